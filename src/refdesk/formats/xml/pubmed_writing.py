"""A record as an article, or a book, of PubMed XML (NLM's `pubmed_190101` DTD)."""

from __future__ import annotations

from collections.abc import Iterator

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.xml.markup import group, rich, tag

_MARKS = {"i": "i", "b": "b", "sub": "sub", "sup": "sup"}
_IDENTIFIERS = {"PMID": "pubmed", "DOI": "doi", "PMCID": "pmc"}
_HISTORY = ("received", "accepted", "revised")
_BOOKS = frozenset({"book", "chapter"})
_SHARED = frozenset({
    *_IDENTIFIERS, "title", "author", "issued", "language", "abstract", "keyword", "container-title",
    "status", "reference list",
})  # fmt: skip
_ARTICLE = _SHARED | {
    *_HISTORY, "container-title-short", "ISSN", "volume", "issue", "page", "original-title",
    "publisher-place", "copyright", "funding",
}  # fmt: skip
_BOOK = _SHARED | {"editor", "publisher", "publisher-place", "ISBN", "edition", "collection-title", "URL"}


def held(record: Record) -> frozenset[str]:
    """The variables that this record's kind of document has an element for."""
    return _BOOK if record.type in _BOOKS else _ARTICLE


def document(entry: Entry) -> str:
    """The `PubmedArticle` or `PubmedBookArticle` element."""
    if entry.record.type in _BOOKS:
        book = group("BookDocument", "".join(_book(entry)))
        return group("PubmedBookArticle", (book or "<BookDocument/>") + _data(entry, "PubmedBookData"))
    citation = group("MedlineCitation", "".join(_citation(entry)), Status="Publisher")
    return group("PubmedArticle", citation + _data(entry, "PubmedData"))


def _citation(entry: Entry) -> Iterator[str]:
    record = entry.record
    yield tag("PMID", record.text("PMID"), Version="1")
    yield f"<Article>{''.join(_article(record))}</Article>"
    journal = tag("Country", record.text("publisher-place")) + tag(
        "MedlineTA", record.text("container-title-short")
    )
    yield group("MedlineJournalInfo", journal)
    yield _keywords(entry)


def _article(record: Record) -> Iterator[str]:
    issue = tag("Volume", record.text("volume")) + tag("Issue", record.text("issue"))
    journal = (
        tag("ISSN", record.text("ISSN")),
        group("JournalIssue", issue + _date("PubDate", record.date("issued"))),
        tag("Title", record.text("container-title")),
        tag("ISOAbbreviation", record.text("container-title-short")),
    )
    yield group("Journal", "".join(journal))
    yield group("ArticleTitle", rich(record.text("title"), _MARKS))
    yield group("Pagination", tag("MedlinePgn", record.text("page")))
    yield _abstract(record)
    yield _people(record.names("author"), "")
    yield tag("Language", record.text("language"))
    grants = filter(None, record.text("funding").split("; "))
    yield group("GrantList", "".join(group("Grant", tag("GrantID", grant)) for grant in grants))
    yield group("VernacularTitle", rich(record.text("original-title"), _MARKS))


def _book(entry: Entry) -> Iterator[str]:
    record = entry.record
    is_part = record.type == "chapter"
    publisher = tag("PublisherName", record.text("publisher"))
    publisher += tag("PublisherLocation", record.text("publisher-place"))
    book = (
        group("Publisher", publisher),
        group("BookTitle", rich(record.text("container-title" if is_part else "title"), _MARKS)),
        _date("PubDate", record.date("issued")),
        _people(record.names("editor"), "editors"),
        "" if is_part else _people(record.names("author"), "authors"),
        tag("CollectionTitle", record.text("collection-title")),
        tag("Edition", record.text("edition")),
        tag("Isbn", record.text("ISBN")),
        tag("ELocationID", record.text("URL"), EIdType="url"),
    )
    yield tag("PMID", record.text("PMID"), Version="1")
    yield group("Book", "".join(book))
    yield group("ArticleTitle", rich(record.text("title"), _MARKS)) if is_part else ""
    yield tag("Language", record.text("language"))
    yield _people(record.names("author"), "authors") if is_part else ""
    yield _abstract(record)
    yield _keywords(entry)


def _abstract(record: Record) -> str:
    parts = (group("AbstractText", rich(part, _MARKS)) for part in record.text("abstract").split("\n\n"))
    return group("Abstract", "".join(parts) + tag("CopyrightInformation", record.text("copyright")))


def _keywords(entry: Entry) -> str:
    words = (word.strip() for word in (*entry.record.text("keyword").split(";"), *entry.tags))
    return group(
        "KeywordList", "".join(tag("Keyword", word) for word in dict.fromkeys(words)), Owner="NOTNLM"
    )


def _people(names: tuple[Name, ...], kind: str) -> str:
    return group("AuthorList", "".join(map(_person, names)), Type=kind)


def _person(name: Name) -> str:
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = (
        tag("CollectiveName", name.literal),
        tag("LastName", family),
        tag("ForeName", given),
        tag("Suffix", name.suffix),
        tag("Identifier", name.orcid, Source="ORCID"),
        group("AffiliationInfo", tag("Affiliation", name.affiliation)),
    )
    return group("Author", "".join(parts))


def _date(name: str, date: Date | None, **attributes: str) -> str:
    """The date in parts; an inexact one in words, as `MedlineDate`."""
    if date is None:
        return ""
    if date.start is None or date.end is not None:
        return group(name, tag("MedlineDate", str(date)), **attributes)
    year, *rest = date.start.to_parts()
    if rest and rest[0] > 12:
        seasons = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
        return group(name, tag("Year", str(year)) + tag("Season", seasons[rest[0]]), **attributes)
    parts = zip(("Month", "Day"), rest, strict=False)
    inside = tag("Year", str(year)) + "".join(tag(part, str(number)) for part, number in parts)
    return group(name, inside, **attributes)


def _data(entry: Entry, name: str) -> str:
    record = entry.record
    history = (_date("PubMedPubDate", record.date(event), PubStatus=event) for event in _HISTORY)
    identifiers = (tag("ArticleId", record.text(each), IdType=kind) for each, kind in _IDENTIFIERS.items())
    inside = (
        group("History", "".join(history)),
        tag("PublicationStatus", record.text("status")),
        group("ArticleIdList", "".join(identifiers)),
        group("ReferenceList", "".join(map(_reference, entry.references))),
    )
    return group(name, "".join(inside))


def _reference(record: Record) -> str:
    """A cited work: its words as they were read, or the most that one line says of it."""
    told = ("author", "title", "container-title", "issued", "volume", "page")
    words = record.text("note") or ". ".join(filter(None, map(record.text, told)))
    identifiers = (tag("ArticleId", record.text(each), IdType=kind) for each, kind in _IDENTIFIERS.items())
    return group("Reference", tag("Citation", words) + group("ArticleIdList", "".join(identifiers)))
