"""A disk that is full at any write of a session: a sentence, and what was saved before is there."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import caring, editing, importing, listing
from refdesk.library.library import Library
from tests.durability.victim import some_plan, some_work
from tests.library.making import page_of

resource = pytest.importorskip("resource", reason="the limit on a file's size is POSIX's")

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def _session(path: Path, limit: int) -> tuple[int, bool]:
    """Write with no file allowed beyond `limit` bytes: how many writes were acknowledged, and whether all."""
    chance = random.Random(limit)
    library = Library.open(path)
    done = 0
    writes: list[Callable[[], object]] = [
        lambda: editing.add_record(library, some_work(chance)),
        lambda: editing.add_page(library, *page_of(some_work(chance), [some_work(chance) for _ in range(5)])),
        lambda: importing.carry_out(library, some_plan(chance)),
    ]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        for write in writes:
            write()
            done += 1
    except RefDeskError as error:
        assert "not saved" in error.sentence
        assert error.hint
        return done, False
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    library.close()
    return done, True


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits a forked process; this system cannot fork")
def test_a_full_disk_is_told_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    made = tmp_path / "library.sqlite"
    library = Library.open(made)
    editing.add_record(library, some_work(random.Random(1)))
    library.close()
    whole, ended = made.read_bytes(), False
    limit = len(whole) // 64
    steps = 0
    while not ended:
        steps += 1
        path = tmp_path / f"{steps}" / "library.sqlite"
        path.parent.mkdir()
        path.write_bytes(whole)
        status = _in_a_process(path, limit)
        done, ended = status // 2, bool(status % 2)
        library = Library.open(path)
        assert caring.check(library).findings == ()
        assert len(listing.ids(library, Place.articles())) >= 1 + done
        assert bool(library.undo_label)
        library.close()
        limit = limit * 5 // 4
    assert steps > 5


def _in_a_process(path: Path, limit: int) -> int:
    child = os.fork()
    if child == 0:
        status = 99
        try:
            done, ended = _session(path, limit)
            status = done * 2 + ended
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status != 99
    return status
