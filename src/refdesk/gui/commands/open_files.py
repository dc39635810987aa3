"""Opening files: a PDF is reviewed, a Zotero library looked for, anything else imported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from refdesk.formats import registry
from refdesk.formats.zotero_library.finding import libraries_of
from refdesk.gui.commands.import_files import Offer, ask, import_paths, plan
from refdesk.gui.commands.reviewing import read_pdf
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.table_dialog import TableDialog
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.library.tables import Table, is_table, plan_table, read_table
from refdesk.translation import translate


def choose_files(desk: Desk, window: MainWindow) -> None:
    """Ask for files and import them."""
    dialog = QFileDialog(window, translate("Import files"))
    dialog.setObjectName("import_files_dialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    endings = dict.fromkeys(ending for each in registry.all_formats() for ending in each.extensions)
    patterns = " ".join(f"*.{each}" for each in (*endings, "pdf", "sqlite", "txt"))
    readable = translate("Bibliographies and pages ({patterns})").format(patterns=patterns)
    dialog.setNameFilters([readable, translate("All files (*)")])
    dialog.filesSelected.connect(lambda names: take_paths(desk, window, [Path(name) for name in names], ask))
    dialog.open()


def take_paths(desk: Desk, window: MainWindow, paths: Sequence[Path], then: Offer | None = None) -> None:
    """Let one PDF be reviewed beside its text; import anything else."""
    if len(paths) == 1 and paths[0].suffix.lower() == ".pdf":
        read_pdf(desk, window, paths[0])
        return
    if len(paths) == 1 and is_table(paths[0]):
        read_columns(desk, window, paths[0], then)
        return
    import_paths(desk, window, paths, then)


def read_columns(desk: Desk, window: MainWindow, path: Path, then: Offer | None = None) -> None:
    """Ask what the columns of a table hold where its heads do not say it, then import it."""

    def show(table: Table) -> None:
        if table.is_plain:
            import_paths(desk, window, [path], then)
            return
        dialog = TableDialog(desk, table, window)
        dialog.decided.connect(
            lambda columns: plan(desk, window, partial(_planned, table, columns), path.name, ask)
        )
        dialog.open()

    desk.jobs.read(read_table, path, then=show)


def _planned(table: Table, columns: dict[int, str], library: Library, progress: Progress) -> ImportPlan:
    return plan_table(library, table, columns, progress)


def import_zotero(desk: Desk, window: MainWindow) -> None:
    """Look for a person's Zotero library and import it; ask where it is when none or several are found."""

    def found(libraries: list[Path]) -> None:
        if len(libraries) == 1:
            import_paths(desk, window, libraries, ask)
            return
        folder = libraries[0].parent if libraries else Path.home()
        dialog = QFileDialog(window, translate("Where is the Zotero library?"), str(folder))
        dialog.setObjectName("import_zotero_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate("Zotero libraries (zotero.sqlite)"), translate("All files (*)")])
        dialog.fileSelected.connect(lambda name: import_paths(desk, window, [Path(name)], ask))
        dialog.open()

    desk.jobs.read(libraries_of, Path.home(), then=found)
