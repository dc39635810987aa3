"""Notes that other programs keep as HTML."""

from __future__ import annotations

import re

from lxml import html

_MARKUP = re.compile(r"</\w+\s*>|<br\s*/?>")
_BREAK = re.compile(r"(?i)</(?:p|div|li|h\d)>|<br\s*/?>")


def plain_note(note: str) -> str:
    """A note's HTML as text, paragraph by paragraph; a note without markup as it stands."""
    if not _MARKUP.search(note):
        return note
    words = str(html.fragment_fromstring(_BREAK.sub("\n", note), create_parent="div").text_content())
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())
