"""Keeps the preview in step: the chosen records in the current style; drags and copies take it from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from refdesk.domain.record import RecordId
from refdesk.gui.chosen_style import chosen_style
from refdesk.gui.desk import Desk
from refdesk.gui.formatted_mime import add_formatted
from refdesk.gui.models.places import ids_to_mime
from refdesk.gui.panels.preview import Preview
from refdesk.gui.panels.record_list import RecordList
from refdesk.library import copying
from refdesk.library.citing import Formatted
from refdesk.library.copying import CopyOrder, What
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from refdesk.settings import QUICK_CITATION, QUICK_ENTRIES
from refdesk.translation import translate

#: More chosen records than these are not shown, and more than those not formatted before they are asked for.
PREVIEWED, READY = 50, 500
_SETTLE_MS = 60
_TOPIC = "preview"


@dataclass(frozen=True, slots=True)
class Previewed:
    """Records as they would be copied."""

    record_ids: Sequence[RecordId]
    citation: Formatted
    entries: Formatted


class PreviewFeed(QObject):
    """Formats after a pause in choosing."""

    def __init__(self, desk: Desk, preview: Preview, record_list: RecordList, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview = preview
        self._previewed: Previewed | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        record_list.model.mime_of = self._mime_of
        desk.selection.changed.connect(self._settle.start)
        desk.changes.arrived.connect(lambda _: self._settle.start())

    def ask(self) -> None:
        """Format what is chosen now."""
        self._previewed = None
        count = self._desk.selection.count
        if not 0 < count <= PREVIEWED:
            self._preview.show_hint(_hint(count))
        if not 0 < count <= READY:
            self._desk.jobs.drop(_TOPIC)
            return
        settings = self._desk.settings
        self._desk.jobs.read(
            _previewed,
            self._desk.library,
            self._desk.selection.ids,
            chosen_style(settings),
            (settings.get(QUICK_CITATION), settings.get(QUICK_ENTRIES)),
            then=self._show,
            topic=_TOPIC,
            failed=lambda error: self._preview.show_hint(str(error)),
        )

    def _show(self, previewed: Previewed) -> None:
        self._previewed = previewed
        if len(previewed.record_ids) <= PREVIEWED:
            self._preview.show_formatted(previewed.citation, previewed.entries)

    def _mime_of(self, ids: Sequence[RecordId]) -> QMimeData:
        """What a drag carries: it begins at once, so only what is formatted already.

        With Shift it is the citation for the text, else the entries.
        """
        mime = QMimeData()
        ids_to_mime(mime, ids)
        found = self._previewed
        if found and sorted(ids) == sorted(found.record_ids):
            has_shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            add_formatted(mime, found.citation if has_shift else found.entries)
        return mime


def _hint(count: int) -> str:
    if count:
        return translate("{count} records: Ctrl+Shift+C copies them all.").format(count=f"{count:,}")
    return translate("The chosen record appears here as your citation style prints it.")


def _previewed(
    library: Library, ids: Sequence[RecordId], choice: StyleChoice, format_ids: tuple[str, str]
) -> Previewed:
    parts = zip((What.CITATION, What.ENTRIES), format_ids, strict=True)
    made = (copying.copied(library, CopyOrder(ids, choice, what, format_id)) for what, format_id in parts)
    return Previewed(ids, *made)
