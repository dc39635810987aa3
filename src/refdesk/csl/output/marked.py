"""Marked text as it is: rendered once, it can be written in every format."""

from __future__ import annotations

from refdesk.csl.output.writer import Quotes, Writer


class MarkedWriter(Writer):
    """Leaves the marks to whoever writes the text."""

    def write(self, text: str, quotes: Quotes) -> str:  # noqa: ARG002 - they are set when it is written
        """The same text."""
        return text


MARKED = MarkedWriter("marked", str, {})
