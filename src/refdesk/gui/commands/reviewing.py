"""Reading a page or a PDF, and reviewing what was found in it."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.draft import Page
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.gui.commands.import_files import ask, import_paths, offer
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library import intake
from refdesk.library.intake import Intake
from refdesk.translation import translate, translate_count

_TOPIC = "paste"


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


def read_pdf(desk: Desk, window: MainWindow, path: Path) -> None:
    """Read a PDF in the background and show what was found; one that cannot be read can be kept as it is."""
    progress = Progress(translate("Reading {names}").format(names=path.name))
    window.status.progress.follow(progress, lambda: desk.jobs.drop(_TOPIC))

    def show(found: Intake) -> None:
        window.status.progress.done()
        _show(desk, window, found)

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.offer(
            str(error), translate("Add it all the same"), lambda: import_paths(desk, window, [path], ask)
        )

    desk.jobs.read(intake.drafts_from_pdf, desk.library, path, progress, then=show, topic=_TOPIC, failed=fail)


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
    if found.notice:
        desk.notices.tell(found.notice)
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
