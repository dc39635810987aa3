"""Citations and bibliographies in a CSL style, as text, HTML and RTF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.problem import Problem
from refdesk.domain.record import Record, RecordId
from refdesk.library.library import Library


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """One style of the chooser."""

    id: str
    title: str
    short_title: str
    is_dependent: bool


@dataclass(frozen=True, slots=True)
class Formatted:
    """One text in three dresses; an item that failed is marked in it and told in `problems`."""

    text: str
    html: str
    rtf: str
    problems: tuple[Problem, ...] = ()


def styles(folder: Path | None = None) -> list[StyleEntry]:
    """The styles that can be chosen, by title; `folder` adds a person's own `.csl` files."""
    raise NotImplementedError


def cite(records: Sequence[Record], style_id: str, locale: str = "") -> Formatted:
    """One in-text citation of the records; `locale` empty means the style's own."""
    raise NotImplementedError


def bibliography(records: Sequence[Record], style_id: str, locale: str = "") -> Formatted:
    """The bibliography of the records in the style's order."""
    raise NotImplementedError


def records(library: Library, record_ids: Sequence[RecordId]) -> list[Record]:
    """The records in the order asked; one that is gone is left out."""
    raise NotImplementedError
