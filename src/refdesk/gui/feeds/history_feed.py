"""Keeps the history of the shown record in step, while its tab is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from refdesk.gui.commands.telling import bring_back
from refdesk.gui.desk import Desk
from refdesk.gui.panels.record_panel import RecordPanel
from refdesk.library import history

_SETTLE_MS = 30
_TOPIC = "history"


class HistoryFeed(QObject):
    """Asks when the tab opens, when another record is chosen, and after every change."""

    def __init__(self, desk: Desk, panel: RecordPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        desk.selection.changed.connect(self._settle.start)
        desk.changes.arrived.connect(lambda _: self._settle.start())
        panel.tab_changed.connect(self._settle.start)
        panel.history.restored.connect(self._restore)

    def ask(self) -> None:
        """Ask for what was done to the record that is shown."""
        current = self._desk.selection.current
        if current is None or not self._panel.shows_history:
            return
        self._desk.jobs.read(
            history.of_record,
            self._desk.library,
            current,
            then=self._panel.history.show_events,
            topic=_TOPIC,
        )

    def _restore(self, change_id: int, field: str) -> None:
        current = self._desk.selection.current
        if current is not None:
            bring_back(self._desk, current, change_id, field)
