"""Abstracts in other languages than the work's own, as one text that a person can read and edit.

The field `other_abstracts` has each one behind its language's code (ISO 639-1): `[en] We show...`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPENING = re.compile(r"^\[([a-z]{2,3})\] ?", re.MULTILINE)


def abstracts_as_text(abstracts: Mapping[str, str]) -> str:
    """The field's text of abstracts by their language's code."""
    return "\n\n".join(f"[{language}] {text}" for language, text in abstracts.items())


def abstracts_by_language(text: str) -> dict[str, str]:
    """The abstracts in the field's text by language; words before the first code stand under ``."""
    parts = _OPENING.split(text)
    found = {"": parts[0].strip()} if parts[0].strip() else {}
    found.update({language: words.strip() for language, words in zip(parts[1::2], parts[2::2], strict=True)})
    return found
