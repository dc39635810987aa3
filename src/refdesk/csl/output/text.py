"""Plain text: words and quotation marks, displayed parts on lines of their own."""

from __future__ import annotations

from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

TEXT = Writer(
    "text",
    lambda text: text,
    {
        markup.BLOCK: ("\n", "\n"),
        markup.LEFT_MARGIN: ("", " "),
        markup.INDENT: ("\n    ", "\n"),
    },
    lambda text: f"{text.strip(' ')}\n",
    line_break="\n",
)
