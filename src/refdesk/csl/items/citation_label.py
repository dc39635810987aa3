"""Citation labels such as `Doe65` or `RoNo78`, made of names and year where an item brings none."""

from __future__ import annotations

from refdesk.csl.items.item import Item
from refdesk.csl.text.markup import without_marks

#: How many letters of each name are taken, by the number of names (the default "trigraph" of citeproc-js).
_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1), 4: (1, 1, 1, 1)}
_SOURCES = ("author", "editor", "translator", "director")


def citation_label(item: Item) -> str:
    """The item's own label, else one of up to four names and the year's last two digits."""
    return item.texts.get("citation-label") or _name_part(item) + _year_part(item)


def _name_part(item: Item) -> str:
    persons = next((persons for source in _SOURCES if (persons := item.names(source))), ())[:4]
    if not persons:
        title = without_marks(item.texts.get("title", ""))
        return "".join(char for char in title if char.isalnum())[:4]
    words = [without_marks(person.literal or person.family).replace(" ", "") for person in persons]
    return "".join(word[:count].capitalize() for word, count in zip(words, _LETTERS[len(words)], strict=True))


def _year_part(item: Item) -> str:
    date = item.date("issued")
    return f"{abs(date.start.year) % 100:02}" if date is not None and date.start is not None else ""
