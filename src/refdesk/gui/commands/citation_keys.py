"""Making the citation keys of chosen records."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.change import Change
from refdesk.domain.record import RecordId
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.keys_dialog import KeyOrder, KeysDialog
from refdesk.gui.window import MainWindow
from refdesk.library import key_making
from refdesk.translation import translate_count


def make(desk: Desk, window: MainWindow) -> None:
    """Show which keys the chosen records would get, and let the person decide."""
    ids = [RecordId(each) for each in desk.selection.ids]
    dialog = KeysDialog(desk, ids, window)
    dialog.decided.connect(lambda order: _make(desk, ids, order))
    dialog.open()


def _make(desk: Desk, ids: Sequence[RecordId], order: KeyOrder) -> None:
    def tell(change: Change) -> None:
        count = len(change.rows("record"))
        tell_change(desk, change, translate_count("Changed {count} key.", "Changed {count} keys.", count))

    call = key_making.make_all_keys if order.takes_pinned else key_making.make_keys
    desk.jobs.write(call, desk.library, ids, order.pattern, then=tell)
