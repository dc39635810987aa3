"""What a list is asked for: the place, the order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class PlaceKind(StrEnum):
    """The kinds of list."""

    ARTICLES = "articles"
    REFERENCES = "references"
    UNFILED = "unfiled"
    DOUBTFUL = "doubtful"
    DUPLICATES = "duplicates"
    TRASH = "trash"
    COLLECTION = "collection"
    TAG = "tag"
    SEARCH = "search"


class Column(StrEnum):
    """What a list can be sorted by."""

    AUTHOR = "author"
    TITLE = "title"
    YEAR = "year"
    CONTAINER = "container"
    TYPE = "type"
    CITED_BY = "cited_by"
    REFERENCE_COUNT = "reference_count"
    ADDED_AT = "added_at"
    MODIFIED_AT = "modified_at"
    #: How well the words of a search fit; the list of no search goes by author.
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Place:
    """A list of the library; `key` is a collection's or saved search's id, or a tag's name, else empty."""

    kind: PlaceKind
    key: str = ""

    @classmethod
    def articles(cls) -> Self:
        """The records that the person keeps."""
        return cls(PlaceKind.ARTICLES)

    @classmethod
    def references(cls) -> Self:
        """Every cited work."""
        return cls(PlaceKind.REFERENCES)

    @classmethod
    def unfiled(cls) -> Self:
        """Articles in no collection."""
        return cls(PlaceKind.UNFILED)

    @classmethod
    def doubtful(cls) -> Self:
        """Records and reference lists with a field to check."""
        return cls(PlaceKind.DOUBTFUL)

    @classmethod
    def duplicates(cls) -> Self:
        """Articles that are surely, or likely, the same work as another."""
        return cls(PlaceKind.DUPLICATES)

    @classmethod
    def trash(cls) -> Self:
        """Records that were deleted and can be restored."""
        return cls(PlaceKind.TRASH)

    @classmethod
    def collection(cls, collection_id: int) -> Self:
        """The articles of one collection."""
        return cls(PlaceKind.COLLECTION, str(collection_id))

    @classmethod
    def tag(cls, name: str) -> Self:
        """The records with one tag."""
        return cls(PlaceKind.TAG, name)

    @classmethod
    def search(cls, search_id: int) -> Self:
        """The articles that a saved search finds now."""
        return cls(PlaceKind.SEARCH, str(search_id))


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted; ties go by author, year, title, id."""

    column: Column = Column.AUTHOR
    is_descending: bool = False
