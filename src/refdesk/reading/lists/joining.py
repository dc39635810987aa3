"""An entry's own text: hard wraps joined, furniture of the page left out, with its places in the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from refdesk.domain.draft import Span
from refdesk.reading.text.lines import Line

#: Links that publishers print behind a reference. The doubtful ones count only beside a sure one.
_SURE = (
    r"View (?:the )?[Aa]rticle(?: Online)?|View (?:in|at|on) (?:Scopus|Publisher|Google Scholar|Web of "
    r"Science|PubMed|Article)"
    r"|View PDF|View publisher site|View Record in Scopus|View chapter|Google Scholar|PubMed/NCBI|PubMed "
    r"Abstract"
    r"|PubMed Central|Green Version|PubMed Full Text|Free PMC article|Free Full Text|CrossRef Full Text|"
    r"Full Text PDF"
    r"|Publisher Full Text|CAS Google Scholar|Download (?:reference|citation)s?|Export (?:reference|citation)"
    r"|Go to (?:original source|reference)(?: in article)?\.{0,3}|Return to ref(?:erence)? \S+ in "
    r"article|Show (?:in )?context"
    r"|Find (?:this|full) (?:article|text)(?: (?:at|on|online))?|Search Google Scholar|OpenURL|Open URL|"
    r"SFX|Web of Science"
    r"|Get it at \w+|ISI Web of Science|Cited in article|Back to (?:cited )?text|\[?DOI link\]?|Link to "
    r"(?:article|publisher)"
    r"|Abstract/(?:Free )?(?:FREE )?Full Text|View abstract|Read article|Open in new tab|WorldCat|Article PDF"
    r"|Cited by(?: \d+)?|Cited \d+ times?|Times cited:? \d+|\(\d+ citations?\)|\[?Перейти к статье\]?|"
    r"Посмотреть в Scopus"
    r"|\[?Google Академия\]?|Просмотр в Scopus"
)
_DOUBTFUL = (
    r"Article|CAS|PubMed|MEDLINE|ADS|MATH|MathSciNet|Scopus|ISI|PDF|Abstract|Full ?Text|Chapter|Book|DOI|"
    r"Link|PMC"
    r"|HTML|URL|Cross[Rr]ef|Medline|WoS|zbMATH|Zentralblatt MATH|RePEc|eLIBRARY|RINC|РИНЦ|ChemPort|"
    r"Astrophysics Data System|NASA ADS"
)
_MARKS = r"[\s\u00ae\[\]()|\u00b7\u2022,;/.\u00bb\u2197]*"
#: Where a link's words end: pages without spaces between links run them together.
_END = r"(?:\b|(?<=\W)|(?=View|Google|Cross|Download|PubMed|CAS))"
_TAIL = re.compile(rf"(?:(?<=[\s\].)])|(?<=\d)){_MARKS}(?:(?:{_SURE}|{_DOUBTFUL}){_END}{_MARKS})+$")
_WHOLE = re.compile(rf"{_MARKS}(?:(?:{_SURE}|{_DOUBTFUL}){_END}{_MARKS})+")
#: Some journals print these behind a reference, so alone they belong to its text.
_PRINTED = re.compile(r"(?:Cross ?[Rr]ef|Medline|PubMed|[\s,;.\[\]])+")
_HAS_SURE = re.compile(rf"(?:{_SURE})")
_REPEATED_LINK = re.compile(r"[\u00bb\u203a>]\s*(?:https?://|www\.)\S+$")
#: PubMed puts its links behind hyphens.
_PUBMED_LINKS = re.compile(r"(?:\s+-\s+(?:DOI|PMC|PubMed|Google Scholar))+$")
_PAGE_MARK = re.compile(
    r"(?:(?:page|p\.|с\.|стр\.|-|\u2013|\u2014)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4}|\s*[-\u2013\u2014])?",
    re.IGNORECASE,
)
_ADDRESS_TAIL = re.compile(
    r"(?:(?:https?|ftp)\s?://|www\.|doi\s?[:.]\s?(?:org/)?\s?10\.|\b10\.\d{4,9}/)\S*$", re.IGNORECASE
)
_ADDRESS_PART = re.compile(r"[\w%~#?&=.:@()<>;+!*,/-]+")
_WORD_END = re.compile(r"[^\W\d_]{2,}[-\u2010\xad]$")
_RANGE_END = re.compile(r"\d[-\u2010-\u2015]$")
_MORE_WANTED = re.compile(
    r"[,:;(\[\u2013\u2014/&-]$|\b(?:pp?|vol|no|nos|n|nr|and|in|с|т|№)\.?$", re.IGNORECASE
)
_FURNITURE_TAIL_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Joined:
    """A text and where its parts stand in the page, as `ReferenceDraft.pieces` has them."""

    text: str
    pieces: tuple[tuple[int, Span], ...]

    def place_of(self, position: int) -> int:
        """Where a position of the text stands in the page."""
        start, place = self.pieces[bisect_right(self.pieces, position, key=itemgetter(0)) - 1]
        return place.start + position - start


def joined(lines: Iterable[Line]) -> Joined:
    """One text of the lines of an entry."""
    text = ""
    pieces: list[tuple[int, Span]] = []
    for line in without_furniture(list(lines)):
        between, dropped = _seam(text, line.text)
        if dropped:
            text = text[:-dropped]
            start, place = pieces[-1]
            pieces[-1] = (start, Span(place.start, place.end - dropped))
        text += between
        pieces.append((len(text), line.span))
        text += line.text
    return Joined(text, tuple((start, place) for start, place in pieces if len(place)))


def without_furniture(lines: list[Line]) -> Iterator[Line]:
    """The lines of an entry that are its own, links behind it cut off."""
    before = ""
    for place, line in enumerate(lines):
        is_link = is_furniture(line.text) or _is_link_above(lines, place)
        if is_link or (place and _is_stray_number(line, before)):
            continue
        kept = line.part(0, _own_length(line.text))
        if kept.text:
            before = kept.text
            yield kept


def _is_link_above(lines: list[Line], place: int) -> bool:
    """Whether a line that could be printed (`Crossref`) stands above a sure link, and is one too."""
    is_possible = 0 < place < len(lines) - 1 and _PRINTED.fullmatch(lines[place].text)
    return bool(is_possible) and is_furniture(lines[place + 1].text)


def is_page_mark(text: str) -> bool:
    """Whether a line is nothing but the number of a page: `57`, `- 57 -`, `Page 3 of 9`."""
    return _PAGE_MARK.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is nothing but links that a publisher prints behind a reference."""
    if len(text) > _FURNITURE_TAIL_LENGTH:
        return False
    if _REPEATED_LINK.match(text):
        return True
    return _WHOLE.fullmatch(text) is not None and not _PRINTED.fullmatch(text)


