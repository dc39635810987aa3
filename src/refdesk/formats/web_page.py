"""Web pages that describe the work they show: `citation_*` meta tags (Highwire, Google Scholar) and COinS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, urlencode

from lxml import etree, html

from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.building import Building, page_range
from refdesk.formats.dates import date_in
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.losses import losses
from refdesk.formats.people import inverted, straight, written
from refdesk.formats.text import decoded, head_of

EXTRA = "html:"
_META: Mapping[str, str] = {
    "citation_title": "title", "citation_journal_title": "container-title", "citation_volume": "volume",
    "citation_journal_abbrev": "container-title-short", "citation_issue": "issue", "citation_issn": "ISSN",
    "citation_doi": "DOI", "citation_pmid": "PMID", "citation_publisher": "publisher",
    "citation_isbn": "ISBN",
    "citation_language": "language", "citation_abstract": "abstract",
    "citation_conference_title": "container-title",
    "citation_inbook_title": "container-title", "citation_book_title": "container-title",
    "citation_dissertation_institution": "publisher", "citation_arxiv_id": "arxiv",
    "citation_technical_report_institution": "publisher", "citation_technical_report_number": "number",
    "citation_abstract_html_url": "URL", "citation_public_url": "URL", "citation_conference": "event-title",
    "citation_article_number": "number",
    "dc.title": "title", "dc.publisher": "publisher", "dc.language": "language", "dc.description": "abstract",
    "prism.publicationname": "container-title", "prism.volume": "volume", "prism.number": "issue",
    "prism.issn": "ISSN", "prism.doi": "DOI",
}  # fmt: skip
_DATES = ("citation_publication_date", "citation_date", "citation_online_date", "citation_year",
          "prism.publicationdate", "dc.date", "dc.date.issued", "dcterms.issued")  # fmt: skip
_COINS: Mapping[str, str] = {
    "rft.atitle": "title", "rft.jtitle": "container-title", "rft.stitle": "container-title-short",
    "rft.volume": "volume", "rft.issue": "issue", "rft.issn": "ISSN", "rft.isbn": "ISBN",
    "rft.pub": "publisher",
    "rft.place": "publisher-place", "rft.edition": "edition", "rft.series": "collection-title",
    "rft.inst": "publisher", "rft.language": "language", "rft.description": "abstract",
    "rft.artnum": "number",
}  # fmt: skip
_GENRES: Mapping[str, str] = {
    "article": "article-journal", "book": "book", "bookitem": "chapter", "proceeding": "paper-conference",
    "conference": "paper-conference", "dissertation": "thesis", "report": "report", "preprint": "article",
    "unknown": "document", "issue": "periodical",
}  # fmt: skip
#: What a ContextObject can say.
_HELD = frozenset({*_COINS.values(), "author", "issued", "page", "keyword", "DOI", "URL"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """A saved HTML page."""

    id: str = "html"
    label: str = "Web page with citation tags (COinS)"
    extensions: tuple[str, ...] = ("html", "htm", "xhtml")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where HTML has tags that describe a work."""
        head = head_of(data, 1 << 17).lower()
        if "<html" not in head and "<head" not in head and "<span" not in head and "<meta" not in head:
            return 0.0
        has_tags = "citation_title" in head or "z3988" in head
        return 0.8 if has_tags else 0.4 if "dc.title" in head else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The work that the page shows, then those of its COinS."""
        text = decoded(data)
        try:
            page = html.document_fromstring(text.encode(), parser=_parser())
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            yield Problem(Severity.ERROR, f"This is no web page: {error}.", 1)
            return
        entry = _from_meta(page)
        if entry:
            yield entry
        for span in page.iter("span"):
            if "Z3988" in str(span.get("class", "")):
                yield Entry(_from_coins(str(span.get("title", ""))), "", _line(span))
        if text.rfind("<") > text.rfind(">"):
            line = text.count("\n") + 1
            yield Problem(Severity.WARNING, "The page is cut off within a tag; what followed is lost.", line)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A page that lists the titles, each with the COinS that reference managers find in it."""
        yield '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>References</title></head>\n'
        yield "<body><ul>\n"
        for entry in entries:
            title = escape(entry.record.text("title"))
            coins = escape(urlencode(list(_coins_of(entry))))
            yield f'<li>{title}<span class="Z3988" title="{coins}"></span></li>\n'
            yield from losses(entry, _HELD, self.label)
        yield "</ul></body></html>\n"


WEB_PAGE = WebPage()


