"""The elements of JATS that describe a work, and the CSL variables and types they stand for: both ways."""

from __future__ import annotations

from collections.abc import Mapping

#: `pub-id-type` of an identifier.
IDENTIFIERS: Mapping[str, str] = {
    "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN",
    "arxiv": "arxiv",
}  # fmt: skip
#: `publication-type` of a citation; of several of one CSL type the first is written.
REFERENCE_TYPES: Mapping[str, str] = {
    "journal": "article-journal", "book": "book", "chapter": "chapter", "confproc": "paper-conference",
    "conference": "paper-conference", "conf-proc": "paper-conference", "thesis": "thesis", "report": "report",
    "web": "webpage", "website": "webpage", "webpage": "webpage", "patent": "patent", "data": "dataset",
    "dataset": "dataset", "software": "software", "preprint": "article", "newspaper": "article-newspaper",
    "standard": "standard", "gov": "report", "working-paper": "report", "letter": "personal_communication",
    "periodical": "article-magazine", "legal": "legislation", "commun": "personal_communication",
}  # fmt: skip
#: Element of a citation; of several of one variable the first is written.
REFERENCE_TEXTS: Mapping[str, str] = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "edition": "edition", "isbn": "ISBN", "issn": "ISSN", "elocation-id": "number",
    "conf-name": "event-title",
    "conf-loc": "event-place", "series": "collection-title", "version": "version", "patent": "number",
    "size": "number-of-pages", "data-title": "title", "institution": "publisher",
}  # fmt: skip
#: `person-group-type` of a group of names.
ROLES: Mapping[str, str] = {"author": "author", "editor": "editor", "translator": "translator"}
#: The element of the title of a work that stands in another, where it is not `article-title`.
TITLES: Mapping[str, str] = {"chapter": "chapter-title", "dataset": "data-title"}