def ends_with_links(text: str) -> bool:
    """Whether a line is such links or has them at its end, where its entry ends too."""
    return is_furniture(text) or _own_length(text) < len(text)


def _own_length(text: str) -> int:
    low = max(0, len(text) - _FURNITURE_TAIL_LENGTH)
    links = _PUBMED_LINKS.search(text, low)
    if links:
        return links.start()
    match = _TAIL.search(text, low)
    if match is None or match.start() == 0 or not _HAS_SURE.search(text, match.start()):
        return len(text)
    marks = text[match.start() :]
    kept = len(marks) - len(marks.lstrip(".,;)]"))
    return match.start() + kept


def _is_stray_number(line: Line, before: str) -> bool:
    """A page's number that came along with the text."""
    if not is_page_mark(line.text):
        return False
    return line.gap > 0 or not _MORE_WANTED.search(before)


def _seam(before: str, after: str) -> tuple[str, int]:
    """What stands between two joined lines, and how many letters the first one loses at its end."""
    if not before:
        return "", 0
    if _ADDRESS_TAIL.search(before[-300:]) and _continues_address(before, after):
        return "", 0
    if _WORD_END.search(before[-40:]) and after[:1].islower():
        return "", 1
    if before[-1] in "-\u2010" and after[:1].isalnum() and not before[-2:-1].isspace():
        return "", 0
    if _RANGE_END.search(before[-3:]) and after[:1].isdigit():
        return "", 0
    return " ", 0


def _continues_address(before: str, after: str) -> bool:
    first = after.split(None, 1)[0]
    if not _ADDRESS_PART.fullmatch(first) or first[0] in "([":
        return False
    if before[-1] in "/-_=?&%~#":
        return True
    if before[-1] in ".,;)>":
        return before[-1] == "." and bool(re.match(r"[a-z0-9]", first)) and ("/" in first or len(first) > 3)
    return bool(re.search(r"[/=?&%_]|\.\w|\d", first)) and not re.match(
        r"(?:https?:|www\.|doi|pmid|\d{4}\W*$|\()", first, re.IGNORECASE
    )
