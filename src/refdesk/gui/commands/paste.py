"""Pasting or dropping: a page's text, BibTeX, or files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from refdesk.domain.change import Change
from refdesk.domain.draft import Page
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.gui.commands.import_files import import_paths, offer
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library import intake
from refdesk.library.intake import Intake
from refdesk.translation import translate, translate_count

_TOPIC = "paste"
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
        import_paths(desk, window, paths)
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


def read_page(desk: Desk, window: MainWindow, page: Page) -> None:
    """Read a page in the background and show what was found."""
    progress = Progress(translate("Reading the page"))
    window.status.progress.follow(progress, lambda: desk.jobs.drop(_TOPIC))

    def show(found: Intake) -> None:
        window.status.progress.done()
        _show(desk, window, found)

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.read(intake.drafts_from, desk.library, page, then=show, topic=_TOPIC, failed=fail)


def _show(desk: Desk, window: MainWindow, found: Intake) -> None:
    if found.plan is not None:
        offer(desk, window, found.plan)
        return
    draft = found.page_draft
    if draft is None or (draft.article is None and not draft.references):
        desk.notices.problem(
            RefDeskError(
                translate("No article and no reference list was found in this text."),
                translate("Copy the whole page of the article, with its references."),
            )
        )
        return
    # The review is a window of its own size: it loads when the first page is pasted.
    from refdesk.gui.review.dialog import ReviewDialog

    dialog = ReviewDialog(desk, found, window)
    dialog.saved.connect(lambda change: _tell_saved(desk, change, len(draft.references)))
    dialog.open()


def _tell_saved(desk: Desk, change: Change, count: int) -> None:
    desk.selection.go_to(Place.articles())
    desk.selection.search("")
    desk.selection.reveal(change.added_rows("record")[:1])
    said = translate_count(
        "Saved the article with {count} reference.", "Saved the article with {count} references.", count
    )
    tell_change(desk, change, said if count else translate("Saved the article."))
