"""One table of entry types and fields, read in both directions: BibTeX and biblatex to CSL and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from refdesk.domain.fields import FIELDS
from refdesk.formats.bibtex import latex

#: Other names of fields, older ones (biblatex manual 2.2.5, "Field Aliases") and ones in use, and biblatex's.
ALIASES: Mapping[str, str] = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "pdf": "file", "key": "sortkey",
    "numpages": "pagetotal", "lastchecked": "urldate", "urlaccessdate": "urldate", "accessed": "urldate",
    "lastaccessed": "urldate", "date-accessed": "urldate", "dateaccessed": "urldate", "keyword": "keywords",
    "tags": "keywords", "article-number": "eid", "articleno": "eid", "journal-iso": "shortjournal",
    "journalabbr": "shortjournal", "shortbooktitle": "shortjournal", "conference": "eventtitle",
    "licence": "license", "collaborator": "contributor", "book-author": "bookauthor",
    "researcherid-numbers": "researcherid", "bookpages": "pagetotal", "arxivid": "eprint",
    "isbn-13": "isbn", "journalabr": "shortjournal", "origyear": "origdate", "pagecount": "pagetotal",
    "call-number": "lccn",
}  # fmt: skip

Decoder = Callable[[str], str]

#: What biblatex prints in English for the keys of `type` (biblatex manual 4.9.2.13, "Types").
_TYPE_KEYS: Mapping[str, str] = {
    "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
    "phdthesis": "PhD thesis", "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report", "software": "Computer software", "datacd": "Data CD",
    "audiocd": "Audio CD", "patent": "Patent", "patentde": "German patent", "patenteu": "European patent",
    "patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent",
    "patreq": "Patent request", "patreqde": "German patent request", "patreqeu": "European patent request",
    "patreqfr": "French patent request", "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}  # fmt: skip
#: The same for the keys of a patent's `location` (4.9.2.17, "Country Names").
COUNTRY_KEYS: Mapping[str, str] = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom", "countryus": "United States of America",
}  # fmt: skip


def _type_named(text: str) -> str:
    """The words of a `type`, which may be a key."""
    return _TYPE_KEYS.get(text.strip().lower()) or latex.decoded(text)


@dataclass(frozen=True, slots=True)
class Rule:
    """A field whose value goes to one CSL variable, the same for every entry type."""

    variable: str
    decode: Decoder


def _rules(decode: Decoder, pairs: str) -> dict[str, Rule]:
    """Rules of `field=variable` words; the variable is the field where it is not given."""
    rules = {}
    for pair in pairs.split():
        name, _, variable = pair.partition("=")
        rules[name] = Rule(variable or name, decode)
    return rules


#: biblatex field to CSL variable where no other field has a say.
RULES: Mapping[str, Rule] = {
    **_rules(
        latex.decoded_title,
        "shorttitle=title-short shortjournal=container-title-short series=collection-title "
        "origtitle=original-title eventtitle=event-title reprinttitle=reviewed-title",
    ),
    **_rules(
        latex.decoded,
        "abstract annotation=annote note edition volume volumes=number-of-volumes part=part-number "
        "version pubstate=status pagetotal=number-of-pages venue=event-place "
        "origlocation=original-publisher-place origpublisher=original-publisher "
        "library=archive lccn=call-number license=licence scale dimensions medium",
    ),
    "type": Rule("genre", _type_named),
    **_rules(latex.unescaped, "doi=DOI isbn=ISBN issn=ISSN pmid=PMID pmcid=PMCID"),
}

#: Name fields and their CSL variables.
NAMES: Mapping[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "contributor": "contributor", "director": "director", "illustrator": "illustrator",
    "composer": "composer",
    "origauthor": "original-author", "narrator": "narrator", "performer": "performer",
    "recipient": "recipient",
    "interviewer": "interviewer", "producer": "producer", "scriptwriter": "script-writer", "chair": "chair",
    "compiler": "compiler", "serieseditor": "collection-editor", "series_editor": "collection-editor",
}  # fmt: skip

#: What `editortype` makes of the editors (biblatex manual 2.3.6, "Editorial Roles").
EDITOR_ROLES: Mapping[str, str] = {
    "compiler": "compiler", "founder": "editorial-director", "director": "director", "organizer": "organizer",
    "producer": "producer", "collaborator": "contributor", "redactor": "contributor",
    "translator": "translator",
}  # fmt: skip

#: Date fields and their CSL variables.
DATES: Mapping[str, str] = {
    "origdate": "original-date", "eventdate": "event-date", "urldate": "accessed", "submitted": "submitted",
}  # fmt: skip

#: Entry type to CSL type, for reading.
TYPES: Mapping[str, str] = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book",
    "mvcollection": "book",
    "reference": "book", "mvreference": "book", "proceedings": "book", "mvproceedings": "book",
    "booklet": "pamphlet", "manual": "report", "inbook": "chapter", "incollection": "chapter",
    "suppbook": "chapter", "suppcollection": "chapter", "bookinbook": "book",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "masterthesis": "thesis",
    "bachelorthesis": "thesis", "bachelorsthesis": "thesis", "doctoralthesis": "thesis",
    "diplomathesis": "thesis",
    "report": "report", "techreport": "report", "unpublished": "manuscript", "patent": "patent",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "blog": "post-weblog",
    "software": "software", "softwareversion": "software", "softwaremodule": "software",
    "codefragment": "software", "dataset": "dataset", "misc": "document", "periodical": "periodical",
    "suppperiodical": "article-journal", "movie": "motion_picture", "video": "motion_picture",
    "audio": "song", "music": "song", "image": "graphic", "artwork": "graphic", "legislation": "legislation",
    "jurisdiction": "legal_case", "legal": "legislation", "constitution": "legislation",
    "legmaterial": "legislation",
    "legadminmaterial": "regulation", "letter": "personal_communication",
    "performance": "performance", "review": "review", "standard": "standard", "talk": "speech",
    "presentation": "speech", "map": "map", "preprint": "article", "newsarticle": "article-newspaper",
    "newspaper": "article-newspaper", "magazine": "article-magazine", "encyclopedia": "entry-encyclopedia",
    "techspec": "standard", "bill": "bill", "podcast": "broadcast", "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast", "interview": "interview", "manuscript": "manuscript", "case": "legal_case",
    "conferencepaper": "paper-conference", "poster": "speech", "document": "document", "treaty": "treaty",
    "commentary": "document", "data": "dataset", "code": "software", "ebook": "book",
    "internet": "webpage", "jurthesis": "thesis",
}  # fmt: skip

#: What `entrysubtype` makes of an article.
ARTICLE_SUBTYPES: Mapping[str, str] = {"newspaper": "article-newspaper", "magazine": "article-magazine"}

#: The genre that an entry type says by itself.
GENRES: Mapping[str, str] = {
    "doctoralthesis": "PhD thesis",
    "phdthesis": "PhD thesis",
    "masterthesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "bachelorthesis": "Bachelor’s thesis",
    "diplomathesis": "Diploma thesis",
}

#: CSL type to entry type of BibTeX and of biblatex, for writing.
WRITTEN_TYPES: Mapping[str, tuple[str, str]] = {
    "article-journal": ("article", "article"), "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"), "article": ("misc", "online"), "book": ("book", "book"),
    "chapter": ("incollection", "incollection"), "paper-conference": ("inproceedings", "inproceedings"),
    "thesis": ("phdthesis", "thesis"), "report": ("techreport", "report"), "webpage": ("misc", "online"),
    "post": ("misc", "online"), "post-weblog": ("misc", "online"), "pamphlet": ("booklet", "booklet"),
    "manuscript": ("unpublished", "unpublished"), "patent": ("misc", "patent"), "dataset": ("misc",
    "dataset"),
    "software": ("misc", "software"), "periodical": ("misc", "periodical"),
    "entry": ("incollection", "inreference"), "entry-dictionary": ("incollection", "inreference"),
    "entry-encyclopedia": ("incollection", "inreference"), "review": ("article", "review"),
    "review-book": ("article", "review"), "speech": ("misc", "unpublished"), "standard": ("misc", "standard"),
    "motion_picture": ("misc", "movie"), "song": ("misc", "audio"), "graphic": ("misc", "artwork"),
    "legal_case": ("misc", "jurisdiction"), "legislation": ("misc", "legislation"),
    "bill": ("misc", "legislation"), "regulation": ("misc", "legislation"), "treaty": ("misc", "legal"),
    "personal_communication": ("misc", "letter"), "performance": ("misc", "performance"),
    "broadcast": ("misc", "video"), "classic": ("book", "book"), "collection": ("misc", "misc"),
}  # fmt: skip

#: What tells biblatex from BibTeX.
BIBLATEX_FIELDS = frozenset({
    "journaltitle", "date", "location", "eprinttype", "eprintclass", "langid", "maintitle", "shortjournal",
    "subtitle", "booksubtitle", "urldate", "origdate", "eventdate", "eventtitle", "pagetotal",
})  # fmt: skip
BIBLATEX_TYPES = frozenset({
    "online", "thesis", "report", "collection", "mvbook", "mvcollection", "reference", "inreference",
    "patent",
    "dataset", "software", "bookinbook", "suppbook", "suppcollection", "movie", "audio", "video", "artwork",
    "jurisdiction", "legislation", "letter", "performance", "review", "standard", "xdata",
})  # fmt: skip

_ISSUE_TYPES = frozenset({
    "article-journal", "article-magazine", "article-newspaper", "periodical", "paper-conference", "review",
    "review-book",
})  # fmt: skip
_SERIES_TYPES = frozenset({
    "book", "chapter", "entry", "entry-encyclopedia", "entry-dictionary", "pamphlet", "classic",
})  # fmt: skip

#: Types whose works stand in, or are, books with chapters.
IN_BOOKS = _SERIES_TYPES | {"thesis", "report", "document", "manuscript"}


def number_variable(csl_type: str) -> str:
    """What `number` counts in an entry of this type: issues, volumes of a series, or the work itself."""
    if csl_type in _ISSUE_TYPES:
        return "issue"
    return "collection-number" if csl_type in _SERIES_TYPES else "number"


def container_field(csl_type: str) -> str:
    """The field that names what the work is part of."""
    if csl_type in _ISSUE_TYPES - {"paper-conference"} or csl_type in {"article", "post-weblog", "post"}:
        return "journaltitle"
    return "maintitle" if csl_type in {"book", "classic"} else "booktitle"


#: Title fields, and the field of their subtitle.
SUBTITLES: Mapping[str, str] = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
    "journaltitle": "journalsubtitle",
}

_WRITTEN_ELSEWHERE = frozenset({
    "title", "container-title", "publisher", "publisher-place", "issue", "number", "collection-number",
    "page",
    "keyword", "URL", "arxiv", "issued", "language", "chapter-number",
})  # fmt: skip
#: CSL variable to field, for the variables that every entry type writes alike. Those that neither BibTeX nor
#: biblatex has are written, and read, under their CSL names.
FIELD_OF: Mapping[str, str] = {
    **{name: name.lower() for name in FIELDS if name not in _WRITTEN_ELSEWHERE},
    **{rule.variable: field for field, rule in RULES.items()},
    **{variable: field for field, variable in reversed(list(NAMES.items()))},
    **{variable: field for field, variable in DATES.items()},
}
#: Field to CSL variable for what only we write.
OWN_FIELDS: Mapping[str, str] = {
    "collection-number": "collection-number",
    "chapter-number": "chapter-number",
    **{
        field: variable
        for variable, field in FIELD_OF.items()
        if field not in RULES and field not in NAMES and field not in DATES
    },
}
