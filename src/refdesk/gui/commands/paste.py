"""Pasting or dropping: a page's text, BibTeX, or files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from refdesk.domain.draft import Page
from refdesk.domain.errors import RefDeskError
from refdesk.gui.commands.open_files import take_paths
from refdesk.gui.commands.reviewing import read_page
from refdesk.gui.desk import Desk
from refdesk.gui.window import MainWindow
from refdesk.translation import translate

#: What browsers put beside copied text on the clipboard: the page's address.
_CHROMIUM_ADDRESS = "chromium/x-source-url"
_FIREFOX_ADDRESS = "text/x-moz-url-priv"


def paste(desk: Desk, window: MainWindow) -> None:
    """Read what is on the clipboard."""
    take(desk, window, QApplication.clipboard().mimeData())


def take(desk: Desk, window: MainWindow, mime: QMimeData) -> None:
    """Read files or text, from the clipboard or dropped."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        take_paths(desk, window, paths)
        return
    text = mime.text()
    if not text.strip():
        desk.notices.problem(
            RefDeskError(
                translate("There is no text to paste."),
                translate("Copy an article's page in the browser (Ctrl+A, Ctrl+C), then paste it here."),
            )
        )
        return
    read_page(desk, window, Page(text, mime.html() if mime.hasHtml() else "", address_of(mime)))


def address_of(mime: QMimeData) -> str:
    """The address of the page that text was copied from, where the browser tells it; else empty."""
    if mime.hasFormat(_CHROMIUM_ADDRESS):
        return bytes(mime.data(_CHROMIUM_ADDRESS).data()).decode("utf-8", "replace").strip("\0 \n")
    if mime.hasFormat(_FIREFOX_ADDRESS):
        return bytes(mime.data(_FIREFOX_ADDRESS).data()).decode("utf-16-le", "replace").strip("\0 \n")
    return ""
