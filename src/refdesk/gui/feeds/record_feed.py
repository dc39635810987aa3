"""Keeps the right pane in step, and writes what a person does there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from refdesk.domain.change import Change
from refdesk.domain.draft import Draft
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId, Value
from refdesk.domain.reference import Reference, ReferenceId
from refdesk.gui.desk import Desk
from refdesk.gui.panels.record_panel import RecordPanel
from refdesk.library import collecting, details, editing, noting, revising
from refdesk.library.details import CitedBy, Details
from refdesk.library.library import Library
from refdesk.translation import translate

_SETTLE_MS = 30
_TOPIC = "record"
Everything = tuple[Details, list[Reference], list[CitedBy]]


class RecordFeed(QObject):
    """Shows the selection's current record, and hands edits to the library."""

    def __init__(self, desk: Desk, panel: RecordPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        desk.selection.changed.connect(self._settle.start)
        desk.changes.arrived.connect(lambda _: self._settle.start())
        self._connect_form()
        self._connect_references()
        self._connect_notes()

    def ask(self) -> None:
        """Ask for the current record; nothing is shown where there is none, or several are chosen."""
        selection = self._desk.selection
        if selection.count != 1 or selection.current is None:
            self._desk.jobs.drop(_TOPIC)
            self._panel.show_several(selection.count) if selection.count else self._panel.show_nothing()
            return
        self._desk.jobs.read(
            _everything,
            self._desk.library,
            selection.current,
            then=self._show,
            topic=_TOPIC,
            failed=lambda _: self._panel.show_nothing(),
        )

    def _show(self, found: Everything) -> None:
        self._panel.show_record(*found)
        if self._desk.library.is_read_only:
            self._panel.record_tab.form.make_read_only()
            self._panel.references.editor.form.make_read_only()
            self._panel.files.make_read_only()

    def _connect_form(self) -> None:
        tab = self._panel.record_tab
        tab.form.field_changed.connect(self._set_field)
        tab.form.type_changed.connect(lambda name: self._write(editing.set_type, name))
        tab.form.accepted.connect(lambda field: self._write(editing.accept_reading, field))
        tab.key_changed.connect(lambda key: self._write(editing.set_citation_key, key))
        tab.tags.added.connect(lambda name: self._write_tags(collecting.add_tags, name))
        tab.tags.removed.connect(lambda name: self._write_tags(collecting.remove_tags, name))

    def _connect_references(self) -> None:
        panel = self._panel.references
        panel.editor.corrected.connect(self._correct)
        panel.editor.reread.connect(lambda each, text: self._revise(revising.reread, each, text))
        panel.editor.split.connect(lambda each, place: self._revise(revising.split, each, place))
        panel.editor.merged.connect(lambda each: self._revise(revising.merge_with_previous, each))
        panel.editor.kept.connect(self._keep)
        self._panel.kept.connect(self._keep)
        panel.removed.connect(self._remove)

    def _connect_notes(self) -> None:
        notes, library = self._panel.notes, self._desk.library
        notes.added.connect(lambda: self._write(noting.add_note, "", then=self._focus_note))
        notes.written.connect(lambda note, text: self._keep_typed(noting.set_note, library, note, text))
        notes.removed.connect(lambda note: self._do(noting.remove_note, library, note))

    def _set_field(self, field: str, value: Value | None) -> None:
        shown = self._panel.details
        if shown:
            self._keep_typed(editing.set_field, self._desk.library, shown.id, field, value)

    def _correct(self, reference_id: int, draft: Draft) -> None:
        self._do(editing.set_reference, self._desk.library, ReferenceId(reference_id), draft)

    def _revise(self, call: Callable[..., Change], reference_id: int, *args: object) -> None:
        self._do(call, self._desk.library, ReferenceId(reference_id), *args)

    def _keep(self, record_id: int) -> None:
        self._do(editing.keep, self._desk.library, [RecordId(record_id)], then=self._tell_kept)

    def _tell_kept(self, change: Change) -> None:
        if change.is_empty:
            self._desk.notices.tell(translate("It is among your articles already."))
        else:
            self._desk.notices.tell(translate("Kept as an article."))

    def _remove(self, reference: Reference) -> None:
        self._do(editing.remove_references, self._desk.library, [reference.id])

    def _focus_note(self, change: Change) -> None:
        note_ids = change.added_rows("note")
        if note_ids:
            self._panel.notes.focus_note(note_ids[0])

    def _write_tags(self, call: Callable[..., Change], name: str) -> None:
        shown = self._panel.details
        if shown:
            self._do(call, self._desk.library, [shown.id], [name])

    def _write(
        self, call: Callable[..., Change], *args: Any, then: Callable[[Change], None] | None = None
    ) -> None:
        """Write to the record that is shown."""
        shown = self._panel.details
        if shown:
            self._do(call, self._desk.library, shown.id, *args, then=then)

    def _do(
        self, call: Callable[..., Change], *args: Any, then: Callable[[Change], None] | None = None
    ) -> None:
        self._desk.jobs.write(call, *args, then=then, failed=self._refused)

    def _keep_typed(self, call: Callable[..., Change], *args: Any) -> None:
        """Write what was typed; where that is refused, a full disk say, it is kept to be tried again."""

        def refused(error: RefDeskError) -> None:
            self._desk.notices.offer_again(error, lambda: self._keep_typed(call, *args))
            self.ask()

        self._desk.jobs.write(call, *args, failed=refused)

    def _refused(self, error: RefDeskError) -> None:
        self._desk.notices.problem(error)
        self.ask()


def _everything(library: Library, record_id: RecordId) -> Everything:
    return (
        details.details(library, record_id),
        details.references_of(library, record_id),
        details.cited_by(library, record_id),
    )
