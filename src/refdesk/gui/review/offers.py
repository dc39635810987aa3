"""Where a correction fits too: asked for in the background after every correction of a reference."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from refdesk.domain.draft import Draft
from refdesk.gui.jobs import Jobs
from refdesk.gui.review.review import ARTICLE, ItemId, Review, Spot
from refdesk.reading.correcting import correction
from refdesk.reading.correcting.correction import Offer

_TOPIC = "review: where a correction fits too"


class Offers(QObject):
    """The offer that stands, if any; `changed` tells of another one, or of none."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._offer: Offer[ItemId] | None = None

    @property
    def offer(self) -> Offer[ItemId] | None:
        """What a correction says of other references."""
        return self._offer

    def ask(self, before: Review, after: Review, spot: Spot) -> None:
        """Ask what the step between two reviews, a correction of one field, says of other references."""
        old, new = before.draft(spot.item), after.draft(spot.item)
        if spot.item == ARTICLE or old is None or new is None or old == new:
            return
        others = [(item, draft) for item, draft in _references(after) if item != spot.item]
        then = partial(self._take_new, after)
        self._jobs.read(correction.offer_for, old, new, spot.field, others, then=then, topic=_TOPIC)

    def follow(self, review: Review) -> None:
        """After another step: what the offer was for may be corrected by now, or gone."""
        if self._offer:
            drafts = _references(review)
            self._jobs.read(correction.applied, self._offer.rule, drafts, then=self._take, topic=_TOPIC)

    def drop(self) -> None:
        """The correction is for its own reference alone."""
        self._jobs.drop(_TOPIC)
        self._take(None)

    def _take_new(self, review: Review, offer: Offer[ItemId] | None) -> None:
        """A correction that fits nowhere else leaves the offer that stands."""
        if offer:
            self._take(offer)
        else:
            self.follow(review)

    def _take(self, offer: Offer[ItemId] | None) -> None:
        if offer is not self._offer:
            self._offer = offer if offer and offer.corrected else None
            self.changed.emit()


def _references(review: Review) -> list[tuple[ItemId, Draft]]:
    return [(item, draft) for item, draft in review.drafts() if item != ARTICLE]
