"""What a style leaves of a printed reference: the fate of each of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.dates import Date
from refdesk.domain.draft import Reading, Span
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.folding import fold
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.reading.text.cue_words import CUE_OF
from refdesk.reading.text.written_dates import month_of

#: An address or identifier is one word; else letters and digits, joined by apostrophes.
_WORD = re.compile(
    r"(?:https?://|www\.|doi:\s*10\.|10\.\d{4,}/)[^\s<>]+|[^\W_]+(?:['’ʼ][^\W_]+)*", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://|www\.|doi:|10\.\d{4,}/", re.IGNORECASE)
_ADDRESS_HEAD = re.compile(r"^(?:https?://)?(?:www\.)?(?:(?:dx\.)?doi\.org/)?(?:doi:\s*)?", re.IGNORECASE)
_ADDRESS_TAIL = ".,;:)]}>\"'”»"
#: Words that only announce what follows; a style has its own.
_LABEL_CUES = frozenset(
    ("in", "editor", "page", "volume", "issue", "edition", "access", "others", "translator")
)
_LABELS = frozenset({
    "doi", "url", "uri", "http", "https", "isbn", "issn", "pmid", "pmcid", "arxiv", "id", "and", "y", "e",
    "und", "et", "и", "және", "та", "a", "the", "of", "at", "on", "from", "by", "date", "n", "d", "дата",
    "обращения", "қаралған", "күні", "link", "ссылка", "web", "internet", "сайт", "website", "online",
})  # fmt: skip


class Fate(StrEnum):
    """What became of a word: printed; printed in another form; only a label of the source's own style; left
    out by the style; or never read into a field, so that no style can print it."""

    KEPT = "kept"
    REWORDED = "reworded"
    LABEL = "label"
    DROPPED = "dropped"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the printed text, the field it was read into (empty for none), and its fate."""

    span: Span
    fate: Fate
    field: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A reference as it was printed, and what was read of it."""

    text: str
    record: Record
    readings: Sequence[Reading] = ()


def compare(printed: Printed, result: str, dropped: Collection[str]) -> tuple[Word, ...]:
    """The fate of each word of a printed reference in `result`, its plain text in a style.

    `dropped` are the fields that the style does not use.
    """
    comparison = _Comparison(printed, result, dropped)
    return tuple(comparison.words())


def missing_fields(printed: Printed, result: str, dropped: Collection[str]) -> tuple[str, ...]:
    """Of the fields that a style does not use those whose words are not in the result all the same."""
    words = _Result(result)
    values = {field: _value_words(printed.record, field) for field in dropped}
    return tuple(field for field, value in values.items() if not all(map(words.has, value)))


class _Result:
    """The words of a result, for looking up."""

    def __init__(self, text: str) -> None:
        self._text = fold(text)
        self.words = frozenset(map(_bare, _WORD.findall(self._text)))

    def has(self, word: str) -> bool:
        if _ADDRESS.match(word):
            return _core(word) in self._text
        return _bare(word) in self.words

    def has_short(self, word: str) -> bool:
        """Whether it is there abbreviated, written out, or as the end of a number (142-50)."""
        if word.isdigit():
            return any(each.isdigit() and word.endswith(each) for each in self.words)
        return any(word.startswith(each) or each.startswith(word) for each in self.words)


class _Comparison:
    def __init__(self, printed: Printed, result: str, dropped: Collection[str]) -> None:
        self._printed = printed
        self._result = _Result(result)
        self._dropped = dropped
        self._fields = _fields_by_word(printed.record)
        self._months = _fields_by_month(printed.record)
        self._given = _families_by_given(printed.record)

    def words(self) -> Iterator[Word]:
        for match in _WORD.finditer(self._printed.text):
            span = Span(match.start(), match.start() + len(match.group().rstrip(_ADDRESS_TAIL)))
            word = fold(match.group())
            field = self._field(span, word)
            yield Word(span, self._fate(word, field), field)

    def _field(self, span: Span, word: str) -> str:
        """By where it was read; the words of a field that a person typed are known all the same."""
        for reading in self._printed.readings:
            if any(each.start <= span.start and span.end <= each.end for each in reading.spans):
                return reading.field
        known = self._fields.get(_core(word) if _ADDRESS.match(word) else word, "")
        return known or self._months.get(month_of(word) or 0, "")

    def _fate(self, word: str, field: str) -> Fate:
        if self._result.has(word):
            return Fate.KEPT
        if not field:
            return Fate.LABEL if _is_label(word) else Fate.UNREAD
        if field in self._dropped:
            return Fate.DROPPED
        return Fate.REWORDED if self._is_reworded(word, field) else Fate.DROPPED

    def _is_reworded(self, word: str, field: str) -> bool:
        kind = FIELDS[field].kind if field in FIELDS else Kind.TEXT
        if kind is Kind.DATE:
            return not word.isdigit() or self._result.has_short(word)
        if kind is Kind.NAMES:
            return self._is_known_name(word)
        return _is_label(word) or self._result.has_short(word)

    def _is_known_name(self, word: str) -> bool:
        """A given name may stand as an initial where its family name is printed."""
        families = self._given.get(word)
        if families is None:
            return _is_label(word)
        return any(all(map(self._result.has, family)) for family in families)


def _fields_by_word(record: Record) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in record:
        for word in _value_words(record, field):
            found.setdefault(_core(word) if _ADDRESS.match(word) else word, field)
    return found


def _fields_by_month(record: Record) -> dict[int, str]:
    found: dict[int, str] = {}
    for field in record:
        date = record.date(field)
        for part in (date.start, date.end) if date else ():
            if part and part.month:
                found.setdefault(part.month, field)
    return found


def _families_by_given(record: Record) -> Mapping[str, list[tuple[str, ...]]]:
    """For each given name and initial the family names it belongs to."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for field in record:
        for name in record.names(field):
            family = tuple(_words(name.family or name.literal))
            for word in _words(f"{name.given} {name.suffix} {name.dropping_particle}"):
                found.setdefault(word, []).append(family)
    return found


def _value_words(record: Record, field: str) -> list[str]:
    value = record.get(field)
    if isinstance(value, Date) and value.literal:
        return _words(value.literal)
    return _words(plain(record.text(field)))


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _core(address: str) -> str:
    return _ADDRESS_HEAD.sub("", fold(address)).rstrip(_ADDRESS_TAIL + "/")


def _bare(word: str) -> str:
    """A number without the noughts before it: the 2nd of January may be printed as 02."""
    return word.lstrip("0") or "0" if word.isdigit() else word


def _is_label(word: str) -> bool:
    return word in _LABELS or CUE_OF.get(word) in _LABEL_CUES or (len(word) == 1 and not word.isdigit())
