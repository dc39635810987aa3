"""A made-up page, and the drafts that a reader would make of it, put together by hand."""

from collections.abc import Mapping

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Page, PageDraft, Reading, ReferenceDraft, Span
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from tests.reading.drafts import draft_of

TEXT = """\
Journal of Lowland Hydrology

Home   Archive   Contact

Groundwater memory of drained peat meadows

Abstract

Drained peat keeps the memory of its water table for decades. We followed forty meadows through nine summers.

About the Authors

Ida Holm
Senior researcher, Institute of Soil Science
Denmark

Pieter de Wit
Wageningen University
Netherlands

References

1. Holm I., Berg T. Water tables of drained meadows. Soil Letters, 2014, 12(3), 44-59.
2. de Wit P. (2009) Peat and its people. Utrecht: Veenpers.
3. Ministry of Water. National levels survey. URL: https://levels.example.org/survey
4. Okafor N. Capillary rise revisited. J. Hydrol. 2017. Vol. 2. P. 1-9. Lind A. Frost heave. 2018.

For citation: Holm I., de Wit P. Groundwater memory of drained peat meadows. JLH. 2021;8(2):101-118.
Share   Print   Feedback
"""

PAGE = Page(TEXT)
HOLM = Name(
    "Holm", "Ida", position="Senior researcher", affiliation="Institute of Soil Science", country="Denmark"
)
DE_WIT = Name("Wit", "Pieter", non_dropping_particle="de", affiliation="Wageningen University")

_SWALLOWED = [
    ("Ivanov I.I.", "Rivers of the steppe", "Herald of Geography", "2010"),
    ("Petrova A.", "Old maps", "Geography Today", "2011"),
    ("Kim S.", "Borders", "Asian Survey", "2012"),
]


def words(text: str, found: str) -> Span:
    """Where some words stand in a text for the first time."""
    start = text.index(found)
    return Span(start, start + len(found))


def draft(
    text: str, record: Record, sources: Mapping[str, str], doubts: Mapping[str, float] | None = None
) -> Draft:
    """A draft whose fields were read from `sources` (field to words); sure unless `doubts` says otherwise."""
    readings = [
        Reading(field, (words(text, source),), (doubts or {}).get(field, 0.95))
        for field, source in sources.items()
    ]
    return Draft(record, tuple(sorted(readings, key=lambda reading: reading.spans)), text)


def reference(
    number: int,
    text: str,
    record: Record,
    sources: Mapping[str, str],
    doubts: Mapping[str, float] | None = None,
) -> ReferenceDraft:
    """A reference of the page with that text."""
    place = words(TEXT, text)
    label = f"{number}."
    whole = Span(place.start - len(label) - 1, place.end)
    return ReferenceDraft(number, label, draft(text, record, sources, doubts), whole, ((0, place),))


def article() -> Draft:
    """The page's article; its issue is doubtful."""
    record = Record.of(
        "article-journal",
        title="Groundwater memory of drained peat meadows",
        author=(HOLM, DE_WIT),
        container_title="Journal of Lowland Hydrology",
        issued=Date.of(2021),
        volume="8",
        issue="2",
        page="101-118",
        abstract=TEXT[words(TEXT, "Drained peat").start : words(TEXT, "nine summers.").end],
    )
    sources = {
        "title": "Groundwater memory of drained peat meadows",
        "author": "Ida Holm\nSenior researcher, Institute of Soil Science\nDenmark\n\nPieter de Wit\n"
        "Wageningen University",
        "container-title": "Journal of Lowland Hydrology",
        "issued": "2021",
        "volume": "8(",
        "issue": "2):",
        "page": "101-118",
        "abstract": str(record.get("abstract")),
    }
    return draft(TEXT, record, sources, {"issue": 0.55})


def references() -> tuple[ReferenceDraft, ...]:
    """The page's four references; the third and the fourth have doubtful fields."""
    return (_soil_letters(), _peat(), _survey(), _two_in_one())


def page_draft() -> PageDraft:
    """All that was read from the page."""
    return PageDraft(PAGE, article(), references())


def _soil_letters() -> ReferenceDraft:
    record = Record.of(
        "article-journal",
        author=(Name("Holm", "I."), Name("Berg", "T.")),
        title="Water tables of drained meadows",
        container_title="Soil Letters",
        issued=Date.of(2014),
        volume="12",
        issue="3",
        page="44-59",
    )
    sources = {
        "author": "Holm I., Berg T.",
        "title": "Water tables of drained meadows",
        "container-title": "Soil Letters",
        "issued": "2014",
        "volume": "12",
        "issue": "3",
        "page": "44-59",
    }
    text = "Holm I., Berg T. Water tables of drained meadows. Soil Letters, 2014, 12(3), 44-59."
    return reference(1, text, record, sources)


def _peat() -> ReferenceDraft:
    values: dict[str, Value] = {
        "author": (Name("Wit", "P.", non_dropping_particle="de"),),
        "title": "Peat and its people",
        "issued": Date.of(2009),
        "publisher-place": "Utrecht",
        "publisher": "Veenpers",
    }
    sources = {
        "author": "de Wit P.",
        "title": "Peat and its people",
        "issued": "2009",
        "publisher-place": "Utrecht",
        "publisher": "Veenpers",
    }
    text = "de Wit P. (2009) Peat and its people. Utrecht: Veenpers."
    return reference(2, text, Record("book").with_fields(values), sources)


def _survey() -> ReferenceDraft:
    record = Record.of(
        "webpage",
        author=(Name(literal="Ministry of Water"),),
        title="National levels survey",
        URL="https://levels.example.org/survey",
    )
    sources = {
        "author": "Ministry of Water",
        "title": "National levels survey",
        "URL": "https://levels.example.org/survey",
    }
    text = "Ministry of Water. National levels survey. URL: https://levels.example.org/survey"
    return reference(3, text, record, sources, {"title": 0.62})


def _two_in_one() -> ReferenceDraft:
    record = Record.of(
        "article-journal",
        author=(Name("Okafor", "N."),),
        title="Capillary rise revisited",
        container_title="J. Hydrol",
        issued=Date.of(2018),
        volume="2",
        page="1-9",
    )
    sources = {
        "author": "Okafor N.",
        "title": "Capillary rise revisited",
        "container-title": "J. Hydrol",
        "issued": "2018",
        "volume": "Vol. 2",
        "page": "1-9",
    }
    text = "Okafor N. Capillary rise revisited. J. Hydrol. 2017. Vol. 2. P. 1-9. Lind A. Frost heave. 2018."
    return reference(4, text, record, sources, {"issued": 0.4, "page": 0.66})


def list_with_swallowed_journals() -> PageDraft:
    """A list whose journals were read as the ends of the titles."""
    references = []
    text = ""
    for number, (author, title, journal, year) in enumerate(_SWALLOWED, start=1):
        entry = f"{author} {title} // {journal}, {year}."
        draft = draft_of(entry, author=author, title=f"{title} // {journal}", issued=year)
        place = Span(len(text), len(text) + len(entry))
        references.append(ReferenceDraft(number, "", draft, place, ((0, place),)))
        text += f"{entry}\n"
    return PageDraft(Page(text), None, tuple(references))
