"""Formatted citations for the clipboard and for drags: HTML, RTF and plain text at once."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

from refdesk.library.citing import Formatted

_RTF_TYPES = ("text/rtf", "application/rtf")


def formatted_mime(formatted: Formatted) -> QMimeData:
    """What goes on the clipboard."""
    mime = QMimeData()
    add_formatted(mime, formatted)
    return mime


def add_formatted(mime: QMimeData, formatted: Formatted) -> None:
    """Add a text in its dresses; word processors take RTF or HTML, all others the text."""
    mime.setText(formatted.text)
    if formatted.html:
        mime.setHtml(formatted.html)
    if not formatted.rtf:
        return
    for mime_type in _RTF_TYPES:
        mime.setData(mime_type, QByteArray(formatted.rtf.encode("ascii", "replace")))
