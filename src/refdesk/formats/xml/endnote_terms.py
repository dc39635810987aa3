"""EndNote's reference types and fields, as its XML names them."""

from __future__ import annotations

from collections.abc import Mapping

EXTRA = "endnote:"

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
    ("Multimedia Application", 48, "MULTI", "webpage"), ("Online Multimedia", 48, "MULTI", "webpage"),
    ("Preprint", 67, "PREPRINT", "article"), ("Grant", 54, "GRANT", "document"),
)  # fmt: skip
CODES = {
    **{str(number): code for _, number, code, _ in TYPES},
    **{name.lower(): code for name, _, code, _ in TYPES},
}
CSL_TYPES = {code: csl for _, _, code, csl in TYPES}
#: Element to the name of the field in RIS and the variable that it usually is.
ELEMENTS: Mapping[str, tuple[str, str]] = {
    "work-type": ("M3", "genre"), "volume": ("VL", "volume"), "edition": ("ET", "edition"),
    "num-vols": ("NV", "number-of-volumes"), "section": ("SE", "section"), "number": ("M1", "issue"),
    "publisher": ("PB", "publisher"), "pub-location": ("CY", "publisher-place"),
    "custom1": ("C1", ""), "custom3": ("C3", ""), "custom7": ("C7", ""),
    "reviewed-item": ("RI", "reviewed-title"), "tertiary-title": ("T3", "collection-title"),
}  # fmt: skip
#: Element to variable, in every type.
TEXTS: Mapping[str, str] = {
    "abstract": "abstract", "language": "language", "call-num": "call-number",
    "electronic-resource-num": "DOI", "remote-database-name": "source",
    "reprint-edition": "printing-number", "caption": "annote",
}  # fmt: skip
#: Types of which `pages` alone counts the pages (EndNote, "Reference Types": Number of Pages).
COUNTED = frozenset({"book", "thesis", "classic", "manuscript", "pamphlet"})
#: Types whose standard number is the work's own where it is no ISSN or ISBN.
NUMBERED = frozenset({"PAT", "RPRT", "GOVDOC", "DBASE", "LEGAL", "STAND"})
CONFERENCES = frozenset({"CONF", "CPAPER"})
KEPT = frozenset({
    "auth-address", "accession-num", "custom2", "custom4", "custom5", "custom6", "orig-pub", "misc1", "misc2",
    "misc3", "remote-database-provider", "research-notes", "label", "auth-affiliaton",
})  # fmt: skip
NAMES: Mapping[str, tuple[str, str]] = {
    "authors": ("AU", "author"), "secondary-authors": ("A2", "editor"),
    "tertiary-authors": ("A3", "collection-editor"), "subsidiary-authors": ("A4", "translator"),
    "translated-authors": ("TA", "translator"),
}  # fmt: skip
