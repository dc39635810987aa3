"""The shipped tables of words that pages use, read once."""

from __future__ import annotations

import re
from functools import cache

from refdesk.resource_files import resource


@cache
def word_table(name: str) -> dict[str, list[str]]:
    """The phrases of each `[section]` of `resources/reading/<name>.txt`, which ` | ` and line ends part."""
    text = resource("reading", f"{name}.txt").read_text(encoding="utf-8")
    sections = re.split(r"^\[([\w-]+)\]$", text, flags=re.MULTILINE)[1:]
    return {
        section: [phrase.strip() for phrase in re.split(r" \| |\n", phrases) if phrase.strip()]
        for section, phrases in zip(sections[::2], sections[1::2], strict=True)
    }
