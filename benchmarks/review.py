"""How long a person waits for the review dialog, by the length of the reference list.

usage: python benchmarks/review.py [REFERENCES ...]        31, 1,000 and 10,000 by default

Every line is one step until it is painted: opening, F8, opening another reference, a typed correction, undo.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from refdesk.domain.draft import Page, PageDraft, ReferenceDraft, Span
from refdesk.gui.app import start_application
from refdesk.gui.changes import Changes
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.selection import Selection
from refdesk.gui.theme import Appearance, Theme
from refdesk.library.intake import Intake
from refdesk.library.library import Library
from refdesk.settings import Settings
from tests.gui.review.sample import page_draft

_USUAL = (31, 1_000, 10_000)


def page_with(count: int) -> PageDraft:
    """The sample page with its first reference as often as is wanted."""
    drafts = page_draft()
    one = drafts.references[0]
    text = drafts.page.text
    references: list[ReferenceDraft] = []
    for number in range(1, count + 1):
        label = f"{number}. "
        start = len(text) + len(label)
        place = Span(start, start + len(one.text))
        text += f"{label}{one.text}\n"
        raw = Span(start - len(label), place.end)
        references.append(replace(one, number=number, raw_span=raw, pieces=((0, place),)))
    article = replace(drafts.article, text=text) if drafts.article else None
    return PageDraft(Page(text), article, tuple(references))


def measure(application: QApplication, desk: Desk, count: int) -> None:
    """Print the steps for a list of that length."""
    intake = Intake(page_with(count), None, {})
    middle = ItemId(count // 2)
    shown: list[ReviewDialog] = []

    def timed(step: str, run: Callable[[], object]) -> None:
        start = time.perf_counter()
        run()
        application.processEvents()
        print(f"{count:>7,} references  {step:<24} {(time.perf_counter() - start) * 1000:>8.0f} ms")

    def open_dialog() -> None:
        shown.append(ReviewDialog(desk, intake))
        shown[0].open()

    timed("open", open_dialog)
    session = shown[0].session
    timed("next doubtful", session.go_to_next_doubtful)
    timed("open another", lambda: session.open_item(middle))
    timed("correct a field", lambda: session.set_text(Spot(middle, "title"), "Corrected"))
    timed("undo", session.undo)
    timed("accept all", session.accept_all)
    shown[0].done(0)
    application.processEvents()


def main(arguments: list[str]) -> int:
    """Measure every length that is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = start_application([])
    Theme(application).apply(Appearance.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        settings = Settings(Path(folder) / "settings.json")
        desk = Desk(library, Jobs(), settings, Notices(), Selection(), Changes())
        for count in map(int, arguments or _USUAL):
            measure(application, desk, int(count))
        desk.jobs.finish()
        library.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
