"""HTML, in the dialect of the CSL test suite."""

from __future__ import annotations

import re
import unicodedata

from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

#: Where raised letters and digits stand that few fonts have, and those without a decomposition.
_RAISED = "\u00aa\u00b2\u00b3\u00b9\u00ba\u2071\u2120\u2122"
_RAISED_RANGES = ((0x2B0, 0x2E5), (0x1D2C, 0x1DC0), (0x2070, 0x2080), (0x3192, 0x31A0))
_RAISED_OTHERS = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def _raised() -> dict[str, str]:
    """Raised characters as `<sup>`."""
    chars = [*_RAISED, *(chr(code) for start, end in _RAISED_RANGES for code in range(start, end))]
    plain = {
        char: unicodedata.normalize("NFKC", char)
        for char in chars
        if unicodedata.decomposition(char).startswith("<super>")
    }
    return {char: f"<sup>{base}</sup>" for char, base in {**plain, **_RAISED_OTHERS}.items()}


_ENTITIES = {"&": "&#38;", "<": "&#60;", ">": "&#62;", **_raised()}
#: `str.translate` looks every character up: on texts beyond ASCII it takes ten times as long as this.
_SPECIAL = re.compile(f"[{''.join(_ENTITIES)}]")
_SPAN = "</span>"


def _escape(text: str) -> str:
    return _SPECIAL.sub(_entity, text) if _SPECIAL.search(text) else text


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES[match.group()]


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
