"""Keeps the list in step: which ids, in which order, and what stands in the rows that are seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.change import Change
from refdesk.domain.query import Order
from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.panels.record_list import RecordList
from refdesk.library import listing

TOPIC = "list"
#: After a change the list is asked again, once for all that came within this time.
_SETTLE_MS = 30


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
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        record_list.view.order_changed.connect(lambda _: self.ask())
        record_list.view.chosen.connect(self._choose)
        record_list.model.summaries_wanted.connect(self._ask_summaries)
        desk.selection.place_changed.connect(lambda _: self._begin_anew())
        desk.selection.query_changed.connect(lambda _: self.ask())
        desk.selection.revealed.connect(self._reveal)
        desk.changes.arrived.connect(self._take)

    @property
    def order(self) -> Order:
        """How the list is sorted."""
        return self._list.view.order

    def ask(self) -> None:
        """Ask for the ids of the list; a newer question drops this one's answer."""
        selection = self._desk.selection
        self._desk.jobs.read(
            listing.ids,
            self._desk.library,
            selection.place,
            selection.query,
            self.order,
            then=self._show,
            topic=TOPIC,
        )

    def _begin_anew(self) -> None:
        self._list.view.clearSelection()
        self._list.view.scrollToTop()
        self.ask()

    def _show(self, ids: array[int]) -> None:
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

    def _choose(self) -> None:
        view = self._list.view
        self._desk.selection.choose(view.chosen_ids(), view.current_id())
