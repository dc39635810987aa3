"""Exporting the chosen records, or the whole list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.export import ExportDialog, ExportOrder
from refdesk.gui.dialogs.problems import ProblemsDialog
from refdesk.gui.window import MainWindow
from refdesk.library import exporting
from refdesk.library.exporting import ExportReport
from refdesk.translation import translate, translate_count


def export(desk: Desk, window: MainWindow) -> None:
    """Ask for records, format and file, and write them."""
    listed = [RecordId(each) for each in window.list.model.ids]
    dialog = ExportDialog(desk, listed, window)
    dialog.chosen.connect(partial(carry_out, desk, window))
    dialog.open()


def carry_out(desk: Desk, window: MainWindow, order: ExportOrder) -> None:
    """Write the file in the background and say so."""
    desk.jobs.read(
        exporting.export,
        desk.library,
        order.record_ids,
        order.path,
        order.format_id,
        then=partial(tell_report, desk, window, fault=translate("Not everything can be said in this format")),
    )


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
