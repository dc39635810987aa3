"""The "for citation" line of a page, read as a reference and used as evidence for the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Span
from refdesk.domain.identifiers import DOI_PATTERN, URL_PATTERN
from refdesk.domain.names import Name
from refdesk.reading.lists.joining import Joined, joined
from refdesk.reading.lists.likeness import likeness, starts_with_author
from refdesk.reading.names.person_names import read_names
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.pages.page_text import Block, PageText, page_language
from refdesk.reading.pages.people import people_on
from refdesk.reading.pages.person import is_person
from refdesk.reading.strings.reference import read_reference
from refdesk.reading.text.headings import Section
from refdesk.reading.text.languages import language_of
from refdesk.reading.text.lines import Line
from refdesk.reading.text.words import find_words, key_of

_TRUSTED = (
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "issued",
    "DOI",
    "ISSN",
    "publisher",
    "URL",
)
_NUMBERS = frozenset({"page", "issued"})
#: A field read from the line is trusted so much of what the reader itself trusts it.
_SHARE = 0.75
_YEAR_BEFORE_TITLE = re.compile(r"[\s.,]*\(?\s?(?:19|20)\d\d[a-z]?[^()]{0,20}\)?[\s.,:]*$")
_YEAR_ALONE = re.compile(r"\(?(?:19|20)\d\d[a-z]?\)?[.,]?")
_JOURNAL = re.compile(
    r"[\s.,?!)\"\u201d\u00bb/\u2013\u2014\u2010-]*(?:\[[^\]]{1,20}\][\s.,]*)?(?:In:?\s|//\s?)?(?P<journal>[^\W\d_][^\d;]{2,160}?)"
    r"(?:\s?\[[^\]]{1,20}\])?"
    r"[\s.,:;(\u2013\u2014-]*(?=\(?\d|;|$|\b(?:Vol|vol|Volume|volume|v|[Tt]ome?|[Bb]and|Bd|[Jj]g|[Nn][\u00ba\u00b0]|[Nn]úm|[Ii]ssue|[Hh]eft|\u0422|\u0422\u043e\u043c|No|no|Cilt|N\u00ba|n)\b\.?|\u2116|https?:|doi)"
)
_BRACKETED = re.compile(r"\s*\[[^\]]{1,20}\]$")
_DASH = re.compile(r"\s?[\u2010-\u2015]\s?")
_CITED_AUTHORS = 0.7
_INITIAL_AT_END = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")
_FIRST_LINES = 8
_LEAST_LIKE = 3
_SHORTEST = 45
_MOST_PARTS = 30
#: So many words, and so many letters and digits, has a title that is sought in lines without a label.
_FEWEST_WORDS, _SHORTEST_TITLE = 4, 20
_HEAD_LINES = 200
_STYLE_NAME = re.compile(
    r"(?:APA|MLA|AMA|Chicago|Vancouver|IEEE|Harvard|ISNAD|EndNote|BibTeX|ГОСТ|GOST|ABNT|ACM|ACS|Turabian)\b[\s:.-]*(?:\d\w*\b)?[\s:.-]*"
)
_NEXT_STYLE = re.compile(r"\s(?:AMA|Chicago|EndNote|IEEE|ISNAD|JAMA|MLA|Vancouver|BibTeX)\s*$")


@dataclass(frozen=True, slots=True)
class CitationLine:
    """The line itself, with its places in the page, and the draft that was read from it."""

    whole: Joined
    draft: Draft

    @property
    def text(self) -> str:
        """The line's words."""
        return self.whole.text

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the page."""
        return tuple(place for _, place in self.whole.pieces)

    def evidence(self, told: frozenset[str] = frozenset()) -> list[Evidence]:
        """What the reader of references makes of the line; the fields `told` are known better already."""
        said = [Evidence("how_to_cite", self.text, self.spans, 0.95)]
        for reading in self.draft.readings:
            value = self.draft.record.get(reading.field)
            if value is not None and reading.field in _TRUSTED and reading.field not in told:
                weight = reading.confidence * _SHARE
                value = _to_the_year(value) if isinstance(value, Date) else value
                value = _DASH.sub("-", str(value)) if reading.field == "page" else value
                if reading.field in _NUMBERS and not any(map(str.isdigit, str(value))):
                    continue
                said.append(Evidence(reading.field, value, self.page_spans(reading.spans), weight))
        return said

    def around_title(self, title: str) -> tuple[tuple[Name, ...], list[Evidence]]:
        """The authors before the title and what stands behind it, where the line has the title; else nothing.

        Once the title is known, the order tells the parts: authors, year, title, journal, places.
        """
        place = find_words(self.text, title)
        if place is None:
            return (), []
        before = _trimmed(_YEAR_BEFORE_TITLE.sub("", self._authors_before(place.start)))
        journal = _JOURNAL.match(self.text, place.end)
        if journal is None:
            return read_names(before), []
        span = Span(*journal.span("journal"))
        words = _BRACKETED.sub("", span.of(self.text)).strip()
        return read_names(before), [Evidence("container-title", words, self.page_spans((span,)), 0.85)]

    def authors_alone(self, title: str) -> list[Evidence]:
        """The authors before the title, of a page that names them nowhere else."""
        names, _ = self.around_title(title)
        place = find_words(self.text, title)
        if not names or place is None:
            return []
        words = _trimmed(_YEAR_BEFORE_TITLE.sub("", self.text[: place.start]))
        return [Evidence("author", names, self.page_spans((Span(0, len(words)),)), _CITED_AUTHORS)]

    def _authors_before(self, end: int) -> str:
        """The words before the title; names on lines of their own are parted by marks."""
        parts = [self.text[start : start + len(place)] for start, place in self.whole.pieces if start < end]
        parts = [part for part in parts if not _YEAR_ALONE.fullmatch(part)]
        is_listed = len(parts) > 1 and all(map(is_person, parts))
        return "; ".join(parts) if is_listed else self.text[:end]

    def page_spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Where spans of the line stand in the page."""
        found = []
        for start, place in self.whole.pieces:
            for span in spans:
                low, high = max(span.start, start), min(span.end, start + len(place))
                if low < high:
                    found.append(Span(place.start + low - start, place.start + high - start))
        return tuple(found)


