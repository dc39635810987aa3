"""The left pane's tree: what it shows, and what a drop on it means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.record import RecordId
from refdesk.gui.models.places import COUNT_ROLE, ICON_ROLE, CollectionRow, PlaceModel, ids_to_mime

THESIS, CHAPTER = CollectionRow(1, "Thesis", None, 9), CollectionRow(2, "Chapter 1", 1, 3)


@pytest.fixture
def places(application: QApplication) -> PlaceModel:
    places = PlaceModel()
    places.show_collections([CHAPTER, THESIS])
    return places


def carrying(*ids: int) -> QMimeData:
    mime = QMimeData()
    ids_to_mime(mime, [RecordId(each) for each in ids])
    return mime


def can_drop(places: PlaceModel, mime: QMimeData, place: Place) -> bool:
    return places.canDropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, places.index_of(place))


def test_collections_stand_in_each_other_whatever_their_order(places: PlaceModel) -> None:
    thesis = places.index_of(Place.collection(1))
    assert thesis.data() == "Thesis"
    assert places.index(0, 0, thesis).data() == "Chapter 1"
    assert places.index_of(Place.collection(7)) == QModelIndex()


def test_a_linked_collection_is_marked_and_stays_so_when_the_tree_is_made_anew(places: PlaceModel) -> None:
    rows = [CollectionRow(1, "Rivers", None, 0), CollectionRow(2, "Lakes", 1, 0)]
    places.show_collections(rows)
    places.show_linked({2: "lakes.bib"})
    places.show_collections(rows)
    marked = [places.index_of(Place.collection(each.id)) for each in rows]
    assert [each.data(ICON_ROLE) for each in marked] == ["collection", "link"]
    assert marked[1].data(Qt.ItemDataRole.ToolTipRole) == "Kept in step with lakes.bib"
    places.show_linked({})
    assert places.index_of(Place.collection(2)).data(ICON_ROLE) == "collection"


def test_counts_stand_beside_the_lists(places: PlaceModel) -> None:
    places.show_counts({PlaceKind.ARTICLES: 214, PlaceKind.TRASH: 3})
    counts = [places.index_of(Place(kind)).data(COUNT_ROLE) for kind in list(PlaceKind)[:6]]
    assert counts == [214, 0, 0, 0, 0, 3]


def test_records_can_be_dropped_on_collections_and_the_trash_only(places: PlaceModel) -> None:
    mime = carrying(4)
    allowed = [Place.collection(2), Place.trash()]
    forbidden = [Place.articles(), Place.references(), Place.unfiled(), Place.doubtful()]
    assert all(can_drop(places, mime, place) for place in allowed)
    assert not any(can_drop(places, mime, place) for place in forbidden)


def test_a_drop_of_records_says_where_and_which(places: PlaceModel) -> None:
    drops: list[tuple[Place, list[RecordId]]] = []
    places.records_dropped.connect(lambda place, ids: drops.append((place, ids)))
    target = places.index_of(Place.collection(2))
    places.dropMimeData(carrying(4, 9), Qt.DropAction.CopyAction, -1, -1, target)
    assert drops == [(Place.collection(2), [4, 9])]


def test_a_collection_can_be_dropped_into_another_and_to_the_top(places: PlaceModel) -> None:
    moves: list[tuple[int, int | None]] = []
    places.collection_dropped.connect(lambda number, parent: moves.append((number, parent)))
    mime = places.mimeData([places.index_of(Place.collection(2))])
    for target in (places.index_of(Place.collection(1)), places.collections_index):
        assert places.canDropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, target)
        places.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, target)
    assert moves == [(2, 1), (2, None)]


def test_a_name_typed_into_the_tree_is_asked_for_not_taken(places: PlaceModel) -> None:
    renamed: list[tuple[int, str]] = []
    places.collection_renamed.connect(lambda number, name: renamed.append((number, name)))
    index = places.index_of(Place.collection(1))
    places.setData(index, "  Doctorate ")
    places.setData(index, "   ")
    places.setData(index, "Thesis")
    assert renamed == [(1, "Doctorate")]
    assert index.data() == "Thesis"
