"""Marked text as it is: rendered once, it can be written in every format."""

from __future__ import annotations

from collections.abc import Callable

from refdesk.csl.output.writer import Quotes, Writer


class MarkedWriter(Writer):
    """Leaves the marks to whoever writes the text."""

    def with_quotes(self, quotes: Quotes) -> Callable[[str], str]:  # noqa: ARG002 - set when it is written
        """What hands on the same text."""
        return str


MARKED = MarkedWriter("marked", str, {})
