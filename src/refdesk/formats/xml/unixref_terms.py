"""The elements of Crossref's Unixref XML and the CSL types and variables they stand for: both ways."""

from __future__ import annotations

from collections.abc import Mapping

#: The element that describes the work, its CSL type, and where what contains it is described; of several of
#: one type the first is written.
WORKS: tuple[tuple[str, str, str], ...] = (
    ("journal/journal_article", "article-journal", "journal"),
    ("book/content_item", "chapter", "book"),
    ("conference/conference_paper", "paper-conference", "conference"),
    ("dissertation", "thesis", ""),
    ("report-paper/report-paper_metadata", "report", ""),
    ("posted_content", "article", ""),
    ("standard/standard_metadata", "standard", ""),
    ("database/dataset", "dataset", "database"),
    ("book/book_metadata", "book", ""),
    ("book/book_series_metadata", "book", ""),
    ("book/book_set_metadata", "book", ""),
    ("conference/proceedings_metadata", "book", ""),
    ("journal/journal_metadata", "periodical", ""),
)
TYPES = frozenset(csl for _, csl, _ in WORKS)
#: `contributor_role` of a person.
ROLES: Mapping[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "chair": "chair",
}  # fmt: skip
#: Element of a cited work.
CITED: Mapping[str, str] = {
    "article_title": "title", "volume_title": "title", "journal_title": "container-title", "volume": "volume",
    "issue": "issue", "first_page": "page", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN",
    "series_title": "collection-title", "edition_number": "edition", "unstructured_citation": "note",
}  # fmt: skip
