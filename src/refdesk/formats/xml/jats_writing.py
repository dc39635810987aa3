"""A record as one reference of a JATS list (JATS 1.3, `element-citation`)."""

from __future__ import annotations

from collections.abc import Iterator

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.xml.jats_terms import IDENTIFIERS, REFERENCE_TEXTS, REFERENCE_TYPES, ROLES, TITLES
from refdesk.formats.xml.markup import group, rich, tag

_TYPES = {csl: kind for kind, csl in reversed(list(REFERENCE_TYPES.items()))}
_TEXTS = {variable: name for name, variable in reversed(list(REFERENCE_TEXTS.items())) if variable != "title"}
_MARKS = {"i": "italic", "b": "bold", "sub": "sub", "sup": "sup", "sc": "sc"}
#: Works that stand in something else; of the others the source is the work itself.
_PARTS = frozenset(TITLES) | {"article-journal", "article-magazine", "article-newspaper", "paper-conference"}
_WRITTEN_IDENTIFIERS = ("DOI", "PMID", "PMCID", "arxiv")

HELD = frozenset({
    *_TEXTS, *ROLES.values(), *_WRITTEN_IDENTIFIERS, "title", "page", "issued", "accessed", "URL", "note",
})  # fmt: skip


def held(record: Record) -> frozenset[str]:
    """The variables that a reference of this record's type has an element for."""
    return HELD | {"container-title"} if _is_part(record) else HELD


def reference(record: Record, name: str) -> str:
    """The `ref` element; `name` is its id."""
    inside = "".join((
        *(_people(record.names(variable), role) for role, variable in ROLES.items()),
        *_titles(record),
        *_date(record.date("issued")),
        *(tag(element, record.text(variable)) for variable, element in _TEXTS.items()),
        *_pages(record.text("page")),
        *_identifiers(record),
        tag("date-in-citation", record.text("accessed"), **{"content-type": "access-date"}),
        tag("ext-link", record.text("URL"), **{"ext-link-type": "uri", "xlink:href": record.text("URL")}),
        tag("comment", record.text("note")),
    ))  # fmt: skip
    kind = _TYPES.get(record.type, "other")
    citation = f'<element-citation publication-type="{kind}">{inside}</element-citation>'
    return f'<ref id="{name}">{citation}</ref>'


def _is_part(record: Record) -> bool:
    return record.type in _PARTS or bool(record.text("container-title") and record.text("title"))


def _titles(record: Record) -> Iterator[str]:
    title, container = (rich(record.text(name), _MARKS) for name in ("title", "container-title"))
    if _is_part(record):
        yield group(TITLES.get(record.type, "article-title"), title)
        yield group("source", container)
    else:
        yield group("source", title)


def _people(names: tuple[Name, ...], role: str) -> str:
    return group("person-group", "".join(map(_person, names)), **{"person-group-type": role})


def _person(name: Name) -> str:
    if name.literal:
        return tag("collab", name.literal)
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = tag("surname", family) + tag("given-names", given) + tag("suffix", name.suffix)
    return group("name", parts)


def _date(date: Date | None) -> Iterator[str]:
    if date and date.start:
        parts = zip(("year", "month", "day"), date.start.to_parts(), strict=False)
        yield from (
            tag("season" if part > 12 and name == "month" else name, str(part)) for name, part in parts
        )
    elif date:
        yield tag("year", date.literal)


def _pages(page: str) -> Iterator[str]:
    first, _, last = page.partition("-")
    if "-" in last or "," in page:
        yield tag("page-range", page)
    else:
        yield tag("fpage", first) + tag("lpage", last)


def _identifiers(record: Record) -> Iterator[str]:
    for variable in _WRITTEN_IDENTIFIERS:
        kind = next(kind for kind, each in IDENTIFIERS.items() if each == variable)
        yield tag("pub-id", record.text(variable), **{"pub-id-type": kind})
