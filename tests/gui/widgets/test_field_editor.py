"""Field editors: what is typed becomes a value, on Enter, on leaving and after a pause."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.names import Name
from refdesk.domain.record import Value
from refdesk.gui.panels.form_row import editor_for
from refdesk.gui.widgets.field_editor import DateEditor, FieldEditor, IdentifierEditor, TextEditor, is_right
from refdesk.gui.widgets.names_editor import NamesEditor
from tests.hands import wait_until

MEENA = Name("Meena", "Sunita", affiliation="Steppe University", country="India")
KIM = Name("Kim", "Soo-jin")


class Committed:
    """An editor on the screen, and the values it handed over."""

    def __init__(self, editor: FieldEditor) -> None:
        self.editor = editor
        self.values: list[Value | None] = []
        editor.committed.connect(self.values.append)
        editor.resize(400, 200)
        editor.show()

    @property
    def text_editor(self) -> TextEditor:
        assert isinstance(self.editor, TextEditor)
        return self.editor

    def type(self, text: str) -> None:
        self.text_editor.edit.setPlainText(text)


@pytest.fixture
def editing(application: QApplication) -> Iterator[type[Committed]]:
    yield Committed


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("title", TextEditor),
        ("abstract", TextEditor),
        ("author", NamesEditor),
        ("issued", DateEditor),
        ("DOI", IdentifierEditor),
        ("issn_print", IdentifierEditor),
        ("volume", TextEditor),
    ],
)
def test_every_kind_of_field_has_its_editor(
    editing: type[Committed], field: str, kind: type[FieldEditor]
) -> None:
    assert type(editor_for(field)) is kind


def test_enter_commits_what_was_typed_once(editing: type[Committed]) -> None:
    title = editing(editor_for("title"))
    title.editor.show_value("Old")
    title.type("Trust in water")
    QTest.keyClick(title.text_editor.edit, Qt.Key.Key_Return)
    title.editor.commit()
    assert title.values == ["Trust in water"]
    assert not title.editor.is_dirty


def test_a_pause_commits_too(editing: type[Committed]) -> None:
    title = editing(editor_for("title"))
    title.editor.activateWindow()
    title.text_editor.edit.setFocus()
    wait_until(title.text_editor.edit.hasFocus, "the editor has the keyboard")
    QTest.keyClicks(title.text_editor.edit, "Water")
    assert title.values == []
    wait_until(lambda: title.values, "the pause is over")
    assert title.values == ["Water"]


def test_an_emptied_field_is_no_value(editing: type[Committed]) -> None:
    title = editing(editor_for("title"))
    title.editor.show_value("Old")
    title.type("  ")
    title.editor.commit()
    assert title.values == [None]


@pytest.mark.parametrize(
    ("typed", "date", "told"),
    [
        ("2019-04-28", Date.of(2019, 4, 28), ""),
        ("28 April 2019", Date.of(2019, 4, 28), "understood as 2019-04-28"),
        ("апрель 2019", Date.of(2019, 4), "understood as 2019-04"),
        ("2019/2021", Date(PartialDate(2019), PartialDate(2021)), ""),
        ("someday", Date(literal="someday"), "no date in this: kept as words"),
    ],
)
def test_a_date_says_how_it_was_understood(
    editing: type[Committed], typed: str, date: Date, told: str
) -> None:
    issued = editing(editor_for("issued"))
    issued.type(typed)
    issued.editor.commit()
    assert issued.values == [date]
    shown = [each.text() for each in issued.editor.findChildren(QLabel) if each.isVisible()]
    assert shown == ([told] if told else [])


@pytest.mark.parametrize(
    ("field", "text", "verdict"),
    [
        ("ISSN", "2306-5079", True),
        ("ISSN", "2306-5078", False),
        ("ISSN", "2306-5079, 2049-3630", True),
        ("issn_online", "", None),
        ("ISBN", "978-0-306-40615-7", True),
        ("ISBN", "978-0-306-40615-8", False),
        ("DOI", "https://doi.org/10.1000/xyz", True),
        ("DOI", "ten dot thousand", False),
        ("volume", "12", None),
    ],
)
def test_an_identifier_is_held_against_its_check_digit(field: str, text: str, verdict: bool | None) -> None:
    assert is_right(field, text) is verdict


def test_a_doi_is_kept_bare(editing: type[Committed]) -> None:
    doi = editing(editor_for("DOI"))
    doi.type("https://doi.org/10.1126/Science.122")
    doi.editor.commit()
    assert doi.values == ["10.1126/science.122"]


def test_a_corrected_name_keeps_its_card(editing: type[Committed]) -> None:
    authors = editing(editor_for("author"))
    authors.editor.show_value((MEENA, KIM))
    assert isinstance(authors.editor, NamesEditor)
    line = authors.editor.lines[0]
    line.edit.setText("Meena, S.")
    authors.editor.commit()
    corrected = Name("Meena", "S.", affiliation="Steppe University", country="India")
    assert authors.values == [(corrected, KIM)]


def test_names_can_be_moved_added_and_removed(editing: type[Committed]) -> None:
    authors = editing(editor_for("author"))
    authors.editor.show_value((MEENA, KIM))
    assert isinstance(authors.editor, NamesEditor)
    authors.editor.lines[1].asked.emit("up")
    assert authors.values[-1:] == [(KIM, MEENA)]
    authors.editor.add_name()
    authors.editor.lines[-1].edit.setText("UNESCO")
    authors.editor.commit()
    assert authors.values[-1:] == [(KIM, MEENA, Name(literal="UNESCO"))]
    authors.editor.lines[0].asked.emit("remove")
    assert authors.values[-1:] == [(MEENA, Name(literal="UNESCO"))]


def test_names_that_are_all_taken_away_are_no_value(editing: type[Committed]) -> None:
    authors = editing(editor_for("author"))
    authors.editor.show_value((KIM,))
    assert isinstance(authors.editor, NamesEditor)
    authors.editor.lines[0].asked.emit("remove")
    assert authors.values == [None]
