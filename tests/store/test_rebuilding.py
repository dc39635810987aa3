"""All that is derived made anew, in steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.domain.progress import Progress
from refdesk.domain.query import Place
from refdesk.library import caring, editing
from refdesk.library.library import Library
from refdesk.store.care import rebuilding
from tests.library.making import new_id, titles, work

_COUNT = 12


class _CutOff(Exception):
    """Stands for what ends a program in the middle."""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library of a dozen records, of which four are derived in one transaction."""
    monkeypatch.setattr(rebuilding, "KEPT", 4)
    monkeypatch.setattr(rebuilding, "TOLD", 2)
    opened = Library.open(tmp_path / "library.sqlite")
    for number in range(_COUNT):
        editing.add_record(opened, work(f"Title {number:02}"))
    yield opened
    opened.close()


def _cut_off_at(place: int) -> Progress:
    def told(done: int, _total: int) -> None:
        if done == place:
            raise _CutOff

    return told


def _all(library: Library) -> list[str]:
    return sorted(titles(library, Place.articles()))


def test_it_tells_how_far_it_is_and_leaves_nothing_out(library: Library) -> None:
    before, heard = _all(library), []
    library.rebuild(lambda done, total: heard.append((done, total)))
    assert heard[:3] == [(0, _COUNT), (2, _COUNT), (4, _COUNT)]
    assert _all(library) == before
    assert titles(library, Place.articles(), "title 07") == ["Title 07"]
    assert caring.check(library).is_sound


@pytest.mark.parametrize("place", [0, 2, 6, 10])
def test_what_a_cut_off_rebuild_left_is_done_at_the_next_opening(library: Library, place: int) -> None:
    before = _all(library)
    with pytest.raises(_CutOff):
        library.rebuild(_cut_off_at(place))
    heard: list[int] = []
    again = Library.open(library.path, lambda done, total: heard.append(total - done))
    assert heard[0] == _COUNT - place // 4 * 4
    assert _all(again) == before
    assert caring.check(again).is_sound
    again.close()


def test_a_record_that_is_edited_meanwhile_is_in_the_lists_once(library: Library) -> None:
    with pytest.raises(_CutOff):
        library.rebuild(_cut_off_at(6))
    record_id = new_id(editing.add_record(library, work("Added")))
    editing.set_field(library, record_id, "title", "Edited")
    again = Library.open(library.path)
    while again.tidy():
        pass
    assert _all(again).count("Edited") == 1
    assert len(_all(again)) == _COUNT + 1
    assert caring.check(again).is_sound
    again.close()


def test_what_is_forgotten_first_needs_hardly_any_room(library: Library) -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    for number in range(20):
        editing.add_record(library, work(f"Long {number}", abstract=f"{words} {number}"))
    library.close()
    again = Library.open(library.path)
    log = again.path.with_name(f"{again.path.name}-wal")
    log_sizes: list[int] = []
    again.rebuild(lambda _done, _total: log_sizes.append(log.stat().st_size))
    again.close()
    assert log_sizes[0] < again.path.stat().st_size / 4
