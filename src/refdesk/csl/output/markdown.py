"""Markdown, in the dialect of pandoc: `*italics*`, `**bold**`, `^superscript^`, `[small
caps]{.smallcaps}`."""

from __future__ import annotations

import re

from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

_SPECIAL = re.compile(r"([\\`*_\[\]<>^~$])")

MARKDOWN = Writer(
    "markdown",
    lambda text: _SPECIAL.sub(r"\\\1", text),
    {
        markup.ITALIC: ("*", "*"),
        markup.OBLIQUE: ("*", "*"),
        markup.UPRIGHT: ("_", "_"),
        markup.BOLD: ("**", "**"),
        markup.MEDIUM: ("**", "**"),
        markup.SMALL_CAPS: ("[", "]{.smallcaps}"),
        markup.UNDERLINE: ("[", "]{.underline}"),
        markup.SUPERSCRIPT: ("^", "^"),
        markup.SUBSCRIPT: ("~", "~"),
        markup.BLOCK: ("\\\n", "\\\n"),
        markup.LEFT_MARGIN: ("", " "),
        markup.INDENT: ("\\\n", "\\\n"),
    },
    lambda text: f"{text.strip(' ')}\n\n",
    line_break="\\\n",
)
