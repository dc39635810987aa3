"""PubMed XML: `<PubmedArticle>` and `<PubmedBookArticle>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record
from refdesk.formats.building import Building, full_pages
from refdesk.formats.dates import date_in, date_of
from refdesk.formats.format import Entry
from refdesk.formats.losses import losses
from refdesk.formats.xml.elements import Element, items, line_of, looks_like, rich_text, text_of, texts_of
from refdesk.formats.xml.pubmed_writing import document, held

EXTRA = "pubmed:"
_ITEMS = frozenset({"PubmedArticle", "PubmedBookArticle"})


@dataclass(frozen=True, slots=True)
class PubmedXml:
    """A file that PubMed's E-utilities deliver."""

    id: str = "pubmed-xml"
    label: str = "PubMed XML"
    extensions: tuple[str, ...] = ("xml",)
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where PubMed's elements stand near the beginning."""
        return 0.95 if looks_like(data, "PubmedArticle", "PubmedArticleSet", "PubmedBookArticle") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The articles of a file, in its order."""
        for found in items(data, _ITEMS):
            yield found if isinstance(found, Problem) else _entry(found)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A set of articles, as PubMed's E-utilities deliver it."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
        for entry in entries:
            yield document(entry) + "\n"
            yield from losses(entry, held(entry.record), self.label)
        yield "</PubmedArticleSet>\n"


PUBMED_XML = PubmedXml()


def _entry(item: Element) -> Entry:
    is_book = item.tag == "PubmedBookArticle"
    citation = item.find("BookDocument" if is_book else "MedlineCitation")
    citation = item if citation is None else citation
    building = Building("article-journal", EXTRA)
    if is_book:
        building.type = "book" if citation.find("ArticleTitle") is None else "chapter"
        _read_book(citation, building)
    else:
        article = citation.find("Article")
        _read_article(citation if article is None else article, citation, building)
    _read_identifiers(item, citation, building)
    return Entry(building.record(), "", line_of(item), references=_references(item))


def _read_article(article: Element, citation: Element, building: Building) -> None:
    journal = article.find("Journal")
    building.put("title", rich_text(article, "ArticleTitle") or text_of(article, "VernacularTitle"))
    building.put("original-title", rich_text(article, "VernacularTitle"))
    _read_people(article, building)
    _read_people(citation.find("PersonalNameSubjectList"), building)
    if journal is not None:
        building.put("container-title", text_of(journal, "Title"))
        building.put("container-title-short", text_of(journal, "ISOAbbreviation"))
        building.take("ISSN", "ISSN", text_of(journal, "ISSN"))
        building.put("volume", text_of(journal, "JournalIssue/Volume"))
        building.put("issue", text_of(journal, "JournalIssue/Issue"))
        building.put("issued", _date(journal.find("JournalIssue/PubDate")))
    building.put("issued", _date(article.find("ArticleDate")))
    building.put("container-title-short", text_of(citation, "MedlineJournalInfo/MedlineTA"))
    building.put("publisher-place", text_of(citation, "MedlineJournalInfo/Country"))
    for grant in article.findall("GrantList/Grant"):
        told = (text_of(grant, part) for part in ("GrantID", "Acronym", "Agency", "Country"))
        building.add("funding", "/".join(filter(None, told)))
    building.put("page", _pages(article))
    building.put("language", text_of(article, "Language"))
    building.put("abstract", _abstract(article.find("Abstract")) or _abstract(citation.find("OtherAbstract")))
    building.put("copyright", text_of(article, "Abstract/CopyrightInformation"))
    for word in (*texts_of(citation, "KeywordList/Keyword"), *_headings(citation)):
        building.add("keyword", word)
    for kind in texts_of(article, "PublicationTypeList/PublicationType"):
        building.keep("PublicationType", kind)
        if kind == "Preprint":
            building.type = "article"


def _read_book(document: Element, building: Building) -> None:
    book = document.find("Book")
    chapter = rich_text(document, "ArticleTitle")
    whole = rich_text(book, "BookTitle") if book is not None else ""
    building.put("title", chapter or whole)
    building.put("container-title", whole if chapter else "")
    _read_people(document, building)
    if book is not None:
        _read_people(book, building)
        building.put("publisher", text_of(book, "Publisher/PublisherName"))
        building.put("publisher-place", text_of(book, "Publisher/PublisherLocation"))
        building.put("issued", _date(book.find("PubDate")))
        building.put("ISBN", text_of(book, "Isbn"))
        building.put("volume", text_of(book, "Volume"))
        building.put("volume-title", rich_text(book, "VolumeTitle"))
        building.put("number", text_of(book, "ReportNumber"))
        building.put("medium", text_of(book, "Medium"))
        building.put("edition", text_of(book, "Edition"))
        building.put("collection-title", text_of(book, "CollectionTitle"))
        building.put("URL", text_of(book, "ELocationID[@EIdType='url']"))
    building.put("issued", _date(document.find("ContributionDate")))
    building.put("page", _pages(document))
    building.put("chapter-number", text_of(document, "LocationLabel[@Type='chapter']"))
    building.put("language", text_of(document, "Language"))
    building.put("abstract", _abstract(document.find("Abstract")))
    for word in texts_of(document, "KeywordList/Keyword"):
        building.add("keyword", word)


def _read_people(holder: Element | None, building: Building) -> None:
    if holder is None:
        return
    for authors in holder.findall("AuthorList"):
        variable = "editor" if authors.get("Type") == "editors" else "author"
        for author in authors.findall("Author"):
            # A name that a later one corrects (PubMed DTD, `ValidYN`).
            if author.get("ValidYN") != "N":
                building.add_name(variable, _name(author))
    if "author" not in building.values:
        for subject in holder.findall("PersonalNameSubject"):
            building.add_name("author", _name(subject))


def _name(author: Element) -> Name:
    collective = text_of(author, "CollectiveName")
    if collective:
        return Name(literal=collective)
    return Name(
        family=text_of(author, "LastName"),
        given=text_of(author, "ForeName") or text_of(author, "FirstName") or text_of(author, "Initials"),
        suffix=text_of(author, "Suffix"),
        affiliation="; ".join(texts_of(author, "AffiliationInfo/Affiliation"))
        or text_of(author, "Affiliation"),
        orcid=text_of(author, "Identifier[@Source='ORCID']").rpartition("/")[2],
    )


def _date(date: Element | None) -> Date | None:
    if date is None:
        return None
    words = text_of(date, "MedlineDate")
    if words:
        return date_in(words)
    month = text_of(date, "Month") or text_of(date, "Season")
    return date_of(text_of(date, "Year"), month, text_of(date, "Day")) if text_of(date, "Year") else None


def _pages(article: Element) -> str:
    pages = text_of(article, "Pagination/MedlinePgn")
    first, last = text_of(article, "Pagination/StartPage"), text_of(article, "Pagination/EndPage")
    return full_pages(pages) or (f"{first}-{last}" if first and last and first != last else first)


def _abstract(abstract: Element | None) -> str:
    """The abstract's parts with their labels, paragraph by paragraph."""
    if abstract is None:
        return ""
    parts = []
    for part in abstract.findall("AbstractText"):
        label, text = str(part.get("Label", "")), rich_text(part)
        parts.append(f"{label}: {text}" if label and text else text)
    return "\n\n".join(part for part in parts if part)


