"""Small styles for trying one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from refdesk.csl import Cite, Processor, Style, parse_style


def style(
    layout: str,
    *,
    root: str = 'class="in-text"',
    citation: str = "",
    head: str = "",
    bibliography: str = "",
) -> Style:
    """A style whose citation has this layout; `head` holds locales and macros."""
    return parse_style(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {root}>'
        f"<info><title>Test</title><id>test</id></info>{head}"
        f"<citation {citation}>{layout}</citation>{bibliography}</style>"
    )


def cited(item: Mapping[str, Any], elements: str, **options: str) -> str:
    """One item cited by a layout of these elements, as plain text."""
    processor = Processor(style(f"<layout>{elements}</layout>", **options), output="text")
    processor.register([{"id": "it", **item}])
    return processor.cite([Cite("it")])


def cluster(items: Sequence[Mapping[str, Any]], made: Style, *cites: Cite) -> str:
    """Items cited together, as plain text; without `cites` each of them once."""
    processor = Processor(made, output="text")
    processor.register(items)
    return processor.cite(cites or [Cite(str(item["id"])) for item in items])
