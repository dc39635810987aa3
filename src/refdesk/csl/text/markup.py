"""Marked text: the tree of inline nodes, written as one string whose edges are Unicode noncharacters.

A rendered piece is a `str`. The node "these words in italics" is `ITALIC + words + CLOSE`, a quotation is
`QUOTE + words + END_QUOTE`, and `EDGE` is a seam: here text supplied by the style (an affix, a delimiter)
meets text of the item. Joining, comparing and remembering such trees costs what it costs for strings, which
is
why they are not objects (docs/decisions/0008). Noncharacters (U+FDD0 to U+FDEF) never occur in interchanged
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

EDGE = "\ufdd0"
CLOSE = "\ufdd1"
QUOTE = "\ufdd2"
END_QUOTE = "\ufdd3"
ITALIC = "\ufdd4"
OBLIQUE = "\ufdd5"
UPRIGHT = "\ufdd6"
BOLD = "\ufdd7"
LIGHT = "\ufdd8"
MEDIUM = "\ufdd9"
SMALL_CAPS = "\ufdda"
FULL_CAPS = "\ufddb"
UNDERLINE = "\ufddc"
NO_UNDERLINE = "\ufddd"
SUPERSCRIPT = "\ufdde"
SUBSCRIPT = "\ufddf"
BASELINE = "\ufde0"
NO_CASE = "\ufde1"
NO_DECORATION = "\ufde2"
BLOCK = "\ufde3"
LEFT_MARGIN = "\ufde4"
RIGHT_INLINE = "\ufde5"
INDENT = "\ufde6"
END_DISPLAY = "\ufde8"
#: Begins a quotation that its writer put in single quotation marks.
INNER_QUOTE = "\ufde9"
#: Before a word of the locale, which gets a capital where it begins a note or an entry.
TERM = "\ufde7"

#: Stands where a style prints nothing of what is cited (the words of citeproc-js).
NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"

MARKS = "\ufdd0-\ufdef"
ANY_MARK = re.compile(f"[{MARKS}]")
#: Splits marked text into words (at even places) and marks.
MARK_SPLIT = re.compile(f"([{MARKS}])")
OPENINGS = frozenset(chr(code) for code in range(0xFDD4, 0xFDE7))

_FORMATS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("quotes", {"true": QUOTE}),
    ("vertical-align", {"sup": SUPERSCRIPT, "sub": SUBSCRIPT, "baseline": BASELINE}),
    ("text-decoration", {"underline": UNDERLINE, "none": NO_UNDERLINE}),
    ("font-weight", {"bold": BOLD, "light": LIGHT, "normal": MEDIUM}),
    ("font-variant", {"small-caps": SMALL_CAPS, "normal": FULL_CAPS}),
    ("font-style", {"italic": ITALIC, "oblique": OBLIQUE, "normal": UPRIGHT}),
)
_DISPLAYS = {
    "block": BLOCK,
    "left-margin": LEFT_MARGIN,
    "right-inline": RIGHT_INLINE,
    "indent": INDENT,
}


def formatting(attributes: Mapping[str, str]) -> tuple[str, str]:
    """What goes before and after text formatted as an element's attributes say (affixes not included)."""
    before, after = "", ""
    for attribute, marks in _FORMATS:
        mark = marks.get(attributes.get(attribute, ""))
        if mark:
            before, after = before + mark, (END_QUOTE if mark is QUOTE else CLOSE) + after
    return before, after


def wrapping(attributes: Mapping[str, str]) -> tuple[str, str]:
    """What goes before and after an element's text: display, affixes and formatting."""
    before, after = formatting(attributes)
    before = affix(attributes.get("prefix", "")) + before
    after = after + affix(attributes.get("suffix", ""))
    display = _DISPLAYS.get(attributes.get("display", ""))
    return (display + before, after + END_DISPLAY) if display else (before, after)


def affix(text: str) -> str:
    """Text of the style, with its seams."""
    return f"{EDGE}{text}{EDGE}" if text else ""


def without_marks(text: str) -> str:
    """The words alone."""
    return ANY_MARK.sub("", text) if has_marks(text) else text


def has_marks(text: str) -> bool:
    """Whether anything but plain words is in it."""
    return not text.isascii() and ANY_MARK.search(text) is not None
