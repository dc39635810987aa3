"""Labels written inside locators and numbers: `vol. 1, fol. 186`, `367-368, fig. 333`."""

from __future__ import annotations

import re

#: Abbreviations people write before a number, and the kind of locator they mean.
ABBREVIATIONS = {
    "art.": "article", "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column", "fig.":
    "figure",
    "fol.": "folio", "l.": "line", "ll.": "line", "n.": "note", "nn.": "note", "no.": "issue", "op.": "opus",
    "p.": "page", "para.": "paragraph", "pp.": "page", "pt.": "part", "sec.": "section", "sv.": "sub-verbo",
    "s.v.": "sub-verbo", "tit.": "title", "vol.": "volume", "vols.": "volume", "vrs.": "verse",
}  # fmt: skip
_WORDS = "|".join(re.escape(word) for word in sorted(ABBREVIATIONS, key=len, reverse=True))
_LEADING = re.compile(rf"({_WORDS})\s+(?=\S)")
_INNER = re.compile(rf"(?<=[,;\s])\s*({_WORDS})\s+(?=\S)")


def leading_label(locator: str) -> tuple[str, str]:
    """The kind of locator that a locator begins with, and the rest; the kind is empty where there is none."""
    match = _LEADING.match(locator)
    return (ABBREVIATIONS[match.group(1)], locator[match.end() :]) if match else ("", locator)


def split_label(text: str) -> tuple[str, tuple[str, str, str] | None]:
    """The text up to a label inside it, then what joins them, the kind of the label and the rest."""
    match = _INNER.search(text) if ". " in text else None
    if match is None:
        return text, None
    head = text[: match.start(1)]
    main = head.rstrip(" ,;")
    return main, (head[len(main) :], ABBREVIATIONS[match.group(1)], text[match.end() :])
