"""A process that writes to a library without end, says what it has been promised, and is killed."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from refdesk.domain.batch_edit import SetField
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.formats.format import Entry
from refdesk.library import batch_editing, bulk, caring, collecting, editing, importing, listing, noting, pace
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.store import migrations
from refdesk.store.care import rebuilding
from refdesk.store.file import backup
from refdesk.store.tables.list_order import VERSION
from refdesk.store.writing import journal
from tests.library.making import page_of, work

_WORDS = ("desk", "steppe", "reader", "list", "river", "paper", "number", "letter", "page", "north", "kazakh")


_PATIENCE_S = 30.0
_READY = b"0\n"
#: Entries of an import that is killed: three transactions.
IMPORTED = 120


def killed(run: Callable[[int], None], after_s: float) -> list[int]:
    """Run something in a process of its own, kill it, and give the numbers that it was promised before.

    `run` writes numbers to the file descriptor it is given, one a line, a 0 when it is ready to begin:
    the time runs from then on.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            run(writing)
        finally:
            os._exit(0)
    os.close(writing)
    select.select([reading], [], [], _PATIENCE_S)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while select.select([reading], [], [], 0)[0] and (piece := os.read(reading, 65536)):
        told += piece
    os.close(reading)
    return [int(line) for line in told.decode().split("\n")[1:-1]]


def write_for_ever(path: Path, seed: int, writing: int) -> None:
    """Write whatever a person may write, and say the revision after each write."""
    chance = random.Random(seed)
    library = Library.open(path)
    # So that what is written about all records takes many transactions.
    bulk.FEW, pace.SLICE = 20, 10
    os.write(writing, _READY)
    while True:
        write_something(library, chance)
        os.write(writing, b"%d\n" % revision_of(library))


def import_for_ever(path: Path, seed: int, writing: int) -> None:
    """Import, each in several transactions, with edits in between; say the articles there are after each."""
    chance = random.Random(seed)
    library = Library.open(path)
    pace.LOCKED_S, pace.SLICE = 0.0, 40
    os.write(writing, _READY)

    def edit(done: int, _total: int) -> None:
        if done and chance.random() < 0.3:
            one = RecordId(listing.first_ids(library, Place.articles())[0])
            editing.set_field(library, one, "note", some_title(chance))

    for number in range(1, 1000):
        entries = tuple(
            Entry(work(f"{some_title(chance)} {seed} {number} {each}")) for each in range(IMPORTED)
        )
        importing.carry_out(library, ImportPlan(entries, (), {}, ()), progress=edit)
        os.write(writing, b"%d\n" % len(listing.ids(library, Place.articles())))


def write_something(library: Library, chance: random.Random, most: int = 700) -> None:
    """One write that a person may make; an import has `most` entries at most."""
    known = [RecordId(each) for each in listing.first_ids(library, Place.articles())]
    one = chance.choice(known) if known else None
    writes: list[Callable[[], object]] = [
        lambda: editing.add_record(library, some_work(chance)),
        lambda: editing.add_page(library, *page_of(some_work(chance), [some_work(chance) for _ in range(8)])),
        lambda: importing.carry_out(library, some_plan(chance, most)),
        library.undo,
        library.redo,
        library.tidy,
    ]
    if one is not None:
        writes += [
            lambda: editing.set_field(library, one, "title", some_title(chance)),
            lambda: collecting.add_tags(library, [one], [chance.choice(_WORDS)]),
            lambda: batch_editing.apply(library, known, SetField("note", chance.choice(_WORDS))),
            lambda: noting.add_note(library, one, some_title(chance)),
            lambda: editing.trash(library, [one]),
            lambda: editing.delete_forever(library, [one]),
            lambda: caring.back_up(library, "test"),
        ]
    chance.choice(writes)()


def migrate(path: Path, writing: int) -> None:
    """Bring a library to the next version, slowly enough to be killed in the middle."""

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE slow (id INTEGER PRIMARY KEY, item TEXT)")
        for _ in range(20):
            connection.execute("INSERT INTO slow (item) SELECT item FROM record")

    os.write(writing, _READY)
    migrations.bring_up_to_date(path, {VERSION + 1: step}, VERSION + 1)
    os.write(writing, b"%d\n" % (VERSION + 1))


def rebuild_for_ever(path: Path, writing: int) -> None:
    """Make all that is derived anew, each time in many transactions, and count how often."""
    rebuilding.KEPT, rebuilding.TOLD = 4, 2
    library = Library.open(path)
    os.write(writing, _READY)
    for number in range(1, 10_000):
        library.rebuild()
        os.write(writing, b"%d\n" % number)


def back_up_for_ever(path: Path, writing: int) -> None:
    """Make backups, and count them."""
    os.write(writing, _READY)
    for number in range(1, 10_000):
        backup.make(path, "test")
        os.write(writing, b"%d\n" % number)


def some_title(chance: random.Random) -> str:
    """A title of its own."""
    return " ".join(chance.choices(_WORDS, k=6))


def some_work(chance: random.Random) -> Record:
    """A work that may be the same as another."""
    return work(some_title(chance), chance.choice(_WORDS).title(), chance.randint(1990, 1994))


def some_plan(chance: random.Random, most: int = 700) -> ImportPlan:
    """Some hundred entries, some of which cite."""
    entries = [
        Entry(some_work(chance), tags=(chance.choice(_WORDS),), references=(some_work(chance),))
        for _ in range(min(chance.choice((5, 50, 700)), most))
    ]
    return ImportPlan(tuple(entries), (), {}, ())


def revision_of(library: Library) -> int:
    """The number of the last write."""
    with library.read() as connection:
        return journal.revision(connection)
