"""What a PDF says of itself, in its information dictionary and its XMP packet, as far as that is honest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from refdesk.domain.identifiers import normal_doi

_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_DOI_NAMES = frozenset({"doi", "DOI", "identifier"})
#: Titles that a program gave, not a person: file names, templates, "Microsoft Word - thesis.doc".
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|^title$|^document\d*$|\.(?:docx?|dvi|pdf|tex|indd|qxd|ps|rtf)\b"
    r"|^\S+$|^doi:|^10\.\d{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """A title and a DOI, empty where the file says none that can be believed."""

    title: str = ""
    doi: str = ""


def metadata_of(information: Mapping[str, str], data: bytes) -> Metadata:
    """What the information dictionary and the packets in a file's bytes say; XMP is asked first."""
    titles, dois = _in_packets(data)
    titles.append(information.get("Title", ""))
    dois += [information.get("Subject", ""), information.get("Title", "")]
    title = next((each for each in map(_tidied, titles) if each and not _NO_TITLE.search(each)), "")
    return Metadata(title, next((doi for each in dois if (doi := normal_doi(each))), ""))


def _in_packets(data: bytes) -> tuple[list[str], list[str]]:
    titles: list[str] = []
    dois: list[str] = []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    for packet in _PACKET.findall(data)[-1:]:
        root = etree.fromstring(packet, parser)
        if root is None:
            continue
        titles += [each.text or "" for each in root.iterfind(f".//{_DC}title//{_RDF_ITEM}")]
        for element in root.iter():
            if isinstance(element.tag, str) and etree.QName(element).localname in _DOI_NAMES:
                dois.append("".join(map(str, element.itertext())).strip())
            dois += [
                str(value)
                for name, value in element.attrib.items()
                if str(name).rpartition("}")[2] in _DOI_NAMES
            ]
    return titles, dois


def _tidied(text: str) -> str:
    return " ".join(text.split())
