"""The tags of the library as chips; one of them filters the list, records dropped on one get the tag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from refdesk.gui.models.places import RECORDS_MIME, ids_from_mime
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.flow_layout import FlowLayout
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.translation import translate, translate_count

#: So many tags are shown as chips, the most used ones; the search finds the others (tag:name).
SHOWN_TAGS = 200


class TagChip(QToolButton):
    """One tag, pressed while it filters the list."""

    records_dropped = Signal(str, object)

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setText(name.replace("&", "&&"))
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setProperty("chip", True)
        self.setToolTip(translate_count("{count} record", "{count} records", count))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(RECORDS_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.records_dropped.emit(self.name, ids_from_mime(event.mimeData()))
        event.acceptProposedAction()


class TagCloud(QWidget):
    """Chips in lines. `chosen(name)` is emitted with an empty name when the pressed chip is let go."""

    chosen = Signal(str)
    records_dropped = Signal(str, object)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._chips: list[TagChip] = []
        caption = label(translate("Tags"), "caption")
        caption.setContentsMargins(SPACE_12, SPACE_8, 0, SPACE_4)
        self._hint = paragraph(translate("Tags of your articles appear here."), "secondary")
        self._hint.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._area = self._scroll_area()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for part in (caption, self._hint, self._area):
            stack.addWidget(part)
        stack.addStretch(0)

    @property
    def chips(self) -> Sequence[TagChip]:
        """The chips as shown."""
        return self._chips

    def show_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Show other tags: name and how many records have it, in order."""
        most_used = sorted(tags, key=lambda tag: -tag[1])[:SHOWN_TAGS]
        shown = [tag for tag in tags if tag in set(most_used)]
        chips = QWidget()
        chips.setProperty("role", "clear")
        flow = FlowLayout(chips)
        flow.setContentsMargins(SPACE_12, 0, SPACE_12, SPACE_8)
        self._chips = [self._chip(name, count) for name, count in shown]
        for chip in self._chips:
            flow.addWidget(chip)
        self._area.setWidget(chips)
        self._hint.setVisible(not shown)
        self._area.setVisible(bool(shown))

    def choose(self, name: str) -> None:
        """Press one chip, or none for an empty name."""
        self._chosen = name
        for chip in self._chips:
            chip.setChecked(chip.name == name)

    def _scroll_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(QLabel())
        return area

    def _chip(self, name: str, count: int) -> TagChip:
        chip = TagChip(name, count)
        chip.setChecked(name == self._chosen)
        chip.clicked.connect(lambda is_pressed: self.chosen.emit(name if is_pressed else ""))
        chip.records_dropped.connect(self.records_dropped)
        chip.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(name, chip.mapToGlobal(at)))
        return chip
