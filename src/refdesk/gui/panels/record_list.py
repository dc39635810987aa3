"""The middle pane: the table, or what to do where it would be empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from refdesk.domain.summary import Summary
from refdesk.gui.models.record_table import RecordTableModel
from refdesk.gui.panels.record_view import RecordView
from refdesk.gui.widgets.empty_state import EmptyState


class RecordList(QStackedWidget):
    """The table over its model; `show_table` and `show_empty` say which of the two is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RecordTableModel(self)
        self.view = RecordView(self.model)
        self.empty = EmptyState()
        self.addWidget(self.view)
        self.addWidget(self.empty)

    def show_first_rows(self, summaries: Sequence[Summary]) -> None:
        """Show the head of a list whose other ids are not known yet."""
        ids = self.model.ids[:0]
        ids.extend(each.id for each in summaries)
        self.model.learn(summaries)
        self.model.show(ids)

    def show_table(self) -> None:
        """Show the rows."""
        self.setCurrentWidget(self.view)

    def show_empty(self) -> None:
        """Show what was told to `empty`."""
        self.setCurrentWidget(self.empty)
