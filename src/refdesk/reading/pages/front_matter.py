"""The article of a page: all evidence of its fields, gathered and settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.abstracts import abstracts_as_text
from refdesk.domain.draft import Draft, Page, Source, Span
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.pages.abstracts import Abstract, abstracts_of, keyword_line_below, unheaded_abstract
from refdesk.reading.pages.authors import author_evidence
from refdesk.reading.pages.citation_line import CitationLine, citation_lines, find_citation_line
from refdesk.reading.pages.evidence import Evidence, page_confidence, settled
from refdesk.reading.pages.html_meta import article_in_html, title_in_html
from refdesk.reading.pages.journal_line import journal_evidence, places_in
from refdesk.reading.pages.journal_name import journal_name_evidence
from refdesk.reading.pages.labelled import keywords_of, labelled_evidence
from refdesk.reading.pages.labelled_places import labelled_places
from refdesk.reading.pages.page_text import Block, PageText
from refdesk.reading.pages.title import title_evidence
from refdesk.reading.text.headings import Section
from refdesk.reading.text.languages import language_of
from refdesk.reading.text.lines import Line
from refdesk.reading.text.words import key_of

#: Beside a title one of these must be found, lest a novel be an article; or authors and a weaker one.
_TELLING = frozenset({"abstract", "DOI", "how_to_cite", "issn_print", "issn_online", "keyword"})
_WEAKLY_TELLING = frozenset({"volume", "received", "accepted", "published", "licence"})
_PROCEEDINGS = re.compile(
    r"^(?:In:? )?(?:[\w' \u2019-]{2,20}: )?(?:Proceedings|Proc\.|Findings of|Actas|Anais|Материалы)\b"
)
_VOLUME_AND_ISSUE = re.compile(r"Volume\s?\d+,?\s?(?:\|\s)?Issue\s?\d+")
_FOOT_LINES = 80
#: How data begin that stand below the abstract: the journal with its numbers, or pages.
_DATA = re.compile(
    r"(?i:published in\s?:|publication\s?:|source\s?:|page\(s\)|pages?\s?:|"
    r"[^.;]{3,90}[.,]\s(?:19|20)\d\d[.,]\s(?:т|vol|№|no|v)\b|"
    r"[^.;]{3,90}\s?,\s(?:volume|vol\.|том|т\.|cilt|tome|band)\s?\d|[^.;]{3,60}\s(?:19|20)\d\d\s?;\s?\d+|"
    r"[^.;]{3,60},\s(?:19|20)\d\d,\s?\d+,\s?[\w\u2013-]+\.?$)"
)
#: Sections that tell of other articles, of people or of works cited.
_NO_DATA = frozenset({Section.OTHER, Section.BACK, Section.AUTHORS, Section.REFERENCES, Section.NOTES})
_DATA_HEADINGS = frozenset(
    {"information", "details", "article information", "about this article", "volume", "issue"}
)
_MOST_CITATIONS = 6
#: A citation so short has no title: it is the journal with its numbers.
_LONGEST_SHORT_CITATION = 90
#: One of more lines has each part on a line of its own.
_MOST_WRAPPED = 3
_LINES_BELOW, _LONGEST_DATA = 40, 200
_HTML_WEIGHT = 0.9
_ADDRESS_WEIGHT = 0.8
_SMALL_WORD = 3
#: How far a journal's whole name is trusted that another place of the page abbreviates.
_IN_FULL = 0.93
#: Where the article's data stand, in lines from the top, when no heading says where they end.
_HEAD_LINES = 120


def read_article(page: PageText, source: Page) -> Draft | None:
    """The article's draft; None where the page has too little of one. `source` has its HTML and address."""
    said: list[Evidence] = []
    citation = find_citation_line(page)
    abstracts = abstracts_of(page)
    said += (
        title_evidence(page, citation.text, citation.spans)
        if citation
        else title_evidence(page, title_in_html(source.html))
    )
    title = _main_span(said, "title")
    cited, around = _around_title(page, citation, title)
    authors = author_evidence(page, title, cited)
    if not authors and citation and title:
        authors = citation.authors_alone(title.of(page.text))
    said += authors
    said += around + _citation_evidence(page, citation, around)
    cited_lines = (line for lines in citation_lines(page)[:_MOST_CITATIONS] for line in lines)
    said += [each for line in cited_lines for each in places_in(line, 0.5)]
    said += journal_evidence(_masthead_lines(page))
    said += journal_name_evidence(page.lines, title.of(page.text) if title else "")
    said += _in_full(page, said)
    said += labelled_evidence(page)
    said += labelled_places(page.lines)
    if not abstracts and (unheaded := unheaded_abstract(page, _end_of_head(said))):
        abstracts = [unheaded]
    said += _language_and_abstract(page, abstracts, title, _named_language(said))
    said += _html_evidence(page, source.html)
    if source.address.startswith("http"):
        said.append(Evidence("URL", source.address, (), _ADDRESS_WEIGHT, Source.ADDRESS))
    draft = settled(page.text, _type(said), said, page_confidence())
    return draft if _is_article(draft) else None


