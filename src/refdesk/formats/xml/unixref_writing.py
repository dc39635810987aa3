"""A record as a work in Crossref's Unixref XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.xml.markup import group, rich, tag
from refdesk.formats.xml.unixref_terms import CITED, ROLES, TYPES, WORKS

_MARKS = {"i": "i", "b": "b", "sub": "sub", "sup": "sup", "sc": "scp"}
#: Where a work stands that is part of another: the elements around the container's title, and its own.
_CONTAINERS: Mapping[str, tuple[str, str]] = {
    "article-journal": ("journal_metadata", "full_title"),
    "chapter": ("book_metadata", "titles/title"),
    "paper-conference": ("proceedings_metadata", "proceedings_title"),
    "dataset": ("database_metadata", "titles/title"),
}
_WHOLES = {"chapter": "book_metadata", "paper-conference": "proceedings_metadata"}
_HELD = frozenset({
    *ROLES.values(), "title", "issued", "page", "number", "DOI", "URL", "abstract", "reference list",
})  # fmt: skip
_MORE: Mapping[str, frozenset[str]] = {
    "article-journal": frozenset({"container-title", "container-title-short", "ISSN", "volume", "issue"}),
    "chapter": frozenset({"container-title", "ISBN", "publisher", "publisher-place"}),
    "paper-conference": frozenset({
        "container-title", "ISBN", "publisher", "publisher-place", "event-title", "event-place",
    }),
    "dataset": frozenset({"container-title"}),
}  # fmt: skip
_WHOLE = frozenset({"ISBN", "edition", "publisher", "publisher-place", "genre"})


def held(record: Record) -> frozenset[str]:
    """The variables that this type of work has an element for."""
    return _HELD | _MORE.get(kind_of(record), _WHOLE)


def kind_of(record: Record) -> str:
    """The type that the record is written as."""
    return record.type if record.type in TYPES else "article"


def work(entry: Entry) -> str:
    """The `doi_record` element."""
    record = entry.record
    kind = kind_of(record)
    path, container = next((path, holder) for path, csl, holder in WORKS if csl == kind)
    outer, _, inner = path.rpartition("/")
    inside = group(inner, "".join(_work(entry))) or f"<{inner}/>"
    if outer:
        inside = group(outer, (_container(record) if container else "") + inside)
    return group("doi_record", group("crossref", inside))


def _work(entry: Entry) -> Iterator[str]:
    record = entry.record
    yield _people(record, ROLES if record.type != "chapter" else _all_but_editors())
    yield group("titles", group("title", rich(record.text("title"), _MARKS)))
    yield group(
        "abstract", "".join(group("p", rich(part, _MARKS)) for part in record.text("abstract").split("\n\n"))
    )
    yield _date("publication_date", record.date("issued"))
    first, _, last = record.text("page").partition("-")
    yield group("pages", tag("first_page", first) + tag("last_page", last))
    yield group("publisher_item", tag("item_number", record.text("number")))
    if kind_of(record) not in _MORE:
        yield from _whole(record)
        yield tag("degree", record.text("genre"))
    yield group("doi_data", tag("doi", record.text("DOI")) + tag("resource", record.text("URL")))
    yield group("citation_list", "".join(map(_cited, entry.references)))


def _all_but_editors() -> dict[str, str]:
    return {role: variable for role, variable in ROLES.items() if role != "editor"}


def _whole(record: Record) -> Iterator[str]:
    yield tag("edition_number", record.text("edition"))
    yield tag("isbn", record.text("ISBN"))
    place = tag("publisher_place", record.text("publisher-place"))
    yield group("publisher", tag("publisher_name", record.text("publisher")) + place)


def _container(record: Record) -> str:
    kind = kind_of(record)
    name, path = _CONTAINERS[kind]
    title = group(path.rpartition("/")[2], rich(record.text("container-title"), _MARKS))
    if path.startswith("titles/"):
        title = group("titles", title)
    if kind == "article-journal":
        title += tag("abbrev_title", record.text("container-title-short")) + tag("issn", record.text("ISSN"))
        volume = group("journal_volume", tag("volume", record.text("volume")))
        return group(name, title) + group("journal_issue", volume + tag("issue", record.text("issue")))
    if name in _WHOLES.values():
        title = (
            _people(record, {"editor": "editor"} if kind == "chapter" else {})
            + title
            + "".join(_whole(record))
        )
    event = tag("conference_name", record.text("event-title"))
    event += tag("conference_location", record.text("event-place"))
    return (group("event_metadata", event) if kind == "paper-conference" else "") + group(name, title)


def _people(record: Record, roles: Mapping[str, str]) -> str:
    people = (_person(name, role) for role, variable in roles.items() for name in record.names(variable))
    return group("contributors", "".join(people))


def _person(name: Name, role: str) -> str:
    if name.literal:
        return tag("organization", name.literal, contributor_role=role, sequence="additional")
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = (
        tag("given_name", given),
        tag("surname", family),
        tag("suffix", name.suffix),
        tag("affiliation", name.affiliation),
        tag("ORCID", f"https://orcid.org/{name.orcid}" if name.orcid else ""),
    )
    return group("person_name", "".join(parts), contributor_role=role, sequence="additional")


def _date(name: str, date: Date | None) -> str:
    if date is None:
        return ""
    if date.start is None:
        return group(name, tag("year", date.literal))
    year, *rest = date.start.to_parts()
    parts = "".join(tag(part, f"{number:02}") for part, number in zip(("month", "day"), rest, strict=False))
    return group(name, parts + tag("year", str(year)))


def _cited(record: Record) -> str:
    names = {variable: name for name, variable in reversed(list(CITED.items()))}
    title = "volume_title" if record.type == "book" else "article_title"
    authors = record.names("author")
    inside = tag("author", authors[0].display_form if authors else "")
    inside += "".join(
        tag(title if variable == "title" else name, record.text(variable)) for variable, name in names.items()
    )
    return group("citation", inside + tag("cYear", str(record.year or "")))
