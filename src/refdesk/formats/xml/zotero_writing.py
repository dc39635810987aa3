"""A record as an item of Zotero RDF, with what hangs on it, and the folders that items lie in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.xml.markup import group, plain_attribute, tag
from refdesk.formats.xml.zotero_terms import NAMES, NUMBERED, TEXTS, TYPES, variable_of

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}
HEAD = "<rdf:RDF\n" + "\n".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items()) + ">\n"
_ITEM_TYPES = {csl: kind for kind, csl in reversed(list(TYPES.items()))} | {
    "software": "computerProgram", "personal_communication": "letter", "broadcast": "podcast",
    "motion_picture": "film", "review": "journalArticle", "review-book": "journalArticle",
    "entry": "encyclopediaArticle", "pamphlet": "book", "classic": "book", "periodical": "book",
    "regulation": "statute", "figure": "artwork", "performance": "presentation",
}  # fmt: skip
_CLASSES = {
    "article-journal": "Article", "article-magazine": "Article", "article-newspaper": "Article",
    "book": "Book",
    "chapter": "BookSection", "thesis": "Thesis", "report": "Report", "manuscript": "Manuscript",
    "personal_communication": "Letter",
}  # fmt: skip
#: The vocabulary of an element; the others are Zotero's own.
_PREFIXES = {
    **dict.fromkeys(("title", "description", "coverage", "rights", "date"), "dc"),
    **dict.fromkeys(("volume", "number", "edition"), "prism"),
    **dict.fromkeys(("pages", "authors", "editors", "contributors"), "bib"),
    "abstract": "dcterms",
}
_CONTAINERS = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "Journal"),
    **dict.fromkeys(("chapter", "entry-encyclopedia", "entry-dictionary", "entry"), "Book"),
}
#: What stands with a journal, not with its article.
_OF_JOURNALS = ("volume", "issue", "ISSN")
_IDENTIFIERS = ("ISBN", "ISSN", "DOI", "PMID", "PMCID")
_ROLES = {variable: name for name, variable in reversed(list(NAMES.items()))}
_HELD = frozenset({
    *_ROLES, *_IDENTIFIERS, "URL", "issued", "accessed", "publisher", "publisher-place", "container-title",
    "container-title-short", "collection-title", "collection-number", "event-title", "volume", "issue",
    "keyword", "notes",
})  # fmt: skip


def held(record: Record) -> frozenset[str]:
    """The variables that an item of this type has an element for."""
    numbers = {"issue"} if record.type in NUMBERED else set()
    return (_HELD | {variable_of(name, record.type) for name in TEXTS}) - numbers


def written_item(entry: Entry, number: int) -> Iterator[str]:
    """The item, then its notes and attachments, which point back to it."""
    record = entry.record
    name = f"#item_{number}"
    notes = [f"{name}_note_{place}" for place in range(len(entry.notes))]
    files = [f"{name}_file_{place}" for place in range(len(entry.attachments))]
    inside = "".join((
        tag("z:itemType", _ITEM_TYPES.get(record.type, "document")),
        _container(record),
        _series(record),
        *_publisher(record),
        *_people(record),
        *(f'<dcterms:isReferencedBy rdf:resource="{each}"/>' for each in notes),
        *(f'<link:link rdf:resource="{each}"/>' for each in files),
        *_texts(record),
        *_subjects(entry),
        *_identifiers(record),
        tag("dc:date", record.text("issued")),
        tag("dcterms:dateSubmitted", record.text("accessed")),
        tag("z:citationKey", entry.key),
    ))  # fmt: skip
    yield f'<bib:{_class(record)} rdf:about="{name}">{inside}</bib:{_class(record)}>\n'
    for about, note in zip(notes, entry.notes, strict=True):
        yield f'<bib:Memo rdf:about="{about}">{tag("rdf:value", note)}</bib:Memo>\n'
    for about, file in zip(files, entry.attachments, strict=True):
        yield _attachment(about, file)


class Folders:
    """The collections of a file, gathered from the items that lie in them: a list of numbers a folder."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, ...], list[int]] = {}

    def put(self, entry: Entry, number: int) -> None:
        """Notes the folders of an item; those above them are folders too."""
        for path in entry.collections:
            for end in range(1, len(path)):
                self._items.setdefault(path[:end], [])
            self._items.setdefault(path, []).append(number)

    def written(self) -> Iterator[str]:
        """The folders, each with the folders and items in it."""
        names = {path: f"#collection_{number}" for number, path in enumerate(self._items, 1)}
        for path, numbers in self._items.items():
            children = [name for each, name in names.items() if each[:-1] == path]
            parts = (*children, *(f"#item_{number}" for number in numbers))
            inside = tag("dc:title", path[-1]) + "".join(
                f'<dcterms:hasPart rdf:resource="{part}"/>' for part in parts
            )
            yield f'<z:Collection rdf:about="{names[path]}">{inside}</z:Collection>\n'