def _end_of_head(said: Sequence[Evidence]) -> int:
    """Where the title or the last author ends; the page's end where neither was found."""
    ends = [span.end for each in said if each.field in ("title", "author") for span in each.spans[:1]]
    names = [span.end for each in said if each.field == "author" for span in each.spans]
    return max(names or ends or [10**9])


def _type(said: Sequence[Evidence]) -> str:
    books = [str(each.value) for each in said if each.field == "container-title"]
    return "paper-conference" if any(_PROCEEDINGS.search(book) for book in books) else "article-journal"


def _is_article(draft: Draft) -> bool:
    said = set(draft.record)
    return "title" in said and bool(said & _TELLING or ("author" in said and said & _WEAKLY_TELLING))


def _main_span(said: Sequence[Evidence], field: str) -> Span | None:
    spans = [each.spans for each in said if each.field == field and each.spans]
    return spans[0][0] if spans else None


def _masthead_lines(page: PageText) -> list[Line]:
    head = page.before(Section.ABSTRACT, Section.BODY)
    near = head if len(head) < len(page.lines) else head[:_HEAD_LINES]
    issue = [
        line
        for block in page.blocks
        if block.heading and fold(block.heading.text).strip(" :") in _ISSUE_HEADINGS
        for line in block.lines[:2]
    ]
    foot = [
        line
        for line in page.lines[-_FOOT_LINES:]
        if _VOLUME_AND_ISSUE.fullmatch(line.text) or _start_of_data(line.text)
    ]
    return near + issue + foot + _below_abstract(page, near)


def _below_abstract(page: PageText, near: Sequence[Line]) -> list[Line]:
    """The lines behind the head's abstract, up to the article's text: some pages have their data there."""
    end = near[-1].end if near else 0
    behind = [
        line
        for block in page.blocks
        if block.section not in _NO_DATA or _tells_data(block)
        for line in block.lines[:_LINES_BELOW]
        if line.start >= end
    ]
    return [line for line in behind[: 2 * _LINES_BELOW] if _start_of_data(line.text)]


def _tells_data(block: Block) -> bool:
    return block.heading is not None and fold(block.heading.text).strip(" :") in _DATA_HEADINGS


def _start_of_data(text: str) -> bool:
    return len(text) < _LONGEST_DATA and bool(_DATA.match(text))


_ISSUE_HEADINGS = frozenset(
    {"issue", "numero", "выпуск", "sayi", "edicao", "ausgabe", "numéro", "шығарылым", "volume"}
)


def _around_title(
    page: PageText, citation: CitationLine | None, title: Span | None
) -> tuple[tuple[Name, ...], list[Evidence]]:
    """The citation's authors, and what its order tells."""
    if citation is None:
        return (), []
    names, said = citation.around_title(title.of(page.text)) if title else ((), [])
    return names or citation.draft.record.names("author"), said


def _citation_evidence(
    page: PageText, citation: CitationLine | None, around: list[Evidence]
) -> list[Evidence]:
    if citation is None:
        return []
    lines = [Line(place.of(page.text), place.start, 0, 0) for _, place in citation.whole.pieces]
    places = [found for line in lines for found in places_in(line, 0.75)]
    if len(citation.text) < _LONGEST_SHORT_CITATION or len(lines) > _MOST_WRAPPED:
        places += journal_evidence(lines)
    told = {each.field for each in places} - {"issued"}
    told |= {"volume"} if "issue" in told else set()
    said = citation.evidence(frozenset(told)) + places
    journals = [each.value for each in [*around, *said] if each.field == "container-title"]
    return said + [found for journal in journals for found in _lines_with_journal(page, str(journal))]


