"""Keeps the line that shows the hit in step with the chosen record and the search."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.gui.desk import Desk
from refdesk.gui.widgets.hit_line import HitLine
from refdesk.library.hits import hit

_SETTLE_MS = 60
_TOPIC = "hit"


class HitFeed(QObject):
    """Looks after a pause in choosing and typing; of several chosen records the current one is shown."""

    def __init__(self, desk: Desk, line: HitLine, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = line
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        desk.selection.changed.connect(self._settle.start)
        desk.selection.query_changed.connect(lambda _: self._settle.start())
        desk.changes.arrived.connect(lambda _: self._settle.start())

    def _ask(self) -> None:
        current, query = self._desk.selection.current, self._desk.selection.query
        if current is None or not query:
            self._desk.jobs.drop(_TOPIC)
            self._line.show_hit(None)
            return
        self._desk.jobs.read(hit, self._desk.library, current, query, then=self._line.show_hit, topic=_TOPIC)
