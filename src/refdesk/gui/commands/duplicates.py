"""Commands on duplicates: merge them, or keep them apart."""

from __future__ import annotations

from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import duplicates
from refdesk.translation import translate, translate_count


def merge(desk: Desk, window: MainWindow) -> None:
    """Make one record of the chosen ones; the one in the right pane stays."""
    ids = desk.selection.ids
    current = desk.selection.current
    kept = current if current in ids else ids[0]
    said = translate_count("Merged {count} record.", "Merged {count} records into one.", len(ids))
    desk.jobs.write(
        duplicates.merge, desk.library, kept, ids, then=lambda change: tell_change(desk, change, said)
    )


def keep_apart(desk: Desk, window: MainWindow) -> None:
    """Say that the chosen records are different works."""
    said = translate("They are no longer listed as duplicates of each other.")
    desk.jobs.write(
        duplicates.keep_apart,
        desk.library,
        desk.selection.ids,
        then=lambda change: tell_change(desk, change, said),
    )
