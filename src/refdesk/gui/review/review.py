"""A review: the drafts of one page as a person has corrected them so far; a frozen value without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NewType, Self

from refdesk.domain.draft import Draft, Page, PageDraft, ReferenceDraft, Span
from refdesk.library.intake import Intake
from refdesk.library.matching import Match

#: What a review calls its drafts: the article, or a reference. Kept through all corrections.
ItemId = NewType("ItemId", int)
ARTICLE = ItemId(0)


@dataclass(frozen=True, slots=True)
class Spot:
    """One field of one draft."""

    item: ItemId
    field: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference under review. `is_chosen` tells whether it is to be saved.

    `twin` is the same reference as the page prints it again, in another language or script.
    """

    id: ItemId
    reference: ReferenceDraft
    match: Match | None = None
    is_chosen: bool = True
    twin: ReferenceDraft | None = None

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Where it stands in the page, its twin too."""
        twin = (self.twin.raw_span,) if self.twin else ()
        return (self.reference.raw_span, *twin)

    @property
    def draft(self) -> Draft:
        """What was read."""
        return self.reference.draft

    def with_draft(self, draft: Draft) -> Self:
        """The entry with its fields corrected."""
        return replace(self, reference=replace(self.reference, draft=draft))


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a review. `next_id` is the id that the next new entry gets."""

    page: Page
    article: Draft | None
    entries: tuple[Entry, ...]
    article_match: Match | None
    next_id: ItemId

    @classmethod
    def of(cls, intake: Intake) -> Self:
        """A review of freshly read drafts, with every reference chosen."""
        drafts = intake.page_draft or PageDraft(Page(""), None, ())
        entries = tuple(
            Entry(ItemId(position), reference, intake.matches.get(position), twin=twin)
            for position, (reference, twin) in enumerate(
                zip_longest(drafts.references, drafts.twins[: len(drafts.references)]), start=1
            )
        )
        match = intake.matches.get(ARTICLE)
        return cls(drafts.page, drafts.article, entries, match, ItemId(len(entries) + 1))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read."""
        return self.article is None and not self.entries

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The references to be saved."""
        return tuple(entry for entry in self.entries if entry.is_chosen)

    @property
    def items(self) -> tuple[ItemId, ...]:
        """Everything under review, the article first."""
        own = (ARTICLE,) if self.article else ()
        return own + tuple(entry.id for entry in self.entries)

    def position(self, item: ItemId) -> int:
        """The place of an entry in `entries`; ValueError where it is none of them."""
        for position, entry in enumerate(self.entries):
            if entry.id == item:
                return position
        raise ValueError(item)

    def entry(self, item: ItemId) -> Entry:
        """One entry by its id; ValueError where there is none."""
        return self.entries[self.position(item)]

    def draft(self, item: ItemId) -> Draft | None:
        """The draft of an item; None where it is not there (any more)."""
        if item == ARTICLE:
            return self.article
        return next((entry.draft for entry in self.entries if entry.id == item), None)

    def drafts(self) -> Iterator[tuple[ItemId, Draft]]:
        """Every draft with its item, the article first."""
        if self.article:
            yield ARTICLE, self.article
        for entry in self.entries:
            yield entry.id, entry.draft

    def doubtful(self) -> Iterator[Spot]:
        """Every field to be checked: the article's, then those of the references, in order."""
        for item, draft in self.drafts():
            for field in draft.doubtful:
                yield Spot(item, field)

    def to_check(self) -> int:
        """How many references have a doubtful field."""
        return sum(1 for entry in self.entries if entry.draft.doubtful)

    def next_doubtful(self, after: Spot | None) -> Spot | None:
        """The doubtful field that comes after `after`, round the end; None where there is none."""
        spots = list(self.doubtful())
        if not spots:
            return None
        if after in spots:
            return spots[(spots.index(after) + 1) % len(spots)]
        later = set(self._items_from(after.item)) if after else set(self.items)
        return next((spot for spot in spots if spot.item in later), spots[0])

    def share_of(self, stretches: Iterable[Span]) -> float:
        """The share of the page's text that some stretches of it are, 0 to 1."""
        length = len(self.page.text)
        return sum(map(len, stretches)) / length if length else 0.0

    def unread(self) -> tuple[Span, ...]:
        """The stretches of the page that no draft uses."""
        references = tuple(entry.reference for entry in self.entries)
        twins = tuple(entry.twin for entry in self.entries)
        return PageDraft(self.page, self.article, references, twins=twins).unread()

    def _items_from(self, item: ItemId) -> tuple[ItemId, ...]:
        items = self.items
        return items[items.index(item) :] if item in items else items
