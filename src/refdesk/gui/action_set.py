"""The table of actions as Qt actions, enabled as the situation allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from refdesk.gui.actions import ACTIONS, MENUS, SUBMENUS, ActionRow, Situation, action_ids
from refdesk.gui.icons import icon
from refdesk.translation import translate


class ActionSet(QObject):
    """One QAction a row of the table; `run(row)` is called when one is triggered."""

    def __init__(self, run: Callable[[ActionRow], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._situation = Situation()
        self._actions = {row.id: self._action(row, parent) for row in ACTIONS}
        parent.addActions(list(self._actions.values()))
        self.adapt(self._situation)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def situation(self) -> Situation:
        """What the actions were last adapted to."""
        return self._situation

    def adapt(self, situation: Situation) -> None:
        """Enable what can be done now; name what Undo and Redo would do."""
        self._situation = situation
        for row in ACTIONS:
            self._actions[row.id].setEnabled(row.when(situation))
        self._actions["undo"].setText(_with_label(translate("Undo"), situation.undo_label))
        self._actions["redo"].setText(_with_label(translate("Redo"), situation.redo_label))

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Make the menus of the table."""
        for label, ids in MENUS:
            self.fill(bar.addMenu(translate(label)), ids)

    def fill(self, menu: QMenu, ids: Sequence[str]) -> QMenu:
        """Add actions and submenus to a menu; "" is a line."""
        for each in ids:
            if not each:
                menu.addSeparator()
            elif each in SUBMENUS:
                label, inner = SUBMENUS[each]
                self.fill(menu.addMenu(translate(label)), inner)
            else:
                menu.addAction(self._actions[each])
        return menu

    def menu_of_possible(self, ids: Sequence[str], parent: QWidget) -> QMenu:
        """A context menu with only what can be done here."""
        menu = QMenu(parent)
        self.fill(menu, [each for each in ids if not each or self._is_possible(each)])
        return menu

    def _is_possible(self, menu_id: str) -> bool:
        return any(self._actions[each].isEnabled() for each in action_ids([menu_id]))

    def _action(self, row: ActionRow, parent: QWidget) -> QAction:
        action = QAction(translate(row.label), parent)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        if row.icon:
            action.setIcon(icon(row.icon))
        if row.short_label:
            action.setIconText(translate(row.short_label))
        action.setToolTip(_tool_tip(row))
        action.triggered.connect(lambda: self._run(row))
        return action


def _tool_tip(row: ActionRow) -> str:
    label = translate(row.label).rstrip(".")
    if not row.shortcuts:
        return label
    keys = QKeySequence(row.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{label} ({keys})"


def _with_label(verb: str, label: str) -> str:
    return f"{verb}: {translate(label)}" if label else verb
