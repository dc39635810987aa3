"""The one table of record types and fields: CSL 1.0.2 names, kinds of value, labels, forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is: `tuple[Name, ...]` for NAMES, `Date` for DATE, `str` for the others."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    VERBATIM = "verbatim"
    NAMES = "names"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One variable. `is_csl` is False for what an article's page says and CSL 1.0.2 has no variable for."""

    name: str
    kind: Kind
    label: str
    is_csl: bool = True


@dataclass(frozen=True, slots=True)
class RecordType:
    """One CSL 1.0.2 item type, its label, and the fields its form shows first, in order."""

    name: str
    label: str
    shown: tuple[str, ...]


def _table(*rows: tuple[Kind, str], is_csl: bool = True) -> dict[str, Field]:
    """Rows of `name=Label` words, or `name` alone where the label is the name in words."""
    table = {}
    for kind, words in rows:
        for entry in filter(None, (line.strip() for line in words.splitlines())):
            name, _, label = entry.partition("=")
            table[name] = Field(name, kind, label or name.replace("-", " ").capitalize(), is_csl)
    return table


_CSL_TEXT = """
    title
    title-short=Short title
    container-title=Publication
    container-title-short=Publication (short)
    collection-title=Series
    volume-title
    original-title
    reviewed-title
    reviewed-genre
    part-title
    event-title=Event
    event-place
    publisher
    publisher-place=Place
    original-publisher
    original-publisher-place
    archive
    archive_collection=Archive collection
    archive_location=Archive location
    archive-place
    authority
    call-number
    dimensions
    division
    genre
    jurisdiction
    keyword=Keywords
    language
    medium
    references
    scale
    section
    source
    status
    version
    year-suffix
"""
_CSL_NUMBER = """
    chapter-number
    citation-number
    collection-number=Series number
    edition
    first-reference-note-number
    issue
    locator
    number
    number-of-pages
    number-of-volumes
    page=Pages
    page-first=First page
    part-number
    printing-number
    supplement-number
    volume
"""
_CSL_VERBATIM = """
    DOI=DOI
    ISBN=ISBN
    ISSN=ISSN
    PMCID=PMCID
    PMID=PMID
    URL=Web address
    citation-key
    citation-label
"""
_CSL_NAMES = """
    author=Authors
    editor=Editors
    translator=Translators
    chair
    collection-editor=Series editors
    compiler=Compilers
    composer
    container-author=Authors of the whole
    contributor=Contributors
    curator
    director
    editor-translator=Editors and translators
    editorial-director
    executive-producer
    guest
    host
    illustrator
    interviewer
    narrator
    organizer=Organiser
    original-author
    performer
    producer
    recipient
    reviewed-author
    script-writer=Screenwriter
    series-creator
"""
_CSL_DATE = """
    issued=Date
    accessed
    available-date=Available since
    event-date
    original-date
    submitted
"""
_PAGE_TEXT = """
    licence
    how_to_cite=For citations
    funding
    copyright
"""
_PAGE_LONG = """
    other_abstracts=Abstracts in other languages
"""
_PAGE_NUMBER = """
    views
"""
_PAGE_VERBATIM = """
    issn_print=ISSN (print)
    issn_online=ISSN (online)
    arxiv=arXiv
    citations_text=Cited (as printed)
"""
_PAGE_DATE = """
    received
    accepted
    published
    revised
"""

#: Every field by its name, in the order above: CSL 1.0.2 appendix IV ("Variables"), then what pages say.
FIELDS: dict[str, Field] = {
    **_table(
        (Kind.TEXT, _CSL_TEXT),
        (Kind.LONG, "abstract\nannote\nnote"),
        (Kind.NUMBER, _CSL_NUMBER),
        (Kind.VERBATIM, _CSL_VERBATIM),
        (Kind.NAMES, _CSL_NAMES),
        (Kind.DATE, _CSL_DATE),
    ),
    **_table(
        (Kind.TEXT, _PAGE_TEXT),
        (Kind.LONG, _PAGE_LONG),
        (Kind.NUMBER, _PAGE_NUMBER),
        (Kind.VERBATIM, _PAGE_VERBATIM),
        (Kind.DATE, _PAGE_DATE),
        is_csl=False,
    ),
}

