"""An import is written in short transactions, others write in between; it is one undo step all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Entry
from refdesk.library import caring, editing, importing, listing, noting, pace
from refdesk.library.details import details
from refdesk.library.importing import Cancelled, Duplicates, ImportChoices, ImportPlan
from refdesk.library.library import Library
from tests.library.making import new_id, titles, work

_COUNT = 200


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits while one thread does everything: each part ends after its first entries."""
    monkeypatch.setattr(pace, "LOCKED_S", 0.0)


def _plan(count: int = _COUNT) -> ImportPlan:
    cited = [work(f"What number {each // 10} rests on, a longer title", "Carl") for each in range(count)]
    entries = (Entry(work(f"The title of number {each}"), references=(cited[each],)) for each in range(count))
    return ImportPlan(tuple(entries), (), {}, ())


def _between(call: Callable[[], object], after: int = 1) -> Callable[[int, int], None]:
    """A progress that does something once, after some entries are written."""
    calls = [call]

    def progress(done: int, _total: int) -> None:
        if done >= after and calls:
            calls.pop()()

    return progress


def test_another_write_goes_in_between_and_is_a_step_of_its_own(library: Library) -> None:
    mine = new_id(editing.add_record(library, work("Mine")))
    write = _between(lambda: editing.set_field(library, mine, "title", "Mine, edited"))
    importing.carry_out(library, _plan(), progress=write)
    assert listing.counts(library).articles == _COUNT + 1
    library.undo()
    assert titles(library, Place.articles(), "mine") == ["Mine"]
    assert listing.counts(library).articles == _COUNT + 1
    library.undo()
    assert titles(library, Place.articles()) == ["Mine"]
    library.redo()
    library.redo()
    assert titles(library, Place.articles(), "mine") == ["Mine, edited"]
    assert listing.counts(library).articles == _COUNT + 1
    assert caring.check(library).is_sound


def test_whoever_waits_to_write_comes_in_however_long_a_part_may_be(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "LOCKED_S", 3600.0)
    mine = new_id(editing.add_record(library, work("Mine")))
    begun = threading.Event()
    with ThreadPoolExecutor(1) as other:
        plan = ImportPlan(tuple(Entry(work(f"Title {n}", f"N{n}")) for n in range(2000)), (), {}, ())
        imported = other.submit(importing.carry_out, library, plan, progress=lambda *_: begun.set())
        begun.wait()
        editing.set_field(library, mine, "title", "Mine, edited")
        assert not imported.done()
    assert listing.counts(library).articles == 2001


def test_what_came_in_between_may_hang_on_what_was_imported(library: Library) -> None:
    def note() -> None:
        first = RecordId(listing.first_ids(library, Place.articles())[0])
        noting.add_note(library, first, "Read this")

    importing.carry_out(library, _plan(), progress=_between(note))
    for _ in range(2):
        library.undo()
    assert listing.counts(library).articles == 0
    for _ in range(2):
        library.redo()
    assert len(listing.ids(library, Place.articles(), "read this")) == 1
    assert caring.check(library).is_sound


def test_a_work_added_in_between_is_not_cited_by_the_import(library: Library) -> None:
    late = work("What number 19 rests on, a longer title", "Carl")
    importing.carry_out(library, _plan(), progress=_between(lambda: editing.add_record(library, late)))
    library.undo()
    library.undo()
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 0)


def test_a_cited_work_that_is_edited_in_between_is_cited_on(library: Library) -> None:
    cited = work("What all of them rest on, a longer title", "Carl")
    entries = (Entry(work(f"The title of number {each}"), references=(cited,)) for each in range(_COUNT))

    def edit() -> None:
        (only,) = listing.ids(library, Place.references())
        editing.set_field(library, RecordId(only), "note", "Edited meanwhile")

    importing.carry_out(library, ImportPlan(tuple(entries), (), {}, ()), progress=_between(edit))
    (only,) = listing.ids(library, Place.references())
    (summary,) = listing.summaries(library, [RecordId(only)])
    assert summary.cited_by == _COUNT


def test_a_cited_work_that_is_trashed_in_between_is_added_anew(library: Library) -> None:
    cited = work("What all of them rest on, a longer title", "Carl")
    entries = (Entry(work(f"The title of number {each}"), references=(cited,)) for each in range(_COUNT))

    def trash() -> None:
        (only,) = listing.ids(library, Place.references())
        editing.trash(library, [RecordId(only)])

    importing.carry_out(library, ImportPlan(tuple(entries), (), {}, ()), progress=_between(trash))
    assert len(listing.ids(library, Place.references())) == 1
    assert len(listing.ids(library, Place.trash())) == 1
    assert caring.check(library).is_sound


def test_an_edit_in_between_is_not_written_over(library: Library) -> None:
    same = work(f"The title of number {_COUNT - 1}", volume="3")
    mine = new_id(editing.add_record(library, same))
    write = _between(lambda: editing.set_field(library, mine, "title", "Edited meanwhile"))
    choices = ImportChoices(duplicates=Duplicates.REPLACE)
    importing.carry_out(library, _plan(), choices, write)
    assert details(library, mine).record.text("title") == "Edited meanwhile"
    assert listing.counts(library).articles == _COUNT + 1


def test_undoing_an_import_that_goes_on_ends_it(library: Library) -> None:
    with pytest.raises(Cancelled):
        importing.carry_out(library, _plan(), progress=_between(library.undo))
    assert listing.counts(library).articles == 0


def test_what_a_cancelled_import_added_stays_where_something_else_was_written(library: Library) -> None:
    def write(done: int, _total: int) -> None:
        if done:
            editing.add_record(library, work("Mine"))
            raise Cancelled

    with pytest.raises(Cancelled) as raised:
        importing.carry_out(library, _plan(), progress=write)
    assert raised.value.kept
    library.undo()
    library.undo()
    assert listing.counts(library) == listing.Counts(0, 0, 0, 0, 0)


def test_a_cancelled_import_cannot_be_done_again(library: Library) -> None:
    def cancel(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    editing.add_record(library, work("Mine"))
    with pytest.raises(Cancelled) as raised:
        importing.carry_out(library, _plan(), progress=cancel)
    assert not raised.value.kept
    assert (library.undo_label, library.redo_label) == ("Add article", "")


def test_the_listeners_hear_of_an_import_once_and_of_all_of_it(library: Library) -> None:
    heard: list[int] = []
    library.subscribe(lambda change: heard.append(len(change.added_rows("record"))))
    importing.carry_out(library, _plan())
    assert heard == [_COUNT + _COUNT // 10]
