"""The dialogs that ask: what they show, what they tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QMessageBox, QSpinBox

from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.formats.format import Attachment, Entry
from refdesk.gui.actions import ACTIONS
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.about import AboutDialog
from refdesk.gui.dialogs.crash import CrashDialog
from refdesk.gui.dialogs.export import ExportDialog, ExportOrder
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.dialogs.library_problem import Choice, LibraryProblemDialog
from refdesk.gui.dialogs.preferences import PreferencesDialog
from refdesk.gui.dialogs.problems import ProblemsDialog
from refdesk.gui.dialogs.shortcuts import ShortcutsDialog, shortcuts
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.library import collecting
from refdesk.library.importing import Duplicates, ImportChoices, ImportPlan, Source
from refdesk.library.matching import Match
from refdesk.settings import EXPORT_FORMAT, RECENT_STYLES, SETTINGS, STYLE, TEXT_SIZE, THEME, Settings
from tests.hands import need_tools, press, type_words, wait_for_focus, wait_until

pytestmark = pytest.mark.window

D = TypeVar("D", bound=QDialog)
PROBLEMS = (
    Problem(Severity.ERROR, "The entry is not closed.", 14, "holm2001", "", "@article{holm2001,"),
    Problem(Severity.NOTE, "The field is not known.", 40, "kim2010", "mood", "mood = {good}"),
)


def opened(dialog: D) -> D:
    need_tools()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    wait_for_focus(dialog)
    return dialog


def button(dialog: QDialog, text: str) -> QAbstractButton:
    return next(each for each in dialog.findChildren(QAbstractButton) if each.text() == text)


def words(dialog: QDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def plan() -> ImportPlan:
    records = [Record.of("book", title=f"Book {number}", author=(Name("Holm", "I."),)) for number in range(3)]
    entries = tuple(Entry(record, f"k{number}") for number, record in enumerate(records))
    duplicates = {
        1: Match(RecordId(7), "Book 1", 0.99, True),
        2: Match(RecordId(8), "Book two", 0.8, False),
    }
    return ImportPlan(entries, PROBLEMS, duplicates, (Source("thesis.bib", "bibtex", 3),))


def test_an_import_leaves_out_what_the_library_has(desk: Desk) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    decided: list[ImportChoices] = []
    dialog.decided.connect(decided.append)
    assert button(dialog, "Import 2 entries").isEnabled()
    press("Return")
    wait_until(lambda: decided, "it is decided")
    assert decided == [ImportChoices(answers={1: Duplicates.SKIP, 2: Duplicates.ADD})]


def test_an_import_can_add_what_the_library_has_and_pass_over_others(desk: Desk) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    assert dialog.duplicates
    dialog.duplicates.buttons[Duplicates.ADD].click()
    dialog.model.setData(dialog.model.index(0, 0), None, Qt.ItemDataRole.CheckStateRole)
    dialog.tags.setText("thesis, peat,, thesis")
    assert button(dialog, "Import 2 entries")
    assert dialog.choices == ImportChoices(
        tags=("thesis", "peat"),
        left_out=frozenset({0}),
        answers={1: Duplicates.ADD, 2: Duplicates.ADD},
    )


def test_an_import_does_the_same_with_every_duplicate(desk: Desk) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    assert dialog.duplicates
    dialog.duplicates.buttons[Duplicates.FILL].click()
    button(dialog, "Do the same with all").click()
    assert dialog.choices.answers == {1: Duplicates.FILL, 2: Duplicates.FILL}


def test_the_entries_of_an_import_say_what_happens_to_duplicates(desk: Desk) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    assert dialog.duplicates

    def told() -> list[str]:
        return [str(dialog.model.data(dialog.model.index(row, 3))) for row in range(3)]

    assert told() == ["", "yes, left out", "likely, added as well"]
    dialog.duplicates.buttons[Duplicates.REPLACE].click()
    assert told() == ["", "yes, replaces", "likely, added as well"]


def test_an_import_leaves_out_what_stands_in_the_file_twice(desk: Desk) -> None:
    twice = replace(plan(), duplicates={}, repeats={2: 0})
    dialog = opened(ImportDialog(desk, twice))
    assert dialog.duplicates
    assert not dialog.duplicates.buttons[Duplicates.FILL].isEnabled()
    dialog.duplicates.buttons[Duplicates.SKIP].click()
    assert button(dialog, "Import 2 entries")
    assert dialog.choices.left_out == frozenset({2})


def test_an_import_goes_into_a_collection_or_a_new_one(desk: Desk) -> None:
    folder = collecting.create_collection(desk.library, "Thesis").rows("collection")[0]
    desk.selection.go_to(Place.collection(folder))
    dialog = opened(ImportDialog(desk, plan()))
    wait_until(lambda: dialog.choices.collection == folder, "the shown collection is chosen")
    dialog.collection.choose_new()
    assert (dialog.choices.collection, dialog.choices.new_collection) == (None, "thesis")
    dialog.collection.name.clear()
    assert not button(dialog, "Import 2 entries").isEnabled()


def test_an_import_asks_about_files_and_groups_where_there_are_any(desk: Desk) -> None:
    entry = Entry(
        Record.of("book", title="One"), attachments=(Attachment("a.pdf"),), collections=(("A", "B"),)
    )
    dialog = opened(ImportDialog(desk, replace(plan(), entries=(entry,), duplicates={})))
    button(dialog, "Copy them beside the library").click()
    button(dialog, "Make a collection of its group").click()
    assert (dialog.choices.copies_files, dialog.choices.keeps_groups) == (True, False)


def test_rejected_entries_are_saved_to_a_file(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    assert button(dialog, "Save rejected text...")
    dialog.save_rejected(str(tmp_path / "rejected.bib"))
    wait_until((tmp_path / "rejected.bib").exists, "the file is written")
    assert (tmp_path / "rejected.bib").read_text() == "@article{holm2001,\n\n"


def test_an_import_of_nothing_cannot_be_decided(desk: Desk) -> None:
    dialog = opened(ImportDialog(desk, plan()))
    for row in range(3):
        dialog.model.setData(dialog.model.index(row, 0), None, Qt.ItemDataRole.CheckStateRole)
    assert not button(dialog, "Import 0 entries").isEnabled()


def test_an_import_says_where_its_entries_come_from(desk: Desk) -> None:
    assert "3 entries in thesis.bib" in words(ImportDialog(desk, plan()))


def test_an_export_of_the_chosen_records_is_told_with_its_file(desk: Desk, tmp_path: Path) -> None:
    desk.selection.choose([4, 5], RecordId(4))
    dialog = opened(ExportDialog(desk, [RecordId(each) for each in range(9)]))
    told: list[ExportOrder] = []
    dialog.chosen.connect(told.append)
    dialog.format.setCurrentIndex(dialog.format.findData("csl-json"))
    dialog.path.setText(str(tmp_path / "out.json"))
    button(dialog, "Export 2 records").click()
    assert told == [ExportOrder([RecordId(4), RecordId(5)], tmp_path / "out.json", "csl-json")]
    assert desk.settings.get(EXPORT_FORMAT) == "csl-json"


def test_an_export_asks_before_it_replaces_a_file(desk: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "kept.bib"
    kept.write_text("mine")
    dialog = opened(ExportDialog(desk, [RecordId(1)]))
    told: list[ExportOrder] = []
    dialog.chosen.connect(told.append)
    dialog.path.setText(str(kept))
    button(dialog, "Export 1 record").click()
    wait_until(lambda: dialog.findChildren(QMessageBox), "the question is asked")
    question = dialog.findChildren(QMessageBox)[0]
    wait_for_focus(question)
    press("Escape")
    wait_until(lambda: not dialog.findChildren(QMessageBox), "the question is answered")
    assert told == []
    button(dialog, "Export 1 record").click()
    button(dialog.findChildren(QMessageBox)[0], "Replace it").click()
    assert [order.path for order in told] == [kept]


def test_an_export_without_a_choice_takes_the_list(desk: Desk) -> None:
    dialog = opened(ExportDialog(desk, [RecordId(1), RecordId(2), RecordId(3)]))
    assert not dialog.only_chosen.isEnabled()
    assert button(dialog, "Export 3 records").isEnabled()


def test_the_exported_file_has_the_extension_of_its_format(desk: Desk) -> None:
    dialog = opened(ExportDialog(desk, [RecordId(1)]))
    dialog.format.setCurrentIndex(dialog.format.findData("bibtex"))
    assert dialog.path.text().endswith(".bib")
    dialog.format.setCurrentIndex(dialog.format.findData("csl-json"))
    assert dialog.path.text().endswith(".json")


def test_a_style_is_found_by_typing_and_used_with_enter(desk: Desk) -> None:
    dialog = opened(StyleChooser(desk))
    chosen: list[tuple[str, str]] = []
    dialog.chosen.connect(lambda style, locale: chosen.append((style, locale)))
    wait_until(lambda: dialog.styles.rowCount() > 1000, "the styles are there", patience_s=120)
    type_words("ieee")
    wait_until(lambda: dialog.search.text() == "ieee", "it is typed")
    wait_until(lambda: "Le Radium" in dialog.preview.toPlainText(), "the example is shown")
    press("Return")
    wait_until(lambda: chosen, "a style is chosen")
    assert chosen == [("ieee", "")]
    assert desk.settings.get(STYLE) == "ieee"
    assert desk.settings.get(RECENT_STYLES) == ("ieee",)


def test_the_preferences_show_every_setting_that_has_a_label(desk: Desk) -> None:
    dialog = opened(PreferencesDialog(desk))
    assert set(dialog.editors) == {setting.key for setting in SETTINGS if setting.label}


def test_a_preference_holds_at_once_and_is_kept(desk: Desk) -> None:
    dialog = opened(PreferencesDialog(desk))
    changed: list[str] = []
    dialog.changed.connect(changed.append)
    theme = dialog.editors[THEME.key]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    size = dialog.editors[TEXT_SIZE.key]
    assert isinstance(size, QSpinBox)
    size.setValue(150)
    assert changed == [THEME.key, TEXT_SIZE.key]
    kept = Settings.load(desk.settings.path)
    assert (kept.get(THEME), kept.get(TEXT_SIZE)) == ("dark", 150)


def test_preferences_go_back_to_the_defaults(desk: Desk) -> None:
    desk.settings.set(TEXT_SIZE, 150)
    dialog = opened(PreferencesDialog(desk))
    dialog.reset()
    size = dialog.editors[TEXT_SIZE.key]
    assert isinstance(size, QSpinBox)
    assert (size.value(), desk.settings.get(TEXT_SIZE)) == (100, 100)


def test_every_key_of_the_window_is_listed() -> None:
    listed = {each.label for each in shortcuts()}
    assert {action.label.rstrip(".") for action in ACTIONS if action.shortcuts} <= listed


def test_the_list_of_keys_is_narrowed_by_typing(desk: Desk) -> None:
    dialog = opened(ShortcutsDialog())
    type_words("merge the reference")
    wait_until(lambda: dialog.table.rowCount() == 1, "one line is left")
    keys = dialog.table.item(0, 1)
    assert keys
    assert keys.text() == "Ctrl+M"


def test_about_says_where_the_library_is(desk: Desk) -> None:
    dialog = opened(AboutDialog(desk))
    assert str(desk.library.path) in words(dialog)
    dialog.copy_facts()
    assert str(desk.settings.path) in QGuiApplication.clipboard().text()


def test_problems_show_the_text_concerned_and_can_be_copied(desk: Desk) -> None:
    dialog = opened(ProblemsDialog("2 entries could not be read.", PROBLEMS))
    dialog.table.view.selectRow(1)
    assert dialog.table._excerpt.toPlainText() == "mood = {good}"
    dialog.copy_all()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "line 14, holm2001: The entry is not closed."


def test_a_library_that_does_not_open_offers_another(desk: Desk) -> None:
    error = RefDeskError("This library was made by a newer RefDesk.", "Install the newest version.")
    dialog = opened(LibraryProblemDialog(error))
    assert "Install the newest version." in words(dialog)
    press("Return")
    wait_until(lambda: not dialog.isVisible(), "it is answered")
    assert dialog.choice is Choice.OPEN_ANOTHER


def test_closing_the_question_about_a_library_means_to_quit(desk: Desk) -> None:
    dialog = opened(LibraryProblemDialog(RefDeskError("It is damaged.")))
    press("Escape")
    wait_until(lambda: not dialog.isVisible(), "it is answered")
    assert dialog.choice is Choice.QUIT


def test_the_report_of_a_crash_can_be_copied(desk: Desk) -> None:
    dialog = opened(CrashDialog("ValueError: nothing"))
    dialog.copy_report()
    assert QGuiApplication.clipboard().text() == "ValueError: nothing"