def _coins_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The pairs of a ContextObject (ANSI/NISO Z39.88, the formats journal, book and dissertation)."""
    record = entry.record
    kind = {"thesis": "dissertation", "book": "book", "chapter": "book"}.get(record.type, "journal")
    genre = next((name for name, csl in _GENRES.items() if csl == record.type), "unknown")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"
    yield "rft.genre", genre
    if doi := record.text("DOI"):
        yield "rft_id", f"info:doi/{doi}"
    if address := record.text("URL"):
        yield "rft_id", address
    titles = {"book": ("btitle", ""), "chapter": ("atitle", "btitle")}
    title, container = titles.get(record.type, ("title" if kind == "dissertation" else "atitle", "jtitle"))
    yield from ((f"rft.{title}", record.text("title")), (f"rft.{container}", record.text("container-title")))
    written_as = {variable: name for name, variable in reversed(list(_COINS.items()))}
    for variable in record:
        if variable in written_as and variable not in ("title", "container-title"):
            yield written_as[variable], record.text(variable)
    for name in record.names("author"):
        yield ("rft.aucorp", name.literal) if name.literal else ("rft.au", written(name))
    yield "rft.date", record.text("issued")
    yield "rft.pages", record.text("page")
    for word in dict.fromkeys((*record.text("keyword").split(";"), *entry.tags)):
        yield "rft.subject", word.strip()


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _line(element: etree._Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def _from_meta(page: etree._Element) -> Entry | None:
    tags = [
        (
            str(meta.get("name") or meta.get("property") or "").lower(),
            " ".join(str(meta.get("content", "")).split()),
        )
        for meta in page.iter("meta")
    ]
    values = dict(reversed(tags))
    if not values.get("citation_title") and not values.get("dc.title"):
        return None
    building = Building(_type_of(values), EXTRA)
    for name, variable in _META.items():
        building.put(variable, values.get(name, ""))
    for name, text in tags:
        _read_person(name, text, building)
        if name in ("citation_keywords", "citation_keyword", "dc.subject"):
            for word in text.split(";"):
                building.add("keyword", word.strip())
    for name in _DATES:
        building.put("issued", date_in(values.get(name, "")))
    building.put(
        "page", page_range(values.get("citation_firstpage", ""), values.get("citation_lastpage", ""))
    )
    files = tuple(
        Attachment(text, "", "application/pdf") for name, text in tags if name == "citation_pdf_url"
    )
    references = tuple(_cited(text) for name, text in tags if name == "citation_reference")
    return Entry(building.record(), attachments=files, references=references)


def _type_of(values: Mapping[str, str]) -> str:
    if values.get("citation_journal_title"):
        return "article-journal"
    if values.get("citation_conference_title") or values.get("citation_conference"):
        return "paper-conference"
    if values.get("citation_dissertation_institution"):
        return "thesis"
    if values.get("citation_technical_report_institution"):
        return "report"
    if values.get("citation_inbook_title") or values.get("citation_book_title"):
        return "chapter"
    return "book" if values.get("citation_isbn") else "webpage"


def _read_person(name: str, text: str, building: Building) -> None:
    if name in ("citation_author", "citation_authors"):
        for part in text.split(";"):
            building.add_name("author", inverted(part) if "," in part else straight(part))
    elif name == "citation_editor":
        building.add_name("editor", inverted(text) if "," in text else straight(text))
    elif name in ("dc.creator", "dc.contributor.author") and "citation_author" not in building.values:
        building.add_name("author", inverted(text) if "," in text else straight(text))
    elif name in ("citation_author_institution", "citation_author_orcid", "citation_author_email"):
        _add_to_card(name, text, building)


def _add_to_card(name: str, text: str, building: Building) -> None:
    """What follows an author's tag says more of that author."""
    authors = building.values.get("author")
    if not isinstance(authors, tuple) or not authors:
        return
    last = authors[-1]
    if name.endswith("institution"):
        last = last._replace(affiliation="; ".join(filter(None, (last.affiliation, text))))
    elif name.endswith("orcid"):
        last = last._replace(orcid=text.rpartition("/")[2])
    else:
        last = last._replace(email=text)
    building.values["author"] = (*authors[:-1], last)


def _cited(text: str) -> Record:
    """One `citation_reference`: pairs of `citation_title=...;`, or only words."""
    pairs = [part.strip().partition("=") for part in text.split(";") if part.strip().startswith("citation_")]
    building = Building("document", EXTRA)
    for name, _, value in pairs:
        if name == "citation_author":
            building.add_name("author", inverted(value) if "," in value else straight(value))
        elif name in ("citation_publication_date", "citation_year", "citation_date"):
            building.put("issued", date_in(value))
        elif variable := _META.get(name):
            building.put(variable, value)
    if "container-title" in building.values:
        building.type = "article-journal"
    if not building.text("title"):
        building.put("note", text)
    return building.record()


def _from_coins(text: str) -> Record:
    """A ContextObject (ANSI/NISO Z39.88) in a span's title."""
    pairs = parse_qsl(text, keep_blank_values=False)
    values = dict(reversed(pairs))
    is_book = values.get("rft_val_fmt", "").endswith(":book")
    usual = "book" if is_book else "article-journal"
    if values.get("rft_val_fmt", "").endswith("dissertation"):
        usual = "thesis"
    building = Building(_GENRES.get(values.get("rft.genre", ""), usual), EXTRA)
    for name, variable in _COINS.items():
        building.put(variable, values.get(name, ""))
    whole = values.get("rft.btitle", "")
    building.put("container-title" if building.text("title") else "title", whole)
    building.put("title", values.get("rft.title", ""))
    for name, value in pairs:
        if name == "rft.au":
            building.add_name("author", inverted(value) if "," in value else straight(value))
        elif name == "rft.aucorp":
            building.add_name("author", Name(literal=value))
        elif name == "rft_id" and value.startswith("info:doi/"):
            building.put("DOI", value.removeprefix("info:doi/"))
        elif name == "rft_id" and value.startswith("http"):
            building.put("URL", value)
        elif name == "rft.subject":
            building.add("keyword", value)
    if "author" not in building.values and values.get("rft.aulast"):
        given = values.get("rft.aufirst") or values.get("rft.auinit", "")
        building.add_name("author", inverted(f"{values['rft.aulast']}, {given}"))
    building.put("issued", date_in(values.get("rft.date", "")))
    building.put(
        "page",
        values.get("rft.pages") or page_range(values.get("rft.spage", ""), values.get("rft.epage", "")),
    )
    return building.record()
