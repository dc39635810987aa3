"""The main window, with a person's hands: real keys, a real clipboard, a real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import Record, RecordId
from refdesk.gui.jobs import JobCancelled, Progress
from refdesk.gui.models.columns import place_of
from refdesk.gui.theme import Appearance, Theme
from refdesk.gui.window_state import WindowState
from refdesk.library import collecting, details, editing, listing
from refdesk.library.library import Library
from refdesk.settings import Settings
from tests.gui.conftest import OpenWindow, open_window_on
from tests.hands import (
    click,
    clipboard,
    clipboard_targets,
    copy_elsewhere,
    drag,
    press,
    scroll,
    type_words,
    wait_until,
)

pytestmark = pytest.mark.window

RIVER = Record.of(
    "article-journal",
    title="Trust in rivers",
    author=(Name("Meena", "Sunita"),),
    container_title="Water Policy",
    issued=Date.of(2019),
    volume="4",
)
STEPPE = Record.of("book", title="A steppe archive", author=(Name("Kim", "Soo-jin"),), issued=Date.of(2001))
BORDER = Record.of("book", title="Border schools", author=(Name("Жуков", "Пётр"),), issued=Date.of(1995))


@pytest.fixture
def filled(opened: OpenWindow) -> OpenWindow:
    """The window over a library of three articles."""
    for record in (RIVER, STEPPE, BORDER):
        editing.add_record(opened.library, record)
    wait_until(lambda: len(titles(opened)) == 3, "the three are shown")
    opened.wait_for_jobs()
    return opened


def titles(opened: OpenWindow) -> list[str]:
    model = opened.window.list.model
    column = place_of(Column.TITLE)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def choose(opened: OpenWindow, title: str) -> RecordId:
    """Click the row of a title."""
    view = opened.window.list.view
    row = titles(opened).index(title)
    index = opened.window.list.model.index(row, place_of(Column.TITLE))
    record_id = opened.window.list.model.id_at(row)
    click(view.viewport(), view.visualRect(index).center())
    wait_until(lambda: shown_record(opened) == record_id, f"{title!r} is in the panel")
    opened.wait_for_jobs()
    return record_id


def shown_record(opened: OpenWindow) -> RecordId | None:
    details_shown = opened.workbench.panel.details
    return details_shown.id if details_shown else None


def notice(opened: OpenWindow) -> str:
    shown = opened.window.status.notice.notice
    return shown.text if shown else ""


def count(opened: OpenWindow) -> int:
    return len(listing.ids(opened.library, Place.articles()))


def test_an_empty_library_says_what_to_do(opened: OpenWindow) -> None:
    assert opened.window.list.currentWidget() is opened.window.list.empty
    buttons = [each.text() for each in opened.window.list.empty.findChildren(QAbstractButton)]
    assert buttons == ["Paste an article's page", "Import a file", "Look at the sample library"]


def test_rows_are_sorted_by_author_and_by_any_heading(filled: OpenWindow) -> None:
    assert titles(filled) == ["A steppe archive", "Trust in rivers", "Border schools"]
    header = filled.window.list.view.horizontalHeader()
    section = place_of(Column.YEAR)
    middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    click(header.viewport(), QPoint(middle, header.height() // 2))
    wait_until(lambda: titles(filled)[0] == "Border schools", "the oldest stands first")
    assert filled.window.list.view.order == Order(Column.YEAR)


def test_home_and_end_go_to_the_first_and_the_last_row(filled: OpenWindow) -> None:
    view = filled.window.list.view
    last = len(titles(filled)) - 1
    choose(filled, titles(filled)[1])
    press("End")
    wait_until(lambda: view.currentIndex().row() == last, "the last row")
    press("Home")
    wait_until(lambda: view.currentIndex().row() == 0, "the first row")


def test_the_search_follows_the_typing_and_escape_ends_it(filled: OpenWindow) -> None:
    press("ctrl+f")
    type_words("rivers")
    wait_until(lambda: titles(filled) == ["Trust in rivers"], "one hit")
    press("Escape")
    wait_until(lambda: len(titles(filled)) == 3, "all rows are back")


def test_the_hit_is_shown_where_the_row_does_not_show_it(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    editing.set_field(filled.library, record_id, "abstract", "Who owns the <i>water</i> & the banks?")
    press("ctrl+f")
    type_words("banks")
    wait_until(lambda: titles(filled) == ["Trust in rivers"], "one hit")
    line = filled.workbench.preview.hit
    wait_until(line.isVisible, "the hit")
    assert line.text() == "Abstract:&nbsp; Who owns the water &amp; the <b>banks</b>?"
    press("Escape")
    wait_until(lambda: not line.isVisible(), "no hit without a search")


def test_hits_can_come_best_first(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    editing.set_field(filled.library, record_id, "note", "See also the archive")
    press("ctrl+f")
    type_words("archive")
    wait_until(lambda: len(titles(filled)) == 2, "two hits")
    filled.window.list.view.rank_hits(True)
    wait_until(lambda: titles(filled) == ["A steppe archive", "Trust in rivers"], "the better one first")
    header = filled.window.list.view.horizontalHeader()
    header.sectionClicked.emit(place_of(Column.TITLE))
    header.setSortIndicator(place_of(Column.TITLE), Qt.SortOrder.DescendingOrder)
    wait_until(lambda: titles(filled) == ["Trust in rivers", "A steppe archive"], "by the title")


def test_a_search_without_hits_says_so_and_offers_to_clear(filled: OpenWindow) -> None:
    press("ctrl+f")
    type_words("zebra")
    wait_until(lambda: not titles(filled), "no hit")
    filled.wait_for_jobs()
    empty = filled.window.list.empty
    assert filled.window.list.currentWidget() is empty
    clear = next(each for each in empty.findChildren(QAbstractButton) if each.text() == "Clear the search")
    click(clear)
    wait_until(lambda: len(titles(filled)) == 3, "all rows are back")


def test_letters_typed_into_the_list_begin_a_search(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    type_words("steppe")
    wait_until(lambda: titles(filled) == ["A steppe archive"], "the hit")
    assert filled.window.top_bar.search.text() == "steppe"


def test_a_page_pasted_into_the_search_is_read_and_words_are_searched_for(filled: OpenWindow) -> None:
    press("ctrl+f")
    copy_elsewhere("rivers")
    press("ctrl+v")
    wait_until(lambda: titles(filled) == ["Trust in rivers"], "one hit")
    copy_elsewhere("@book{maps, title = {Old maps},\n author = {Holm, Ida}, year = 2001}\n")
    press("ctrl+v")
    wait_until(lambda: "Old maps" in titles(filled), "the book is imported")


def test_a_field_is_saved_on_enter_and_undone_with_ctrl_z(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    press("ctrl+e")
    press("ctrl+a")
    type_words("Trust in lakes")
    press("Return")
    wait_until(lambda: "Trust in lakes" in titles(filled), "the list has the new title")
    assert details.details(filled.library, record_id).record.text("title") == "Trust in lakes"
    press("alt+1")
    press("ctrl+z")
    wait_until(lambda: "Trust in rivers" in titles(filled), "the old title is back")
    press("ctrl+shift+z")
    wait_until(lambda: "Trust in lakes" in titles(filled), "the new title is back")


def test_typing_is_saved_after_a_pause_without_any_key(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    press("ctrl+e")
    press("End")
    type_words(" and lakes")
    wait_until(
        lambda: (
            details.details(filled.library, record_id).record.text("title") == "Trust in rivers and lakes"
        ),
        "the pause is over",
    )


def test_a_new_article_has_the_cursor_in_its_title(filled: OpenWindow) -> None:
    press("ctrl+n")
    wait_until(lambda: _shown(filled) == "Untitled", "the new record is shown")
    form = filled.workbench.panel.record_tab.form
    wait_until(lambda: form.isAncestorOf(filled.window.focusWidget()), "the form has the keyboard")
    type_words("New words")
    press("Return")
    wait_until(lambda: "New words" in titles(filled), "the title is saved")
    assert count(filled) == 4


def _shown(opened: OpenWindow) -> str:
    shown = opened.workbench.panel.details
    if shown is None:
        return ""
    return shown.record.text("title") or "Untitled"


def test_delete_moves_to_the_trash_and_the_notice_undoes_it(filled: OpenWindow) -> None:
    choose(filled, "A steppe archive")
    press("Delete")
    wait_until(lambda: titles(filled) == ["Trust in rivers", "Border schools"], "the row is gone")
    wait_until(lambda: notice(filled) == "Moved 1 record to the trash.", "the notice")
    filled.wait_for_jobs()
    assert _shown(filled) == "Trust in rivers"
    press("ctrl+z")
    wait_until(lambda: len(titles(filled)) == 3, "the row is back")


def test_deleting_for_good_asks_first(filled: OpenWindow) -> None:
    record_id = choose(filled, "A steppe archive")
    press("Delete")
    wait_until(lambda: len(titles(filled)) == 2, "it is in the trash")
    filled.workbench.desk.selection.go_to(Place.trash())
    filled.wait_for_jobs()
    choose(filled, "A steppe archive")
    filled.window.actions_["delete_forever"].trigger()
    box = filled.window.findChild(QMessageBox, "delete_forever_question")
    assert box is not None
    delete = next(each for each in box.buttons() if each.text() == "Delete")
    click(delete)
    wait_until(lambda: not titles(filled), "it is gone")
    assert record_id not in listing.ids(filled.library, Place.trash())


def test_a_bibliography_entry_is_copied_in_three_dresses(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    press("ctrl+shift+c")
    wait_until(lambda: notice(filled) == "Copied 1 entry.", "the notice")
    assert {"text/html", "text/rtf", "UTF8_STRING"} <= clipboard_targets()
    assert clipboard().startswith("Meena, S. (2019). Trust in rivers.")
    assert "<i>Water Policy</i>" in clipboard("text/html")
    assert clipboard("text/rtf").startswith("{\\rtf1")


def test_a_citation_is_copied_for_the_running_text(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    press("ctrl+shift+a")
    wait_until(lambda: notice(filled) == "Copied the citation.", "the notice")
    assert clipboard() == "(Meena, 2019)"


def test_the_preview_shows_the_chosen_record_in_the_style(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    wait_until(lambda: filled.workbench.preview.text.startswith("Meena, S. (2019)."), "the preview")


def test_all_rows_can_be_chosen_at_once(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    press("ctrl+a")
    wait_until(lambda: filled.workbench.desk.selection.count == 3, "all three")


def test_rows_dropped_on_a_collection_stand_in_it(filled: OpenWindow) -> None:
    change = collecting.create_collection(filled.library, "Thesis")
    place = Place.collection(change.added_rows("collection")[0])
    wait_until(lambda: filled.window.sidebar.model.index_of(place).isValid(), "the collection is shown")
    filled.wait_for_jobs()
    record_id = choose(filled, "A steppe archive")
    view, tree = filled.window.list.view, filled.window.sidebar.tree
    row = filled.window.list.model.row_of(record_id)
    source = view.visualRect(filled.window.list.model.index(row, place_of(Column.TITLE))).center()
    target = tree.visualRect(filled.window.sidebar.model.index_of(place)).center()
    drag((view.viewport(), source), (tree.viewport(), target))
    wait_until(lambda: list(listing.ids(filled.library, place)) == [record_id], "the drop is saved")


def test_a_new_collection_is_named_in_the_tree(filled: OpenWindow) -> None:
    filled.window.actions_["new_collection"].trigger()
    tree = filled.window.sidebar.tree
    wait_until(lambda: tree.findChild(QLineEdit) is not None, "the name can be typed")
    type_words("Doctorate")
    press("Return")
    wait_until(
        lambda: [each.name for each in collecting.collections(filled.library)] == ["Doctorate"], "the name"
    )


def test_a_tag_typed_into_the_record_is_a_chip_that_filters(filled: OpenWindow) -> None:
    choose(filled, "Border schools")
    tab = filled.workbench.panel.record_tab
    tab.ensureWidgetVisible(tab.tags.edit)
    click(tab.tags.edit)
    type_words("to read")
    press("Return")
    chips = filled.window.sidebar.tags
    wait_until(lambda: [each.name for each in chips.chips] == ["to read"], "the chip")
    click(chips.chips[0])
    wait_until(lambda: titles(filled) == ["Border schools"], "the list is filtered")


def test_text_that_is_no_article_is_refused_with_a_sentence(opened: OpenWindow) -> None:
    copy_elsewhere("   \n  ")
    press("ctrl+v")
    wait_until(lambda: notice(opened).startswith("There is no text to paste."), "the sentence")
    assert count(opened) == 0


def test_bibtex_that_is_pasted_is_imported(opened: OpenWindow) -> None:
    copy_elsewhere("@book{a, title = {A steppe archive}, author = {Kim, Soo-jin}, year = 2001}\n")
    press("ctrl+v")
    wait_until(lambda: titles(opened) == ["A steppe archive"], "the entry is there")
    wait_until(lambda: notice(opened) == "Imported 1 record.", "the notice")


def test_what_another_window_writes_appears(filled: OpenWindow) -> None:
    other = Library.open(filled.library.path)
    editing.add_record(other, Record.of("book", title="From elsewhere"))
    other.close()
    wait_until(lambda: "From elsewhere" in titles(filled), "the other window's record")


def test_a_library_that_can_only_be_read_says_so(dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "locked" / "library.sqlite"
    path.parent.mkdir()
    library = Library.open(path)
    editing.add_record(library, RIVER)
    library.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    library = Library.open(path)
    if not library.is_read_only:
        library.close()
        pytest.skip("this account may write everywhere")
    opened = open_window_on(library, Settings(tmp_path / "settings.json"))
    try:
        assert "can only be read" in opened.window.banner.text
        assert not opened.window.actions_["new"].isEnabled()
        assert titles(opened) == ["Trust in rivers"]
    finally:
        opened.window.close()
        path.parent.chmod(0o755)


def test_the_window_comes_back_as_it_was_left(filled: OpenWindow, tmp_path: Path) -> None:
    record_id = choose(filled, "Border schools")
    filled.workbench.panel.show_tab(3)
    filled.window.list.view.horizontalHeader().setSectionHidden(place_of(Column.CONTAINER), True)
    filled.window.panes.setSizes([200, 700, 380])
    columns = filled.window.list.view.columns_kept()
    filled.window.close()
    settings = Settings.load(tmp_path / "settings.json")
    assert WindowState.load(settings).columns == columns
    again = open_window_on(Library.open(tmp_path / "library.sqlite"), settings)
    try:
        wait_until(lambda: again.workbench.desk.selection.current == record_id, "the same record")
        assert again.workbench.panel.tab == 3
        assert again.window.list.view.isColumnHidden(place_of(Column.CONTAINER))
    finally:
        again.window.close()


def test_every_control_has_a_name(filled: OpenWindow) -> None:
    choose(filled, "Trust in rivers")
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QComboBox)
    controls = [each for each in filled.window.findChildren(QWidget) if isinstance(each, kinds)]
    nameless = [
        (type(each).__name__, each.objectName(), type(each.parent()).__name__)
        for each in controls
        if each.isVisibleTo(filled.window)
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
        and not each.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_window_works_at_1024_by_640_and_with_large_text(filled: OpenWindow) -> None:
    filled.window.resize(1024, 600)
    choose(filled, "Trust in rivers")
    assert filled.window.width() <= 1024
    assert filled.window.minimumSizeHint().width() <= 1024


def test_light_and_dark_can_be_changed_while_it_is_open(filled: OpenWindow, dressed: QApplication) -> None:
    theme = Theme(dressed)
    theme.apply(Appearance.DARK)
    dark = filled.window.palette().window().color().lightness()
    theme.apply(Appearance.LIGHT)
    light = filled.window.palette().window().color().lightness()
    assert dark < 64 < 192 < light


def test_rows_dragged_out_carry_the_formatted_text(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    wait_until(lambda: filled.workbench.preview.text.startswith("Meena"), "the preview")
    model = filled.window.list.model
    mime = model.mimeData([model.index(model.row_of(record_id), 0)])
    assert mime.text().startswith("Meena, S. (2019). Trust in rivers.")
    assert "<i>Water Policy</i>" in mime.html()
    assert bytes(mime.data("text/rtf").data()).startswith(b"{\\rtf1")


def test_a_place_that_is_deleted_is_left(filled: OpenWindow) -> None:
    place = Place.collection(
        collecting.create_collection(filled.library, "Thesis").added_rows("collection")[0]
    )
    filled.workbench.desk.selection.go_to(place)
    model = filled.window.sidebar.model
    wait_until(lambda: model.index_of(place).isValid(), "the left pane has the collection")
    collecting.delete_collection(filled.library, int(place.key))
    wait_until(lambda: filled.workbench.desk.selection.place == Place.articles(), "the articles again")


def test_a_wheel_over_the_type_changes_nothing(filled: OpenWindow) -> None:
    record_id = choose(filled, "Trust in rivers")
    box = filled.workbench.panel.record_tab.form.findChild(QComboBox)
    assert box is not None
    scroll(box)
    filled.wait_for_jobs()
    assert details.details(filled.library, record_id).record.type == "article-journal"
    assert box.currentData() == "article-journal"


def test_a_new_article_ends_the_search_that_would_hide_it(filled: OpenWindow) -> None:
    press("ctrl+f")
    type_words("steppe")
    wait_until(lambda: titles(filled) == ["A steppe archive"], "one hit")
    press("ctrl+n")
    wait_until(lambda: _shown(filled) == "Untitled", "the new record is shown")
    assert filled.window.top_bar.search.text() == ""
    assert len(titles(filled)) == 4


def test_closing_while_the_library_is_prepared_does_not_ask(filled: OpenWindow) -> None:
    filled.window.status.progress.follow_to_its_end(Progress("Preparing the library"))
    filled.window.close()
    assert not filled.window.isVisible()


def test_closing_while_a_job_is_under_way_asks_first(filled: OpenWindow) -> None:
    progress = Progress("Importing refs.bib")
    filled.window.status.progress.follow(progress)
    filled.window.close()
    assert filled.window.isVisible()
    box = filled.window.findChild(QMessageBox, "stop_question")
    assert box is not None
    assert box.text() == "Importing refs.bib is not done yet."
    click(next(each for each in box.buttons() if each.text() == "Stop and close"))
    wait_until(lambda: not filled.window.isVisible(), "the window is closed")
    with pytest.raises(JobCancelled):
        progress(2, 9)
