"""The main window: its panes and where they stand. What they show comes from the workbench."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from refdesk.domain.summary import RecordId
from refdesk.gui.action_set import ActionSet
from refdesk.gui.actions import ActionRow
from refdesk.gui.models.places import COLLECTION_MIME, RECORDS_MIME
from refdesk.gui.panels.record_list import RecordList
from refdesk.gui.panels.sidebar import Sidebar
from refdesk.gui.panels.status_line import StatusLine
from refdesk.gui.panels.top_bar import TopBar
from refdesk.gui.widgets.banner import Banner
from refdesk.gui.window_state import Layout, WindowState
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.gui.panels.record_panel import RecordPanel

FIRST_SIZE = (1280, 800)
#: About what a window manager puts around a window that is not shown yet.
_FRAME = QMargins(0, 28, 0, 4)
#: Shares of the width that the panes have at the first start.
_FIRST_SHARES = (0.17, 0.52, 0.31)
#: Widths below which the left and the middle pane cannot be made, in letters.
_LEAST_LETTERS = (20, 34)
_FIRST_MIDDLE = [560, 112]


class MainWindow(QMainWindow):
    """Three panes between a bar and a status line.

    `dropped(QMimeData)` when a person drops files or text anywhere on it; `style_wanted` when another
    citation style is to be chosen, `style_chosen(id)` when one is to be used at once;
    `links_changed` when a file was linked or a link ended; `closing` before it closes.
    Takes actions before there is a library to do them with, and does those then (`begin`).
    """

    dropped = Signal(object)
    style_wanted = Signal()
    style_chosen = Signal(str)
    preferences_wanted = Signal()
    links_changed = Signal()
    closing = Signal()
    first_painted = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self._do: Callable[[ActionRow], None] | None = None
        self._asked: dict[ActionRow, None] = {}
        self.actions_ = ActionSet(self._run, self)
        self.top_bar = TopBar(self.actions_)
        self.banner = Banner()
        self.sidebar = Sidebar()
        self.list = RecordList()
        self.status = StatusLine()
        self.middle = _splitter(Qt.Orientation.Vertical, self.list)
        self.panes = _splitter(Qt.Orientation.Horizontal, self.sidebar, self.middle)
        self.record_panel: RecordPanel | None = None
        #: The files that collections are kept in step with, by collection.
        self.linked_names: dict[int, str] = {}
        self._has_painted = False
        self._may_stop = False
        self._state = state
        self.setWindowTitle("RefDesk")
        self.setMinimumSize(720, 480)
        self.actions_.fill_menu_bar(self.menuBar())
        self.top_bar.search.page_pasted.connect(self.actions_["paste"].trigger)
        self._lay_out()
        self._restore()

    @property
    def layout_at_start(self) -> Layout:
        """Where the person was when the window closed last time."""
        return self._state.layout

    def add_preview(self, preview: QWidget) -> None:
        """Put the preview under the list."""
        self.middle.addWidget(preview)
        self.middle.setStretchFactor(0, 1)
        self.middle.setStretchFactor(1, 0)
        self.middle.setSizes(list(self._state.layout.middle or _FIRST_MIDDLE))

    def add_record_panel(self, panel: RecordPanel) -> None:
        """Put the record's panel at the right, in place of the empty one."""
        self.record_panel = panel
        self.panes.replaceWidget(2, panel)
        self.panes.setCollapsible(2, False)
        self._share_width()

    def begin(self, do: Callable[[ActionRow], None]) -> None:
        """Have what a person asks for done by `do` from now on, what was asked already first; take drops."""
        self._do = do
        self.setAcceptDrops(True)
        asked, self._asked = self._asked, {}
        for row in asked:
            QTimer.singleShot(0, lambda row=row: do(row))

    def focus_form(self) -> None:
        """Put the cursor into the title of the record that is shown."""
        if self.record_panel is not None:
            self.record_panel.focus_form()

    def focus_form_of(self, record_id: RecordId) -> None:
        """Put the cursor into the title of a record as soon as it is shown."""
        if self.record_panel is not None:
            self.record_panel.focus_form_of(record_id)

    def commit_typing(self) -> None:
        """Hand over what is being typed into the record that is shown."""
        if self.record_panel is not None:
            self.record_panel.commit()

    def state(self, layout: Layout) -> WindowState:
        """What is to be remembered; `layout` says where the person is."""
        geometry = bytes(self.saveGeometry().data())
        return WindowState(geometry, self.list.view.columns_kept(), layout)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            # Zero is enough: what this paint event began is on the screen before the next timer runs.
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.status.progress.can_be_stopped and not self._may_stop:
            event.ignore()
            self._ask_to_stop()
            return
        if self.status.progress.can_be_stopped:
            self.status.progress.stop()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_from_outside(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _ask_to_stop(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setObjectName("stop_question")
        box.setText(translate("{job} is not done yet.").format(job=self.status.progress.label))
        box.setInformativeText(translate("If the window closes now, nothing of it is kept."))
        stop = box.addButton(translate("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        wait = box.addButton(translate("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        stop.clicked.connect(self._stop_and_close)
        box.open()

    def _stop_and_close(self) -> None:
        self._may_stop = True
        self.close()

    def _run(self, row: ActionRow) -> None:
        if self._do:
            self._do(row)
        else:
            self._asked[row] = None

    def _lay_out(self) -> None:
        placeholder = QWidget()
        self.panes.addWidget(placeholder)
        for pane, stretch in enumerate((0, 1, 0)):
            self.panes.setStretchFactor(pane, stretch)
        letter = self.fontMetrics().averageCharWidth()
        self.sidebar.setMinimumWidth(_LEAST_LETTERS[0] * letter)
        self.middle.setMinimumWidth(_LEAST_LETTERS[1] * letter)
        central = QWidget()
        stack = QVBoxLayout(central)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.top_bar)
        stack.addWidget(self.banner)
        stack.addWidget(self.panes, 1)
        stack.addWidget(self.status)
        self.setCentralWidget(central)

    def _share_width(self) -> None:
        first = [round(self.width() * share) for share in _FIRST_SHARES]
        self.panes.setSizes(list(self._state.layout.panes or first))

    def _restore(self) -> None:
        layout = self._state.layout
        if not self._state.geometry or not self.restoreGeometry(QByteArray(self._state.geometry)):
            room = self.screen().availableSize().shrunkBy(_FRAME)
            self.resize(QSize(*FIRST_SIZE).boundedTo(room))
        self._share_width()
        if layout.sidebar:
            self.sidebar.splitter.setSizes(list(layout.sidebar))
        self.list.view.restore_columns(self._state.columns)


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter


def _is_from_outside(event: QDragEnterEvent) -> bool:
    mime = event.mimeData()
    is_own = mime.hasFormat(RECORDS_MIME) or mime.hasFormat(COLLECTION_MIME)
    return not is_own and (mime.hasUrls() or mime.hasText())