def _headings(citation: Element) -> Iterator[str]:
    """MeSH headings, once for each qualifier, as in `Neoplasms*/epidemiology`: a star marks a main topic."""
    for heading in citation.findall("MeshHeadingList/MeshHeading"):
        descriptor = "".join(map(_starred, heading.findall("DescriptorName")))
        qualifiers = [_starred(each) for each in heading.findall("QualifierName")]
        yield from (f"{descriptor}/{qualifier}" for qualifier in qualifiers) if qualifiers else [descriptor]


def _starred(term: Element) -> str:
    return text_of(term) + ("*" if term.get("MajorTopicYN") == "Y" else "")


def _read_identifiers(item: Element, citation: Element, building: Building) -> None:
    pmids = texts_of(citation, "PMID")
    building.put("PMID", pmids[-1] if pmids else "")
    identifiers = [
        (str(each.get("IdType", "")), text_of(each))
        for holder in ("PubmedData", "PubmedBookData", "BookDocument")
        for each in item.findall(f"{holder}/ArticleIdList/ArticleId")
    ]
    locations = [(str(each.get("EIdType", "")), text_of(each)) for each in citation.iter("ELocationID")]
    variables = {"doi": "DOI", "pmc": "PMCID", "pubmed": "PMID", "url": "URL"}
    for kind, text in (*locations, *identifiers):
        if variable := variables.get(kind):
            building.put(variable, text)
        else:
            building.keep(kind or "ArticleId", text)
    for event in ("received", "accepted", "revised"):
        building.put(event, _date(item.find(f"PubmedData/History/PubMedPubDate[@PubStatus='{event}']")))
    for data in ("PubmedData", "PubmedBookData"):
        building.put("status", text_of(item, f"{data}/PublicationStatus"))


def _references(item: Element) -> tuple[Record, ...]:
    """The cited list: PubMed gives each reference as one string and its identifiers."""
    found = []
    for reference in item.findall("PubmedData/ReferenceList/Reference"):
        identifiers = {str(each.get("IdType", "")): text_of(each) for each in reference.iter("ArticleId")}
        fields = {
            "DOI": identifiers.get("doi"),
            "PMID": identifiers.get("pubmed"),
            "PMCID": identifiers.get("pmc"),
        }
        record = Record().with_fields({"note": text_of(reference, "Citation"), **fields})
        found.append(record)
    return tuple(found)