def _class(record: Record) -> str:
    return _CLASSES.get(record.type, "Document")


def _is_in_journal(record: Record) -> bool:
    return _CONTAINERS.get(record.type) == "Journal"


def _container(record: Record) -> str:
    """What the work is part of, as a journal, a book or a series of events."""
    title = tag("dc:title", record.text("container-title"))
    title += tag("dcterms:alternative", record.text("container-title-short"))
    if _is_in_journal(record):
        title += tag("prism:volume", record.text("volume")) + tag("prism:number", record.text("issue"))
        title += _identifier(record, "ISSN")
    kind = _CONTAINERS.get(record.type, "Journal" if record.type == "paper-conference" else "Document")
    event = group("bib:Conference", tag("dc:title", record.text("event-title")))
    return group("dcterms:isPartOf", group(f"bib:{kind}", title)) + group("bib:presentedAt", event)


def _series(record: Record) -> str:
    inside = tag("dc:title", record.text("collection-title"))
    inside += tag("prism:number", record.text("collection-number"))
    return group("dcterms:isPartOf", group("bib:Series", inside))


def _publisher(record: Record) -> Iterator[str]:
    place = group("vcard:adr", group("vcard:Address", tag("vcard:locality", record.text("publisher-place"))))
    yield group(
        "dc:publisher", group("foaf:Organization", place + tag("foaf:name", record.text("publisher")))
    )


def _people(record: Record) -> Iterator[str]:
    for variable, name in _ROLES.items():
        people = "".join(
            group("rdf:li", group("foaf:Person", _person(each))) for each in record.names(variable)
        )
        yield group(f"{_PREFIXES.get(name, 'z')}:{name}", group("rdf:Seq", people))


def _person(name: Name) -> str:
    if name.literal:
        return tag("foaf:surname", name.literal)
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    given = ", ".join(filter(None, (name.given, name.suffix)))
    return tag("foaf:surname", family) + tag("foaf:givenName", given)


def _texts(record: Record) -> Iterator[str]:
    for name in TEXTS:
        variable = variable_of(name, record.type)
        if not (_is_in_journal(record) and variable in _OF_JOURNALS) and variable != "citation-key":
            yield tag(f"{_PREFIXES.get(name, 'z')}:{name}", record.text(variable))


def _subjects(entry: Entry) -> Iterator[str]:
    words = (word.strip() for word in (*entry.record.text("keyword").split(";"), *entry.tags))
    return (tag("dc:subject", word) for word in dict.fromkeys(words))


def _identifiers(record: Record) -> Iterator[str]:
    for name in _IDENTIFIERS:
        if name != "ISSN" or not _is_in_journal(record):
            yield _identifier(record, name)
    yield group("dc:identifier", group("dcterms:URI", tag("rdf:value", record.text("URL"))))


def _identifier(record: Record, name: str) -> str:
    return tag("dc:identifier", f"{name} {record.text(name)}") if name in record else ""


def _attachment(about: str, file: Attachment) -> str:
    is_address = "://" in file.path and not file.path.startswith("file:")
    address = group("dc:identifier", group("dcterms:URI", tag("rdf:value", file.path)))
    place = f"<rdf:resource rdf:resource={quoteattr(plain_attribute(file.path))}/>"
    inside = tag("z:itemType", "attachment") + (address if is_address else place)
    inside += tag("dc:title", file.label) + tag("link:type", file.mime)
    return f'<z:Attachment rdf:about="{about}">{inside}</z:Attachment>\n'
