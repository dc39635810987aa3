"""The steps of a review, to walk back and forth through."""

from __future__ import annotations

from dataclasses import dataclass

from refdesk.gui.review.review import Review


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it did, in the words of the Undo button, and the review before and after it."""

    label: str
    before: Review
    after: Review


class History:
    """The present review and the steps that led to it."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._review

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def do(self, label: str, review: Review) -> None:
        """Takes one step; the steps that were undone are gone."""
        if review == self._review:
            return
        self._done.append(Step(label, self._review, review))
        self._undone.clear()
        self._review = review

    def undo(self) -> Step | None:
        """Takes the last step back."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._review = step.before
        return step

    def redo(self) -> Step | None:
        """Takes the step that was undone last again."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._review = step.after
        return step
