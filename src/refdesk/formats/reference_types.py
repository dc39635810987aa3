"""What EndNote's generic fields mean in each of its reference types, which RIS, Refer and EndNote XML share.

Source: the RIS specification of 2011, which is EndNote's table "Reference Types". Types and fields have their
names in RIS: `A2` are the secondary authors, `T2` is the secondary title, `M1` the number, `NV` the number of
volumes, `SE` the section, `SN` the standard number, `C1` to `C7` are EndNote's custom fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from refdesk.domain.record import Record

#: EndNote reference type: its name, its number, its name in RIS, the CSL type.
TYPES: tuple[tuple[str, int, str, str], ...] = (
    ("Journal Article", 17, "JOUR", "article-journal"), ("Book", 6, "BOOK", "book"),
    ("Book Section", 5, "CHAP", "chapter"), ("Conference Paper", 47, "CPAPER", "paper-conference"),
    ("Conference Proceedings", 10, "CONF", "paper-conference"), ("Thesis", 32, "THES", "thesis"),
    ("Report", 27, "RPRT", "report"), ("Web Page", 12, "ELEC", "webpage"), ("Patent", 25, "PAT", "patent"),
    ("Newspaper Article", 23, "NEWS", "article-newspaper"),
    ("Magazine Article", 19, "MGZN", "article-magazine"), ("Generic", 13, "GEN", "document"),
    ("Edited Book", 28, "EDBOOK", "book"), ("Electronic Article", 43, "EJOUR", "article-journal"),
    ("Electronic Book", 44, "EBOOK", "book"), ("Electronic Book Section", 60, "ECHAP", "chapter"),
    ("Blog", 56, "BLOG", "post-weblog"), ("Computer Program", 9, "COMP", "software"),
    ("Dataset", 59, "DATA", "dataset"), ("Manuscript", 36, "MANSCPT", "manuscript"),
    ("Unpublished Work", 34, "UNPB", "manuscript"), ("Encyclopedia", 53, "ENCYC", "entry-encyclopedia"),
    ("Dictionary", 52, "DICT", "entry-dictionary"), ("Map", 20, "MAP", "map"),
    ("Film or Broadcast", 21, "MPCT", "motion_picture"),
    ("Audiovisual Material", 3, "ADVS", "motion_picture"), ("Artwork", 2, "ART", "graphic"),
    ("Music", 61, "MUSIC", "musical_score"), ("Case", 7, "CASE", "legal_case"),
    ("Statute", 31, "STAT", "legislation"), ("Bill", 4, "BILL", "bill"), ("Hearing", 14, "HEAR", "hearing"),
    ("Legal Rule or Regulation", 50, "LEGAL", "regulation"), ("Standard", 58, "STAND", "standard"),
    ("Serial", 57, "SER", "book"), ("Serial Publication", 57, "SER", "book"),
    ("Government Document", 46, "GOVDOC", "report"),
    ("Personal Communication", 26, "PCOMM", "personal_communication"),
    ("Interview", 63, "INTV", "interview"), ("Podcast", 64, "POD", "broadcast"),
    ("Figure", 37, "FIGURE", "figure"), ("Chart or Table", 38, "CHART", "figure"),
    ("Equation", 39, "EQUA", "figure"), ("Classical Work", 49, "CLSWK", "classic"),
    ("Ancient Text", 51, "ANCIENT", "classic"), ("Pamphlet", 24, "PAMP", "pamphlet"),
    ("Press Release", 65, "PRESS", "article-newspaper"), ("Catalog", 8, "CTLG", "book"),
    ("Aggregated Database", 55, "AGGR", "dataset"), ("Online Database", 45, "DBASE", "dataset"),
    ("Discussion Forum", 62, "FORUM", "post"), ("Social Media", 66, "SOCIAL", "post"),
    ("Online Multimedia", 48, "MULTI", "webpage"), ("Multimedia Application", 48, "MULTI", "webpage"),
    ("Preprint", 67, "PREPRINT", "article"), ("Grant", 54, "GRANT", "document"),
)  # fmt: skip
CODES = {
    **{str(number): code for _, number, code, _ in TYPES},
    **{name.lower(): code for name, _, code, _ in TYPES},
}
CSL_TYPES = {code: csl for _, _, code, csl in TYPES}
#: Types whose standard number is the work's own where it is no ISSN or ISBN.
NUMBERED = frozenset({"PAT", "RPRT", "GOVDOC", "DBASE", "LEGAL", "STAND"})
CONFERENCES = frozenset({"CONF", "CPAPER"})
#: Field to variable to the types in which it means that; `kept` where CSL has no variable for it.
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "AU": {"editor": "EDBOOK"},
    "A2": {
        "collection-editor": "BOOK CLSWK COMP EDBOOK ELEC MAP MULTI RPRT UNPB",
        "performer": "ADVS SLIDE SOUND VIDEO",
        "contributor": "BILL UNBILL CTLG PAMP GOVDOC",
        "recipient": "ICOMM PCOMM",
        "container-title": "CASE",
        "authority": "LEGAL PAT",
        "producer": "DATA",
        "director": "MPCT",
        "kept": "CHART EQUA FIGURE",
    },
    "A3": {
        "editor": "BOOK",
        "illustrator": "BLOG",
        "producer": "MPCT",
        "contributor": "PAT THES",
        "kept": "CASE RPRT",
    },
    "A4": {
        "contributor": "CASE CONF",
        "performer": "MPCT",
        "producer": "MUSIC",
        "editor": "SER",
        "kept": "DATA RPRT",
    },
    "T2": {
        "collection-title": "BOOK CLSWK COMP CTLG EBOOK EDBOOK GOVDOC JFULL MAP MPCT RPRT SER UNPB",
        "section": "HEAR",
        "event-title": "SLIDE",
        "kept": "THES",
    },
    "T3": {
        "authority": "BILL HEAR UNBILL",
        "volume-title": "ANCIENT",
        "kept": "BLOG CASE LEGAL PAT STAND STAT UNPB",
    },
    "VL": {
        "dimensions": "CHART EQUA FIGURE",
        "number": "LEGAL PAMP STAND",
        "edition": "COMP",
        "genre": "THES",
        "kept": "BLOG ELEC GRANT PAT",
    },
    "M1": {
        "collection-number": "BOOK CHAP CLSWK CTLG DICT EBOOK EDBOOK ENCYC JFULL PAMP SER",
        "number": "ADVS AGGR ANCIENT BILL CHART EQUA FIGURE GOVDOC HEAR LEGAL MANSCPT PAT RPRT SLIDE SOUND"
        " STAND STAT THES UNBILL UNPB VIDEO",
        "issue": "CONF EJOUR MGZN",
        "chapter-number": "ECHAP",
        "dimensions": "ART",
        "kept": "COMP ELEC MULTI",
    },
    "SE": {
        "chapter-number": "CHAP SER",
        "kept": "AGGR BLOG BOOK CASE CTLG DATA DICT EJOUR GRANT MANSCPT MGZN PAT",
    },
    "ET": {
        "version": "CHART COMP DATA EQUA FIGURE",
        "kept": "ABST AGGR BILL CASE DBASE GRANT HEAR ICOMM INPR JFULL JOUR MANSCPT PCOMM STAT UNBILL",
    },
    "NV": {
        "container-title-short": "CASE",
        "number": "DATA EJOUR",
        "collection-number": "RPRT",
        "version": "ECHAP",
        "kept": "ADVS CTLG GRANT ICOMM LEGAL MANSCPT MGZN NEWS PAT PCOMM SLIDE SOUND STAND STAT VIDEO",
    },
    "M3": {"medium": "MPCT", "kept": "CASE"},
    "PB": {"authority": "CASE", "archive": "MANSCPT"},
    "C1": {"publisher-place": "CONF CPAPER", "scale": "MAP"},
    "C3": {"container-title": "CONF CPAPER", "dimensions": "ADVS ART MAP SLIDE SOUND VIDEO"},
    "C7": {"number": "ABST EJOUR INPR JFULL JOUR", "PMCID": "EBOOK ECHAP"},
    "OP": {
        "kept": "ADVS BILL BLOG CASE COMP DATA ELEC GRANT HEAR LEGAL PAT RPRT SLIDE SOUND STAT UNBILL VIDEO",
    },
    "RI": {"kept": "DATA STAT"},
}
_KEPT = "kept"
#: What a bare number never is.
IN_WORDS = frozenset({"genre", "dimensions"})


@cache
def _meanings(code: str) -> Mapping[str, str]:
    return {
        field: variable
        for field, variables in _MEANINGS.items()
        for variable, codes in variables.items()
        if code in codes.split()
    }


def variable_of(code: str, field: str, text: str, usual: str) -> str:
    """The CSL variable that a field's text is of in a type, `usual` in most; empty where CSL has none."""
    variable = _meanings(code).get(field, usual)
    if variable == _KEPT:
        return ""
    return usual if variable in IN_WORDS and text.isdecimal() else variable


def second_title(record: Record, code: str) -> str:
    """The variable that the secondary title of a record says in a type; empty where CSL has none for it."""
    is_event = code in CONFERENCES and "event-title" in record
    return "event-title" if is_event else variable_of(code, "T2", "", "container-title")


def said(record: Record, code: str, tags: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The tags of a format that say a record in a type, and their variables, each once.

    `tags` are the format's names of fields, with EndNote's in RIS and the variables that they usually are.
    """
    meanings, values = _meanings(code), record.values
    told: set[str] = set()
    for tag, (field, usual) in tags.items():
        variable = meanings.get(field, usual)
        if variable in IN_WORDS and record.text(usual).isdecimal():
            variable = usual
        if variable not in values or variable in told:
            continue
        # Without the conference's name the proceedings are the second title.
        if field == "C3" and code in CONFERENCES and "event-title" not in values:
            continue
        told.add(variable)
        yield tag, variable
