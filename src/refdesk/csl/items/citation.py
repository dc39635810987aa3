"""What is cited where: a cite is one item with its locator and affixes, a citation is a cluster of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """Which part of a cite is printed."""

    WHOLE = "whole"
    AUTHOR_ONLY = "author-only"
    SUPPRESS_AUTHOR = "suppress-author"


@dataclass(frozen=True, slots=True)
class Cite:
    """One item in a citation.

    `label` is the kind of locator (`page`, `chapter`...). `position` (`first`, `subsequent`, `ibid`,
    `ibid-with-locator`) is worked out where it is empty; `near_note` and `first_note` go with a given one.
    """

    id: str
    prefix: str = ""
    suffix: str = ""
    locator: str = ""
    label: str = "page"
    mode: Mode = Mode.WHOLE
    position: str = ""
    near_note: bool = False
    first_note: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A cluster of cites at one place of a document; `note` is the number of its note, 0 in the text
    itself."""

    cites: tuple[Cite, ...]
    note: int = 0
    id: str = ""
