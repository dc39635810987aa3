"""The writers by name."""

from __future__ import annotations

from refdesk.csl.output.html import HTML
from refdesk.csl.output.latex import LATEX
from refdesk.csl.output.markdown import MARKDOWN
from refdesk.csl.output.marked import MARKED
from refdesk.csl.output.rtf import RTF
from refdesk.csl.output.text import TEXT
from refdesk.csl.output.writer import Writer

WRITERS: dict[str, Writer] = {writer.name: writer for writer in (HTML, TEXT, MARKDOWN, LATEX, RTF)}


def writer_of(output: str) -> Writer:
    """The writer of a format, or of `marked` text, which any of them can write later."""
    return MARKED if output == MARKED.name else WRITERS[output]
