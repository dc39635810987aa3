"""Collections and tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.library.library import Library


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection; `parent` is None at the top, `count` are the articles directly in it."""

    id: int
    name: str
    parent: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag and how many records have it."""

    name: str
    count: int


def collections(library: Library) -> list[Collection]:
    """All collections by name, those of one parent after one another."""
    raise NotImplementedError


def create_collection(library: Library, name: str, parent: int | None = None) -> Change:
    """Make a collection; `rows("collection")` of the change has its id."""
    raise NotImplementedError


def rename_collection(library: Library, collection_id: int, name: str) -> Change:
    """Give a collection another name."""
    raise NotImplementedError


def move_collection(library: Library, collection_id: int, parent: int | None) -> Change:
    """Put a collection into another, or to the top; RefDeskError where that would be into itself."""
    raise NotImplementedError


def delete_collection(library: Library, collection_id: int) -> Change:
    """Delete a collection and those in it; their records stay in the library."""
    raise NotImplementedError


def add_to_collection(library: Library, collection_id: int, record_ids: Sequence[RecordId]) -> Change:
    """Put records into a collection."""
    raise NotImplementedError


def remove_from_collection(library: Library, collection_id: int, record_ids: Sequence[RecordId]) -> Change:
    """Take records out of a collection; they stay in the library."""
    raise NotImplementedError


def tags(library: Library) -> list[Tag]:
    """All tags by name."""
    raise NotImplementedError


def add_tags(library: Library, record_ids: Sequence[RecordId], names: Sequence[str]) -> Change:
    """Tag records; a tag that is new is made."""
    raise NotImplementedError


def remove_tags(library: Library, record_ids: Sequence[RecordId], names: Sequence[str]) -> Change:
    """Take tags off records; a tag that nothing has any more goes."""
    raise NotImplementedError


def rename_tag(library: Library, name: str, new_name: str) -> Change:
    """Rename a tag; where the new name exists the two become one."""
    raise NotImplementedError


def delete_tag(library: Library, name: str) -> Change:
    """Take a tag off everything."""
    raise NotImplementedError
