"""A record on its way, while a file's fields come in one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.identifiers import ISSN_PATTERN
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value

_SHORT_PAGES = re.compile(r"([A-Za-z]*)(\d+)-(\d+)")
_COPYRIGHT = re.compile(
    r"(?<=[.?!])\s+((?:Copyright|\u00a9)\s.*)$"
    r"|\s+((?:Copyright|\u00a9)\s[^.?!]*\b\d{4}\b[^.?!]*\.?)$",
    re.DOTALL,
)
_DIGITS = re.compile(r"[\dXx]")
#: An ISSN that is no part of a longer number.
_ISSN = re.compile(rf"(?<![\d-]){ISSN_PATTERN.pattern}(?![\d-])")
_DOI_PREFIX = re.compile(r"^\s*(?:doi\s*:|https?://(?:dx\.)?doi\.org/)\s*", re.IGNORECASE)


class Building:
    """Collects the values of one record; `prefix` begins the names of what goes to `Record.extra`."""

    __slots__ = ("_extra", "_names", "_prefix", "_texts", "type", "values")

    def __init__(self, type_name: str, prefix: str) -> None:
        self.type = type_name
        self.values: dict[str, Value] = {}
        self._extra: dict[str, str] = {}
        self._prefix = prefix
        # What was added, by variable: to look through the values for each would take long for thousands.
        self._names: dict[str, set[Name]] = {}
        self._texts: dict[str, set[str]] = {}

    def put(self, variable: str, value: Value | None) -> bool:
        """Sets a variable that has no value yet; whether it did."""
        if not value or variable in self.values:
            return False
        self.values[variable] = bare_doi(value) if variable == "DOI" and isinstance(value, str) else value
        return True

    def take(self, variable: str, name: str, text: str) -> None:
        """Sets a text variable; where it has another text already, keeps this one under the name."""
        if text and not self.put(variable, text) and self.values[variable] != text:
            self.keep(name, text)

    def add(self, variable: str, text: str, separator: str = "; ") -> None:
        """Adds to a text variable, each text once."""
        self.add_all(variable, (text,), separator)

    def add_all(self, variable: str, texts: Iterable[str], separator: str = "; ") -> None:
        """Adds several texts to a text variable, as `add` does."""
        before = self.text(variable)
        told = self._texts.setdefault(variable, set())
        if before and not told:
            told.update(before.split(separator))
        added = [before] if before else []
        for text in filter(None, texts):
            if text not in told:
                added.append(text)
                told.update(text.split(separator))
        if added:
            self.values[variable] = separator.join(added)

    def add_name(self, variable: str, name: Name) -> None:
        """Adds a name to a names variable; an empty one and a repeated one add nothing."""
        self.add_names(variable, (name,))

    def add_names(self, variable: str, names: Iterable[Name]) -> None:
        """Adds several names to a names variable, as `add_name` does."""
        told = self._names.setdefault(variable, set())
        added = [name for name in dict.fromkeys(names) if not (name.is_empty or name in told)]
        told.update(added)
        before = self.values.get(variable)
        if added:
            self.values[variable] = (*before, *added) if isinstance(before, tuple) else tuple(added)

    def take_people(
        self, variable: str, name: str, texts: Sequence[str], made: Callable[[str], Name]
    ) -> None:
        """Adds people to their role, or their words to one that is a text; without any, keeps them aside."""
        if not variable:
            self.keep(name, "\n".join(texts))
        elif FIELDS[variable].kind is Kind.NAMES:
            self.add_names(variable, map(made, texts))
        else:
            self.put(variable, "; ".join(texts))

    def put_date(self, variable: str, date: Date | None) -> None:
        """Sets a date variable that has none yet."""
        self.put(variable, date)

    def keep(self, name: str, text: str) -> None:
        """Keeps what no variable holds; repeated ones on lines of their own."""
        key = self._prefix + name
        if text:
            self._extra[key] = f"{self._extra[key]}\n{text}" if key in self._extra else text

    def text(self, variable: str) -> str:
        """A text variable's value so far."""
        value = self.values.get(variable)
        return value if isinstance(value, str) else ""

    def put_standard_number(self, text: str) -> None:
        """Sets ISBN or ISSN, by the number's form."""
        self.add(standard_number_variable(text), text.strip(), " ")

    def record(self) -> Record:
        """The record of what came in."""
        return Record(self.type, self.values, self._extra)


def without_copyright(abstract: str) -> tuple[str, str]:
    """An abstract and the copyright line that PubMed puts after it."""
    match = _COPYRIGHT.search(abstract)
    return (abstract[: match.start()], match[1] or match[2]) if match else (abstract, "")


def standard_number_variable(text: str) -> str:
    """`ISBN` or `ISSN`, by the number's form; a word and a second number may stand beside it."""
    if _ISSN.search(text):
        return "ISSN"
    return "ISBN" if len(_DIGITS.findall(text)) >= 10 else "ISSN"


def bare_doi(text: str) -> str:
    """The DOI without the address, or the word, that stands before it."""
    return text if text.startswith("10.") else _DOI_PREFIX.sub("", text).strip() or text


def full_pages(text: str) -> str:
    """`228-242` of `228-42`, as PubMed shortens pages."""
    match = _SHORT_PAGES.fullmatch(text.strip())
    if match is None or len(match[3]) >= len(match[2]):
        return text
    return f"{match[1]}{match[2]}-{match[1]}{match[2][: -len(match[3])]}{match[3]}"


def page_range(first: str, last: str) -> str:
    """`12-15` of two fields, of which the first may already be the range."""
    first, last = first.strip(), last.strip()
    if not last or last == first or "-" in first or "\u2013" in first:
        return first
    return f"{first}-{last}" if first else last
