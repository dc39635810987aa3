"""Importing files: a plan, questions where there are any, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library import importing
from refdesk.library.importing import Cancelled, ImportChoices, ImportPlan
from refdesk.library.library import Library
from refdesk.translation import translate, translate_count


def choose_files(desk: Desk, window: MainWindow) -> None:
    """Ask for files and import them."""
    dialog = QFileDialog(window, translate("Import files"))
    dialog.setObjectName("import_files_dialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            translate("Bibliographies and pages (*.bib *.json *.ris *.xml *.nbib *.enw *.txt *.html)"),
            translate("All files (*)"),
        ]
    )
    dialog.filesSelected.connect(lambda names: import_paths(desk, window, [Path(name) for name in names]))
    dialog.open()


def import_paths(desk: Desk, window: MainWindow, paths: Sequence[Path]) -> None:
    """Read files and import what is in them."""
    desk.jobs.read(importing.plan, desk.library, list(paths), then=lambda plan: offer(desk, window, plan))


def offer(desk: Desk, window: MainWindow, plan: ImportPlan) -> None:
    """Import a plan at once where nothing is to be asked, else ask first."""
    if not plan.entries:
        desk.notices.problem(_nothing_to_import(plan))
        return
    if not plan.problems and not plan.duplicates:
        carry_out(desk, window, plan, ImportChoices())
        return
    ask(desk, window, plan)


def ask(desk: Desk, window: MainWindow, plan: ImportPlan) -> None:
    """Show what the plan found and could not read, and let the person decide."""
    dialog = ImportDialog(desk, plan, window)
    dialog.decided.connect(lambda choices: carry_out(desk, window, plan, choices))
    dialog.open()


def carry_out(desk: Desk, window: MainWindow, plan: ImportPlan, choices: ImportChoices) -> None:
    """Import in the background, with progress that can be cancelled."""
    names = ", ".join(source.name for source in plan.sources[:2] if source.name)
    progress = Progress(translate("Importing {names}").format(names=names).strip(), Cancelled)
    window.status.progress.follow(progress)

    def finish(change: Change | None) -> None:
        window.status.progress.done()
        if change is None:
            desk.notices.tell(translate("The import was cancelled; nothing was added."))
            return
        _tell(desk, change)

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.write(_carried_out, desk.library, plan, choices, progress, then=finish, failed=fail)


def _carried_out(
    library: Library, plan: ImportPlan, choices: ImportChoices, progress: Progress
) -> Change | None:
    try:
        return importing.carry_out(library, plan, choices, progress)
    except Cancelled:
        return None


def _tell(desk: Desk, change: Change) -> None:
    ids = change.added_rows("record")
    said = translate_count("Imported {count} record.", "Imported {count} records.", len(ids))
    if not ids:
        desk.notices.tell(translate("Nothing new: the library has all of it."))
        return
    desk.selection.go_to(Place.articles())
    desk.selection.search("")
    desk.selection.reveal(ids[:1])
    tell_change(desk, change, said)


def _nothing_to_import(plan: ImportPlan) -> RefDeskError:
    first = next((problem.message for problem in plan.problems), "")
    return RefDeskError(translate("There is nothing to import in this."), first)
