"""Keeps the list in step: which ids, in which order, and what stands in the rows that are seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.change import Change
from refdesk.domain.query import Order, Place
from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.panels.record_list import RecordList
from refdesk.library import listing
from refdesk.library.library import Library

TOPIC = "list"
#: After a change the list is asked again, once for all that came within this time.
_SETTLE_MS = 30
#: From so many rows on the first ones are asked for apart.
_BIG = 20_000
_FIRST_TOPIC = "first rows of the list"


class ListFeed(QObject):
    """Asks for the list's ids when the place, the search, the order or the library changes.

    `listed(count)` is emitted when the list shows its answer.
    """

    listed = Signal(int)

    def __init__(self, desk: Desk, record_list: RecordList, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = record_list
        self._wanted: list[int] = []
        self._question = listing.Interruption()
        self._is_answered = True
        self._most = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        record_list.view.order_changed.connect(lambda _: self._ask_anew())
        record_list.view.chosen.connect(self.take_choice)
        record_list.model.summaries_wanted.connect(self._ask_summaries)
        desk.selection.place_changed.connect(lambda _: self._begin_anew())
        desk.selection.query_changed.connect(lambda _: self._ask_anew())
        desk.selection.revealed.connect(self._reveal)
        desk.changes.arrived.connect(self._take)

    @property
    def order(self) -> Order:
        """How the list is sorted."""
        return self._list.view.order

    def ask(self) -> None:
        """Ask for the ids of the list; a newer question ends this one."""
        self._end_question()
        self._desk.jobs.read(listing.ids, *self._asked(), then=self._show, topic=TOPIC)

    def _ask_anew(self) -> None:
        """Ask for another list: of a big library the first rows are shown before the rest is known."""
        self._end_question()
        self._is_answered = self._most < _BIG
        if not self._is_answered:
            self._desk.jobs.read(listing.first_ids, *self._asked(), then=self._show_first, topic=_FIRST_TOPIC)
        self._desk.jobs.read(listing.ids, *self._asked(), then=self._show, topic=TOPIC)

    def _end_question(self) -> None:
        """Let no reader go on with what nobody waits for any more."""
        self._question.interrupt()
        self._question = listing.Interruption()
        self._desk.jobs.drop(_FIRST_TOPIC)
        self._desk.jobs.drop(TOPIC)

    def _asked(self) -> tuple[Library, Place, str, Order, listing.Interruption]:
        selection = self._desk.selection
        return self._desk.library, selection.place, selection.query, self.order, self._question

    def _begin_anew(self) -> None:
        self._list.view.clearSelection()
        self._list.view.scrollToTop()
        self._ask_anew()

    def _show_first(self, ids: array[int]) -> None:
        if not self._is_answered and ids:
            # What is chosen may stand further down: it is looked for again when the rest is known.
            self._wanted = self._wanted or list(self._list.view.chosen_ids()[: listing.FIRST])
            self._list.view.show_ids(ids)
            self._list.show_table()

    def _show(self, ids: array[int]) -> None:
        self._is_answered = True
        self._most = max(self._most, len(ids))
        self._list.view.show_ids(ids)
        wanted, self._wanted = self._wanted, []
        if wanted and self._list.model.row_of(RecordId(wanted[0])) >= 0:
            self._list.view.choose_ids(wanted)
        self.listed.emit(len(ids))

    def _reveal(self, ids: Sequence[int]) -> None:
        self._wanted = list(ids)
        self.ask()

    def _take(self, change: Change) -> None:
        self._list.model.outdate(change.rows("record"))
        self._settle.start()

    def _ask_summaries(self, ids: Sequence[RecordId]) -> None:
        self._desk.jobs.read(listing.summaries, self._desk.library, ids, then=self._list.model.learn)

    def take_choice(self) -> None:
        """Let the window look at the rows that are chosen, maybe before the library was open."""
        view = self._list.view
        self._desk.selection.choose(view.chosen_ids(), view.current_id())
