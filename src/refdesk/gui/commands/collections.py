"""Collections and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu

from refdesk.domain.change import Change
from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.record import RecordId
from refdesk.gui.commands import linked_files, saved_searches
from refdesk.gui.commands.edit import move_to_trash
from refdesk.gui.commands.telling import tell_change, write_about
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.library import collecting
from refdesk.library.collecting import Collection
from refdesk.translation import translate, translate_count


def create(desk: Desk, window: MainWindow) -> None:
    """Make a collection at the top, and let the person name it."""
    create_in(desk, window, None)


def create_in(desk: Desk, window: MainWindow, parent: int | None) -> None:
    """Make a collection in another one, and let the person name it."""

    def name_it(change: Change) -> None:
        made = change.added_rows("collection")
        if made:
            window.sidebar.rename(Place.collection(made[0]))

    name = translate("New collection")
    desk.jobs.write(collecting.create_collection, desk.library, name, parent, then=name_it)


def rename(desk: Desk, collection_id: int, name: str) -> None:
    """Give a collection another name."""
    desk.jobs.write(collecting.rename_collection, desk.library, collection_id, name)


def move(desk: Desk, collection_id: int, parent: int | None) -> None:
    """Put a collection into another one, or to the top."""
    desk.jobs.write(collecting.move_collection, desk.library, collection_id, parent)


def delete(desk: Desk, collection_id: int) -> None:
    """Delete a collection; its records stay."""

    def tell(change: Change) -> None:
        if desk.selection.place == Place.collection(collection_id):
            desk.selection.go_to(Place.articles())
        tell_change(desk, change, translate("Deleted the collection; its articles stay."))

    desk.jobs.write(collecting.delete_collection, desk.library, collection_id, then=tell)


def add_chosen(desk: Desk, window: MainWindow) -> None:
    """Ask for a collection and put the chosen records into it."""
    ids = desk.selection.ids
    desk.jobs.read(
        collecting.collections, desk.library, then=lambda found: _ask_collection(desk, window, found, ids)
    )


def remove_chosen(desk: Desk, window: MainWindow) -> None:
    """Take the chosen records out of the collection that is shown."""
    place = desk.selection.place
    ids = desk.selection.ids
    said = translate_count("Removed {count} record.", "Removed {count} records.", len(ids))
    desk.jobs.write(
        collecting.remove_from_collection,
        desk.library,
        int(place.key),
        ids,
        then=lambda change: tell_change(desk, change, said),
    )


def drop_records(desk: Desk, place: Place, ids: Sequence[RecordId]) -> None:
    """Records were dropped on a row of the left pane."""
    if place.kind is PlaceKind.TRASH:
        move_to_trash(desk, list(ids))
    elif place.kind is PlaceKind.COLLECTION:
        _add(desk, int(place.key), ids)


def drop_on_tag(desk: Desk, name: str, ids: Sequence[RecordId]) -> None:
    """Records were dropped on a tag."""
    _add_tags(desk, ids, [name])


def add_tags(desk: Desk, window: MainWindow) -> None:
    """Ask for tags and add them to the chosen records."""
    ids = desk.selection.ids
    dialog = QInputDialog(window)
    dialog.setObjectName("add_tags_dialog")
    dialog.setWindowTitle(translate("Add tags"))
    dialog.setLabelText(translate("Tags, separated by commas:"))
    dialog.textValueSelected.connect(
        lambda text: _add_tags(desk, ids, [each.strip() for each in text.split(",") if each.strip()])
    )
    dialog.open()


def show_place_menu(desk: Desk, window: MainWindow, place: Place | None, at: QPoint) -> None:
    """The context menu of the left pane."""
    if desk.library.is_read_only:
        return
    menu = QMenu(window)
    if place is not None and place.kind is PlaceKind.COLLECTION:
        collection_id = int(place.key)
        menu.addAction(translate("New collection inside"), lambda: create_in(desk, window, collection_id))
        menu.addAction(translate("Rename"), lambda: window.sidebar.rename(place))
        menu.addSeparator()
        linked_files.add_to_menu(desk, window, collection_id, menu)
        menu.addSeparator()
        menu.addAction(translate("Delete the collection"), lambda: delete(desk, collection_id))
    elif place is not None and place.kind is PlaceKind.SEARCH:
        search_id = int(place.key)
        menu.addAction(translate("Edit..."), lambda: saved_searches.edit(desk, window, search_id))
        menu.addAction(translate("Delete the search"), lambda: saved_searches.delete(desk, search_id))
    else:
        menu.addAction(window.actions_["new_collection"])
    menu.exec(at)


def show_tag_menu(desk: Desk, window: MainWindow, name: str, at: QPoint) -> None:
    """The context menu of a tag."""
    if desk.library.is_read_only:
        return
    menu = QMenu(window)
    menu.addAction(translate("Rename..."), lambda: _ask_tag_name(desk, window, name))
    menu.addAction(translate("Delete the tag"), lambda: _delete_tag(desk, name))
    menu.exec(at)


def _ask_tag_name(desk: Desk, window: MainWindow, name: str) -> None:
    dialog = QInputDialog(window)
    dialog.setWindowTitle(translate("Rename the tag"))
    dialog.setLabelText(translate("New name:"))
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(
        lambda text: (
            desk.jobs.write(collecting.rename_tag, desk.library, name, text.strip()) if text.strip() else None
        )
    )
    dialog.open()


def _delete_tag(desk: Desk, name: str) -> None:
    def tell(change: Change) -> None:
        if desk.selection.place == Place.tag(name):
            desk.selection.go_to(Place.articles())
        tell_change(desk, change, translate("Deleted the tag {name}.").format(name=name))

    desk.jobs.write(collecting.delete_tag, desk.library, name, then=tell)


def _add_tags(desk: Desk, ids: Sequence[RecordId], names: Sequence[str]) -> None:
    if not names:
        return
    said = translate_count("Tagged {count} record.", "Tagged {count} records.", len(ids))
    write_about(desk, collecting.add_tags, ids, names, said=said)


def _add(desk: Desk, collection_id: int, ids: Sequence[RecordId]) -> None:
    said = translate_count(
        "Added {count} record to the collection.", "Added {count} records to the collection.", len(ids)
    )
    desk.jobs.write(
        collecting.add_to_collection,
        desk.library,
        collection_id,
        ids,
        then=lambda change: tell_change(desk, change, said),
    )


def _ask_collection(
    desk: Desk, window: MainWindow, collections: Sequence[Collection], ids: Sequence[RecordId]
) -> None:
    if not collections:
        desk.notices.offer(
            translate("There are no collections yet."),
            translate("New collection"),
            lambda: create(desk, window),
        )
        return
    paths = {collecting.path_of(each, collections): each.id for each in collections}
    dialog = QInputDialog(window)
    dialog.setObjectName("add_to_collection_dialog")
    dialog.setWindowTitle(translate("Add to a collection"))
    dialog.setLabelText(translate("Collection:"))
    dialog.setComboBoxItems(list(paths))
    dialog.textValueSelected.connect(lambda path: _add(desk, paths[path], ids))
    dialog.open()
