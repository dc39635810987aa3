"""Setting an article's own reference list in a style."""

from __future__ import annotations

from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.set_list import SetListDialog
from refdesk.gui.window import MainWindow
from refdesk.settings import STYLE


def open_list(desk: Desk, window: MainWindow) -> None:
    """Show the chosen article's reference list as printed, and beside it in the current style."""
    record_id = desk.selection.current
    if record_id is None:
        return
    title = window.record_panel.title if window.record_panel else ""
    dialog = SetListDialog(desk, record_id, title, window)
    dialog.style_changed.connect(lambda: window.style_chosen.emit(desk.settings.get(STYLE)))
    dialog.open()
