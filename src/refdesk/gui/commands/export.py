"""Exporting the chosen records, or the whole list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import Cancelled
from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.export import ExportDialog, ExportOrder
from refdesk.gui.dialogs.problems import ProblemsDialog
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library import exporting
from refdesk.library.exporting import ExportReport
from refdesk.library.library import Library
from refdesk.translation import translate, translate_count


def export(desk: Desk, window: MainWindow) -> None:
    """Ask for records, format and file, and write them."""
    listed = [RecordId(each) for each in window.list.model.ids]
    dialog = ExportDialog(desk, listed, window)
    dialog.chosen.connect(partial(carry_out, desk, window))
    dialog.open()


def carry_out(desk: Desk, window: MainWindow, order: ExportOrder) -> None:
    """Write the file in the background, with progress that can be cancelled, and say so."""
    name = order.path.name
    progress = Progress(translate("Exporting {name}").format(name=name), Cancelled)
    window.status.progress.follow(progress)

    def finish(report: ExportReport | None) -> None:
        window.status.progress.done()
        if report is None:
            told = translate("The export was cancelled; {name} was not written.")
            desk.notices.tell(told.format(name=name))
            return
        tell_report(desk, window, report, fault=translate("Not everything can be said in this format"))

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.read(_unless_cancelled, desk.library, order, progress, then=finish, failed=fail)


def _unless_cancelled(library: Library, order: ExportOrder, progress: Progress) -> ExportReport | None:
    try:
        return exporting.export(library, order.record_ids, order.path, order.format_id, progress)
    except Cancelled:
        return None


def tell_report(desk: Desk, window: MainWindow, report: ExportReport, fault: str) -> None:
    """Say what stands in the file; `fault` heads the list of what does not."""
    count = translate_count("Exported {count} record", "Exported {count} records", report.count)
    said = translate("{count} to {name}.").format(count=count, name=report.path.name)
    if report.problems:
        problems = translate_count("{count} problem", "{count} problems", len(report.problems))
        show = ProblemsDialog(fault, report.problems, window).open
        desk.notices.offer(f"{said} {problems}.", translate("Show"), show)
        return
    desk.notices.offer(said, translate("Show the folder"), lambda: _show_folder(report.path))


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
