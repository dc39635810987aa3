"""How long a person waits for the review dialog, by the length of the reference list and of the page.

usage: python -m benchmarks.review [REFERENCES[+MEGABYTES] ...]        31, 1000, 10000 and 1000+10 by default

Every line is one step: opening, F8, opening another reference, a typed correction, the offer for the others,
typing, undo. `painted` is the time until it can be seen, `gap` the longest stretch in which the window did
not answer, until all that the step set off in the background had ended.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.heart import Heart
from devtools.event_loop import let_events_go_on
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

_USUAL = ("31", "1000", "10000", "1000+10")
_MILLION = 1_000_000
#: Page text that no draft uses.
_FILLING = "Drained peat keeps the memory of its water table for decades, as forty meadows showed.\n"


def page_with(count: int, megabytes: int) -> PageDraft:
    """The sample page with its first reference as often as is wanted, behind so much other text."""
    drafts = page_draft()
    one = drafts.references[0]
    text = drafts.page.text + _FILLING * (megabytes * _MILLION // len(_FILLING))
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


def measure(application: QApplication, desk: Desk, count: int, megabytes: int) -> None:
    """Print the steps for a list of that length in a page of that size."""
    intake = Intake(page_with(count, megabytes), None, {})
    heart = Heart(interval_ms=0)
    middle = ItemId(count // 2)
    shown: list[ReviewDialog] = []

    def timed(step: str, run: Callable[[], object]) -> None:
        let_events_go_on(50)
        heart.start()
        start = time.perf_counter()
        run()
        application.processEvents()
        painted = time.perf_counter() - start
        while desk.jobs.busy_count:
            let_events_go_on(1)
        let_events_go_on(50)
        print(
            f"{count:>7,} references  {megabytes:>3} MB  {step:<20}"
            f" painted {painted * 1000:>6.0f} ms   gap {heart.longest_s * 1000:>6.0f} ms"
        )

    def type_letter() -> None:
        card = shown[0].drafts.entries.card
        assert card
        QTest.keyClicks(card.form.rows[0].edit, "x")

    def open_dialog() -> None:
        shown.append(ReviewDialog(desk, intake))
        shown[0].open()

    timed("open", open_dialog)
    session = shown[0].session
    timed("next doubtful", session.go_to_next_doubtful)
    timed("open another", lambda: session.open_item(middle))
    timed("correct a field", lambda: session.set_text(Spot(middle, "title"), "Corrected"))
    timed("type a letter", type_letter)
    timed("read again", lambda: session.reread(middle, "Holm I. Peat. Soil Letters, 2014, 12(3), 44-59."))
    timed("change a type", lambda: session.set_type(middle, "report"))
    if session.offers.offer:
        timed("accept the offer", lambda: session.accept_offer(session.offers.offer.corrected))  # type: ignore[union-attr]
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
        for wanted in arguments or _USUAL:
            count, _, megabytes = wanted.partition("+")
            measure(application, desk, int(count), int(megabytes or 0))
        desk.jobs.finish()
        library.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
