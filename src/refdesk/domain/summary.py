"""What a list knows of a record: all that the window needs for its first rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

RecordId = NewType("RecordId", int)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one row of a list shows, its texts without markup.

    `is_article` tells a kept article from a work that is only cited.
    """

    id: RecordId
    type: str
    title: str
    author_text: str
    container: str
    year: int | None
    cited_by: int = 0
    reference_count: int = 0
    doubtful: int = 0
    is_article: bool = True
    has_attachment: bool = False
    added_at: int = 0
    modified_at: int = 0
