"""References after GB/T 7714-2015: the kind of document stands in brackets after the title, as `[J]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refdesk.reading.strings.marks import Mark
from refdesk.reading.strings.tokens import Protected
from refdesk.reading.text.late_pattern import LatePattern

_SURE, _LIKELY = 0.96, 0.9
#: GB/T 7714-2015 appendix B: the letter and the CSL type it means.
_TYPES = {
    "M": "book", "C": "paper-conference", "G": "book", "N": "article-newspaper",
    "J": "article-journal", "D": "thesis", "R": "report", "S": "standard", "P": "patent", "A": "chapter",
    "DB": "dataset", "CP": "software", "EB": "webpage", "DS": "dataset", "CM": "map", "Z": "document",
}  # fmt: skip
_KIND = LatePattern(
    r"[\[［【]\s?(M|C|G|N|J|D|R|S|P|A|DB|CP|EB|DS|CM|Z)(?:\s?/\s?(?:OL|CD|MT|DK))?\s?[\]］】]"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DOT = r"(?:\.\s?|．|。)"
_COMMA = r"\s?[,，]\s?"
_COLON = r"\s?[:：]\s?"
_PAGES = r"(?P<page>[^\s,.\[¤][^,\[\]¤]{0,30}?)"
_END = r"\s?(?:[.．。](?:\s|$|¤)|[。\[¤]|$)"
_SERIAL = LatePattern(
    rf"[.．。,，\s]*(?P<container>.+?)(?:{_COMMA}"
    rf"|{_DOT})(?P<issued>{_YEAR}(?:[-‐–/.]\d{{1,2}}){{0,2}}(?:[-–]{_YEAR})?)"
    rf"(?:{_COMMA}(?:[Vv]ol\.?\s?"
    rf"|第)?(?P<volume>[\w–-]+)卷?)?(?:\s?[（(](?:第)?(?P<issue>[^）)]+?)期?[）)])?(?:{_COLON}{_PAGES})?{_END}"
)
_NEWSPAPER = LatePattern(
    rf"[.．。,，\s]*(?P<container>.+?)(?:{_COMMA}"
    rf"|{_DOT})(?P<issued>{_YEAR}[-‐–/.]\d{{1,2}}[-‐–/.]\d{{1,2}})(?:\s?[（(](?P<page>[^）)]+)[）)])?"
)
_EDITION = LatePattern(
    r"(?:第?\s?\w{1,6}\s?版|\S{0,12}[本版]|修订\S{0,3}|\d+(?:st|nd|rd|th)\s+(?:\w+\.?\s)?ed"
    r"|[Rr]ev(?:ised)?\.?\s?ed|\d+\s?ed|[Nn]ew ed)\.?"
)
_TRANSLATORS = LatePattern(r"(?P<translator>.+?)[,，]?\s?(?:译|譯|訳|trans)")
_IMPRINT = LatePattern(
    rf"(?P<place>[^:：.。]{{1,40}}?\.?){_COLON}(?P<publisher>[^:：]{{2,90}}?){_COMMA}[\[（(c]?(?P<issued>{_YEAR}(?:[-‐–/.]\d{{1,2}}){{0,2}})[\]）)]?(?:{_COLON}{_PAGES})?{_END}"
)
_PUBLISHER = LatePattern(
    rf"(?P<publisher>[^:：]{{2,90}}?){_COMMA}[\[（(]?(?P<issued>{_YEAR})[\]）)]?(?:{_COLON}{_PAGES})?{_END}"
)
_PART = LatePattern(r"[.．。\s]*(?:(?P<translator>[^/]{2,60}?)[,，]?\s?(?:译|譯|訳))?\s?//\s?")
_BARE_DATE = LatePattern(rf"[（(\[]?(?P<issued>{_YEAR}(?:[-‐–/.]\d{{1,2}}){{0,2}})[）)\]]?")
_AUTHOR_END = LatePattern(r"[.．。]\s?(?=\S)")
_NUMBER = LatePattern(rf"{_COLON}(?P<number>(?:\w+{_COMMA})?[\w.]*\d[\w./\s-]*)$")


class CodedMarks(NamedTuple):
    """The marks, and the CSL type that the code in brackets names."""

    marks: list[Mark]
    type: str


def gb7714_marks(text: str, protected: Sequence[Protected]) -> CodedMarks | None:
    """The marks of a reference that names its kind in brackets; None for any other."""
    kind = _KIND.search(text) if "[" in text or "［" in text or "【" in text else None
    if kind is None or kind.start() < 2:
        return None
    masked = _masked(text, protected)
    code = kind[1]
    head = list(_head(text, kind.start(), code))
    part = _PART.match(masked, kind.end())
    start = part.end() if part else kind.end()
    tail = list(_part_of(masked, start) if part else _tail(masked, start, code))
    if part and part["translator"]:
        tail.append(Mark(*part.span("translator"), "translator", _SURE, _SURE))
    type_name = _TYPES[code]
    if part and code in ("M", "G"):
        type_name = "chapter"
    return CodedMarks(sorted([*head, *tail, *(Mark(*phrase) for phrase in protected)]), type_name)


def _masked(text: str, protected: Sequence[Protected]) -> str:
    for phrase in protected:
        text = text[: phrase.start] + "\u00a4" * (phrase.end - phrase.start) + text[phrase.end :]
    return text


def _head(text: str, end: int, code: str) -> Iterator[Mark]:
    """Authors and title; the first full stop after a whole name divides them."""
    label = re.match(r"\s*(?:[\[［]\d{1,3}[\]］]|\d{1,3}[.．、]\s)\s?", text)
    start = label.end() if label else 0
    border = next((dot for dot in _AUTHOR_END.finditer(text, start, end) if _ends_authors(text, dot)), None)
    if border:
        yield Mark(start, border.start(), "author", _LIKELY, _LIKELY)
        start = border.end()
    number = _NUMBER.search(text, start, end) if code in ("S", "P", "R") else None
    if number:
        yield Mark(number.start("number"), number.end("number"), "number", _LIKELY, _LIKELY)
        end = number.start()
    yield Mark(start, end, "title", _SURE, _LIKELY)


def _ends_authors(text: str, dot: re.Match[str]) -> bool:
    """Whether no further initial follows the full stop."""
    return re.match(r"[A-Z]\.|-[A-Z]", text[dot.end() :]) is None


def _marked(found: re.Match[str], names: dict[str, str]) -> Iterator[Mark]:
    for group, label in names.items():
        if found.groupdict().get(group):
            yield Mark(found.start(group), found.end(group), label, _SURE, _SURE)


_LABELS = {
    "container": "container-title", "issued": "issued", "volume": "volume", "issue": "issue", "page": "page",
    "place": "publisher-place", "publisher": "publisher",
}  # fmt: skip


def _tail(text: str, start: int, code: str) -> Iterator[Mark]:
    if code in ("J", "N", "A"):
        pattern = _NEWSPAPER if code == "N" else _SERIAL
        found = pattern.match(text, start) or _SERIAL.match(text, start)
        if found:
            yield from _marked(found, _LABELS)
        return
    yield from _imprint(text, start)


def _part_of(text: str, start: int) -> Iterator[Mark]:
    """What follows `//`: the editors, the whole, its edition and imprint."""
    serial = _SERIAL.match(text, start)
    if serial and (serial["volume"] or serial["issue"]) and not _IMPRINT.search(text, start):
        yield from _marked(serial, _LABELS)
        return
    pieces = _pieces(text, start)
    imprint = next(
        (place for place, (low, high) in enumerate(pieces) if _IMPRINT.match(text, low) and place),
        len(pieces),
    )
    before = [piece for piece in pieces[:imprint] if not _EDITION.fullmatch(text, *piece)]
    if len(before) > 1:
        yield Mark(*before[0], "editor", _LIKELY, _LIKELY)
        yield Mark(before[1][0], before[-1][1], "container-title", _LIKELY, _LIKELY)
    elif before:
        yield Mark(*before[0], "container-title", _LIKELY, _LIKELY)
    for piece in pieces[:imprint]:
        if piece not in before:
            yield Mark(*piece, "edition", _LIKELY, _LIKELY)
    if imprint < len(pieces):
        yield from _imprint(text, pieces[imprint][0])


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    """The stretches between full stops that end no initial and no abbreviation."""
    pieces: list[tuple[int, int, int]] = []
    for dot in re.finditer(
        r"(?<![Rr]ev)(?<!Vol)(?<!Mass)[.．。](?:\s(?![A-Z]\.)|(?=[^\x00-\x7f]))", text[start:]
    ):
        end = start + dot.start()
        pieces.append((pieces[-1][2] if pieces else start, end, start + dot.end()))
    last = pieces[-1][2] if pieces else start
    return [(low, high) for low, high, _ in pieces] + ([(last, len(text))] if last < len(text) else [])


def _imprint(text: str, start: int) -> Iterator[Mark]:
    """Edition, translators, place, publisher, year and page."""
    skipped = re.match(r"[.．。\s]*", text[start:])
    start += skipped.end() if skipped else 0
    for low, high in _pieces(text, start):
        edition = _EDITION.fullmatch(text, low, high)
        translators = _TRANSLATORS.fullmatch(text, low, high)
        if edition:
            yield Mark(low, high, "edition", _SURE, _SURE)
        elif translators:
            yield Mark(*translators.span("translator"), "translator", _SURE, _SURE)
        else:
            found = _IMPRINT.match(text, low) or _PUBLISHER.match(text, low) or _BARE_DATE.match(text, low)
            if found:
                yield from _marked(found, _LABELS)
                return
