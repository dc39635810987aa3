"""Keeps the preview in step: the chosen records in the current style; drags and copies take it from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, QTimer

from refdesk.domain.record import RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.formatted_mime import add_formatted
from refdesk.gui.models.places import ids_to_mime
from refdesk.gui.panels.preview import Preview
from refdesk.gui.panels.record_list import RecordList
from refdesk.library import citing
from refdesk.library.citing import Formatted
from refdesk.library.library import Library
from refdesk.settings import STYLE, STYLE_LOCALE
from refdesk.translation import translate

#: More chosen records than these are not formatted before they are asked for.
PREVIEWED = 50
_SETTLE_MS = 60
_TOPIC = "preview"


class PreviewFeed(QObject):
    """Formats after a pause in choosing."""

    def __init__(self, desk: Desk, preview: Preview, record_list: RecordList, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview = preview
        self._formatted: Formatted | None = None
        self._formatted_ids: list[RecordId] = []
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        record_list.model.mime_of = self._mime_of
        desk.selection.changed.connect(self._settle.start)
        desk.changes.arrived.connect(lambda _: self._settle.start())

    def ask(self) -> None:
        """Format what is chosen now."""
        count = self._desk.selection.count
        if not 0 < count <= PREVIEWED:
            self._desk.jobs.drop(_TOPIC)
            self._formatted, self._formatted_ids = None, []
            self._preview.show_hint(_hint(count))
            return
        ids = self._desk.selection.ids
        settings = self._desk.settings
        self._desk.jobs.read(
            _formatted,
            self._desk.library,
            ids,
            settings.get(STYLE),
            settings.get(STYLE_LOCALE),
            then=lambda formatted: self._show(ids, formatted),
            topic=_TOPIC,
            failed=lambda error: self._preview.show_hint(str(error)),
        )

    def _show(self, ids: list[RecordId], formatted: Formatted) -> None:
        self._formatted, self._formatted_ids = formatted, ids
        self._preview.show_html(formatted.html)

    def _mime_of(self, ids: Sequence[RecordId]) -> QMimeData:
        """What a drag carries: it begins at once, so only what is formatted already."""
        mime = QMimeData()
        ids_to_mime(mime, ids)
        if self._formatted and sorted(ids) == sorted(self._formatted_ids):
            add_formatted(mime, self._formatted)
        return mime


def _hint(count: int) -> str:
    if count:
        return translate("{count} records: Ctrl+Shift+C copies them all.").format(count=f"{count:,}")
    return translate("The chosen record appears here as your citation style prints it.")


def _formatted(library: Library, ids: Sequence[RecordId], style: str, locale: str) -> Formatted:
    return citing.bibliography(citing.records(library, ids), style, locale)
