"""Zotero RDF: items with their collections, tags, notes and attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.formats.building import Building
from refdesk.formats.dates import date_in
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.notes import plain_note
from refdesk.formats.xml.elements import Element, line_of, looks_like, text_of, texts_of, whole
from refdesk.formats.xml.zotero_terms import NAMES, TEXTS, TYPES, variable_of
from refdesk.formats.xml.zotero_writing import HEAD, Folders, held, written_item

EXTRA = "zotero:"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NOT_ITEMS = frozenset({"Attachment", "Memo", "Collection", "Journal", "Series", "Feed"})
_ITEMS = frozenset({"Article", "Book", "BookSection", "Document", "Thesis", "Report", "Manuscript", "Letter"})


@dataclass(frozen=True, slots=True)
class ZoteroRdf:
    """An export of a library, whole or in part."""

    id: str = "zotero-rdf"
    label: str = "Zotero RDF"
    extensions: tuple[str, ...] = ("rdf",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where Zotero's names stand near the beginning."""
        is_zotero = b"zotero.org/namespaces/export" in data[:8192]
        return 0.95 if is_zotero and looks_like(data, "RDF") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The items of a file, in its order."""
        root, problems = whole(data)
        yield from problems
        if root is None:
            return
        index = _Index.of(root)
        for element in root:
            if isinstance(element.tag, str) and _is_item(element, index):
                yield _entry(element, index)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A file that Zotero imports with tags, notes, attachments and collections."""
        yield HEAD
        folders = Folders()
        for number, entry in enumerate(entries, 1):
            yield from written_item(entry, number)
            folders.put(entry, number)
            yield from losses(entry, held(entry.record), self.label)
        yield from folders.written()
        yield "</rdf:RDF>\n"


ZOTERO_RDF = ZoteroRdf()


@dataclass(slots=True)
class _Index:
    """What elements point to: others by their `rdf:about`, and the collections of each item."""

    nodes: dict[str, Element] = field(default_factory=dict)
    collections: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element) -> _Index:
        index = cls()
        for element in root:
            if about := element.get(f"{_RDF}about"):
                index.nodes[str(about)] = element
        folders = {str(each.get(f"{_RDF}about")): each for each in root.iterfind("Collection")}
        parents = {
            child: about for about, each in folders.items() for child in _parts(each) if child in folders
        }
        for about, each in folders.items():
            path = _path(about, folders, parents)
            for part in _parts(each):
                index.collections.setdefault(part, []).append(path)
        index.inside = {
            str(each.get(f"{_RDF}resource")) for each in root.iter("isPartOf") if each.get(f"{_RDF}resource")
        }
        return index

    def target(self, pointer: Element) -> Element | None:
        """What an element points to, or holds."""
        resource = pointer.get(f"{_RDF}resource")
        if resource:
            return self.nodes.get(str(resource))
        return next(iter(pointer), None)


def _parts(folder: Element) -> list[str]:
    return [str(part.get(f"{_RDF}resource")) for part in folder.findall("hasPart")]


def _path(about: str, folders: Mapping[str, Element], parents: Mapping[str, str]) -> tuple[str, ...]:
    names: list[str] = []
    seen: set[str] = set()
    while about in folders and about not in seen:
        seen.add(about)
        names.insert(0, text_of(folders[about], "title"))
        about = parents.get(about, "")
    return tuple(names)


def _is_item(element: Element, index: _Index) -> bool:
    """What only contains another item (a journal, a book in `isPartOf`) has no type of its own."""
    if element.tag in _NOT_ITEMS or text_of(element, "itemType") in {"attachment", "note"}:
        return False
    is_named = element.tag in _ITEMS and str(element.get(f"{_RDF}about")) not in index.inside
    return is_named or bool(text_of(element, "itemType"))


def _entry(item: Element, index: _Index) -> Entry:
    building = Building(TYPES.get(text_of(item, "itemType"), "document"), EXTRA)
    for name in TEXTS:
        building.put(variable_of(name, building.type), text_of(item, name))
    for tag, variable in NAMES.items():
        for person in item.iterfind(f"{tag}//Person"):
            building.add_name(variable, _name(person))
    _read_containers(item, index, building)
    _read_identifiers(item, building)
    building.put("issued", date_in(text_of(item, "date")))
    building.put("accessed", date_in(text_of(item, "dateSubmitted")))
    publisher = item.find("publisher/Organization")
    if publisher is not None:
        building.put("publisher", text_of(publisher, "name"))
        building.put("publisher-place", text_of(publisher, "adr//locality"))
    key = building.text("citation-key")
    building.values.pop("citation-key", None)
    about = str(item.get(f"{_RDF}about"))
    return Entry(
        building.record(),
        key,
        line_of(item),
        tags=_tags(item),
        notes=_notes(item, index),
        attachments=_attachments(item, index),
        collections=tuple(dict.fromkeys(index.collections.get(about, ()))),
    )


def _name(person: Element) -> Name:
    family, given = text_of(person, "surname"), text_of(person, "givenName") or text_of(person, "givenname")
    return (
        Name(family=family, given=given)
        if given
        else Name(literal=family)
        if " " in family
        else Name(family=family)
    )


def _read_containers(item: Element, index: _Index, building: Building) -> None:
    for pointer in item.findall("isPartOf"):
        container = index.target(pointer)
        if container is None:
            continue
        is_series = container.tag == "Series"
        building.put("collection-title" if is_series else "container-title", text_of(container, "title"))
        building.put("collection-number" if is_series else "issue", text_of(container, "number"))
        building.put("volume", text_of(container, "volume"))
        building.put("container-title-short", text_of(container, "alternative"))
        _read_identifiers(container, building)
    event = item.find("presentedAt/Conference")
    building.put("event-title", text_of(event, "title"))


def _read_identifiers(item: Element, building: Building) -> None:
    for identifier in item.findall("identifier"):
        address = text_of(identifier, "URI/value")
        kind, _, number = text_of(identifier).partition(" ")
        if address:
            building.put("URL", address)
        elif kind in {"ISBN", "ISSN", "DOI", "PMID", "PMCID"}:
            building.put(kind, number)
        else:
            building.keep("identifier", text_of(identifier))


def _tags(item: Element) -> tuple[str, ...]:
    words = (
        text_of(subject, "AutomaticTag/value") or text_of(subject) for subject in item.findall("subject")
    )
    return tuple(dict.fromkeys(word for word in words if word))


def _notes(item: Element, index: _Index) -> tuple[str, ...]:
    found = (index.target(pointer) for pointer in item.findall("isReferencedBy"))
    texts = (text_of(memo, "value") for memo in found if memo is not None and memo.tag == "Memo")
    return tuple(plain for text in texts if (plain := plain_note(text)))


def _attachments(item: Element, index: _Index) -> tuple[Attachment, ...]:
    found = []
    for pointer in item.findall("link"):
        node = index.target(pointer)
        if node is None or node.tag != "Attachment":
            continue
        path = next((str(each.get(f"{_RDF}resource")) for each in node.findall("resource")), "")
        path = path or next((str(each.get(f"{_RDF}resource")) for each in node.findall("path")), "")
        path = path or text_of(node, "identifier/URI/value")
        if path:
            found.append(Attachment(path, text_of(node, "title"), next(iter(texts_of(node, "type")), "")))
    return tuple(found)
