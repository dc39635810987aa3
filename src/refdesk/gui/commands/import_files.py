"""Importing files: a plan, questions where there are any, one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.gui.commands.add_styles import add_styles, is_style
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.jobs import Progress
from refdesk.gui.window import MainWindow
from refdesk.library import importing
from refdesk.library.importing import Cancelled, ImportChoices, ImportPlan
from refdesk.library.library import Library
from refdesk.translation import translate, translate_count

#: So many entries without a question are imported at once when they are dropped or pasted.
_FEW = 20
Offer = Callable[[Desk, MainWindow, ImportPlan], None]
Planning = Callable[[Library, Progress], ImportPlan]


def import_paths(desk: Desk, window: MainWindow, paths: Sequence[Path], then: Offer | None = None) -> None:
    """Read files in the background, with progress; what they hold is imported, or asked about first."""
    if added := [path for path in paths if is_style(path)]:
        add_styles(desk, window, added)
        paths = [path for path in paths if path not in added]
        if not paths:
            return
    shown = ", ".join(path.name for path in paths[:2])
    plan(desk, window, partial(_planned, list(paths)), shown, then or offer)


def plan(desk: Desk, window: MainWindow, call: Planning, names: str, then: Offer) -> None:
    """Make a plan in the background, with progress that can be cancelled; `then` shows it."""
    progress = Progress(translate("Reading {names}").format(names=names), Cancelled)
    window.status.progress.follow(progress)

    def show(plan: ImportPlan | None) -> None:
        window.status.progress.done()
        if plan is not None:
            then(desk, window, plan)

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.read(_unless_cancelled, call, desk.library, progress, then=show, failed=fail)


def offer(desk: Desk, window: MainWindow, plan: ImportPlan) -> None:
    """Import a plan at once where nothing is to be asked, else ask first."""
    if plan.entries and not _asks(plan) and len(plan.entries) <= _FEW:
        carry_out(desk, window, plan, ImportChoices())
        return
    ask(desk, window, plan)


def _asks(plan: ImportPlan) -> bool:
    """Whether there is anything for a person to decide, or to be told."""
    told = plan.problems or plan.duplicates or plan.repeats
    return bool(told or plan.file_count or plan.group_count or plan.searches)


def ask(desk: Desk, window: MainWindow, plan: ImportPlan) -> None:
    """Show what the plan found and could not read, and let the person decide."""
    if not plan.entries and not plan.rejected and not plan.searches:
        desk.notices.problem(_nothing_to_import(plan))
        return
    dialog = ImportDialog(desk, plan, window)
    dialog.decided.connect(lambda choices: carry_out(desk, window, plan, choices))
    dialog.open()


def carry_out(desk: Desk, window: MainWindow, plan: ImportPlan, choices: ImportChoices) -> None:
    """Import in the background, with progress that can be cancelled."""
    names = ", ".join(source.name for source in plan.sources[:2] if source.name)
    progress = Progress(translate("Importing {names}").format(names=names).strip(), Cancelled)
    window.status.progress.follow(progress)

    def finish(change: Change | None) -> None:
        window.status.progress.done()
        if change is None:
            desk.notices.tell(translate("The import was cancelled; nothing was added."))
            return
        _tell(desk, change, choices)

    def fail(error: RefDeskError) -> None:
        window.status.progress.done()
        desk.notices.problem(error)

    desk.jobs.write_in_parts(_carried_out, desk.library, plan, choices, progress, then=finish, failed=fail)


def _planned(paths: Sequence[Path], library: Library, progress: Progress) -> ImportPlan:
    return importing.plan(library, paths, progress)


def _unless_cancelled(call: Planning, library: Library, progress: Progress) -> ImportPlan | None:
    try:
        return call(library, progress)
    except Cancelled:
        return None


def _carried_out(
    library: Library, plan: ImportPlan, choices: ImportChoices, progress: Progress
) -> Change | None:
    try:
        return importing.carry_out(library, plan, choices, progress)
    except Cancelled as cancelled:
        if cancelled.kept:
            raise RefDeskError(
                translate("The import was cancelled; what it had added stays."),
                translate("Something else was written meanwhile: undo that, then the import."),
            ) from cancelled
        return None


def _tell(desk: Desk, change: Change, choices: ImportChoices) -> None:
    if change.is_empty:
        desk.notices.tell(translate("Nothing new: the library has all of it."))
        return
    added = change.added_rows("record")
    desk.selection.go_to(_where(change, choices))
    desk.selection.search("")
    desk.selection.reveal(added[:1])
    changed = len({each.row for each in change.edits if each.table == "record"})
    searches = len(change.added_rows("saved_search"))
    parts = []
    if added or not (changed or searches):
        told = translate_count("Imported {count} record.", "Imported {count} records.", len(added))
        parts.append(told)
    if changed:
        parts.append(translate_count("Changed {count} record.", "Changed {count} records.", changed))
    if searches:
        parts.append(translate_count("Saved {count} search.", "Saved {count} searches.", searches))
    tell_change(desk, change, " ".join(parts))


def _where(change: Change, choices: ImportChoices) -> Place:
    """The list to show afterwards: the collection that everything went into, else the articles."""
    made = change.added_rows("collection")
    if choices.new_collection and made:
        return Place.collection(made[-1])
    if choices.collection is not None:
        return Place.collection(choices.collection)
    return Place.articles()


def _nothing_to_import(plan: ImportPlan) -> RefDeskError:
    first = next((problem.message for problem in plan.problems), "")
    return RefDeskError(translate("There is nothing to import in this."), first)
