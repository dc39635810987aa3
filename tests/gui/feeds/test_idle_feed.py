"""What can wait is done while nobody is busy."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.query import Place
from refdesk.gui.feeds.idle_feed import IdleFeed
from refdesk.library import attaching, caring, editing, full_text, listing
from tests.formats.pdf.making import Words, make_pdf
from tests.gui.conftest import OpenWindow
from tests.hands import wait_until
from tests.library.making import new_id, work


def test_an_attached_file_is_found_by_its_words_a_little_later(opened: OpenWindow, tmp_path: Path) -> None:
    feed = IdleFeed(opened.workbench.desk, full_text.read_texts, opened.window, idle_ms=1)
    record_id = new_id(editing.add_record(opened.library, work("A title")))
    pdf = make_pdf(tmp_path / "a.pdf", [[Words("On halite and brine", 60.0, 700.0)]])
    attaching.attach(opened.library, record_id, [pdf])
    wait_until(lambda: list(listing.ids(opened.library, Place.articles(), "halite")), "the words are found")
    feed.stop()


def test_a_library_is_tidied_a_little_later(opened: OpenWindow) -> None:
    for number in range(10):
        editing.add_record(opened.library, work(f"Title {number}"))
    assert opened.library.tidy()
    feed = IdleFeed(opened.workbench.desk, caring.tidy, opened.window, idle_ms=1)
    wait_until(lambda: not opened.library.tidy(), "nothing is left to tidy")
    feed.stop()
