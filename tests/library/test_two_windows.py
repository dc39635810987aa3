"""Two windows on one library: the second follows the first, and both may write."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from refdesk.domain.change import Change
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import editing, listing
from refdesk.library.library import Library
from tests.library.making import new_id, page_of, titles, work


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    path = tmp_path / "library.sqlite"
    pair = Library.open(path), Library.open(path)
    yield pair
    for each in pair:
        each.close()


def test_the_second_window_follows_the_first(windows: tuple[Library, Library]) -> None:
    first, second = windows
    heard: list[Change] = []
    second.subscribe(heard.append)
    assert second.poll() == []
    draft, references, page = page_of(work("Citing"), [work("A cited work")])
    record_id = new_id(editing.add_page(first, draft, references, page))
    (change,) = second.poll()
    assert heard == [change]
    assert change.rows("record") == (record_id, record_id + 1)
    assert titles(second, Place.articles()) == ["Citing"]
    assert second.poll() == []


def test_the_second_window_follows_undo_and_redo(windows: tuple[Library, Library]) -> None:
    first, second = windows
    record_id = new_id(editing.add_record(first, work("One")))
    second.poll()
    first.undo()
    (change,) = second.poll()
    assert [each.rows() for each in change.removed] == [range(record_id, record_id + 1)]
    first.redo()
    (change,) = second.poll()
    assert change.added_rows("record") == (record_id,)


def test_a_window_does_not_hear_itself(windows: tuple[Library, Library]) -> None:
    first, _ = windows
    editing.add_record(first, work("One"))
    assert first.poll() == []


def test_a_window_that_writes_hears_what_it_missed_first(windows: tuple[Library, Library]) -> None:
    first, second = windows
    heard: list[str] = []
    second.subscribe(lambda change: heard.append(change.label))
    record_id = new_id(editing.add_record(first, work("One")))
    editing.trash(second, [record_id])
    assert heard == ["Add article", "Move record to trash"]
    assert second.poll() == []


def test_one_window_undoes_what_the_other_did(windows: tuple[Library, Library]) -> None:
    first, second = windows
    editing.add_record(first, work("One"))
    assert second.undo_label == "Add article"
    second.undo()
    assert listing.counts(first).articles == 0


def test_typing_does_not_merge_over_another_windows_write(windows: tuple[Library, Library]) -> None:
    first, second = windows
    record_id = new_id(editing.add_record(first, work("T")))
    editing.set_field(first, record_id, "title", "Ti")
    editing.set_field(second, record_id, "volume", "7")
    editing.set_field(first, record_id, "title", "Tit")
    first.undo()
    assert titles(first, Place.articles()) == ["Ti"]


def test_both_can_write_at_the_same_time(windows: tuple[Library, Library]) -> None:
    def add(library: Library, name: str) -> None:
        for number in range(20):
            editing.add_record(library, work(f"{name} {number}"))

    threads = [threading.Thread(target=add, args=(each, str(place))) for place, each in enumerate(windows)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert listing.counts(windows[0]).articles == 40
    assert listing.ids(windows[1], Place.articles()) == listing.ids(windows[0], Place.articles())


def test_many_threads_read_while_one_writes(windows: tuple[Library, Library]) -> None:
    library, _ = windows
    is_over = threading.Event()

    def read() -> bool:
        while not is_over.is_set():
            ids = listing.ids(library, Place.articles(), "title")
            if len(listing.summaries(library, [RecordId(each) for each in ids])) != len(ids):
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        for number in range(30):
            editing.add_record(library, work(f"Title {number}"))
        is_over.set()
        assert all(each.result() for each in readers)
