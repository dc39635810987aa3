"""From exec to the first painted rows of a library of 100,000, beside a bare PySide6 window, in turns.

    python dev.py bench startup [--records N] [--rounds N] [--library FILE]

Goal: 300 ms, warm. Both run from compiled modules. A library named with --library is made there once and
used again.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from devtools.environment import ENVIRONMENT
from devtools.screen import environment_on, virtual_screen

CHECKOUT = Path(__file__).resolve().parent.parent
GOAL_MS = 300
WORDS = ("water", "steppe", "river", "trade", "border", "archive", "reading", "list", "memory", "school")
FAMILIES = ("Meena", "Kim", "Жуков", "van Dijk", "Łoś", "Okafor", "Sørlie", "Takeda", "Kowalczyk", "Smith")

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)
def tell():
    print(time.monotonic(), 0)
    QApplication.quit()
application = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""
# The steps of refdesk.__main__, which ends in a window that nobody closes.
OURS = """
import gc, sys, time
gc.disable()
import refdesk.__main__, refdesk.library.first_rows
from refdesk.gui import app
from PySide6.QtWidgets import QApplication
def tell(window, *_):
    print(time.monotonic(), window.list.model.rowCount())
    QApplication.quit()
app.open_library = tell
sys.exit(app.open_window(sys.argv[1:]))
"""


def main() -> int:
    """Print both medians, the ratio, and whether the goal is met."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        library = options.library or Path(folder) / "library.sqlite"
        if not library.exists():
            print(f"making a library of {options.records:,} records", file=sys.stderr)
            make_library(library, options.records)
        environment = dict(os.environ)
        if sys.platform.startswith("linux"):
            environment = environment_on(running.enter_context(virtual_screen()))
        # Compiled modules are kept, as where the program is installed.
        environment = ENVIRONMENT.variables(environment)
        environment |= {"REFDESK_HOME": folder, "PYTHONPATH": str(CHECKOUT / "src")}
        bare, ours = _measure(library, environment, options.rounds)
    _report(bare, ours, options.records)
    return 0


def make_library(path: Path, count: int) -> None:
    """A library of `count` made-up articles."""
    from refdesk.library import importing
    from refdesk.library.library import Library

    path.parent.mkdir(parents=True, exist_ok=True)
    library = Library.open(path)
    entries = json.dumps([_entry(number) for number in range(count)]).encode()
    importing.carry_out(library, importing.plan_bytes(library, entries, "made-up.json"))
    library.close()


def first_painted_ms(program: str, arguments: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Milliseconds from exec to the first paint, and how many rows there were."""
    start = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    painted, rows = ended.stdout.split()
    return (float(painted) - start) * 1000, int(rows)


def _measure(library: Path, environment: dict[str, str], rounds: int) -> tuple[list[float], list[float]]:
    bare, ours = [], []
    for round_number in range(rounds + 1):
        bare_ms, _ = first_painted_ms(BARE, [], environment)
        ours_ms, rows = first_painted_ms(OURS, ["--library", str(library)], environment)
        if rows == 0:
            raise SystemExit("the first paint had no rows")
        if round_number:  # the first round warms the disk cache
            bare.append(bare_ms)
            ours.append(ours_ms)
    return bare, ours


def _report(bare: list[float], ours: list[float], records: int) -> None:
    bare_ms, ours_ms = statistics.median(bare), statistics.median(ours)
    print(f"bare PySide6 window    {bare_ms:6.0f} ms  (best {min(bare):.0f}, median of {len(bare)})")
    print(f"RefDesk, {records:,} records {ours_ms:6.0f} ms  (best {min(ours):.0f})")
    print(f"ratio {ours_ms / bare_ms:.2f}; goal {GOAL_MS} ms: {'met' if ours_ms <= GOAL_MS else 'not met'}")


def _entry(number: int) -> dict[str, object]:
    words = [WORDS[(number * step + step) % len(WORDS)] for step in range(1, 8)]
    return {
        "id": f"made{number}",
        "type": "article-journal",
        "title": f"{' '.join(words).capitalize()} {number}",
        "author": [
            {"family": FAMILIES[(number + place) % 10], "given": "A."} for place in range(1 + number % 4)
        ],
        "container-title": f"Journal of {WORDS[number % 10].capitalize()}",
        "issued": {"date-parts": [[1950 + number % 74]]},
        "volume": str(number % 60),
        "page": f"{number % 900}-{number % 900 + 9}",
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--library", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
