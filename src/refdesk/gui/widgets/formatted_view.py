"""A quiet view of formatted citations."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser

from refdesk.library.citing import Formatted


def formatted_view(name: str) -> QTextBrowser:
    """A quiet view of formatted text whose words can be selected; `name` is what a screen reader says."""
    view = QTextBrowser()
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setProperty("role", "preview")
    view.document().setDocumentMargin(0)
    view.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return view


def html_of(formatted: Formatted) -> str:
    """What shows a formatted text; markup that is copied as text is shown as it is."""
    if formatted.html:
        return formatted.html
    return f'<pre style="white-space:pre-wrap;margin:0">{escape(formatted.text)}</pre>'
