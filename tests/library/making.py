"""Makes the records and drafts that the library's tests write."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Page, Reading, ReferenceDraft, Span
from refdesk.domain.names import Name
from refdesk.domain.query import Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import listing
from refdesk.library.library import Library


def work(title: str, family: str = "Abenova", year: int = 2019, **fields: str) -> Record:
    """A journal article by one author."""
    record = Record.of("article-journal", title=title, author=(Name(family, "Aigul"),), issued=Date.of(year))
    return record.with_fields({name.replace("_", "-"): value for name, value in fields.items()})


def draft_of(record: Record, text: str = "", confidence: float = 1.0) -> Draft:
    """A draft whose every field was read from the whole text."""
    words = text or record.text("title")
    readings = tuple(Reading(name, (Span(0, len(words)),), confidence) for name in record)
    return Draft(record, readings, words)


def page_of(
    article: Record, cited: list[Record], confidence: float = 1.0
) -> tuple[Draft, list[ReferenceDraft], Page]:
    """An article with a reference list, and the page they stand in."""
    lines = [article.text("title"), "References"]
    references = []
    for number, record in enumerate(cited, start=1):
        label = f"{number}. "
        text = f"{record.text('author')} {record.text('title')} {record.text('issued')}"
        start = len("\n".join(lines)) + 1
        lines.append(label + text)
        place = Span(start + len(label), start + len(label) + len(text))
        raw = Span(start, place.end)
        draft = draft_of(record, text, confidence)
        references.append(ReferenceDraft(number, f"{number}.", draft, raw, ((0, place),)))
    page = Page("\n".join(lines))
    return draft_of(article, page.text, confidence), references, page


def new_id(change: Change) -> RecordId:
    """The first record that a change tells of."""
    return RecordId(change.rows("record")[0])


def titles(library: Library, place: Place, query: str = "", order: Order | None = None) -> list[str]:
    """What a list shows, from the top."""
    ids = listing.ids(library, place, query, order or Order())
    return [each.title for each in listing.summaries(library, [RecordId(each) for each in ids])]
