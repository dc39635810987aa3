"""Zotero's item types and the elements of its RDF, and what they stand for in CSL: both ways."""

from __future__ import annotations

from collections.abc import Mapping

#: The CSL type of each of Zotero's item types.
TYPES: Mapping[str, str] = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software", "software": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary",
    "document": "document", "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing",
    "instantMessage": "personal_communication",
    "interview": "interview", "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "webpage": "webpage",
}  # fmt: skip
TEXTS: Mapping[str, str] = {
    "title": "title", "shortTitle": "title-short", "pages": "page", "volume": "volume", "number": "issue",
    "edition": "edition", "abstract": "abstract", "language": "language", "type": "genre",
    "description": "note",
    "numPages": "number-of-pages", "numberOfVolumes": "number-of-volumes", "archive": "archive",
    "coverage": "archive_location", "libraryCatalog": "source", "callNumber": "call-number",
    "rights": "licence",
    "versionNumber": "version", "citationKey": "citation-key",
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "authors": "author", "editors": "editor", "translators": "translator",
    "seriesEditors": "collection-editor",
    "contributors": "contributor", "bookAuthors": "container-author", "interviewees": "author",
    "interviewers": "interviewer", "directors": "director", "composers": "composer",
    "performers": "performer",
    "programmers": "author", "presenters": "author", "inventors": "author", "artists": "author",
    "cartographers": "author", "podcasters": "author", "recipients": "recipient",
    "reviewedAuthors": "reviewed-author",
    "scriptwriters": "script-writer", "producers": "producer", "sponsors": "author",
    "counsels": "contributor",
    "guests": "guest",
}  # fmt: skip
#: CSL types whose `number` is their own.
NUMBERED = frozenset({"patent", "report", "standard", "legislation", "bill"})


def variable_of(name: str, csl_type: str) -> str:
    """The CSL variable of an element of `TEXTS` in an item of this type."""
    variable = TEXTS[name]
    return "number" if variable == "issue" and csl_type in NUMBERED else variable
