"""Linking collections with `.bib` files, and ending that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from refdesk.domain.query import Place, PlaceKind
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import linking
from refdesk.library.library import Library
from refdesk.library.linking import LinkedFile
from refdesk.translation import translate


def link_bib(desk: Desk, window: MainWindow) -> None:
    """Ask for a file and link it with the collection that is shown, or with a new one of the file's name."""
    place = desk.selection.place
    choose(desk, window, int(place.key) if place.kind is PlaceKind.COLLECTION else None)


def choose(desk: Desk, window: MainWindow, collection_id: int | None) -> None:
    """Ask for the file, there or new, that a collection is to be kept in step with."""
    dialog = QFileDialog(window, translate("Link a .bib file"))
    dialog.setObjectName("link_bib_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, translate("Link"))
    dialog.setDefaultSuffix("bib")
    dialog.setNameFilters([translate("BibTeX files (*.bib)"), translate("All files (*)")])
    dialog.fileSelected.connect(lambda name: link(desk, window, Path(name), collection_id))
    dialog.open()


def link(desk: Desk, window: MainWindow, path: Path, collection_id: int | None) -> None:
    """Link, show the collection, and let both be brought in step."""

    def show(made: LinkedFile) -> None:
        desk.selection.go_to(Place.collection(made.collection))
        text = translate("{name} and the collection {collection} are kept in step from now on.")
        desk.notices.tell(text.format(name=path.name, collection=made.name))
        window.links_changed.emit()

    desk.jobs.write(_linked, desk.library, path, collection_id, then=show)


def add_to_menu(desk: Desk, window: MainWindow, collection_id: int, menu: QMenu) -> None:
    """Offer to link a collection, or to end its link."""
    start = menu.addAction(
        translate("Keep in step with a .bib file..."), lambda: choose(desk, window, collection_id)
    )
    name = window.linked_names.get(collection_id, "")
    if name:
        start.setVisible(False)
        text = translate("End the link with {name}").format(name=name)
        menu.addAction(text, lambda: end(desk, window, collection_id))


def end(desk: Desk, window: MainWindow, collection_id: int) -> None:
    """End a link; both sides stay as they are."""
    name = window.linked_names.get(collection_id, "")
    told = translate("{name} is on its own again; both stay as they are.").format(name=name)

    def tell(_: None) -> None:
        desk.notices.tell(told)
        window.links_changed.emit()

    desk.jobs.write(linking.unlink, desk.library, collection_id, then=tell)


def _linked(library: Library, path: Path, collection_id: int | None) -> LinkedFile:
    if collection_id is None:
        return linking.link_new_collection(library, path)
    return linking.link(library, collection_id, path)
