"""Writing a bibliography to a file."""

from __future__ import annotations

from functools import partial

from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId
from refdesk.gui.commands.export import tell_report
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.bibliography import BibliographyDialog
from refdesk.gui.jobs import JobCancelled, Progress
from refdesk.gui.window import MainWindow
from refdesk.library import bibliography_files
from refdesk.library.bibliography_files import BibliographyOrder
from refdesk.library.exporting import ExportReport
from refdesk.library.library import Library
from refdesk.translation import translate


def export(desk: Desk, window: MainWindow) -> None:
    """Ask for records, style, format and file, and write the bibliography."""
    listed = [RecordId(each) for each in window.list.model.ids]
    dialog = BibliographyDialog(desk, listed, window)
    dialog.ordered.connect(partial(carry_out, desk, window))
    dialog.open()


def carry_out(desk: Desk, window: MainWindow, order: BibliographyOrder) -> None:
    """Write the file in the background, with progress that can be cancelled, and say so."""
    progress = Progress(translate("Writing {name}").format(name=order.path.name))
    window.status.progress.follow(progress)

    def finish(report: ExportReport | None) -> None:
        window.status.progress.done()
        if report is None:
            desk.notices.tell(translate("Cancelled; {name} was not written.").format(name=order.path.name))
            return
        tell_report(desk, window, report, translate("Not everything could be cited"))

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.read(_written, desk.library, order, progress, then=finish, failed=fail)


def _written(library: Library, order: BibliographyOrder, progress: Progress) -> ExportReport | None:
    try:
        return bibliography_files.write(library, order, progress)
    except JobCancelled:
        return None
