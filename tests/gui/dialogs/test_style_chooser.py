"""Choosing, keeping and adding citation styles."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from refdesk.csl import StyleIndex
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.folders import own_folders
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.library import editing, styles
from refdesk.settings import FAVOURITE_STYLES, ITEM_LANGUAGES, RECENT_STYLES, STYLE, Settings
from tests.hands import click, need_tools, point, press, type_words, wait_for_focus, wait_until
from tests.library.making import new_id
from tests.library.test_styles import HEAD, INFO, REST, style_file

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the first start writes: reading 10,844 files takes seconds."""
    cache = tmp_path_factory.mktemp("cache") / "styles.json"
    StyleIndex(cache=cache).styles()
    return cache.read_bytes()


@pytest.fixture(autouse=True)
def known_styles(refdesk_home: Path, listing: bytes) -> None:
    cache = own_folders().cache
    cache.mkdir(parents=True)
    (cache / "styles.json").write_bytes(listing)


def opened(desk: Desk) -> StyleChooser:
    need_tools()
    desk.jobs.crashed.connect(lambda error: print(f"a job crashed: {error!r}"))
    dialog = StyleChooser(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    wait_for_focus(dialog)
    wait_until(lambda: dialog.styles.rowCount() > 10_000, "the styles are there", patience_s=120)
    return dialog


def found(dialog: StyleChooser, words: str) -> None:
    type_words(words)
    wait_until(lambda: dialog.search.text() == words and dialog.styles.rowCount() < 10_000, "it is found")


def drop(dialog: StyleChooser, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(9, 9), copy, mime, Qt.MouseButton.LeftButton, none))


def test_the_chosen_records_are_shown_in_the_style_under_the_pointer(desk: Desk) -> None:
    record = Record.of("book", title="Rivers", author=(Name("Meena", "Sunita"),))
    ids = [new_id(editing.add_record(desk.library, record))]
    desk.selection.choose(ids, ids[0])
    dialog = opened(desk)
    found(dialog, "harvard")
    row = dialog.view.visualRect(dialog.styles.index(3, 0)).center()
    wanted = dialog.styles.style(3)
    seen: list[str] = []
    dialog.previewed.connect(lambda sample: seen.append(sample.style_title))
    point(dialog.view.viewport(), row)
    wait_until(lambda: wanted.title in seen, "the style under the pointer is shown")
    assert "Meena" in dialog.preview.toPlainText()
    assert wanted.id in dialog.note.text
    assert desk.settings.get(STYLE) == "apa"


def test_a_star_makes_a_favourite_that_stands_first_next_time(desk: Desk) -> None:
    dialog = opened(desk)
    found(dialog, "ieee")
    click(dialog.view.viewport(), dialog.view.star_at(0))
    wait_until(lambda: dialog.styles.favourites == ("ieee",), "it is a favourite")
    dialog.search.setFocus()
    press("Down", "ctrl+b")
    wait_until(lambda: len(dialog.styles.favourites) == 2, "the next one too")
    press("Escape")
    wait_until(lambda: desk.settings.get(FAVOURITE_STYLES)[:1] == ("ieee",), "they are kept")
    again = opened(desk)
    assert again.styles.style(0).id == "ieee"
    again.done(0)


def test_enter_takes_what_was_typed_even_before_it_is_found(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.search.setText("nature")
    dialog._choose()
    wait_until(lambda: desk.settings.get(STYLE) == "nature", "it is used")
    assert desk.settings.get(RECENT_STYLES) == ("nature",)


def test_a_style_file_is_added_removed_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    drop(dialog, style_file(tmp_path, HEAD + INFO + REST))
    wait_until(lambda: dialog.note.text.startswith("your own"), "the style is shown")
    assert dialog.note.message == "Added “My own”."
    dialog.note._remove.click()
    wait_until(lambda: dialog.note.message == "Removed “My own”.", "it is gone")
    assert not list(styles.own_styles().glob("*.csl"))
    dialog.note._undo.click()
    wait_until(lambda: dialog.note.text.startswith("your own"), "it is back")
    dialog.done(0)


def test_a_broken_style_file_gets_a_sentence_with_the_line(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    drop(dialog, style_file(tmp_path, HEAD + INFO + "<citation>", "broken.csl"))
    wait_until(lambda: "broken.csl, line 3" in dialog.note.message, "it is said")
    dialog.done(0)


def test_a_dependent_style_says_where_it_leads(desk: Desk) -> None:
    dialog = opened(desk)
    found(dialog, "anxiety stress")
    wait_until(lambda: "leads to APA Style 7th edition" in dialog.note.text, "it is said")
    dialog.done(0)


def test_the_language_of_each_item_is_a_choice_that_is_off(desk: Desk) -> None:
    dialog = opened(desk)
    assert not dialog.item_languages.isChecked()
    dialog.item_languages.click()
    assert desk.settings.get(ITEM_LANGUAGES)
    assert not Settings(Path("none")).get(ITEM_LANGUAGES)
    dialog.done(0)
