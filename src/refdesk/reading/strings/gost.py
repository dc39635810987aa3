"""References after GOST R 7.0.5-2008 and GOST 7.1-2003: areas parted by `//`, dashes and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refdesk.reading.strings.marks import Mark, labels_of
from refdesk.reading.strings.tokens import Protected
from refdesk.reading.text.late_pattern import LatePattern

#: How far a prescribed sign is trusted; the title's and author's borders are less certain.
_SURE, _LIKELY = 0.95, 0.88
#: Stands for a protected phrase, so that its dots and slashes divide nothing.
_MASK = "\u00a4"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = (
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|"
    r"jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)[^\W\d_]*\.?"
)
_CUE = (
    rf"(?:\[?{_YEAR}(?!\d)|\d{{1,2}}\s(?i:{_MONTH})(?!\w)|№|(?:N|No|Nr|n°|nº)\.?\s?\d|(?:Т|т|Том|том|Вып|вып|Ч|ч|Кн|кн|Vol|vol|V|Iss|iss|Issue|Bd|T|С|с|C|P|p|Pp|pp|PP|"
    rf"Стр|стр|Ст|ст|S|Б|б|Art)\s?\.?\s?[\dIVX]|URL|Режим|DOI|doi|{_MASK}|\d+\s?[сcбs]\b|Article|(?:М|Л"
    rf"|СПб)\.?\s?[:,]|"
    rf"[^\W\d_a-zа-яё][^\W\d_]+(?:-[^\W\d_]+)*\s?:\s[^:]{{2,80}},\s?{_YEAR})"
)
_BORDER = LatePattern(
    rf"\s*[.,;]?\s+[–—-]{{1,2}}\s+|[.,;]\s*[–—]\s*(?=\S)|(?<!\b[СсCcPpSБб])[.,;]\s*(?={_CUE})|\s+(?=№\s?\d)"
    rf"|(?<=\))\s*[.,]?\s+(?={_CUE})"
)
_NUMBER = r"(?:[\dIVXLCХІ]+(?:[-–/,.]\s?[\dIVXLC]+)*(?:\s?\([\d–/-]+\))?[а-яa-z]?)"
_CITY = r"[^\W\d_a-zа-яё][^\W\d_]+"
_CAPITAL = r"(?:М|Л|СПб|Спб|Пг)"
_PAGE = r"\w?\d[\w.]*"
#: The prescribed forms of an area, with the fields that their groups are.
_FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("issued",), rf"[\[(]?({_YEAR}(?:\s?[-–/]\s?\d{{2,4}})?)[\])]?(?:\s?г(?:од)?\.?)?(?:\s?ж\.?)?"),
    (
        ("issued", "issue"),
        rf"(\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s(?i:{_MONTH})(?:\s{_YEAR})?)(?:\s?г\.?)?"
        rf"(?:\s?\((?i:№|вып\.?)\s?({_NUMBER})\))?",
    ),
    (("issued",), rf"(\d{{1,2}}\.\d{{1,2}}(?:\.{_YEAR})?|(?i:{_MONTH})(?:\s?[-–/]\s?(?i:{_MONTH}))?)"),
    (("volume",), rf"(?i:Т|Том|Vol|Volume|V|Bd|T|Jg)\s?\.?\s?({_NUMBER})"),
    (("issue",), rf"(?i:№|N|No|Nr|n°|nº|Вып|Iss|Issue|Is|Heft|H|вып)\s?\.?\s?({_NUMBER})"),
    (
        ("volume", "issue"),
        rf"(?i:Т|Том|Vol|T)\.?\s?({_NUMBER})[.,;\s]+(?i:№|вып|No|Iss|Issue|N|is)\.?\s?({_NUMBER})",
    ),
    (
        ("page",),
        rf"(?i:С|C|P|Pp|S|Стр|Б|Art|Article)\s?\.?\s?({_PAGE}(?:\s?[-–—]+\s?{_PAGE})?"
        r"(?:[,;]\s?\d+(?:[-–]\d+)?)*)\s?[-–—]?",
    ),
    (("number-of-pages",), r"(\d+(?:,\s?\d+)?)\s?(?i:с|c|p|s|б|стр|pp|бет)\.?(?:\s?[:;].*)?"),
    (
        ("edition",),
        r"((?:\d+|[IVX]+)\s?-?(?:е|ое|nd|th|rd|st)?\.?\s?(?i:изд|ed|басылым)[^:]*|(?i:Изд)(?:\.|ание)\s?\d[^:]*)",
    ),
    (
        ("publisher-place", "publisher", "issued"),
        rf"([^:;]{{1,40}}?)\s?:\s?([^:¤]{{2,120}}?)[,.]\s?({_YEAR})(?:\s?г\.?)?",
    ),
    (
        ("publisher-place", "issued"),
        rf"((?:{_CAPITAL}|Н\.\s?Новгород)\s?\.?|{_CITY}(?:[\s-][^\W\d_]+){{0,2}})\s?,\s?({_YEAR})(?:\s?г\.?)?",
    ),
    (
        ("publisher-place", "publisher"),
        rf"({_CAPITAL}\s?\.|{_CITY}(?:[\s-][^\W\d_]+)?)\s?:\s?([^:¤]{{2,120}})",
    ),
)
_PATTERNS = tuple((LatePattern(form), labels) for labels, form in _FORMS)
#: The first of two cities of an imprint (`..., Минск – Москва, 2020`).
_LAST_CITY = LatePattern(rf",\s({_CITY}(?:-{_CITY})?)\s*$")
_CITY_ALONE = LatePattern(rf"\s*{_CITY}(?:[\s-][^\W\d_]+){{0,2}}")
_IMPRINT_BEGINS = LatePattern(rf"\s*(?:{_CAPITAL}\s?\.?|[^:]{{1,40}}\s?:\s?[^:]{{2,120}})")
_INITIAL = r"[^\W\d_a-zа-яё][а-яa-z]?\.\s?-?\s?"
_FAMILY = r"(?:(?:[а-яa-z]{1,3}\s)?[^\W\d_a-zа-яё][^\W\d_]*(?:[-’'][^\W\d_]+)*)"
_PERSON = (
    rf"(?:{_FAMILY},?\s(?:{_INITIAL}){{1,3}}|(?:{_INITIAL}){{1,3}}{_FAMILY}|"
    rf"{_FAMILY}\s[^\W\d_]+\s[^\W\d_]+(?:вич|вна|ич|ична|ұлы|қызы|улы|кызы))"
)
_OTHERS = r"(?:[,\s]*(?:и\s?др\.?|et\s?al\.?|[иж]әне\s?т\.?\s?б\.?|та\s?ін\.?))?"
_AUTHORS = LatePattern(rf"{_PERSON}(?:\s?(?:[,;]|\sи\s|\sand\s|\s&\s|\sжәне\s)\s?{_PERSON})*{_OTHERS}")
_NOTES = LatePattern(
    r"\s*[\[(](?:текст|электронный ресурс|мәтін|text|electronic resource|рукопись|карты)[^\])]*[\])]",
    re.IGNORECASE,
)
_THESIS = LatePattern(
    r"\s?[:.–—-]*\s?((?:автореф\w*\.?\s?)?(?:дис(?:с|сертаци[яи])?)\b.*?)(?:\.?\s[–—-]\s.*)?$", re.IGNORECASE
)
_RESPONSIBILITY = LatePattern(r"\s?/\s(?!/)|\s/\s?(?!/)")
_EDITOR = LatePattern(
    rf"(?i:ред\w*\.?|сост\.?):?\s((?:{_INITIAL}){{1,3}}{_FAMILY}(?:,\s(?:{_INITIAL}){{1,3}}{_FAMILY})*|{_PERSON})"
)
_TRANSLATOR = LatePattern(rf"[Пп]ер(?:ев(?:од)?)?\.?\s(?:с\s\w+\.?\s)?((?:{_INITIAL}){{1,3}}{_FAMILY})")
_EDITION = LatePattern(r"(\d+-?е\s(?:\w+\.\s)?изд\.(?:,\s\w+\.(?:\sи\s\w+\.)?)?)")
_BOOK = LatePattern(
    rf"(?<=[.\])»])\s+([^\W\d_a-zа-яё][^\W\d_]*\.?(?:[\s-][^\W\d_]+)?)\s?:\s?([^:]{{2,100}}?),\s?({_YEAR})(?!\d)"
    rf"|(?<=[.\])»])\s+((?:М|Л|СПб)\.),\s?({_YEAR})(?!\d)"
)
_CYRILLIC = LatePattern("[\u0400-\u052f]")
_SLASHES = LatePattern(r"\s*/\s?/\s*")


def gost_marks(text: str, protected: Sequence[Protected]) -> list[Mark] | None:
    """The marks of a reference that is written after GOST; None for any other."""
    if "/" not in text and not _CYRILLIC.search(text):
        return None
    words = masked(text, protected)
    slashes = _SLASHES.search(words)
    if slashes and slashes.start() > 3:
        marks = [*_head(words, slashes.start()), *host_marks(words, slashes.end())]
    elif _is_cyrillic(words):
        marks = _book(words)
    else:
        return None
    if "title" not in labels_of(marks) or not ("issued" in labels_of(marks) or _is_online(words, protected)):
        return None
    return sorted([*marks, *(Mark(*phrase) for phrase in protected)])


def _is_online(text: str, protected: Sequence[Protected]) -> bool:
    """Whether an address stands for the imprint, which an electronic resource may lack."""
    return _NOTES.search(text) is not None and any(phrase.kind in ("URL", "DOI") for phrase in protected)


def masked(text: str, protected: Sequence[Protected]) -> str:
    """The text, as long, with a sign in the place of every letter of a protected phrase."""
    for phrase in protected:
        text = text[: phrase.start] + _MASK * (phrase.end - phrase.start) + text[phrase.end :]
    return text


def _is_cyrillic(text: str) -> bool:
    if not _CYRILLIC.search(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0400" <= letter <= "\u052f" for letter in letters) * 2 > len(letters)


def _head(text: str, end: int) -> Iterator[Mark]:
    """Authors, title and what stands after the slash."""
    start = re.match(r"[\s*•]*(?:\[?\d{1,3}[.)\]]\s+)?", text)
    place = start.end() if start else 0
    authors = _AUTHORS.match(text, place, end)
    if authors and authors.end() < end - 3:
        yield Mark(place, authors.end(), "author", _LIKELY, _LIKELY)
        place = authors.end()
    stop = end
    for pattern in (_NOTES, _RESPONSIBILITY):
        found = pattern.search(text, place + 1, stop)
        stop = found.start() if found else stop
    thesis = _THESIS.search(text[:stop], place + 1)
    if thesis:
        yield Mark(thesis.start(1), thesis.end(1), "genre", _LIKELY, _LIKELY)
        stop = thesis.start()
    yield Mark(place, stop, "title", _LIKELY, _LIKELY)
    if stop < end:
        yield from _editors(text, stop, end)


def _editors(text: str, start: int, end: int) -> Iterator[Mark]:
    """What stands after the slash: editors, translators, the edition."""
    for label, pattern in (("editor", _EDITOR), ("translator", _TRANSLATOR), ("edition", _EDITION)):
        found = pattern.search(text, start, end)
        if found:
            yield Mark(found.start(1), found.end(1), label, _LIKELY, _LIKELY)


def host_marks(text: str, start: int) -> Iterator[Mark]:
    """What follows `//`: the whole that the part stands in, then its areas."""
    areas = _areas(text, start, len(text))
    if not areas:
        return
    classified = [_classified(text, low, high) for low, high in areas]
    first = next((place for place, marks in enumerate(classified) if marks and place), len(areas))
    end = areas[first - 1][1]
    later = [mark for marks in classified[first:] for mark in marks]
    city = _LAST_CITY.search(text[:end], areas[0][0])
    if later and later[0].label == "publisher-place" and city:
        later[0] = later[0]._replace(start=city.start(1))
        end = city.start()
    yield from _container(text, areas[0][0], end)
    seen: set[str] = set()
    for mark in later:
        if mark.label not in seen or mark.label == "issued":
            seen.add(mark.label)
            yield mark


def _container(text: str, start: int, end: int) -> Iterator[Mark]:
    stop = end
    slash = _RESPONSIBILITY.search(text, start, end)
    if slash:
        stop = slash.start()
        yield from _editors(text, stop, end)
    note = _NOTES.search(text, start, stop)
    stop = note.start() if note else stop
    tail = re.search(rf",\s?({_YEAR})(?:\s?г\.?)?$", text[start:stop])
    if tail:
        yield Mark(start + tail.start(1), start + tail.end(1), "issued", _LIKELY, _LIKELY)
        stop = start + tail.start()
    yield Mark(start, stop, "container-title", _LIKELY, _LIKELY)


def _areas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    areas: list[tuple[int, int]] = []
    for border in _BORDER.finditer(text, start, end):
        if border[0].startswith(",") and _begins_imprint(text, start, border.start(), is_later=bool(areas)):
            continue
        areas.append((start, border.start()))
        start = border.end()
    areas.append((start, end))
    return [_stripped(text, low, high) for low, high in areas if text[low:high].strip(" .,;")]


def _begins_imprint(text: str, start: int, end: int, *, is_later: bool) -> bool:
    """Whether the year after the comma is an imprint's: `М., 2007`, `. – Астана, 2006`."""
    if _IMPRINT_BEGINS.fullmatch(text, start, end):
        return True
    return is_later and _CITY_ALONE.fullmatch(text, start, end) is not None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" .,;")), end - len(words) + len(words.rstrip(" .,;"))


