"""The MODS element of an entry."""

from __future__ import annotations

from collections.abc import Mapping

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.xml.markup import group, tag
from refdesk.formats.xml.mods_terms import WITHIN

_WRITTEN_GENRES: Mapping[str, str] = {
    "article-journal": "journal article", "article-magazine": "magazine article", "chapter": "book chapter",
    "article-newspaper": "newspaper article", "book": "book", "paper-conference": "conference publication",
    "thesis": "thesis", "report": "report", "webpage": "web site", "patent": "patent", "map": "map",
    "dataset": "dataset", "personal_communication": "letter", "interview": "interview",
    "entry-encyclopedia": "encyclopedia", "entry-dictionary": "dictionary", "manuscript": "manuscript",
    "standard": "standard", "legislation": "legislation", "review": "review", "review-book": "book review",
    "software": "computer program", "motion_picture": "motion picture", "post-weblog": "blogPost",
    "article": "preprint", "bill": "bill", "legal_case": "case", "hearing": "hearing", "treaty": "treaty",
    "song": "sound", "musical_score": "score", "speech": "speech", "graphic": "picture", "post": "forumPost",
    "broadcast": "podcast", "pamphlet": "pamphlet", "periodical": "periodical",
}  # fmt: skip
_CODES = {"author": "aut", "editor": "edt", "translator": "trl", "contributor": "ctb", "compiler": "com",
          "illustrator": "ill", "composer": "cmp", "director": "drt"}  # fmt: skip
_HELD = frozenset({
    *_CODES, "licence", "archive", "archive_location", "part-number", "part-title",
    "title", "title-short", "container-title", "container-title-short", "issued", "publisher",
    "publisher-place", "edition", "volume", "issue", "page", "abstract", "note", "keyword", "language",
    "URL", "DOI",
    "PMID", "PMCID", "ISBN", "ISSN",
})  # fmt: skip


def held(record: Record) -> frozenset[str]:
    """The CSL variables that MODS has a place for in a record of this type."""
    return _HELD if record.type in WITHIN else _HELD - {"container-title", "container-title-short"}


def document(entry: Entry) -> str:
    """The `mods` element of an entry."""
    record = entry.record
    is_part = record.type in WITHIN
    parts = [
        _own_title(record),
        _title_info(record.text("title-short"), type="abbreviated"),
        *(
            _written_name(name, role)
            for role in _CODES
            for name in record.names(role)
            if not is_part or role != "editor"
        ),
        "<typeOfResource>text</typeOfResource>",
        tag("genre", _WRITTEN_GENRES.get(record.type, "")),
        "" if is_part else _origin(record),
        _host(record) if is_part else _part(record),
        tag("abstract", record.text("abstract")),
        *(tag("note", note) for note in (record.text("note"), *entry.notes)),
        *(f"<subject>{tag('topic', word)}</subject>" for word in _keywords(entry)),
        group("language", tag("languageTerm", record.text("language"), type="text")),
        group("location", _location(record)),
        tag("accessCondition", record.text("licence")),
        *(tag("identifier", record.text(name), type=kind) for kind, name in _own_identifiers(record)),
        tag("identifier", entry.key, type="citekey"),
    ]
    return f'<mods version="3.7">{"".join(parts)}</mods>\n'


def _location(record: Record) -> str:
    places = tag("physicalLocation", record.text("archive")) + tag("url", record.text("URL"))
    return places + tag("shelfLocator", record.text("archive_location"))


def _own_identifiers(record: Record) -> list[tuple[str, str]]:
    own = [("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID")]
    return own if record.type in WITHIN else [*own, ("isbn", "ISBN"), ("issn", "ISSN")]


def _keywords(entry: Entry) -> list[str]:
    words = (*entry.record.text("keyword").split(";"), *entry.tags)
    return [word for word in dict.fromkeys(word.strip() for word in words) if word]


def _host(record: Record) -> str:
    inside = (
        _title_info(record.text("container-title")),
        _title_info(record.text("container-title-short"), type="abbreviated"),
        *(_written_name(name, "editor") for name in record.names("editor")),
        _origin(record),
        _part(record),
        tag("identifier", record.text("ISSN"), type="issn"),
        tag("identifier", record.text("ISBN"), type="isbn"),
    )
    return f'<relatedItem type="host">{"".join(inside)}</relatedItem>'


def _origin(record: Record) -> str:
    issued = record.date("issued")
    inside = (
        group("place", tag("placeTerm", record.text("publisher-place"), type="text")),
        tag("publisher", record.text("publisher")),
        tag("dateIssued", str(issued) if issued else ""),
        tag("edition", record.text("edition")),
    )
    return group("originInfo", "".join(inside))


def _part(record: Record) -> str:
    details = "".join(
        f'<detail type="{kind}">{tag("number", record.text(kind))}</detail>'
        for kind in ("volume", "issue")
        if record.text(kind)
    )
    first, _, last = record.text("page").partition("-")
    extent = f'<extent unit="pages">{tag("start", first)}{tag("end", last)}</extent>' if first else ""
    return group("part", details + extent)


def _own_title(record: Record) -> str:
    parts = (("title", "title"), ("partNumber", "part-number"), ("partName", "part-title"))
    return group("titleInfo", "".join(tag(name, record.text(variable)) for name, variable in parts))


def _title_info(title: str, **attributes: str) -> str:
    return group("titleInfo", tag("title", title), **attributes)


def _written_name(name: Name, role: str) -> str:
    if name.literal:
        parts, kind = tag("namePart", name.literal), "corporate"
    else:
        family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
        given = " ".join(filter(None, (name.given, name.dropping_particle)))
        parts = tag("namePart", family, type="family") + tag("namePart", given, type="given")
        parts += tag("namePart", name.suffix, type="termsOfAddress")
        parts += tag("affiliation", name.affiliation) + tag("nameIdentifier", name.orcid, type="orcid")
        kind = "personal"
    term = f'<role><roleTerm authority="marcrelator" type="code">{_CODES[role]}</roleTerm></role>'
    return f'<name type="{kind}">{parts}{term}</name>'
