"""HTML, in the dialect of the CSL test suite."""

from __future__ import annotations

import unicodedata

from refdesk.csl import markup
from refdesk.csl.output.writer import Writer

#: Raised letters and digits, which few fonts have.
_RAISED = "ªº²³¹ʰʲʳʷʸˡˢˣᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛⁱ⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
_ENTITIES = str.maketrans(
    {
        "&": "&#38;",
        "<": "&#60;",
        ">": "&#62;",
        **{char: f"<sup>{unicodedata.normalize('NFKC', char)}</sup>" for char in _RAISED},
    }
)
_SPAN = "</span>"


def _escape(text: str) -> str:
    if text.isascii() and "&" not in text and "<" not in text and ">" not in text:
        return text
    return text.translate(_ENTITIES)


def _entry(text: str) -> str:
    return f'  <div class="csl-entry">{text}</div>\n'


HTML = Writer(
    "html",
    _escape,
    {
        markup.ITALIC: ("<i>", "</i>"),
        markup.OBLIQUE: ("<em>", "</em>"),
        markup.UPRIGHT: ('<span style="font-style:normal;">', _SPAN),
        markup.BOLD: ("<b>", "</b>"),
        markup.MEDIUM: ('<span style="font-weight:normal;">', _SPAN),
        markup.SMALL_CAPS: ('<span style="font-variant:small-caps;">', _SPAN),
        markup.FULL_CAPS: ('<span style="font-variant:normal;">', _SPAN),
        markup.UNDERLINE: ('<span style="text-decoration:underline;">', _SPAN),
        markup.NO_UNDERLINE: ('<span style="text-decoration:none;">', _SPAN),
        markup.SUPERSCRIPT: ("<sup>", "</sup>"),
        markup.SUBSCRIPT: ("<sub>", "</sub>"),
        markup.BASELINE: ('<span style="baseline">', _SPAN),
        markup.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
        markup.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
        markup.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
        markup.INDENT: ('<div class="csl-indent">', "</div>\n  "),
    },
    _entry,
    '<div class="csl-bib-body">\n',
    "</div>",
)
