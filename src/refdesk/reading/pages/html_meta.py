"""What a page's HTML says of its article: Highwire `citation_*`, Dublin Core, PRISM, microdata, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from refdesk.domain.dates import Date
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.reading.names.person_names import read_names
from refdesk.reading.text.written_dates import read_date

#: Text fields by the names of meta tags, the most telling first.
_TEXT_TAGS = {
    "title": ("citation_title", "dc.title", "headline", "og:title"),
    "container-title": (
        "citation_journal_title",
        "citation_conference_title",
        "prism.publicationname",
        "dc.source",
    ),
    "volume": ("citation_volume", "prism.volume", "dc.source.volume", "volumenumber"),
    "issue": ("citation_issue", "prism.number", "dc.source.issue", "issuenumber"),
    "publisher": ("citation_publisher", "dc.publisher"),
    "language": ("citation_language", "dc.language"),
    "abstract": ("citation_abstract", "dc.description", "dcterms.abstract"),
    "ISSN": ("citation_issn", "dc.source.issn", "prism.issn", "issn"),
    "URL": ("citation_abstract_html_url", "og:url"),
    "licence": ("dc.rights",),
}
_DATE_TAGS = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dc.date",
    "prism.publicationdate",
    "datepublished",
    "article:published_time",
)
_AUTHOR_TAGS = ("citation_author", "dc.creator.personalname", "dc.creator")
_KEYWORD_TAGS = ("citation_keywords", "citation_keyword", "dc.subject")
_DOI_TAGS = ("citation_doi", "dc.identifier.doi", "dc.identifier", "prism.doi")
_BETWEEN = re.compile(r";|,(?=\s)")
_ARTICLE_TYPES = re.compile(r"Article|CreativeWork|Report|Thesis|Chapter|Book")
#: So much of the HTML is parsed: metadata stands in its head.
_LARGEST = 2_000_000


def article_in_html(html: str) -> dict[str, Value]:
    """The article's fields, empty where the HTML has no metadata of an article."""
    if not html:
        return {}
    parser = _parsed(html)
    fields = dict(_from_json_ld(parser.scripts))
    fields.update(_from_tags(parser.tags))
    return fields if "title" in fields and len(fields) > 2 else {}


def title_in_html(html: str) -> str:
    """The title that an article's tags say, for finding it in the page's text; empty where there is none."""
    if not html:
        return ""
    parser = _parsed(html)
    return next((content for name, content in parser.tags if name == "citation_title"), "")


def _parsed(html: str) -> _MetaParser:
    parser = _MetaParser()
    # "<![x" raises AssertionError in html.parser of CPython 3.11; as a bogus comment it is passed over.
    parser.feed(html[:_LARGEST].replace("<![", "<! ["))
    return parser


class _MetaParser(HTMLParser):
    """Collects meta tags, in order, and JSON-LD scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._is_in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name.lower(): value or "" for name, value in attrs}
        if tag == "meta":
            name = (named.get("name") or named.get("property") or named.get("itemprop") or "").lower()
            if name and named.get("content", "").strip():
                self.tags.append((name, named["content"].strip()))
        elif tag == "script":
            self._is_in_script = "ld+json" in named.get("type", "").lower()

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_in_script = False

    def handle_data(self, data: str) -> None:
        if self._is_in_script:
            self.scripts.append(data)


def _from_tags(tags: list[tuple[str, str]]) -> Iterator[tuple[str, Value]]:
    first: dict[str, str] = {}
    for name, content in tags:
        first.setdefault(name, content)
    for field, names in _TEXT_TAGS.items():
        content = next((first[name] for name in names if name in first), "")
        if content:
            yield field, content
    if doi := next((doi for name, content in tags if name in _DOI_TAGS and (doi := normal_doi(content))), ""):
        yield "DOI", doi
    date = next((date for name in _DATE_TAGS if name in first and (date := read_date(first[name]))), None)
    if date and date.start:
        yield "issued", date
    if pages := _pages(first.get("citation_firstpage", ""), first.get("citation_lastpage", "")):
        yield "page", pages
    if authors := tuple(_authors(tags)):
        yield "author", authors
    if keywords := _keywords(tags, next((tag for tag in _KEYWORD_TAGS if tag in first), "")):
        yield "keyword", "; ".join(keywords)


def _keywords(tags: list[tuple[str, str]], tag: str) -> list[str]:
    """Those of every such tag: one may hold several, parted by semicolons or commas."""
    parts = (part.strip() for name, content in tags if name == tag for part in _BETWEEN.split(content))
    return [part for part in parts if part]


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last and first != last else first


def _authors(tags: list[tuple[str, str]]) -> Iterator[Name]:
    """The authors with the affiliation, ORCID and e-mail tags that follow each."""
    names = {name for name, _ in tags}
    tag = next((each for each in _AUTHOR_TAGS if each in names), "")
    name, card = None, dict[str, str]()
    for key, content in tags:
        if key == tag:
            if name:
                yield _with_card(name, card)
            found = read_names(content)
            name, card = (found[0] if found else None), {}
        elif name and key == "citation_author_institution":
            card["affiliation"] = "; ".join(filter(None, (card.get("affiliation", ""), content)))
        elif name and key == "citation_author_orcid":
            card["orcid"] = content.rpartition("/")[2]
        elif name and key == "citation_author_email":
            card["email"] = content
    if name:
        yield _with_card(name, card)


def _with_card(name: Name, card: dict[str, str]) -> Name:
    return Name.from_csl({**name.to_csl(), **card})


def _from_json_ld(scripts: list[str]) -> Iterator[tuple[str, Value]]:
    for item in _items(scripts):
        if not _ARTICLE_TYPES.search(str(item.get("@type", ""))):
            continue
        title = item.get("headline") or item.get("name")
        if isinstance(title, str) and title:
            yield "title", title
        date = read_date(str(item.get("datePublished") or ""))
        if date and date.start:
            yield "issued", Date(date.start)
        if authors := tuple(_people(item.get("author"))):
            yield "author", authors
        yield from _journal(item.get("isPartOf"))
        doi = normal_doi(str(item.get("sameAs") or item.get("identifier") or item.get("@id") or ""))
        if doi:
            yield "DOI", doi
        if isinstance(item.get("license"), str):
            yield "licence", item["license"]
        return


def _items(scripts: list[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            found = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                graph = item.get("@graph") or item.get("mainEntity")
                yield from (
                    each for each in (graph if isinstance(graph, list) else [graph]) if isinstance(each, dict)
                )
                yield item


def _people(given: Any) -> Iterator[Name]:
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, dict) and isinstance(each.get("name"), str):
            names = read_names(each["name"])
            if names:
                affiliation = each.get("affiliation")
                first = affiliation[0] if isinstance(affiliation, list) and affiliation else affiliation
                body = first.get("name") if isinstance(first, dict) else first
                yield _with_card(names[0], {"affiliation": body} if isinstance(body, str) else {})


def _journal(part: Any) -> Iterator[tuple[str, Value]]:
    """Volume, issue and journal, whose levels stand one inside the other."""
    depth = 0
    while isinstance(part, dict) and depth < 4:
        for key, field in (("volumeNumber", "volume"), ("issueNumber", "issue")):
            if part.get(key):
                yield field, str(part[key])
        kind = str(part.get("@type", ""))
        if "Periodical" in kind and isinstance(part.get("name"), str):
            yield "container-title", part["name"]
        issn = part.get("issn")
        if issn:
            yield "ISSN", str(issn[0] if isinstance(issn, list) else issn)
        part = part.get("isPartOf")
        depth += 1
