"""What the rows of a big import need is worked out by another process; the library does not show it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import pytest

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.library import caring, importing, pace, preparing
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.library.preparing import Preparing
from refdesk.store.derived import working_ahead
from refdesk.store.derived.prepared import Preparation
from tests.library.making import work

_COUNT = 2000
_TABLES = ("record", "reference", "summary", "search")
stops = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system stops no processes")


def _entries(count: int = _COUNT) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            work(f"The {each}th title, в числе прочих", f"Łuczak{each % 50}", abstract="Words of it. " * 40),
            key=f"key{each}",
            references=(work(f"What number {each // 3} rests on, a longer title", "Carl"),),
        )
        for each in range(count)
    )


def _rows(path: Path, entries: tuple[Entry, ...]) -> dict[str, list[tuple[object, ...]]]:
    """What stands in a new library after an import, but for the moment of it."""
    library = Library.open(path)
    importing.carry_out(library, ImportPlan(entries, (), {}, ()))
    assert caring.check(library).is_sound
    with library.read() as connection:
        rows = {name: connection.exec_driver_sql(f"SELECT * FROM {name}").mappings() for name in _TABLES}
        kept = {
            name: [tuple(value for column, value in row.items() if column[-3:] != "_at") for row in each]
            for name, each in rows.items()
        }
    library.close()
    return kept


@pytest.fixture
def _processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that are started, also for small imports."""
    monkeypatch.setattr(preparing, "LEAST", 0)
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen.__init__

    def remember(self: subprocess.Popen[bytes], *args: object, **kwargs: object) -> None:
        begin(self, *args, **kwargs)  # type: ignore[call-overload]
        started.append(self)

    monkeypatch.setattr(subprocess.Popen, "__init__", remember)
    yield started
    assert all(each.poll() is not None for each in started)


def test_another_process_writes_what_this_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _processes: list[subprocess.Popen[bytes]]
) -> None:
    # Which ids come next depends on how much is written at a time.
    monkeypatch.setattr(pace, "LOCKED_S", 0.0)
    helped = _rows(tmp_path / "helped.sqlite", _entries())
    assert len(_processes) == 1
    monkeypatch.setattr(preparing, "LEAST", 1_000_000)
    alone = _rows(tmp_path / "alone.sqlite", _entries())
    assert len(_processes) == 1
    assert helped == alone


def test_an_import_goes_on_where_its_other_process_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _processes: list[subprocess.Popen[bytes]]
) -> None:
    alone = _rows(tmp_path / "alone.sqlite", _entries())
    monkeypatch.setattr(pace, "LOCKED_S", 0.0)
    library = Library.open(tmp_path / "library.sqlite")
    plan = ImportPlan(_entries(), (), {}, ())
    importing.carry_out(library, plan, progress=lambda *_: _processes[-1].kill())
    library.close()
    assert _processes[-1].returncode != 0
    library = Library.open(tmp_path / "library.sqlite")
    assert caring.check(library).is_sound
    with library.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
    library.close()
    assert count == len(alone["record"])


def test_a_system_that_starts_no_process_imports_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "LEAST", 0)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    assert len(_rows(tmp_path / "library.sqlite", _entries(20))["record"]) == 27


def test_the_other_process_ends_when_nobody_is_there_to_ask_it() -> None:
    command = [sys.executable, "-m", working_ahead.__name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment()) as process:
        assert process.stdin
        process.stdin.close()
        assert process.wait(30) == 0


def test_records_are_the_same_in_the_other_process(_processes: list[subprocess.Popen[bytes]]) -> None:
    names = (Name("Beethoven", "Ludwig", non_dropping_particle="van", city="Bonn"), Name(literal="WHO"))
    start, end = PartialDate(2019, 4, 28), PartialDate(2020)
    records = [
        work("A <i>title</i>", note="Its note").with_field("author", names),
        Record.of("book", title="A range", issued=Date(start, end, is_circa=True, suffix="a")),
        Record.of(
            "book", title="A word", issued=Date(literal="in press"), accessed=Date(start, is_open=True)
        ),
        Record("book", {"title": "More than our fields"}, {"timesten": "10"}),
    ]
    prepared = Preparation()
    with Preparing(
        [Entry(work(f"Number {each}"), references=tuple(records)) for each in range(1000)], prepared
    ) as ahead:
        ahead.reach(1000)
        assert len(_processes) == 1
    for each in records:
        assert prepared(each).__dict__ == {"record": each, **Preparation()(each).worked_out_as_cited}


@stops
def test_a_process_that_is_stopped_for_a_while_sends_what_it_would_have_sent() -> None:
    said = list(range(300_000))
    reading, writing = os.pipe()
    command = [sys.executable, "-c", _SAYING, str(writing)]
    with (
        FileIO(reading) as pipe,
        subprocess.Popen(command, pass_fds=[writing], env=_environment()) as process,
    ):
        os.close(writing)
        stopper = threading.Thread(target=_stop_now_and_then, args=(process,))
        stopper.start()
        for _ in range(20):
            assert working_ahead.hear(pipe) == said
        stopper.join()


_SAYING = """
import sys
from io import FileIO
from refdesk.store.derived.working_ahead import tell
pipe = FileIO(int(sys.argv[1]), "wb")
for _ in range(20):
    tell(list(range(300_000)), pipe)
"""


def _stop_now_and_then(process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGCONT)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
