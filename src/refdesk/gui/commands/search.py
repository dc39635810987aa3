"""Finding one's way: the search, the lists, the next field to check."""

from __future__ import annotations

from refdesk.domain.query import Place
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.translation import translate


def find(desk: Desk, window: MainWindow) -> None:
    """Put the cursor into the search field."""
    window.top_bar.search.setFocus()
    window.top_bar.search.selectAll()


def select_all(desk: Desk, window: MainWindow) -> None:
    """Choose every record of the list."""
    window.list.view.selectAll()
    window.list.view.setFocus()


def focus_list(desk: Desk, window: MainWindow) -> None:
    """Go to the list."""
    window.list.view.setFocus()


def focus_record(desk: Desk, window: MainWindow) -> None:
    """Go to the form of the chosen record."""
    window.focus_form()


def go_to_articles(desk: Desk, window: MainWindow) -> None:
    """Show the articles."""
    desk.selection.go_to(Place.articles())


def go_to_references(desk: Desk, window: MainWindow) -> None:
    """Show every cited work."""
    desk.selection.go_to(Place.references())


def next_doubtful(desk: Desk, window: MainWindow) -> None:
    """Go to the next field read with doubt: in this record, in its references, else in the next record."""
    panel = window.record_panel
    if panel is not None and panel.focus_next_doubtful():
        return
    ids = window.list.model.ids
    current = desk.selection.current
    row = window.list.model.row_of(current) if current is not None else -1
    is_all_doubtful = desk.selection.place == Place.doubtful()
    below = range(row + 1, len(ids))
    following = next((each for each in below if is_all_doubtful or window.list.model.known_doubt(each)), -1)
    if following >= 0:
        window.list.view.choose_row(following)
        if panel is not None:
            panel.focus_doubt_of(window.list.model.id_at(following))
    elif not is_all_doubtful:
        desk.selection.go_to(Place.doubtful())
        desk.notices.tell(translate("These have fields to check. F8 goes through them."))
    else:
        desk.notices.tell(translate("There is no doubtful field left in this list."))
