"""An item as the processor uses it: fields as marked text, names and dates read when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from refdesk.csl.items.date_input import read_date
from refdesk.csl.items.note_fields import with_note_fields
from refdesk.csl.items.persons import Person, person_from
from refdesk.csl.text.fields import marked
from refdesk.csl.text.markup import without_marks
from refdesk.domain.dates import Date

#: From here on a number is written with a power of ten: Python writes no integer of thousands of digits.
_LARGE = 10**18
# fmt: off
NAME_VARIABLES = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
))
DATE_VARIABLES = frozenset((
    "accessed", "available-date", "container", "event-date", "issued", "locator-date", "original-date",
    "submitted",
))
NUMBER_VARIABLES = frozenset((
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number",
    "issue", "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part-number",
    "printing-number", "section", "supplement-number", "version", "volume",
))
# fmt: on


class Item:
    """One cited thing; `texts` holds every plain field by its CSL variable, empty ones left out."""

    __slots__ = ("_dates", "_names", "_present", "data", "id", "language", "texts", "type")

    def __init__(self, data: Mapping[str, Any]) -> None:
        data = with_note_fields(data, NAME_VARIABLES, DATE_VARIABLES)
        self.data = data
        self.id = str(data.get("id", ""))
        self.type = str(data.get("type") or "document")
        self.language = str(data.get("language") or "")
        self.texts = _texts(data)
        self._present: frozenset[str] | None = None
        self._names: dict[str, tuple[Person, ...]] = {}
        self._dates: dict[str, Date | None] = {}

    def names(self, variable: str) -> tuple[Person, ...]:
        """The persons of a name variable, those without any name left out."""
        found = self._names.get(variable)
        if found is None:
            found = self._names[variable] = _persons(self.data.get(variable))
        return found

    def date(self, variable: str) -> Date | None:
        """The date of a date variable, or None where it says nothing."""
        try:
            return self._dates[variable]
        except KeyError:
            found = self._dates[variable] = read_date(self.data.get(variable))
            return found

    @property
    def present(self) -> frozenset[str]:
        """The variables of all kinds that say something."""
        if self._present is None:
            names_and_dates = [
                variable
                for variable in self.data
                if (variable in NAME_VARIABLES and self.names(variable))
                or (variable in DATE_VARIABLES and self.date(variable) is not None)
            ]
            self._present = _together((*self.texts, *names_and_dates))
        return self._present

    @property
    def is_english(self) -> bool | None:
        """Whether the item's language is English; None where it does not say."""
        return self.language[:2].lower() == "en" if self.language else None


@lru_cache(maxsize=4096)
def _together(variables: tuple[str, ...]) -> frozenset[str]:
    """The variables as a set: items that have the same ones share it."""
    return frozenset(variables)


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    texts = {}
    for variable, value in data.items():
        if isinstance(value, str):
            if value and variable not in DATE_VARIABLES:
                texts[variable] = without_marks(value) if variable in NUMBER_VARIABLES else marked(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            texts[variable] = _digits(value)
    if "page" in texts and "page-first" not in texts:
        first = texts["page"].replace("\u2013", "-").split("-")[0].split(",")[0].split("&")[0].strip()
        texts["page-first"] = first
    if "journalAbbreviation" in texts and "container-title-short" not in texts:
        texts["container-title-short"] = texts["journalAbbreviation"]
    if "shortTitle" in texts and "title-short" not in texts:
        texts["title-short"] = texts["shortTitle"]
    return texts


def _digits(value: float) -> str:
    """A number as text: `12` for the `12.0` of a spreadsheet."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if abs(value) < _LARGE else f"{value:.3g}"


def _persons(value: Any) -> tuple[Person, ...]:
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    people = [person_from(entry) for entry in value if isinstance(entry, dict)]
    return tuple([person for person in people if person is not None])