def _trimmed(names: str) -> str:
    """The names without the marks that part them from the title; an initial keeps its full stop."""
    names = names.strip(' ,:\u201c"\u00ab')
    return names if _INITIAL_AT_END.search(names) else names.rstrip(' .,:\u201c"\u00ab')


def find_citation_line(page: PageText) -> CitationLine | None:
    """The page's citation line, None where it has none."""
    candidates = citation_lines(page) or _unlabelled(page)
    if not candidates:
        return None
    language = page_language(page.lines)
    texts = [joined(lines) for lines in candidates]
    whole = max(
        texts,
        key=lambda each: (_names_title(page, each), language_of(each.text) == language, likeness(each.text)),
    )
    if likeness(whole.text) < _LEAST_LIKE:
        return None
    return CitationLine(whole, read_reference(whole.text))


def citation_lines(page: PageText) -> list[list[Line]]:
    """The lines of every citation that the page gives: on paper and electronic, in its languages."""
    return [lines for block in page.under(Section.CITATION) if (lines := _own_lines(block))]


def _unlabelled(page: PageText) -> list[list[Line]]:
    """The first line that is a reference to the page itself: its authors, then a line of the page's head."""
    for line in page.lines:
        is_like = likeness(line.text) > _LEAST_LIKE and starts_with_author(line.text)
        if is_like and _names_title(page, joined([line])):
            return [[line]]
    return []


def _names_title(page: PageText, whole: Joined) -> bool:
    """Whether a longer line of the page's head, as the title is, stands in the citation too."""
    key = key_of(whole.text)
    places = [place for _, place in whole.pieces]
    return any(
        len(line.text.split()) >= _FEWEST_WORDS
        and len(title := key_of(line.text)) >= _SHORTEST_TITLE
        and key.find(title) > 0
        and not any(line.span.overlaps(place) for place in places)
        and not people_on(line, frozenset())
        for line in page.before(Section.ABSTRACT, Section.BODY)[:_HEAD_LINES]
    )


def _to_the_year(date: Date) -> Date:
    """Citations state years; a day among their numbers is most often volume and issue misread."""
    return Date.of(date.start.year) if date.start else date


def _own_lines(block: Block) -> list[Line]:
    """The first line that is like a reference, with the lines that go on with it."""
    for place, line in enumerate(block.lines[:_FIRST_LINES]):
        first = _without_style_name(line)
        if likeness(first.text) < _LEAST_LIKE or len(_without_addresses(first.text)) < _SHORTEST:
            continue
        own = [first]
        for following in block.lines[place + 1 : place + 5]:
            if following.gap or not _goes_on(own[-1].text, following.text):
                break
            own.append(following)
        return own
    return _broken_up(block)


def _broken_up(block: Block) -> list[Line]:
    """A citation whose authors, title and journal stand on lines of their own."""
    own: list[Line] = []
    for line in block.lines[:_MOST_PARTS]:
        if own and line.gap > 1:
            break
        own.append(line)
        if DOI_PATTERN.search(line.text):
            break
    text = joined(own).text
    return own if len(_without_addresses(text)) >= _SHORTEST and likeness(text) > _LEAST_LIKE else []


def _without_addresses(text: str) -> str:
    return DOI_PATTERN.sub("", URL_PATTERN.sub("", text)).strip()


def _without_style_name(line: Line) -> Line:
    match = _STYLE_NAME.match(line.text)
    shortened = line.part(match.end()) if match else line
    return replace(shortened, text=_NEXT_STYLE.sub("", shortened.text))


def _goes_on(before: str, after: str) -> bool:
    if re.match(r"https?://|doi|DOI|[a-zа-я(]", after):
        return True
    return before[-1] not in ".)" and len(after) > 20 and not before[-1:].isdigit()
