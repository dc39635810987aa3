"""The reference list of an article: its entries, and the one that is being corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QSplitter, QStackedWidget, QWidget

from refdesk.domain.draft import Draft
from refdesk.domain.record import Value
from refdesk.domain.reference import Reference
from refdesk.gui.models.reference_list import TwoLines, short_line
from refdesk.gui.panels.fields_form import FieldsForm
from refdesk.gui.review.quote import QuotedReference
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import icon_button, link_button
from refdesk.gui.widgets.empty_state import EmptyState
from refdesk.gui.widgets.flow_layout import FlowLayout
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.gui.widgets.two_line_list import TwoLineList
from refdesk.translation import translate


class ReferenceEditor(QScrollArea):
    """One entry: its text, its fields, the work it points to.

    `corrected(reference id, Draft)`, `reread(reference id, text)`, `split(reference id, place)`,
    `merged(reference id)`, `shown(record id)`, `repointed(Reference)`, `kept(record id)`.
    """

    corrected = Signal(int, object)
    reread = Signal(int, str)
    split = Signal(int, int)
    merged = Signal(int)
    shown = Signal(int)
    repointed = Signal(object)
    kept = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._reference: Reference | None = None
        merge = icon_button("merge", translate("Merge with the reference before"), self._merge)
        split = icon_button("split", translate("Split at the cursor"), self._split)
        self.text = QuotedReference(translate("As it was printed"), merge, split)
        self.text.ask_for_readings(lambda: self._reference.readings if self._reference else ())
        self.text.corrected.connect(self._reread)
        self.form = FieldsForm()
        self.form.field_changed.connect(self._set_field)
        self.form.accepted.connect(lambda field: self._correct(self._draft().accepted(field)))
        self.form.type_changed.connect(self._set_type)
        self.form.field_focused.connect(self.text.light_field)
        self.text.field_chosen.connect(self.form.focus_field)
        links = FlowLayout()
        for link in (
            link_button(translate("Show the work"), lambda: self._ask(self.shown)),
            link_button(translate("Keep as an article"), lambda: self._ask(self.kept)),
            link_button(translate("Point elsewhere..."), lambda: self.repointed.emit(self._reference)),
        ):
            links.addWidget(link)
        inner = QWidget()
        inner.setProperty("role", "page")
        margins = (SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        stack = column(self.text, links, hairline(), self.form, None, spacing=SPACE_8, margins=margins)
        inner.setLayout(stack)
        self.setWidget(inner)

    @property
    def reference(self) -> Reference | None:
        """The entry that is shown."""
        return self._reference

    def show_reference(self, reference: Reference) -> None:
        """Show an entry; what is being typed into the same one stays."""
        if self._reference is None or reference.id != self._reference.id:
            self.form.commit()
            self.form.forget_additions()
        self._reference = reference
        self.text.show_text(reference.text)
        self.form.show_record(reference.record, reference.readings, reference.text)

    def _draft(self) -> Draft:
        assert self._reference is not None
        reference = self._reference
        return Draft(reference.record, reference.readings, reference.text)

    def _set_field(self, field: str, value: Value | None) -> None:
        self._correct(self._draft().with_value(field, value))

    def _set_type(self, name: str) -> None:
        draft = self._draft()
        self._correct(replace(draft, record=draft.record.with_type(name), type_confidence=1.0))

    def _correct(self, draft: Draft) -> None:
        assert self._reference is not None
        # What is typed into the next field before the library answers must build on this correction.
        self._reference = replace(self._reference, record=draft.record, readings=draft.readings)
        self.corrected.emit(self._reference.id, draft)

    def _reread(self, text: str) -> None:
        if self._reference is not None:
            self.reread.emit(self._reference.id, text)

    def _split(self) -> None:
        if self._reference is not None:
            self.split.emit(self._reference.id, self.text.cursor_place)

    def _merge(self) -> None:
        if self._reference is not None:
            self.merged.emit(self._reference.id)

    def _ask(self, signal: object) -> None:
        if self._reference is not None:
            signal.emit(self._reference.cited)  # type: ignore[attr-defined]  # a bound signal


class ReferencesPanel(QStackedWidget):
    """List above, editor below; or what to do where there are no references.

    `removed(Reference)`; `set_wanted` when the list is to be set in a style.
    """

    removed = Signal(object)
    set_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._references: list[Reference] = []
        self.list = TwoLineList(translate("References"))
        self.editor = ReferenceEditor()
        self.editor.hide()
        self.list.row_chosen.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.editor)
        self._splitter.setSizes([240, 320])
        self._empty = EmptyState()
        self._empty.tell(
            "reference",
            translate("No references"),
            translate("Paste the article's page, and its reference list is read, numbered and linked here."),
        )
        self._listed = QWidget()
        set_it = link_button(translate("Set in a style..."), self.set_wanted.emit)
        head = row(None, set_it, margins=(SPACE_12, SPACE_4, SPACE_12, 0))
        self._listed.setLayout(column(head, self._splitter, spacing=SPACE_4))
        self.addWidget(self._listed)
        self.addWidget(self._empty)

    def show_references(self, references: Sequence[Reference]) -> None:
        """Show an article's list; the chosen entry stays chosen while it is there."""
        chosen = self.editor.reference.id if self.editor.reference else None
        self._references = list(references)
        self.list.rows.show([_two_lines(each) for each in references])
        self.setCurrentWidget(self._listed if references else self._empty)
        place = next((place for place, each in enumerate(references) if each.id == chosen), -1)
        self.editor.setVisible(place >= 0)
        if place >= 0:
            self.list.setCurrentIndex(self.list.rows.index(place))
            self.editor.show_reference(references[place])

    def choose_number(self, place: int) -> None:
        """Choose the entry at a place, from 0."""
        self.list.setCurrentIndex(self.list.rows.index(place))

    def first_doubtful_after(self, place: int) -> int:
        """The place of the next entry with a doubtful field, -1 where there is none."""
        following = range(place + 1, len(self._references))
        return next((each for each in following if self._references[each].doubtful), -1)

    @property
    def chosen_place(self) -> int:
        """The place of the chosen entry, -1 for none."""
        return self.list.currentIndex().row() if self.editor.isVisibleTo(self) else -1

    def _choose(self, place: int) -> None:
        self.editor.setVisible(place >= 0)
        if 0 <= place < len(self._references):
            self.editor.show_reference(self._references[place])

    def _show_menu(self, at: QPoint) -> None:
        place = self.list.indexAt(at).row()
        if place < 0:
            return
        reference = self._references[place]
        menu = QMenu(self)
        menu.addAction(translate("Show the cited work"), lambda: self.editor.shown.emit(reference.cited))
        menu.addAction(translate("Keep as an article"), lambda: self.editor.kept.emit(reference.cited))
        menu.addAction(translate("Point elsewhere..."), lambda: self.editor.repointed.emit(reference))
        menu.addSeparator()
        menu.addAction(translate("Remove from the list"), lambda: self.removed.emit(reference))
        menu.exec(self.list.viewport().mapToGlobal(at))


def _two_lines(reference: Reference) -> TwoLines:
    is_doubtful = bool(reference.doubtful)
    if "title" not in reference.record:
        return TwoLines(str(reference.number), reference.text, "", is_doubtful)
    return TwoLines(str(reference.number), short_line(reference.record), reference.text, is_doubtful)
