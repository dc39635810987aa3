"""How long a person waits in the style chooser: from the pointer on a style to the records painted in it.

usage: python -m benchmarks.style_chooser [STYLES]        30 by default, spread over the whole list

`painted` is the time from the pointer's move to the preview on the screen, `gap` the longest stretch in which
the window did not answer meanwhile, `work` the processor time of all threads until then. "first" is the first
visit of a style, which reads and compiles it, "again" the second. Beside them what citeproc-py works only to
load the style and render the entries.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest

from benchmarks.heart import Heart
from benchmarks.made_up import MadeUp
from devtools.event_loop import let_events_go_on
from devtools.screen import environment_on, virtual_screen
from refdesk.csl.styles.style_index import shipped_styles
from refdesk.domain.record import RecordId
from refdesk.gui.app import SWITCH_S, start_application
from refdesk.gui.changes import Changes
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.gui.dialogs.style_preview import Sample
from refdesk.gui.idle_collector import IdleCollector
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.selection import Selection
from refdesk.gui.theme import Appearance, Theme
from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.settings import Settings

_RECORDS = 5
_TYPED = ("a", "ap", "apa", "journal of", "гост", "j am chem soc", "chigaco author-date")


class Painted(QObject):
    """Notes when the preview is painted after a style has been rendered."""

    def __init__(self, chooser: StyleChooser) -> None:
        super().__init__()
        self.style_id = ""
        self._rendered = ""
        chooser.previewed.connect(self._take)
        chooser.preview.viewport().installEventFilter(self)

    def _take(self, sample: Sample) -> None:
        self._rendered = sample.style_title

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.style_id = self._rendered
        return False


def main() -> int:
    """Print the waiting times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as home, virtual_screen() as display:
        os.environ.update(environment_on(display))
        os.environ["REFDESK_HOME"] = home
        sys.setswitchinterval(SWITCH_S)
        application = start_application([])
        Theme(application).apply(Appearance.LIGHT)
        _measure(Path(home), count)
    return 0


def _measure(home: Path, count: int) -> None:
    library, jobs = Library.open(home / "library.sqlite"), Jobs()
    IdleCollector(jobs, jobs)
    source = MadeUp()
    records = [source.record(has_abstract=False) for _ in range(_RECORDS)]
    ids = [RecordId(editing.add_record(library, each).added_rows("record")[0]) for each in records]
    desk = Desk(library, jobs, Settings(home / "settings.json"), Notices(), Selection(), Changes())
    desk.selection.choose(ids, ids[0])
    chooser = StyleChooser(desk)
    chooser.open()
    _wait(lambda: chooser.styles.rowCount() > 0)
    heart, painted = Heart(), Painted(chooser)
    rows = range(0, chooser.styles.rowCount(), chooser.styles.rowCount() // count)
    for name in ("first", "again"):
        _tell(name, [_visit(chooser, painted, heart, row) for row in rows])
    listed = [chooser.styles.style(row).id for row in rows]
    for words in _TYPED:
        print(f"search {words!r:24} {_search(chooser, heart, words)}")
    _tell_peer([_peer_ms(style_id, records) for style_id in listed])
    jobs.finish()
    library.close()


def _visit(chooser: StyleChooser, painted: Painted, heart: Heart, row: int) -> tuple[float, float, float]:
    """Milliseconds until it was painted, of the longest pause, and of work."""
    index = chooser.styles.index(row, 0)
    chooser.view.scrollTo(index)
    let_events_go_on(30)
    wanted = chooser.styles.style(row).id
    heart.start()
    start, work = time.perf_counter(), time.process_time()
    QTest.mouseMove(chooser.view.viewport(), chooser.view.visualRect(index).center())
    chooser.view.hovered.emit(row)
    _wait(lambda: painted.style_id == wanted)
    worked = time.process_time() - work
    return (time.perf_counter() - start) * 1e3, heart.longest_s * 1e3, worked * 1e3


def _search(chooser: StyleChooser, heart: Heart, words: str) -> str:
    heart.start()
    start, work = time.perf_counter(), time.process_time()
    chooser.search.setText(words)
    _wait(lambda: chooser._searched == words)
    took, worked = (time.perf_counter() - start) * 1e3, (time.process_time() - work) * 1e3
    gap, count = heart.longest_s * 1e3, chooser.styles.rowCount()
    return f"shown {took:7.1f} ms   work {worked:6.1f} ms   gap {gap:6.1f} ms   {count:,} styles"


def _peer_ms(style_id: str, records: Sequence[Any]) -> float:
    """What citeproc-py takes for the same records; 0 where it cannot."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    path = shipped_styles() / f"{style_id}.csl"
    if not path.exists():
        return 0.0
    items = [record.to_csl(str(place)) for place, record in enumerate(records)]
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            style = CitationStylesStyle(str(path), validate=False)
            made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
            for item in items:
                made.register(Citation([CitationItem(item["id"])]))
            [str(entry) for entry in made.bibliography()]
        except Exception:  # noqa: BLE001 - it crashes in a third of the styles
            return 0.0
    return (time.process_time() - start) * 1e3


def _tell(name: str, visits: Sequence[tuple[float, float, float]]) -> None:
    painted, gaps, work = (sorted(each) for each in zip(*visits, strict=True))
    middle, most = statistics.median(painted), painted[int(len(painted) * 0.95)]
    shown = f"painted {middle:6.1f} ms median, {most:6.1f} ms 95 %, {painted[-1]:6.1f} ms worst"
    print(f"{name:6} visit: {shown}; gap {gaps[-1]:5.1f} ms worst")
    print(f"              work    {statistics.median(work):6.1f} ms median, {work[-1]:6.1f} ms worst")


def _tell_peer(took: Sequence[float]) -> None:
    known = [each for each in took if each]
    median = statistics.median(known) if known else 0.0
    print(
        f"citeproc-py, load and render: work {median:6.1f} ms median, in {len(known)} of {len(took)} styles"
    )


def _wait(condition: Any) -> None:
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        let_events_go_on(1)


if __name__ == "__main__":
    sys.exit(main())
