"""Records as the citation templates of MediaWiki (Wikipedia's "Citation Style 1")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refdesk.csl import Cite
from refdesk.domain.names import Name
from refdesk.domain.record import Record

_TEMPLATES = {
    "article-journal": "cite journal", "review": "cite journal", "review-book": "cite journal",
    "article-magazine": "cite magazine", "article-newspaper": "cite news", "book": "cite book",
    "classic": "cite book", "chapter": "cite book", "pamphlet": "cite book", "entry": "cite encyclopedia",
    "entry-encyclopedia": "cite encyclopedia", "entry-dictionary": "cite encyclopedia",
    "paper-conference": "cite conference", "thesis": "cite thesis", "report": "cite report",
    "standard": "cite report", "webpage": "cite web", "post": "cite web", "post-weblog": "cite web",
    "interview": "cite interview", "map": "cite map", "speech": "cite speech", "dataset": "cite web",
    "software": "cite web", "broadcast": "cite AV media", "motion_picture": "cite AV media",
    "song": "cite AV media",
}  # fmt: skip
#: What the container is called by template; chapters have theirs as `title`.
_CONTAINERS = {
    "cite journal": "journal", "cite magazine": "magazine", "cite news": "newspaper", "cite web": "website",
    "cite conference": "book-title", "cite encyclopedia": "encyclopedia",
}  # fmt: skip
_FIELDS = (
    ("volume", "volume"), ("issue", "issue"), ("edition", "edition"), ("genre", "type"),
    ("publisher", "publisher"), ("publisher-place", "location"), ("event-title", "conference"),
    ("language", "language"), ("DOI", "doi"), ("PMID", "pmid"), ("PMCID", "pmc"), ("arxiv", "arxiv"),
    ("ISBN", "isbn"), ("ISSN", "issn"), ("URL", "url"),
)  # fmt: skip
_PEOPLE = (("author", "last", "first"), ("editor", "editor-last", "editor-first"))
_TAGS = {"i": "''", "em": "''", "b": "'''", "strong": "'''"}
_TAG = re.compile(r"</?(i|em|b|strong)\s*>", re.IGNORECASE)
_SPAN = re.compile(r"</?(?:span|sc)\b[^>]*>")


def template(record: Record) -> str:
    """`{{cite journal |last1=Meena |first1=Sunita |title=... |year=2019}}`."""
    name = _TEMPLATES.get(record.type, "citation")
    pairs = [*_people(record), *_titles(record, name), *_numbers(record)]
    return "{{" + " |".join([name, *(f"{key}={_escaped(value)}" for key, value in pairs if value)]) + "}}"


def note(records: Sequence[Record], cites: Sequence[Cite]) -> str:
    """A `<ref>` for each cite, with its page after it; the ids of the cites are the places of the records."""
    return "".join(_ref(records[int(cite.id)], cite) for cite in cites)


def _ref(record: Record, cite: Cite) -> str:
    words = (_escaped(cite.prefix.strip()), template(record), _escaped(cite.suffix.strip()))
    located = ""
    if cite.locator.strip():
        is_page = cite.label == "page"
        located = f"{{{{rp|{'' if is_page else 'at='}{'' if is_page else cite.label + ' '}{cite.locator}}}}}"
    return f"<ref>{' '.join(filter(None, words))}</ref>{located}"


def _people(record: Record) -> Iterator[tuple[str, str]]:
    for field, last, first in _PEOPLE:
        for number, name in enumerate(record.names(field), 1):
            yield _numbered(last, number), _family(name)
            yield _numbered(first, number), " ".join(filter(None, [name.given, name.suffix]))
    for number, name in enumerate(record.names("translator"), 1):
        yield _numbered("translator", number), " ".join(filter(None, [name.given, _family(name)]))


def _numbered(key: str, number: int) -> str:
    head, _, tail = key.partition("-")
    return f"{head}{number}-{tail}" if tail else f"{head}{number}"


def _family(name: Name) -> str:
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    return name.literal or " ".join(filter(None, parts))


def _titles(record: Record, template_name: str) -> Iterator[tuple[str, str]]:
    container = record.text("container-title")
    if record.type == "chapter":
        yield "chapter", record.text("title")
        yield "title", container
        return
    yield "title", record.text("title")
    yield _CONTAINERS.get(template_name, "work"), container
    yield "series", record.text("collection-title")


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    issued = record.date("issued")
    if issued:
        yield ("date" if issued.start is None or issued.start.month or issued.end else "year"), str(issued)
    for field, key in _FIELDS:
        yield key, record.text(field)
    yield ("pages" if re.search(r"\d\D+\d", record.text("page")) else "page"), record.text("page")
    yield "access-date", record.text("accessed")


def _escaped(text: str) -> str:
    """Text that cannot end the template early; italics and bold as the wiki writes them."""
    text = _SPAN.sub("", _TAG.sub(lambda tag: _TAGS[tag.group(1).lower()], text))
    return text.replace("{{", "{ {").replace("}}", "} }").replace("|", "{{!}}")
