"""The right pane: one record with its form, references, citations and notes; or what is chosen instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QWidget

from refdesk.domain.names import author_text
from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference
from refdesk.domain.richtext import plain
from refdesk.gui.models.reference_list import TwoLines
from refdesk.gui.panels.files_panel import FilesPanel
from refdesk.gui.panels.history_panel import HistoryPanel
from refdesk.gui.panels.notes_panel import NotesPanel
from refdesk.gui.panels.record_tab import RecordTab
from refdesk.gui.panels.references_panel import ReferencesPanel
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import link_button
from refdesk.gui.widgets.empty_state import EmptyState
from refdesk.gui.widgets.labels import ElidedLabel, label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.translation import translate, translate_count

if TYPE_CHECKING:
    from refdesk.library.details import CitedBy, Details

#: A longer title is cut in the head; the form has it whole.
_MOST_TITLE_LETTERS = 160
_LEAST_LETTERS = 31


class RecordPanel(QStackedWidget):
    """Shows details; what a person does comes from its parts' signals.

    `citing_opened(record id)` when an article that cites this one is to be shown; `kept(record id)` when a
    cited work is to become an article.
    """

    citing_opened = Signal(int)
    kept = Signal(int)
    tab_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_tab = RecordTab()
        self.references = ReferencesPanel()
        self.cited_by = TwoLineList(translate("Cited by"))
        self.notes = NotesPanel()
        self.history = HistoryPanel()
        self.files = FilesPanel()
        self._citing: list[CitedBy] = []
        self._details: Details | None = None
        self._wanted: tuple[RecordId, Callable[[], object]] | None = None
        self._title = paragraph("", "title")
        self._line = ElidedLabel("", "secondary")
        self._doubt = label("", "doubt")
        self._state = label("", "secondary")
        self._keep = link_button(translate("Keep as an article"), self._ask_to_keep)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setProperty("role", "narrow")
        self._cited_stack = QStackedWidget()
        self._not_cited = EmptyState()
        self._empty = EmptyState()
        self._empty.setAccessibleName(translate("Nothing chosen"))
        self._lay_out()
        self.cited_by.opened.connect(lambda place: self.citing_opened.emit(self._citing[place].citing.id))
        self.tabs.currentChanged.connect(lambda _: self.tab_changed.emit())
        self.show_nothing()

    @property
    def details(self) -> Details | None:
        """The record that is shown."""
        return self._details

    @property
    def title(self) -> str:
        """The title of the record that is shown; empty for none."""
        return plain(self._details.record.text("title")) if self._details else ""

    @property
    def tab(self) -> int:
        """Which tab is open."""
        return self.tabs.currentIndex()

    @property
    def shows_history(self) -> bool:
        """Whether the history is open."""
        return self.tabs.currentWidget() is self.history

    def show_tab(self, tab: int) -> None:
        """Open a tab: 0 record, 1 references, 2 cited by, 3 notes, 4 files."""
        self.tabs.setCurrentIndex(tab)

    def show_record(
        self, details: Details, references: Sequence[Reference], citing: Sequence[CitedBy]
    ) -> None:
        """Show a record with its references and citations; what is being typed into the same one stays."""
        self._show_details(details)
        self._show_state(details, references)
        self.show_references(references)
        self.show_cited_by(citing)
        self.setCurrentIndex(0)
        if self._wanted and self._wanted[0] == details.id:
            _, focus = self._wanted
            self._wanted = None
            focus()

    def show_references(self, references: Sequence[Reference]) -> None:
        """Show the record's reference list."""
        self.references.show_references(references)
        self._set_tab_text(1, translate("References"), len(references))

    def show_cited_by(self, citing: Sequence[CitedBy]) -> None:
        """Show where the record is cited."""
        self._citing = list(citing)
        self.cited_by.rows.show([_citing_lines(each) for each in citing])
        self._set_tab_text(2, translate("Cited by"), len(citing))
        self._cited_stack.setCurrentIndex(0 if citing else 1)

    def show_nothing(self) -> None:
        """No record is chosen."""
        self._leave()
        self._empty.tell("article", "", translate("Choose a record to see and edit it here."))
        self.setCurrentIndex(1)

    def show_several(self, count: int) -> None:
        """More than one record is chosen."""
        self._leave()
        chosen = translate_count("{count} record chosen", "{count} records chosen", count)
        hint = translate("Copy, tag, file or delete them together: right-click the list, or drag them out.")
        self._empty.tell("copy", chosen, hint)
        self.setCurrentIndex(1)

    def commit(self) -> None:
        """Hand over everything typed."""
        self.record_tab.form.commit()
        self.references.editor.form.commit()

    def focus_form(self) -> None:
        """Put the cursor into the title."""
        if self._details is not None:
            self.tabs.setCurrentIndex(0)
            self.record_tab.form.focus_field("title")

    def focus_form_of(self, record_id: RecordId) -> None:
        """Put the cursor into the title of a record as soon as it is shown."""
        self._wanted = (record_id, self.focus_form)

    def focus_doubt_of(self, record_id: RecordId) -> None:
        """Go to the first doubtful field of a record as soon as it is shown."""
        self._wanted = (record_id, self.focus_next_doubtful)

    def focus_next_doubtful(self) -> bool:
        """Go to the next doubtful field of the record, then of its references; False for no more."""
        if self._details is None:
            return False
        in_references = self.tabs.currentIndex() == 1 and self.references.chosen_place >= 0
        if not in_references and self.record_tab.form.focus_next_doubtful():
            self.tabs.setCurrentIndex(0)
            return True
        if in_references and self.references.editor.form.focus_next_doubtful():
            return True
        place = self.references.first_doubtful_after(self.references.chosen_place if in_references else -1)
        if place < 0:
            return False
        self.tabs.setCurrentIndex(1)
        self.references.choose_number(place)
        self.references.editor.form.focus_next_doubtful()
        return True

    def _show_details(self, details: Details) -> None:
        if self._details is None or details.id != self._details.id:
            self.commit()
            self.record_tab.form.forget_additions()
            self.references.show_references(())
            self.show_cited_by(())
        self._details = details
        record = details.record
        self._title.setText(_shortened(plain(record.text("title"))) or translate("Untitled"))
        self._title.setToolTip(plain(record.text("title")))
        names = author_text(record.names("author") or record.names("editor"))
        year = "" if record.year is None else str(record.year)
        parts = (names, plain(record.text("container-title") or record.text("publisher")), year)
        self._line.setText("  \u00b7  ".join(part for part in parts if part))
        self.record_tab.show_details(details)
        self.notes.show_notes(details.notes)
        self._set_tab_text(3, translate("Notes"), len(details.notes))
        self.files.show_files(details.files)
        self._set_tab_text(4, translate("Files"), len(details.files))

    def _ask_to_keep(self) -> None:
        if self._details is not None:
            self.kept.emit(self._details.id)

    def _leave(self) -> None:
        self.commit()
        self._details = None

    def _show_state(self, details: Details, references: Sequence[Reference]) -> None:
        told = _to_check(details, references)
        is_cited_only = not details.is_article and not details.in_trash
        self._doubt.setText(told)
        self._doubt.setVisible(bool(told))
        self._state.setText(translate("In the trash") if details.in_trash else translate("Only cited"))
        self._state.setVisible(details.in_trash or is_cited_only)
        self._keep.setVisible(is_cited_only)

    def _set_tab_text(self, tab: int, text: str, count: int) -> None:
        self.tabs.setTabText(tab, f"{text} {count}" if count else text)

    def _lay_out(self) -> None:
        head = QFrame()
        state = row(self._doubt, self._state, self._keep, None, spacing=SPACE_8)
        margins = (SPACE_16, SPACE_12, SPACE_16, SPACE_4)
        head.setLayout(column(self._title, self._line, state, spacing=2, margins=margins))
        self._not_cited.tell(
            "cited-by",
            translate("Not cited here"),
            translate("Articles of your library whose reference lists have this work appear here."),
        )
        self._cited_stack.addWidget(self.cited_by)
        self._cited_stack.addWidget(self._not_cited)
        self.tabs.addTab(self.record_tab, translate("Record"))
        self.tabs.addTab(self.references, translate("References"))
        self.tabs.addTab(self._cited_stack, translate("Cited by"))
        self.tabs.addTab(self.notes, translate("Notes"))
        self.tabs.addTab(self.files, translate("Files"))
        self.tabs.addTab(self.history, translate("History"))
        shown = QFrame()
        shown.setProperty("role", "surface")
        shown.setLayout(column(head, self.tabs, spacing=0))
        self.addWidget(shown)
        self.addWidget(self._empty)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)


def _to_check(details: Details, references: Sequence[Reference]) -> str:
    """How many fields and references were read with doubt; empty for none."""
    fields = sum(1 for each in details.readings if each.is_doubtful)
    entries = sum(1 for each in references if each.doubtful)
    told = [
        translate_count("{count} field", "{count} fields", fields) if fields else "",
        translate_count("{count} reference", "{count} references", entries) if entries else "",
    ]
    counted = translate(" and ").join(each for each in told if each)
    return translate("{counted} to check (F8)").format(counted=counted) if counted else ""


def _shortened(title: str) -> str:
    if len(title) <= _MOST_TITLE_LETTERS:
        return title
    return f"{title[:_MOST_TITLE_LETTERS].rsplit(' ', 1)[0]}\u2026"


def _citing_lines(each: CitedBy) -> TwoLines:
    citing = each.citing
    year = "" if citing.year is None else str(citing.year)
    first = "  ".join(part for part in (f"{citing.author_text} {year}".strip(), plain(citing.title)) if part)
    return TwoLines(str(each.reference.number), first, each.reference.text)
