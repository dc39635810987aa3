"""Changing many records at once."""

from __future__ import annotations

from refdesk.domain.batch_edit import BatchEdit
from refdesk.domain.record import RecordId
from refdesk.gui.commands.telling import write_about
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.batch_dialog import BatchDialog, Task
from refdesk.gui.window import MainWindow
from refdesk.library import batch_editing
from refdesk.translation import translate


def edit(desk: Desk, window: MainWindow) -> None:
    """Set, add to, clear or rewrite a field of the chosen records, or of the whole list."""
    _open(desk, window, Task.SET)


def replace(desk: Desk, window: MainWindow) -> None:
    """Find and replace in the chosen records, or in the whole list."""
    _open(desk, window, Task.REPLACE)


def _open(desk: Desk, window: MainWindow, task: Task) -> None:
    window.commit_typing()
    ids = (
        desk.selection.ids if desk.selection.count > 1 else [RecordId(each) for each in window.list.model.ids]
    )
    dialog = BatchDialog(desk, ids, window)
    dialog.show_task(task)
    dialog.decided.connect(lambda edit: _apply(desk, ids, edit))
    dialog.open()


def _apply(desk: Desk, ids: list[RecordId], edit: BatchEdit) -> None:
    write_about(desk, batch_editing.apply, ids, edit, said=translate("Changed the records."))