def _lines_with_journal(page: PageText, journal: str) -> list[Evidence]:
    """The line of the page's head that is the citation's journal."""
    wanted = key_of(journal)
    for line in page.lines[:200]:
        key = key_of(line.text) if len(line.text) < 150 else ""
        if key and _abbreviates(journal, line.text):
            return [Evidence("container-title", line.text, (line.span,), _IN_FULL)]
        if key and (key == wanted or (len(key) > 8 and key in wanted and len(key) > 0.8 * len(wanted))):
            return [Evidence("container-title", line.text, (line.span,), 0.85)]
    return []


def _in_full(page: PageText, said: Sequence[Evidence]) -> list[Evidence]:
    """The journal's whole name once more, where another place of the page abbreviates it."""
    journals = [each for each in said if each.field == "container-title"]
    shortened = [str(each.value) for each in journals if each.source is Source.TEXT]
    lines = [found for short in dict.fromkeys(shortened) for found in _lines_with_journal(page, short)]
    return [each for each in lines if each.weight == _IN_FULL] + [
        replace(each, weight=_IN_FULL)
        for each in journals
        if any(_abbreviates(short, str(each.value)) for short in shortened)
    ]


def _abbreviates(short: str, long: str) -> bool:
    """Whether one name abbreviates the other: `J. Quiet Eng.`, `Journal of Quiet Engineering`."""
    starts = [key_of(word) for word in short.split() if key_of(word)]
    words = [key_of(word) for word in long.split() if len(word) > _SMALL_WORD or not word.islower()]
    if len(starts) < 2 or len(starts) != len(words) or key_of(short) == key_of(long):
        return False
    return all(word.startswith(start) for start, word in zip(starts, words, strict=True))


def _named_language(said: Sequence[Evidence]) -> str:
    """The language that a label names."""
    return next((str(each.value) for each in said if each.field == "language"), "")


def _language_and_abstract(
    page: PageText, abstracts: list[Abstract], title: Span | None, named: str
) -> list[Evidence]:
    language = named if named in [each.language for each in abstracts] else _language(page, abstracts, title)
    said = []
    if language:
        basis = title or (abstracts[0].spans[0] if abstracts else None)
        said.append(Evidence("language", language, (basis,) if basis else (), 0.85))
    own = next((each for each in abstracts if each.language == language), abstracts[0] if abstracts else None)
    others = [each for each in abstracts if each is not own and each.language]
    if others:
        value = abstracts_as_text({each.language: each.text for each in others})
        said.append(
            Evidence("other_abstracts", value, tuple(span for each in others for span in each.spans), 0.85)
        )
    if own:
        said.append(Evidence("abstract", own.text, own.spans, 0.92))
        line = keyword_line_below(page, own)
        if line:
            said.append(Evidence("keyword", "; ".join(keywords_of([line])), (line.span,), 0.75))
    return said


def _language(page: PageText, abstracts: list[Abstract], title: Span | None) -> str:
    """The body's or the title's language, where an abstract has it; else the first abstract's."""
    of_title = language_of(title.of(page.text)) if title else ""
    known = [abstract.language for abstract in abstracts]
    body = language_of(" ".join(line.text for block in page.under(Section.BODY) for line in block.lines[:12]))
    if body and body in known:
        return body
    if len(known) > 1 and of_title in known:
        return of_title
    return known[0] if known else of_title


def _html_evidence(page: PageText, html: str) -> list[Evidence]:
    """The HTML's fields, each with the place in the text that says the same, where there is one."""
    said = []
    for field, value in article_in_html(html).items():
        words = value if isinstance(value, str) else ""
        spans = (
            _places_of(page.text, words)
            if words
            else _name_places(page.text, value)
            if isinstance(value, tuple)
            else ()
        )
        name = "issn_online" if field == "ISSN" else field
        said.append(Evidence(name, value, spans, _HTML_WEIGHT, Source.HTML))
    return said


def _places_of(text: str, words: str) -> tuple[Span, ...]:
    at = text.find(words) if len(words) > 1 else -1
    return (Span(at, at + len(words)),) if at >= 0 else ()


def _name_places(text: str, names: tuple[Name, ...]) -> tuple[Span, ...]:
    return tuple(span for name in names for span in _places_of(text, name.display_form))
