"""Copying citations and bibliography entries in the current style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from refdesk.domain.record import Record, RecordId
from refdesk.gui.desk import Desk
from refdesk.gui.formatted_mime import formatted_mime
from refdesk.gui.window import MainWindow
from refdesk.library import citing, exporting
from refdesk.library.citing import Formatted
from refdesk.library.library import Library
from refdesk.settings import STYLE, STYLE_LOCALE
from refdesk.translation import translate, translate_count

Format = Callable[[Sequence[Record], str, str], Formatted]


def copy_bibliography(desk: Desk, window: MainWindow) -> None:
    """Put the bibliography of the chosen records on the clipboard, as HTML, RTF and plain text."""
    said = translate_count("Copied {count} entry.", "Copied {count} entries.", desk.selection.count)
    _copy(desk, citing.bibliography, said)


def copy_citation(desk: Desk, window: MainWindow) -> None:
    """Put one in-text citation of the chosen records on the clipboard."""
    _copy(desk, citing.cite, translate("Copied the citation."))


def copy_bibtex(desk: Desk, window: MainWindow) -> None:
    """Put the chosen records on the clipboard as BibTeX."""
    ids = desk.selection.ids
    said = translate_count("Copied {count} BibTeX entry.", "Copied {count} BibTeX entries.", len(ids))

    def put(text: str) -> None:
        QApplication.clipboard().setText(text)
        desk.notices.tell(said)

    desk.jobs.read(exporting.as_text, desk.library, ids, "bibtex", then=put)


def choose_style(desk: Desk, window: MainWindow) -> None:
    """Let the person choose another citation style."""
    window.style_wanted.emit()


def _copy(desk: Desk, call: Format, said: str) -> None:
    style, locale = desk.settings.get(STYLE), desk.settings.get(STYLE_LOCALE)

    def put(formatted: Formatted) -> None:
        QApplication.clipboard().setMimeData(formatted_mime(formatted))
        desk.notices.tell(_with_problems(said, formatted))

    desk.jobs.read(_formatted, call, desk.library, desk.selection.ids, style, locale, then=put)


def _formatted(call: Format, library: Library, ids: Sequence[RecordId], style: str, locale: str) -> Formatted:
    return call(citing.records(library, ids), style, locale)


def _with_problems(said: str, formatted: Formatted) -> str:
    if not formatted.problems:
        return said
    return f"{said} {formatted.problems[0].message}"
