"""Searches that are composed, kept, changed and deleted."""

from __future__ import annotations

from refdesk.domain.change import Change
from refdesk.domain.query import Place
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import searching
from refdesk.library.searching import SavedSearch
from refdesk.translation import translate


def compose(desk: Desk, window: MainWindow) -> None:
    """Compose a search of rows, from what stands in the search field."""
    from refdesk.gui.dialogs.search_dialog import SearchDialog

    dialog = SearchDialog(desk, desk.selection.query, window)
    dialog.searched.connect(desk.selection.search)
    dialog.kept.connect(lambda name, query: _keep(desk, name, query))
    dialog.open()


def edit(desk: Desk, window: MainWindow, search_id: int) -> None:
    """Change the name and the rows of a saved search."""

    def show(found: list[SavedSearch]) -> None:
        from refdesk.gui.dialogs.search_dialog import SearchDialog

        saved = next((each for each in found if each.id == search_id), None)
        if saved is None:
            return
        dialog = SearchDialog(desk, "", window, saved)
        dialog.searched.connect(desk.selection.search)
        dialog.kept.connect(
            lambda name, query: desk.jobs.write(searching.change_search, desk.library, search_id, name, query)
        )
        dialog.open()

    desk.jobs.read(searching.searches, desk.library, then=show)


def delete(desk: Desk, search_id: int) -> None:
    """Forget a saved search."""
    desk.jobs.write(
        searching.delete_search,
        desk.library,
        search_id,
        then=lambda change: tell_change(desk, change, translate("Deleted the search; what it found stays.")),
    )


def _keep(desk: Desk, name: str, query: str) -> None:
    def show(change: Change) -> None:
        desk.selection.search("")
        desk.selection.go_to(Place.search(change.added_rows("saved_search")[0]))
        tell_change(desk, change, translate("Saved the search {name}.").format(name=name))

    desk.jobs.write(searching.save_search, desk.library, name, query, then=show)
