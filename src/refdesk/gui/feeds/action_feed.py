"""Keeps menus and buttons in step with what can be done."""

from __future__ import annotations

from PySide6.QtCore import QObject

from refdesk.gui.action_set import ActionSet
from refdesk.gui.actions import Situation
from refdesk.gui.desk import Desk
from refdesk.library.library import Library

_TOPIC = "undo labels"


class ActionFeed(QObject):
    """Adapts the actions to the selection at once, and to the library after each change."""

    def __init__(self, desk: Desk, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._labels = ("", "")
        self._is_read_only = False
        desk.selection.changed.connect(self._adapt)
        desk.selection.place_changed.connect(lambda _: self._adapt())
        desk.changes.arrived.connect(lambda _: self.ask())

    def ask(self) -> None:
        """Ask what undo and redo would do."""
        self._desk.jobs.read(_labels, self._desk.library, then=self._show, topic=_TOPIC)

    def _show(self, found: tuple[bool, str, str]) -> None:
        self._is_read_only, *labels = found
        self._labels = (labels[0], labels[1])
        self._adapt()

    def _adapt(self) -> None:
        selection = self._desk.selection
        undo_label, redo_label = self._labels
        self._actions.adapt(
            Situation(
                is_open=True,
                is_read_only=self._is_read_only,
                count=selection.count,
                place=selection.place.kind,
                undo_label=undo_label,
                redo_label=redo_label,
            )
        )


def _labels(library: Library) -> tuple[bool, str, str]:
    return library.is_read_only, library.undo_label, library.redo_label