def _classified(text: str, start: int, end: int) -> list[Mark]:
    """The marks of one area, by its prescribed form; none where it has no such form."""
    for pattern, labels in _PATTERNS:
        found = pattern.fullmatch(text, start, end)
        if found:
            return [
                Mark(found.start(group), found.end(group), label, _SURE, _SURE)
                for group, label in enumerate(labels, 1)
                if found[group]
            ]
    return []


def _book(text: str) -> list[Mark]:
    """A book: `Author. Title / responsibility. — Place: Publisher, Year. — 200 с.`, dashes or not."""
    areas = _areas(text, 0, len(text))
    classified = [_classified(text, low, high) for low, high in areas]
    first = next((place for place, marks in enumerate(classified) if marks and place), 0)
    imprint = _BOOK.search(text)
    if imprint and (not first or imprint.start() < areas[first][0]):
        groups = zip(
            range(1, 6), ("publisher-place", "publisher", "issued", "publisher-place", "issued"), strict=True
        )
        marks = [
            Mark(imprint.start(group), imprint.end(group), label, _SURE, _SURE)
            for group, label in groups
            if imprint[group]
        ]
        rest = _areas(text, imprint.end(), len(text))
        return [
            *_head(text, imprint.start()),
            *marks,
            *(mark for low, high in rest for mark in _classified(text, low, high)),
        ]
    note = _NOTES.search(text)
    if not first and note:
        return [*_head(text, note.start())]
    if not first or not any(
        mark.label in ("publisher-place", "publisher", "number-of-pages")
        for marks in classified
        for mark in marks
    ):
        return []
    return [*_head(text, areas[first - 1][1]), *(mark for marks in classified[first:] for mark in marks)]
