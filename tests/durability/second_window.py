"""A second window's process: opens a library and does what it is told, a line of JSON each way.

python -m tests.durability.second_window LIBRARY
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Entry
from refdesk.library import editing, importing, listing
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from tests.library.making import new_id, titles, work


def _add(library: Library, title: str) -> int:
    return new_id(editing.add_record(library, work(title)))


def _set(library: Library, record_id: int, field: str, value: str) -> None:
    editing.set_field(library, RecordId(record_id), field, value)


def _add_many(library: Library, name: str, count: int) -> None:
    for number in range(count):
        _add(library, f"{name} {number}")


def _import(library: Library, name: str, count: int) -> None:
    entries = tuple(
        Entry(work(f"{name} {number}"), references=(work(f"What {name} {number} rests on"),))
        for number in range(count)
    )
    importing.carry_out(library, ImportPlan(entries, (), {}, ()))


def _poll(library: Library) -> list[str]:
    return [each.label for each in library.poll()]


def _titles(library: Library) -> list[str]:
    return titles(library, Place.articles())


def _found(library: Library, query: str) -> int:
    return len(listing.ids(library, Place.articles(), query))


def _undo(library: Library) -> str:
    change = library.undo()
    return change.label if change else ""


_DEEDS: dict[str, Callable[..., object]] = {
    "add": _add, "set": _set, "add many": _add_many, "import": _import, "poll": _poll, "titles": _titles,
    "found": _found, "undo": _undo,
}  # fmt: skip


class SecondWindow:
    """The other process, seen from the first."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "tests.durability.second_window", str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.answer() == "open"

    def ask(self, deed: str, *args: object) -> Any:
        """Let it do something, and wait for the answer."""
        self.begin(deed, *args)
        return self.answer()

    def begin(self, deed: str, *args: object) -> None:
        """Let it do something meanwhile."""
        assert self._process.stdin
        print(json.dumps([deed, *args]), file=self._process.stdin, flush=True)

    def answer(self) -> Any:
        """What came of the deed that was begun."""
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End it as a window ends."""
        self._process.communicate()
        assert self._process.returncode == 0


def main(path: Path) -> None:
    """Do what is asked until there is nothing more."""
    library = Library.open(path)
    print(json.dumps("open"), flush=True)
    for line in sys.stdin:
        deed, *args = json.loads(line)
        print(json.dumps(_DEEDS[deed](library, *args)), flush=True)
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
