"""EndNote's reference types and fields, as its XML names them."""

from __future__ import annotations

from collections.abc import Mapping

EXTRA = "endnote:"

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
#: Where the files of a record stand.
FILES = ("pdf-urls", "text-urls", "image-urls")
KEPT = frozenset({
    "auth-address", "accession-num", "custom2", "custom4", "custom5", "custom6", "orig-pub", "misc1", "misc2",
    "misc3", "remote-database-provider", "research-notes", "label", "auth-affiliaton",
})  # fmt: skip
NAMES: Mapping[str, tuple[str, str]] = {
    "authors": ("AU", "author"), "secondary-authors": ("A2", "editor"),
    "tertiary-authors": ("A3", "collection-editor"), "subsidiary-authors": ("A4", "translator"),
    "translated-authors": ("TA", "translator"),
}  # fmt: skip
