"""Adding, keeping and deleting records; undo and redo."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from refdesk.domain.change import Change
from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.record import Record, RecordId
from refdesk.gui.commands.telling import redo_last, tell_change, undo_last, write_about
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import editing
from refdesk.library.details import Details, details
from refdesk.translation import translate, translate_count

NEW_TYPE = "article-journal"


def new_article(desk: Desk, window: MainWindow) -> None:
    """Add an empty article, choose it and put the cursor into its form."""
    place = desk.selection.place
    collection = int(place.key) if place.kind is PlaceKind.COLLECTION else None

    def show(change: Change) -> None:
        record_id = RecordId(change.added_rows("record")[0])
        if collection is None:
            desk.selection.go_to(Place.articles())
        desk.selection.search("")
        desk.selection.reveal([record_id])
        window.focus_form_of(record_id)
        tell_change(desk, change, translate("Added an article."))

    desk.jobs.write(editing.add_record, desk.library, Record(NEW_TYPE), collection, then=show)


def keep(desk: Desk, window: MainWindow) -> None:
    """Make cited works articles."""
    ids = desk.selection.ids
    said = translate_count("Kept {count} work as an article.", "Kept {count} works as articles.", len(ids))
    desk.jobs.write(editing.keep, desk.library, ids, then=lambda change: tell_change(desk, change, said))


def trash(desk: Desk, window: MainWindow) -> None:
    """Put the chosen records into the trash."""
    move_to_trash(desk, desk.selection.ids)


def move_to_trash(desk: Desk, ids: list[RecordId]) -> None:
    """Put records into the trash and offer to take them out again."""
    said = translate_count(
        "Moved {count} record to the trash.", "Moved {count} records to the trash.", len(ids)
    )
    write_about(desk, editing.trash, ids, said=said)


def restore(desk: Desk, window: MainWindow) -> None:
    """Take the chosen records out of the trash."""
    ids = desk.selection.ids
    said = translate_count("Restored {count} record.", "Restored {count} records.", len(ids))
    write_about(desk, editing.restore, ids, said=said)


def delete_forever(desk: Desk, window: MainWindow) -> None:
    """Delete the chosen records for good, after a question."""
    ids = desk.selection.ids
    box = QMessageBox(window)
    box.setObjectName("delete_forever_question")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(
        translate_count(
            "Delete {count} record with its references and notes?",
            "Delete {count} records with their references and notes?",
            len(ids),
        )
    )
    box.setInformativeText(translate("A work that other articles cite stays in their reference lists."))
    delete = box.addButton(translate("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    delete.setProperty("danger", True)
    cancel = box.addButton(translate("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    delete.clicked.connect(lambda: _delete(desk, ids))
    box.open()


def show_record(desk: Desk, record_id: int) -> None:
    """Go to the list that a record stands in and choose it there."""

    def go(shown: Details) -> None:
        desk.selection.go_to(Place.articles() if shown.is_article else Place.references())
        desk.selection.reveal([record_id])

    desk.jobs.read(details, desk.library, RecordId(record_id), then=go)


def undo(desk: Desk, window: MainWindow) -> None:
    """Take the last change back; what is being typed is taken over first."""
    window.commit_typing()
    undo_last(desk)


def redo(desk: Desk, window: MainWindow) -> None:
    """Do again what was taken back."""
    redo_last(desk)


def _delete(desk: Desk, ids: list[RecordId]) -> None:
    said = translate_count("Deleted {count} record.", "Deleted {count} records.", len(ids))
    write_about(desk, editing.delete_forever, ids, said=said)
