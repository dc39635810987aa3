"""What is done to many records: in parts, between which others write, and one undo step all the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from refdesk.domain.batch_edit import TAGS, ChangeCase, SetField
from refdesk.domain.casing import Case
from refdesk.domain.change import Change
from refdesk.domain.progress import Cancelled, Progress
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import batch_editing, bulk, caring, collecting, editing, history, listing, pace
from refdesk.library.library import Library
from refdesk.store.rows import records
from tests.library.making import page_of, titles, work

_COUNT = 130
_UPPER = ChangeCase(("title",), Case.UPPER)
Call = Callable[[Library, list[RecordId], Progress], Change]
_CALLS: dict[str, Call] = {
    "edit": lambda library, ids, told: batch_editing.apply(library, ids, _UPPER, told),
    "tags": lambda library, ids, told: batch_editing.apply(library, ids, SetField(TAGS, "peat"), told),
    "tag": lambda library, ids, told: collecting.add_tags(library, ids, ["peat"], told),
    "trash": editing.trash,
    "delete": editing.delete_forever,
}


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "FEW", 10)
    monkeypatch.setattr(pace, "LOCKED_S", 0.0)


@pytest.fixture
def ids(library: Library) -> list[RecordId]:
    for number in range(_COUNT // 10):
        cited = [work(f"Cited by {number}, a longer title", f"Cited {number}"), work("Cited by all, a title")]
        editing.add_page(library, *page_of(work(f"The title of number {number}"), cited))
    for number in range(_COUNT // 10, _COUNT):
        editing.add_record(library, work(f"The title of number {number}"))
    return _articles(library)


def _articles(library: Library) -> list[RecordId]:
    return [RecordId(each) for each in listing.ids(library, Place.articles())]


def _state(library: Library) -> object:
    with library.read() as connection:
        rows = records.stored_many(connection, range(1, 400))
    kept = {key: (each.record, each.is_article, each.in_trash) for key, each in rows.items()}
    return kept, listing.counts(library), collecting.tags(library), titles(library, Place.references())


def _nothing(_done: int, _total: int) -> None:
    pass


@pytest.mark.parametrize("name", _CALLS)
def test_it_is_undone_and_done_again_in_one_step(library: Library, ids: list[RecordId], name: str) -> None:
    before = _state(library)
    change = _CALLS[name](library, ids, _nothing)
    after = _state(library)
    assert after != before
    assert history.changes(library)[0].id == change.id
    library.undo()
    assert _state(library) == before
    library.redo()
    assert _state(library) == after
    assert caring.check(library).is_sound


@pytest.mark.parametrize("name", _CALLS)
def test_nothing_stays_where_it_is_cancelled(library: Library, ids: list[RecordId], name: str) -> None:
    before, past = _state(library), [each.label for each in history.changes(library) if not each.is_undone]

    def cancel(done: int, _total: int) -> None:
        if done >= 60:
            raise Cancelled

    with pytest.raises(Cancelled) as raised:
        _CALLS[name](library, ids, cancel)
    assert not raised.value.kept
    assert _state(library) == before
    assert [each.label for each in history.changes(library) if not each.is_undone] == past
    assert caring.check(library).is_sound


def test_how_far_it_is_is_told(library: Library, ids: list[RecordId]) -> None:
    told: list[tuple[int, int]] = []
    editing.trash(library, ids, lambda *how_far: told.append(how_far))
    assert told[0] == (0, len(ids))
    assert told[-1] == (len(ids), len(ids))
    assert len(told) > 2


def test_a_record_that_is_edited_meanwhile_is_left_alone_and_undone_by_itself(
    library: Library, ids: list[RecordId]
) -> None:
    before = _state(library)
    with ThreadPoolExecutor(1) as other:
        edits: list[Future[Change]] = []

        def edit(done: int, _total: int) -> None:
            if done and not edits:
                edits.append(other.submit(editing.set_field, library, ids[-1], "title", "Mine"))
                while not library.is_awaited:
                    time.sleep(0.001)

        batch_editing.apply(library, ids, _UPPER, edit)
        edits[0].result()
    shown = titles(library, Place.articles())
    assert "Mine" in shown
    assert [each for each in shown if each != each.upper()] == ["Mine"]
    library.undo()
    library.undo()
    assert _state(library) == before
    assert caring.check(library).is_sound


def test_undo_that_is_cancelled_takes_nothing_back(library: Library, ids: list[RecordId]) -> None:
    editing.trash(library, ids)
    before = _state(library)

    def cancel(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.undo(cancel)
    assert _state(library) == before
    library.undo()
    assert listing.counts(library).trash == 0
