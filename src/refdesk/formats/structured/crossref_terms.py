"""The names of Crossref's JSON (REST API, "works") and the CSL variables that they are."""

from __future__ import annotations

from collections.abc import Mapping

#: Crossref's type of work; of several for a CSL type the first is written.
TYPES: Mapping[str, str] = {
    "journal-article": "article-journal", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "reference-entry": "entry", "proceedings-article": "paper-conference", "proceedings": "book",
    "dissertation": "thesis", "report": "report", "report-component": "report", "posted-content": "article",
    "dataset": "dataset", "standard": "standard", "peer-review": "review", "journal": "periodical",
    "component": "document", "grant": "document", "database": "dataset",
}  # fmt: skip
TEXTS: Mapping[str, str] = {
    "title": "title", "container-title": "container-title", "short-container-title": "container-title-short",
    "volume": "volume", "issue": "issue", "page": "page", "article-number": "number",
    "publisher": "publisher",
    "publisher-location": "publisher-place", "DOI": "DOI", "URL": "URL", "ISBN": "ISBN", "ISSN": "ISSN",
    "language": "language",
    "edition-number": "edition", "original-title": "original-title", "short-title": "title-short",
}  # fmt: skip
#: Members that are lists of texts.
LISTED = frozenset({
    "title", "container-title", "short-container-title", "original-title", "short-title", "ISBN", "ISSN",
})  # fmt: skip
ROLES = ("author", "editor", "translator", "chair")
#: What an entry of a work's reference list says.
CITED: Mapping[str, str] = {
    "article-title": "title", "volume-title": "title", "series-title": "collection-title",
    "journal-title": "container-title", "volume": "volume", "issue": "issue", "first-page": "page",
    "DOI": "DOI", "edition": "edition", "ISBN": "ISBN", "ISSN": "ISSN", "unstructured": "note",
}  # fmt: skip
