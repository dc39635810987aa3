"""What the program says in passing: one sentence in the status line, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from refdesk.domain.errors import RefDeskError
from refdesk.translation import translate


class Tone(StrEnum):
    """How a notice is shown, and how long: a problem stays until it is closed."""

    PLAIN = "plain"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence; `action_label` is empty where there is nothing to do."""

    text: str
    action_label: str = ""
    action: Callable[[], None] | None = None
    tone: Tone = Tone.PLAIN


class Notices(QObject):
    """Passes notices on to whoever shows them; UI thread only."""

    shown = Signal(object)
    #: A `Progress` of something that takes long, and the same one when it is over.
    begun = Signal(object)
    ended = Signal(object)

    def tell(self, text: str) -> None:
        """Say what happened."""
        self.shown.emit(Notice(text))

    def offer(self, text: str, action_label: str, action: Callable[[], None]) -> None:
        """Say what happened, with one thing to do about it ("Undo", "Show")."""
        self.shown.emit(Notice(text, action_label, action))

    def problem(self, error: RefDeskError) -> None:
        """Say what went wrong and what to do; it stays until it is closed."""
        self.shown.emit(Notice(str(error), tone=Tone.PROBLEM))

    def offer_again(self, error: RefDeskError, action: Callable[[], None]) -> None:
        """The same of what can be tried again, with all that was given."""
        self.shown.emit(Notice(str(error), translate("Try again"), action, Tone.PROBLEM))
