"""A review under way: what the dialog's parts ask for becomes a step, and all of them learn of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from refdesk.domain.draft import Draft, ReferenceDraft, Span
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import Value
from refdesk.gui import typed_values
from refdesk.gui.jobs import Jobs
from refdesk.gui.review import steps
from refdesk.gui.review.history import History
from refdesk.gui.review.marks import Marks
from refdesk.gui.review.offers import Offers
from refdesk.gui.review.review import ARTICLE, ItemId, Review, Spot
from refdesk.library.intake import Intake
from refdesk.reading.correcting import revising
from refdesk.reading.correcting.assigning import given_words
from refdesk.translation import translate, translate_count

_TOPIC = "review"
_UNREAD = "review: what no draft uses"
_PREPARING = "review: the page as it is shown"
T = TypeVar("T")


class Session(QObject):
    """The review, its history and what is looked at; UI thread only.

    `changed` tells that the review is another one, `current_changed` that another item is open, `spot_wanted`
    that a field is to take the focus, `lit` whose words are to stand out (None: nobody's), `looked_at` whose
    words are to come into sight, `refused` why a step was not possible, `unread_counted` that it is known
    anew what no draft uses: on a long page that takes a while.
    """

    changed = Signal()
    current_changed = Signal()
    spot_wanted = Signal(object)
    lit = Signal(object)
    looked_at = Signal(object)
    refused = Signal(str)
    unread_counted = Signal()

    def __init__(self, intake: Intake, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._history = History(Review.of(intake))
        self._marks = Marks(self.review)
        self._current = next(iter(self.review.items), ARTICLE)
        self._spot: Spot | None = None
        self._unread: tuple[Span, ...] = ()
        self._offers = Offers(jobs, self)
        self._count_unread()

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._history.review

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def marks(self) -> Marks:
        """Where the fields stand in the page."""
        return self._marks

    @property
    def unread(self) -> tuple[Span, ...]:
        """The stretches of the page that no draft uses, as last counted."""
        return self._unread

    @property
    def offers(self) -> Offers:
        """Where a correction fits too."""
        return self._offers

    @property
    def current(self) -> ItemId:
        """The item that is open."""
        return self._current

    @property
    def spot(self) -> Spot | None:
        """The field that has, or had last, the focus."""
        return self._spot

    def prepare(self, call: Callable[[str], T], text: str, then: Callable[[T], None]) -> None:
        """Let a reader make something of a long text for the screen."""
        self._jobs.read(call, text, then=then, topic=_PREPARING)

    def open_item(self, item: ItemId) -> None:
        """Open another item's form."""
        if item != self._current:
            self._current, self._spot = item, None
            self.lit.emit(None)
            self.current_changed.emit()

    def go_to(self, spot: Spot) -> None:
        """Open an item and let one of its fields take the focus."""
        self.open_item(spot.item)
        self.spot_wanted.emit(spot)

    def note_focus(self, spot: Spot) -> None:
        """A field has taken the focus: its words light up."""
        self._spot = spot
        self.lit.emit(spot)
        self.looked_at.emit(spot)

    def note_hover(self, spot: Spot | None) -> None:
        """The pointer is on a field, or has left it: its words light up, or those of the field in focus."""
        self.lit.emit(spot or self._spot)
        if spot:
            self.looked_at.emit(spot)

    def go_to_next_doubtful(self) -> None:
        """Go to the doubtful field after the one in focus."""
        is_here = self._spot is not None and self._spot.item == self._current
        spot = self.review.next_doubtful(self._spot if is_here else Spot(self._current, ""))
        if spot:
            self.go_to(spot)
        else:
            self.refused.emit(translate("There is no doubtful field left."))

    def go_to_words(self, place: int) -> None:
        """Go to the field that was read from the words at a place of the page, or else to their item."""
        mark = self._marks.at(place)
        if mark:
            self.go_to(mark.spot)
            return
        item = self._marks.item_at(place)
        if item is not None:
            self.open_item(item)

    def set_text(self, spot: Spot, text: str) -> None:
        """Take over what a person typed into a field."""
        draft = self.review.draft(spot.item)
        if draft is None:
            return
        old = draft.record.get(spot.field)
        value = typed_values.value_of(text, spot.field, old)
        if value != old:
            self.set_value(spot, value)

    def set_value(self, spot: Spot, value: Value | None) -> None:
        """Take over a value that a person composed."""
        self._correct(translate("Edit field"), spot, steps.with_value(self.review, spot, value))

    def accept(self, spot: Spot) -> None:
        """Accept a field as it was read."""
        draft = self.review.draft(spot.item)
        if draft and spot.field in draft.doubtful:
            self._do(translate("Accept field"), steps.accepted(self.review, spot))

    def accept_all(self) -> None:
        """Accept every doubtful field."""
        self._do(translate("Accept all"), steps.all_accepted(self.review))

    def assign(self, spot: Spot, place: Span) -> None:
        """Give a field the words at a place of the page, instead of what it has.

        Words of a reference's own text leave the field that had them.
        """
        draft = self.review.draft(spot.item)
        spans = steps.own_spans(self.review, spot.item, place) if spot.item != ARTICLE else ()
        if draft and spans:
            self._read(partial(self._take_draft, spot), given_words, draft, spot.field, spans)
        else:
            self._read(
                partial(self._take_words, spot, place), revising.value_of, spot.field, self._words(place)
            )

    def add_words(self, spot: Spot, place: Span) -> None:
        """Give a field the words at a place of the page, after what it has."""
        self._read(
            partial(self._take_more_words, spot, place), revising.value_of, spot.field, self._words(place)
        )

    def set_type(self, item: ItemId, type_name: str) -> None:
        """Give an item's record another type."""
        draft = self.review.draft(item)
        if draft and draft.record.type != type_name:
            changed = steps.with_type(self.review, item, type_name)
            self._correct(translate("Change type"), Spot(item, ""), changed)

    def choose(self, items: Collection[ItemId]) -> None:
        """Choose which references are to be saved."""
        self._do(translate("Choose references"), steps.with_chosen(self.review, items))

    def remove(self, item: ItemId) -> None:
        """Take a reference out of the review; the next one opens."""
        if item == ARTICLE or self.review.draft(item) is None:
            return
        neighbour = self._neighbour(item)
        self._do(translate("Remove reference"), steps.without(self.review, {item}), neighbour)

    def merge_with_previous(self, item: ItemId) -> None:
        """Make one reference of an item and the one before it."""
        if item == ARTICLE or self.review.position(item) == 0:
            self.refused.emit(translate("There is no reference before this one."))
            return
        place = self.review.position(item)
        first, second = (entry.reference for entry in self.review.entries[place - 1 : place + 1])
        self._read(partial(self._take_merged, item), revising.merged, self.review.page, first, second)

    def split(self, item: ItemId, place: int) -> None:
        """Make two references of one, cut at a place of its text."""
        if item == ARTICLE:
            return
        reference = self.review.entry(item).reference
        if not reference.text[:place].strip() or not reference.text[place:].strip():
            self.refused.emit(
                translate("Put the cursor into the reference's words, where it is to be split.")
            )
            return
        self._read(partial(self._take_halves, item), revising.split_at, self.review.page, reference, place)

    def reread(self, item: ItemId, text: str) -> None:
        """Read a reference again from a corrected text."""
        reference = self.review.entry(item).reference
        self._read(partial(self._take_reread, item), revising.reread, reference, text)

    def accept_offer(self, items: Collection[ItemId]) -> None:
        """Correct these references as the offer says."""
        offer = self._offers.offer
        if offer is None:
            return
        drafts = {item: draft for item, draft in offer.corrected.items() if item in items}
        label = translate_count("Correct {count} reference", "Correct {count} references", len(drafts))
        self._offers.drop()
        self._do(label, steps.with_drafts(self.review, drafts))

    def undo(self) -> None:
        """Take the last step back."""
        self._history.undo()
        self._offers.drop()
        self._tell()

    def redo(self) -> None:
        """Take the step that was undone last again."""
        self._history.redo()
        self._offers.drop()
        self._tell()

    def end(self) -> None:
        """Drop what is still being read."""
        self._jobs.drop(_TOPIC)
        self._jobs.drop(_UNREAD)
        self._jobs.drop(_PREPARING)
        self._offers.drop()

    def _read(self, take: Callable[[T], None], call: Callable[..., T], *args: object) -> None:
        """Ask a reader, and take its answer if the review is still the one it was asked about."""
        then = partial(self._take_if_unchanged, self.review, take)
        self._jobs.read(call, *args, then=then, topic=_TOPIC, failed=self._refuse)

    def _take_if_unchanged(self, asked: Review, take: Callable[[T], None], answer: T) -> None:
        if self.review is asked:
            take(answer)

    def _take_draft(self, spot: Spot, draft: Draft) -> None:
        self._correct(translate("Assign words"), spot, steps.with_draft(self.review, spot.item, draft))
        self.go_to(spot)

    def _take_words(self, spot: Spot, place: Span, value: Value | None) -> None:
        if value is not None:
            self._do(translate("Assign words"), steps.with_words(self.review, spot, value, place))
            self.go_to(spot)

    def _take_more_words(self, spot: Spot, place: Span, value: Value | None) -> None:
        if value is not None:
            self._do(translate("Add words"), steps.with_words_added(self.review, spot, value, place))
            self.go_to(spot)

    def _take_merged(self, item: ItemId, merged: ReferenceDraft) -> None:
        before = self.review.entries[self.review.position(item) - 1].id
        self._do(translate("Merge references"), steps.merged_with_previous(self.review, item, merged), before)

    def _take_halves(self, item: ItemId, halves: tuple[ReferenceDraft, ReferenceDraft]) -> None:
        self._do(translate("Split reference"), steps.split(self.review, item, halves))

    def _take_reread(self, item: ItemId, reference: ReferenceDraft) -> None:
        self._do(translate("Read again"), steps.with_reference(self.review, item, reference))

    def _words(self, place: Span) -> str:
        return " ".join(place.of(self.review.page.text).split())

    def _neighbour(self, item: ItemId) -> ItemId:
        items = self.review.items
        place = items.index(item)
        rest = items[:place] + items[place + 1 :]
        return rest[min(place, len(rest) - 1)] if rest else ARTICLE

    def _correct(self, label: str, spot: Spot, review: Review) -> None:
        """Take a correction, and ask whether it fits other references too."""
        before = self.review
        self._do(label, review)
        self._offers.ask(before, review, spot)

    def _do(self, label: str, review: Review, current: ItemId | None = None) -> None:
        self._history.do(label, review)
        if current is not None:
            self._current = current
        self._tell()

    def _tell(self) -> None:
        self._marks = Marks(self.review)
        if self._current not in self.review.items:
            self._current = next(iter(self.review.items), ARTICLE)
        self.changed.emit()
        self._count_unread()
        self._offers.follow(self.review)

    def _count_unread(self) -> None:
        self._jobs.read(self.review.unread, then=self._take_unread, topic=_UNREAD)

    def _take_unread(self, unread: tuple[Span, ...]) -> None:
        self._unread = unread
        self.unread_counted.emit()

    def _refuse(self, error: RefDeskError) -> None:
        self.refused.emit(str(error))
