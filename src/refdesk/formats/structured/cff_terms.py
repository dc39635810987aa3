"""The keys and types of the Citation File Format 1.2, and what they stand for in CSL: both ways."""

from __future__ import annotations

from collections.abc import Mapping

#: Type of a reference; of several of one CSL type the first is written.
TYPES: Mapping[str, str] = {
    "art": "graphic", "article": "article-journal", "audiovisual": "motion_picture", "bill": "bill",
    "blog": "post-weblog", "book": "book", "conference-paper": "paper-conference",
    "conference": "paper-conference",
    "data": "dataset", "database": "dataset", "dataset": "dataset", "dictionary": "entry-dictionary",
    "edited-work": "book", "encyclopedia": "entry-encyclopedia", "film-broadcast": "motion_picture",
    "government-document": "report", "hearing": "hearing", "legal-case": "legal_case",
    "legal-rule": "regulation",
    "magazine-article": "article-magazine", "manual": "report", "map": "map", "multimedia": "motion_picture",
    "music": "song", "newspaper-article": "article-newspaper", "pamphlet": "pamphlet", "patent": "patent",
    "personal-communication": "personal_communication", "proceedings": "book", "report": "report",
    "serial": "periodical", "slides": "speech", "software": "software", "software-code": "software",
    "software-container": "software", "software-executable": "software", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture",
    "website": "webpage",
}  # fmt: skip
#: Key to CSL variable; of several of one variable the first is written.
TEXTS: Mapping[str, str] = {
    "title": "title", "abstract": "abstract", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmcid": "PMCID",
    "url": "URL", "version": "version", "journal": "container-title", "collection-title": "container-title",
    "volume": "volume", "issue": "issue", "number": "number", "edition": "edition", "notes": "note",
    "abbreviation": "title-short", "license": "licence", "section": "section", "medium": "medium",
    "thesis-type": "genre", "status": "status", "volume-title": "volume-title", "pages": "number-of-pages",
    "number-volumes": "number-of-volumes", "repository-code": "URL", "repository": "URL",
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "authors": "author", "editors": "editor", "translators": "translator",
    "editors-series": "collection-editor",
    "recipients": "recipient",
}  # fmt: skip
