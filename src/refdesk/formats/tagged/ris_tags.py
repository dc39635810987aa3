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
    "GRNT": "document", "GRANT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal",
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
#: CSL types of what was said at a place.
EVENTS = frozenset({"paper-conference", "speech"})
#: Types of which `SP` alone counts the pages (EndNote, "Reference Types": Number of Pages).
COUNTED = WHOLES | {"THES", "MANSCPT", "PAMP"}
#: CSL types whose works have numbers of their own.
IN_NUMBERS = frozenset({"patent", "report", "standard", "legislation", "bill", "regulation"})

#: Tag to the CSL variable that its text usually is; a type may give it another meaning (`reference_types`).
TEXTS: Mapping[str, str] = {
    "VL": "volume", "PB": "publisher", "NV": "number-of-volumes", "ST": "title-short", "LA": "language",
    "CN": "call-number", "DB": "source", "DP": "source",
    "C7": "number", "OP": "original-title", "T3": "collection-title", "ET": "edition",
    "SE": "section", "TT": "original-title", "AV": "archive_location", "RI": "reviewed-title",
    "SV": "collection-number", "M3": "genre", "DI": "DOI", "PM": "PMID",
}  # fmt: skip
#: The tags that are written from the variables that they mean, in the order of the specification.
WRITTEN_TEXTS: Mapping[str, tuple[str, str]] = {
    tag: (tag, TEXTS.get(tag, ""))
    for tag in (
        "ST", "T3", "M3", "VL", "M1", "C7", "NV", "ET", "SE", "PB", "CN", "LA", "DB", "RI", "C1", "C3",
    )
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor",
    "TA": "translator",
    "A4": "translator",
}  # fmt: skip
#: The tags of names that are written, each from the people that it means; the last two where no other did.
WRITTEN_NAMES: Mapping[str, tuple[str, str]] = {
    tag: (tag, NAMES[tag]) for tag in ("AU", "A2", "A3", "A4", "ED", "TA")
}
CONTAINERS = ("JF", "T2", "BT", "JO", "JA", "J2", "J1")
SHORT_CONTAINERS = ("JA", "J2", "J1", "JO")
ABSTRACTS = ("AB", "N2")
#: One of these is in every entry worth the name.
BEGINNINGS = frozenset({"TI", "T1", "CT", "AU", "A1"})
#: Tags that are read each in its own way.
READ_APART = frozenset({
    *NAMES, *CONTAINERS, *ABSTRACTS, "TY", "TI", "T1", "CT", "SP", "EP", "IS", "CP", "SN", "DO",
    "UR", "LK",
    "L1", "L2", "L3", "L4", "KW", "K1", "AN",
    "PY", "Y1", "DA", "Y2", "RD", "CY", "PP", "ID", "N1", "M1", "M3",
    "C2",
})  # fmt: skip
