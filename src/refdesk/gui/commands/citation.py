"""Copying citations and bibliography entries in the current style."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from refdesk.domain.problem import Problem
from refdesk.gui.chosen_style import chosen_style
from refdesk.gui.desk import Desk
from refdesk.gui.formatted_mime import formatted_mime
from refdesk.gui.window import MainWindow
from refdesk.library import copying, exporting
from refdesk.library.citing import Formatted
from refdesk.library.copying import CopyOrder, What
from refdesk.settings import QUICK_CITATION, QUICK_ENTRIES
from refdesk.translation import translate, translate_count


def copy_bibliography(desk: Desk, window: MainWindow) -> None:
    """Put the bibliography entries of the chosen records on the clipboard, in the quick format."""
    copy(desk, window, _order(desk, What.ENTRIES, desk.settings.get(QUICK_ENTRIES)))


def copy_citation(desk: Desk, window: MainWindow) -> None:
    """Put one in-text citation of the chosen records on the clipboard, in the quick format."""
    copy(desk, window, _order(desk, What.CITATION, desk.settings.get(QUICK_CITATION)))


def copy_both(desk: Desk, window: MainWindow) -> None:
    """Put the citation and the entries on the clipboard."""
    copy(desk, window, _order(desk, What.BOTH, desk.settings.get(QUICK_ENTRIES)))


def copy_citation_as(desk: Desk, window: MainWindow, format_id: str) -> None:
    """Put a citation on the clipboard in a format, such as a LaTeX command."""
    copy(desk, window, _order(desk, What.CITATION, format_id))


def copy_entries_as(desk: Desk, window: MainWindow, format_id: str) -> None:
    """Put bibliography entries on the clipboard in a format, such as Markdown."""
    copy(desk, window, _order(desk, What.ENTRIES, format_id))


def copy_records_as(desk: Desk, window: MainWindow, format_id: str) -> None:
    """Put the chosen records on the clipboard in a file format, such as BibTeX."""
    ids = desk.selection.ids
    label = next(each.label for each in exporting.formats() if each.id == format_id)
    said = translate_count("Copied {count} {format} entry.", "Copied {count} {format} entries.", len(ids))

    def put(text: str) -> None:
        QApplication.clipboard().setText(text)
        desk.notices.tell(said.format(format=label))

    desk.jobs.read(copying.records_as, desk.library, ids, format_id, then=put)


def cite(desk: Desk, window: MainWindow) -> None:
    """Ask for pages, words before and after, and the format of a citation, and copy it."""
    from refdesk.gui.dialogs.cite import CiteDialog

    dialog = CiteDialog(desk, window)
    dialog.ordered.connect(partial(copy, desk, window))
    dialog.open()


def choose_style(desk: Desk, window: MainWindow) -> None:
    """Let the person choose another citation style."""
    window.style_wanted.emit()


def copy(desk: Desk, window: MainWindow, order: CopyOrder) -> None:
    """Carry out an order, and say what is on the clipboard."""

    def put(formatted: Formatted) -> None:
        QApplication.clipboard().setMimeData(formatted_mime(formatted))
        _tell(desk, window, _said(order), formatted.problems)

    desk.jobs.read(copying.copied, desk.library, order, then=put)


def _order(desk: Desk, what: What, format_id: str) -> CopyOrder:
    return CopyOrder(desk.selection.ids, chosen_style(desk.settings), what, format_id)


def _said(order: CopyOrder) -> str:
    if order.what is What.CITATION:
        return translate("Copied the citation.")
    count = len(order.record_ids)
    if order.what is What.BOTH:
        return translate_count(
            "Copied the citation and {count} entry.", "Copied the citation and {count} entries.", count
        )
    return translate_count("Copied {count} entry.", "Copied {count} entries.", count)


def _tell(desk: Desk, window: MainWindow, said: str, problems: tuple[Problem, ...]) -> None:
    if not problems:
        desk.notices.tell(said)
        return
    if len(problems) == 1:
        desk.notices.tell(f"{said} {problems[0]}")
        return
    from refdesk.gui.dialogs.problems import ProblemsDialog

    count = translate_count("{count} problem", "{count} problems", len(problems))
    heading = translate("Not everything could be cited")
    show = ProblemsDialog(heading, problems, window).open
    desk.notices.offer(f"{said} {count}.", translate("Show"), show)
