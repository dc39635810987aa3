"""How long the window stands still: the real window on a virtual screen, with a library of any size.

    python -m benchmarks.stalls LIBRARY.sqlite [RECORDS TO IMPORT]

For each step the longest time (ms) in which the window's thread came to nothing else, wall-clock and its own
processor time, and how long the step took until the list showed its answer; then the memory in use at the
end of the last step, and after some seconds of rest.
Where something is imported, a copy of the library is worked on. The first line is what a window that does
nothing shows on this machine.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from benchmarks.made_up import MadeUp
from devtools.event_loop import let_events_go_on
from devtools.screen import environment_on, virtual_screen

_PATIENCE_S = 120.0
_SEARCHES = ("salt", "ba co", "the r", "2019", "author:mu", "ни")
_KEY_MS, _REST_MS = 60, 10_000
_FORMATS = ("bibtex", "ris", "csl-json", "endnote-xml", "word-xml", "xlsx")


class Heart(QObject):
    """Beats whenever the window's thread is free; remembers the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.worst_ms = self.worst_own_ms = 0.0
        self._last = self._last_own = 0.0
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Forget what was; the next beat is compared with now."""
        self.worst_ms = self.worst_own_ms = 0.0
        self._last, self._last_own = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self.worst_own_ms = max(self.worst_own_ms, (own - self._last_own) * 1000)
        self._last, self._last_own = now, own


class Bench:
    """The open window, and what a person does with it."""

    def __init__(self, path: Path) -> None:
        from refdesk.gui.app import SWITCH_S, start_application
        from refdesk.gui.dressing import Dressing
        from refdesk.gui.idle_collector import IdleCollector
        from refdesk.gui.jobs import Jobs
        from refdesk.gui.theme import Appearance, Theme
        from refdesk.gui.window import MainWindow
        from refdesk.gui.window_state import WindowState
        from refdesk.gui.workbench import Workbench
        from refdesk.library.library import Library
        from refdesk.settings import Settings

        sys.setswitchinterval(SWITCH_S)
        self.application = start_application([])
        theme = Theme(self.application)
        theme.apply(Appearance.LIGHT)
        settings = Settings.load(Path(os.environ["REFDESK_HOME"]) / "settings.json")
        self.window = MainWindow(WindowState.load(settings))
        self.window.show()
        self.heart = Heart()
        self.library = Library.open(path)
        self.workbench = Workbench(self.window, self.library, Jobs(self.window), settings)
        Dressing(self.window, self.workbench, theme)
        IdleCollector(self.workbench.desk.jobs, self.window)
        self.jobs = self.workbench.desk.jobs
        self.view = self.window.list.view
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more and the window is painted."""
        end, quiet = time.monotonic() + _PATIENCE_S, 0
        while quiet < 5 and time.monotonic() < end:
            let_events_go_on(20)
            quiet = 0 if self.jobs.busy_count else quiet + 1

    def step(self, what: str, act: Callable[[], None]) -> None:
        """Do something, wait for its end, print one line."""
        self.settle()
        self.heart.begin()
        started = time.perf_counter()
        act()
        self.settle()
        spent = time.perf_counter() - started - 0.1
        self.say(what, spent)

    def say(self, what: str, spent_s: float) -> None:
        """One line of figures."""
        heart = self.heart
        print(
            f"{what:34} worst gap {heart.worst_ms:7.1f} ms   of it own work {heart.worst_own_ms:7.1f} ms"
            f"   done after {spent_s * 1000:8.0f} ms",
            flush=True,
        )

    def type_search(self, text: str) -> None:
        """Type into the search field, letter by letter."""
        field = self.window.top_bar.search
        field.setFocus()
        for letter in text:
            field.setText(field.text() + letter)
            let_events_go_on(_KEY_MS)

    def sort(self, section: int) -> None:
        """Click a heading."""
        header = self.view.horizontalHeader()
        header.setSortIndicator(section, header.sortIndicatorOrder())

    def import_entries(self, count: int) -> None:
        """Import made-up records while rows are looked at."""
        from refdesk.library import importing
        from refdesk.library.importing import ImportPlan

        entries = tuple(MadeUp(seed=31).entries(count, 0))
        self.heart.begin()
        self.jobs.write_in_parts(importing.carry_out, self.library, ImportPlan(entries, (), {}, ()))
        while self.jobs.busy_count:
            bar = self.view.verticalScrollBar()
            bar.setValue((bar.value() + 37) % max(bar.maximum(), 1))
            let_events_go_on(30)

    def export(self, format_id: str) -> None:
        """Write all articles to a file, as a person would, while rows are looked at."""
        from refdesk.domain.record import RecordId
        from refdesk.gui.commands.export import carry_out
        from refdesk.gui.dialogs.export import ExportOrder

        path = Path(os.environ["REFDESK_HOME"]) / f"export.{format_id}"
        ids = [RecordId(each) for each in self.window.list.model.ids]
        carry_out(self.workbench.desk, self.window, ExportOrder(ids, path, format_id))
        while self.jobs.busy_count:
            bar = self.view.verticalScrollBar()
            bar.setValue((bar.value() + 37) % max(bar.maximum(), 1))
            let_events_go_on(30)

    def close(self) -> None:
        """End it as a person would."""
        self.window.close()
        self.jobs.finish()
        self.library.close()


def run(path: Path, imported: int) -> None:
    """Every step, on a window that is open."""
    from refdesk.gui.models.columns import COLUMNS

    bench = Bench(path)
    print(f"{len(bench.window.list.model.ids):,} articles")
    bench.step("nothing, for a second", lambda: let_events_go_on(1000))
    bench.step("End", lambda: bench.view.scrollToBottom())
    bench.step("Home", lambda: bench.view.scrollToTop())
    bench.step("select all", bench.view.selectAll)
    bench.step("select none", bench.view.clearSelection)
    for text in _SEARCHES:
        bench.step(f"type {text!r}", lambda text=text: bench.type_search(text))  # type: ignore[misc]
        bench.step("clear the search", bench.window.top_bar.search.clear)
    for section in range(len(COLUMNS)):
        bench.step(f"sort by {COLUMNS[section].column}", lambda at=section: bench.sort(at))  # type: ignore[misc]
    for format_id in _FORMATS:
        bench.step(f"export {format_id}, scrolling", lambda name=format_id: bench.export(name))  # type: ignore[misc]
    if imported:
        bench.step(f"import {imported:,}, scrolling", lambda: bench.import_entries(imported))
    busy_mb = _memory_mb()
    let_events_go_on(_REST_MS)
    bench.settle()
    print(f"memory of the window {busy_mb:.0f} MB, at rest {_memory_mb():.0f} MB")
    bench.close()


def _memory_mb() -> float:
    """What this process has in memory now, in MB; pages of files, which the system may drop, do not count."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main(arguments: list[str]) -> int:
    """Print the figures of one library."""
    imported = int(arguments[1]) if len(arguments) > 1 else 10_000
    with tempfile.TemporaryDirectory(dir=Path(arguments[0]).parent) as folder, virtual_screen() as display:
        os.environ.update(environment_on(display))
        os.environ["REFDESK_HOME"] = folder
        path = Path(arguments[0])
        if imported:
            path = Path(shutil.copyfile(path, Path(folder) / "library.sqlite"))
        run(path, imported)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