_JOURNAL = "author title container-title issued volume issue page DOI ISSN URL language abstract keyword"
_BOOK = "author editor translator title edition publisher-place publisher issued ISBN number-of-pages URL"
_CHAPTER = "author title container-title editor page publisher-place publisher issued ISBN DOI URL"
_WEB = "author title container-title issued accessed URL publisher language abstract"
_REPORT = "author title genre number publisher-place publisher issued page URL DOI"
_EVENT = "author title event-title event-place event-date issued URL"
_MEDIA = "author director title medium publisher-place publisher issued URL"
_LAW = "author title container-title number authority jurisdiction volume page issued URL"
_NEWS = "author title container-title publisher-place issued page section accessed URL ISSN"

_TYPE_ROWS: tuple[tuple[str, str, str], ...] = (
    ("article-journal", "Journal article", _JOURNAL),
    ("article-magazine", "Magazine article", _NEWS + " volume issue"),
    ("article-newspaper", "Newspaper article", _NEWS),
    ("article", "Article or preprint", "author title publisher number issued DOI arxiv URL abstract keyword"),
    ("book", "Book", _BOOK + " volume number-of-volumes collection-title collection-number DOI abstract"),
    ("chapter", "Book chapter", _CHAPTER + " edition volume collection-title"),
    ("paper-conference", "Conference paper", _CHAPTER + " event-title event-place volume"),
    ("thesis", "Thesis", "author title genre publisher-place publisher issued number-of-pages URL abstract"),
    ("report", "Report", _REPORT + " accessed"),
    ("webpage", "Web page", _WEB),
    ("document", "Document", "author title publisher-place publisher issued accessed URL note"),
    ("bill", "Bill", _LAW),
    ("broadcast", "Broadcast", _MEDIA + " container-title number"),
    ("classic", "Classic", _BOOK),
    ("collection", "Collection", "author title archive archive_location issued URL"),
    ("dataset", "Dataset", "author title version publisher issued DOI URL accessed"),
    ("entry", "Entry", _CHAPTER + " accessed"),
    ("entry-dictionary", "Dictionary entry", _CHAPTER + " edition volume accessed"),
    ("entry-encyclopedia", "Encyclopedia entry", _CHAPTER + " edition volume accessed"),
    ("event", "Event", _EVENT),
    ("figure", "Figure", "author title medium dimensions issued URL"),
    ("graphic", "Artwork", "author title medium dimensions archive issued URL"),
    ("hearing", "Hearing", _LAW),
    ("interview", "Interview", "author interviewer title container-title medium issued URL"),
    ("legal_case", "Legal case", _LAW),
    ("legislation", "Legislation", _LAW),
    ("manuscript", "Manuscript", "author title genre publisher-place archive archive_location issued URL"),
    ("map", "Map", "author title scale edition publisher-place publisher issued URL"),
    ("motion_picture", "Film", _MEDIA),
    ("musical_score", "Musical score", "composer author title publisher-place publisher issued URL"),
    ("pamphlet", "Pamphlet", _BOOK),
    ("patent", "Patent", "author title number authority jurisdiction submitted issued URL"),
    ("performance", "Performance", _EVENT + " performer"),
    ("periodical", "Periodical", "editor title publisher-place publisher issued ISSN URL"),
    ("personal_communication", "Letter or message", "author recipient title issued archive URL"),
    ("post", "Post", _WEB),
    ("post-weblog", "Blog post", _WEB),
    ("regulation", "Regulation", _LAW),
    ("review", "Review", _JOURNAL + " reviewed-author reviewed-title"),
    ("review-book", "Book review", _JOURNAL + " reviewed-author reviewed-title"),
    ("software", "Software", "author title version publisher issued DOI URL accessed"),
    ("song", "Recording", "composer performer author title medium publisher issued URL"),
    ("speech", "Talk", _EVENT + " genre"),
    ("standard", "Standard", "author title number publisher-place publisher issued URL"),
    ("treaty", "Treaty", _LAW),
)

#: Every record type by its CSL name, the usual ones first.
TYPES: dict[str, RecordType] = {
    name: RecordType(name, label, tuple(shown.split())) for name, label, shown in _TYPE_ROWS
}

#: The type of a record of which nothing better is known (CSL 1.0.2 "document").
DEFAULT_TYPE = "document"
