"""What a person sees in the window, as tests ask for it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog

from refdesk.domain.query import Column, Place
from refdesk.gui.models.columns import place_of
from refdesk.library import listing
from tests.gui.conftest import OpenWindow
from tests.hands import click, wait_for_focus, wait_until

D = TypeVar("D", bound=QDialog)


def titles(opened: OpenWindow) -> list[str]:
    """The titles in the list, from above."""
    model = opened.window.list.model
    column = place_of(Column.TITLE)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def choose_row(opened: OpenWindow, row: int) -> None:
    """Click a row of the list, and wait until it is shown at the right."""
    view, model = opened.window.list.view, opened.window.list.model
    place = view.visualRect(model.index(row, place_of(Column.TITLE))).center()
    wanted = model.id_at(row)
    click(view.viewport(), place)
    wait_until(lambda: opened.workbench.desk.selection.ids == [wanted], "the row is chosen")
    opened.wait_for_jobs()


def notice(opened: OpenWindow) -> str:
    """What the status line says."""
    shown = opened.window.status.notice.notice
    return shown.text if shown else ""


def article_count(opened: OpenWindow) -> int:
    """How many articles are saved."""
    return len(listing.ids(opened.library, Place.articles()))


def dialogs(kind: type[D]) -> list[D]:
    """The dialogs of a kind that are shown."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def wait_for_dialog(kind: type[D]) -> D:
    """The dialog of that kind, once it has the keyboard."""
    wait_until(lambda: dialogs(kind), f"{kind.__name__} is shown")
    dialog = dialogs(kind)[0]
    wait_for_focus(dialog)
    return dialog
