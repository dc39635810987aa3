"""The tags and types of RIS, and the CSL variables and types they stand for.

Sources: the RIS specification, EndNote's table of reference types, and what Zotero writes.
"""

from __future__ import annotations

from collections.abc import Mapping

EXTRA = "ris:"
#: RIS type to CSL type.
TYPES: Mapping[str, str] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "EQUA": "figure", "FIGURE": "figure", "GEN": "document",
    "GOVDOC": "report",
    "GRNT": "document", "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal",
    "INTV": "interview", "JFULL": "periodical", "JOUR": "article-journal", "JOURN": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "POD": "broadcast",
    "PREPRINT": "article", "PRESS": "article-newspaper", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "STD": "standard", "THES": "thesis",
    "UNBILL": "bill", "UNBILl": "bill", "UNPB": "manuscript", "UNPD": "manuscript", "VIDEO": "motion_picture",
    "WEB": "webpage", "WEBPAGE": "webpage",
}  # fmt: skip
#: CSL type to RIS type, where it is not the first one above.
WRITTEN: Mapping[str, str] = {
    **{csl: ris for ris, csl in reversed(list(TYPES.items()))},
    "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
    "webpage": "ELEC",
    "dataset": "DATA", "document": "GEN", "report": "RPRT", "manuscript": "UNPB", "motion_picture": "VIDEO",
    "bill": "BILL", "legislation": "STAT", "article-newspaper": "NEWS", "standard": "STAND",
    "figure": "FIGURE",
    "personal_communication": "PCOMM", "classic": "CLSWK", "speech": "SLIDE", "song": "SOUND",
    "broadcast": "POD", "article": "PREPRINT", "post": "BLOG", "review": "JOUR", "review-book": "JOUR",
    "entry": "ENCYC", "regulation": "STAT", "treaty": "STAT", "collection": "CTLG",
}  # fmt: skip
WHOLES = frozenset({"BOOK", "EBOOK", "EDBOOK", "SER", "CTLG", "CLSWK", "JFULL"})
#: Types whose `T2` is the series they are part of.
IN_SERIES = WHOLES | {"RPRT", "GOVDOC"}
#: Types whose `M1` is their number in the series.
IN_SERIES_BY_NUMBER = WHOLES | {"CHAP", "ECHAP", "ENCYC", "DICT"}
#: CSL types of what was said at a place.
EVENTS = frozenset({"paper-conference", "speech"})
CONFERENCES = frozenset({"CONF", "CPAPER"})
#: Types of which `SP` alone counts the pages (EndNote, "Reference Types": Number of Pages).
COUNTED = WHOLES | {"THES", "MANSCPT", "PAMP"}
#: CSL types whose works have numbers of their own.
NUMBERED = frozenset({"patent", "report", "standard", "legislation", "bill", "regulation"})

#: Tags whose text is one CSL variable in every type.
TEXTS: Mapping[str, str] = {
    "VL": "volume", "PB": "publisher", "NV": "number-of-volumes", "ST": "title-short", "LA": "language",
    "CN": "call-number", "DB": "source", "DP": "source",
    "C7": "number", "OP": "original-title", "T3": "collection-title", "ET": "edition",
    "SE": "section", "TT": "original-title", "AV": "archive_location",
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor",
    "TA": "translator",
    "A4": "translator",
}  # fmt: skip
CONTAINERS = ("JF", "T2", "BT", "JO", "JA", "J2", "J1")
SHORT_CONTAINERS = ("JA", "J2", "J1", "JO")
ABSTRACTS = ("AB", "N2")
#: One of these is in every entry worth the name.
BEGINNINGS = frozenset({"TI", "T1", "CT", "AU", "A1"})
#: Tags that are read each in its own way.
READ_APART = frozenset({
    *NAMES, *CONTAINERS, *ABSTRACTS, "TY", "TI", "T1", "CT", "SP", "EP", "IS", "CP", "SN", "DO",
    "UR", "LK",
    "L1", "L2", "L3", "L4", "KW", "PY", "Y1", "DA", "Y2", "RD", "CY", "PP", "ID", "N1", "M1", "M3",
    "C2", "C3",
})  # fmt: skip

_HELD = frozenset({
    *TEXTS.values(), *NAMES.values(), "title", "container-title", "container-title-short", "issue", "number",
    "page", "issued", "accessed", "version", "publisher-place", "ISSN", "ISBN", "DOI", "URL",
    "abstract", "keyword", "genre", "note",
}) - {"original-title", "archive_location"}  # fmt: skip


def held(ris_type: str) -> frozenset[str]:
    """The CSL variables that an entry of this type has a tag for."""
    more = {
        "event-title": ris_type in CONFERENCES,
        "number-of-pages": ris_type in COUNTED,
        "collection-number": ris_type in IN_SERIES_BY_NUMBER,
        "PMCID": ris_type == "JOUR",
        "event-place": TYPES.get(ris_type) in EVENTS,
    }
    is_numbered, is_program = TYPES.get(ris_type) in NUMBERED, TYPES.get(ris_type) == "software"
    others = {"issue" if is_numbered else "", "edition" if is_program else "version"}
    return (_HELD | {variable for variable, is_held in more.items() if is_held}) - others


def second_author(ris_type: str) -> str:
    """A2 are a series' editors of a whole book, else the editors of what contains the work."""
    return "collection-editor" if ris_type in {"BOOK", "EBOOK", "SER"} else "editor"
