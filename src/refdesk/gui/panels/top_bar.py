"""The bar at the head of the window: what is done most, the search, the citation style."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from refdesk.gui.action_set import ActionSet
from refdesk.gui.actions import TOOLBAR
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.search_field import SearchField
from refdesk.translation import translate

_SEARCH_WIDTHS = (160, 520)
_STYLE_WIDTH = 220


class TopBar(QFrame):
    """Buttons, search, style."""

    style_wanted = Signal()

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.search = SearchField()
        self.search.setMinimumWidth(_SEARCH_WIDTHS[0])
        self.search.setMaximumWidth(_SEARCH_WIDTHS[1])
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._style = QToolButton()
        self._style.setProperty("chooser", True)
        self._style.setDefaultAction(actions["choose_style"])
        self._style.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._style.setMaximumWidth(_STYLE_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        line.setSpacing(SPACE_4)
        for action_id in TOOLBAR:
            line.addWidget(self._button(actions, action_id))
        line.addStretch(1)
        line.addWidget(self.search, 4)
        line.addStretch(1)
        line.addWidget(self._style)

    def show_style(self, title: str) -> None:
        """Say which citation style is in use."""
        text = translate("Style: {title}").format(title=title)
        elided = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _STYLE_WIDTH - 36)
        self._style.setText(f"{elided}  \u25be")
        self._style.setToolTip(title)
        self._style.setAccessibleName(text)

    def _button(self, actions: ActionSet, action_id: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[action_id])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        side = self.fontMetrics().height()
        button.setIconSize(QSize(side, side))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(actions[action_id].text())
        if action_id == TOOLBAR[0]:
            button.setProperty("primary", True)
        return button
