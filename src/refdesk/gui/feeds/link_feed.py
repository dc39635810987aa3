"""Keeps linked collections and their files in step: looks when either may have changed, merges, asks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from refdesk.domain.change import Change
from refdesk.gui.commands.telling import tell_change
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.link_dialog import LinkDialog, summary_of
from refdesk.gui.widgets.buttons import button
from refdesk.gui.window import MainWindow
from refdesk.library import linking
from refdesk.library.library import Library
from refdesk.library.link_plan import NO_CHOICES, LinkChoices, LinkPlan
from refdesk.library.linking import Look, Outdated
from refdesk.translation import translate

#: Typing goes on, programs write in several steps: the look comes when there is peace.
SETTLE_MS = 1200
_TOPIC = "linked files"


class LinkFeed(QObject):
    """What only one side changed is brought in step at once; a person is asked about the rest."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._told: dict[int, str] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.look)
        if desk.library.is_read_only:
            return
        self._watcher.fileChanged.connect(lambda _: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())
        window.links_changed.connect(self.look)
        desk.changes.arrived.connect(lambda _: self._settle.start())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._take_state)

    def look(self) -> None:
        """Compare every linked file with its collection, in the background."""
        self._desk.jobs.read(linking.look, self._desk.library, then=self._take, topic=_TOPIC)

    def review(self, plan: LinkPlan) -> None:
        """Show the changes and let a person decide."""
        dialog = LinkDialog(plan, self._window)
        dialog.decided.connect(partial(self._bring_in_step, plan))
        dialog.open()

    def _take_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._settle.start()

    def _take(self, looks: list[Look]) -> None:
        self._window.linked_names = {each.link.collection: Path(each.link.path).name for each in looks}
        self._window.sidebar.model.show_linked(self._window.linked_names)
        self._watch([each.link.path for each in looks])
        for each in looks:
            if each.problem:
                self._tell_problem(each)
            elif each.plan is None:
                self._forget(each)
            elif each.plan.needs_person:
                self._ask(each, each.plan)
            else:
                self._forget(each)
                self._bring_in_step(each.plan, NO_CHOICES)

    def _watch(self, paths: list[str]) -> None:
        """The files, and their folders: many programs put a new file in the place of the old one."""
        wanted = {*paths, *(str(Path(each).parent) for each in paths)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := {each for each in wanted - watched if Path(each).exists()}:
            self._watcher.addPaths(sorted(new))

    def _bring_in_step(self, plan: LinkPlan, choices: LinkChoices) -> None:
        self._desk.jobs.write(
            _in_step,
            self._desk.library,
            plan,
            choices,
            then=partial(self._tell, plan),
            failed=self._desk.notices.problem,
        )

    def _tell(self, plan: LinkPlan, change: Change | None) -> None:
        if change is None:
            self._settle.start()
            return
        name = Path(plan.state.link.path).name
        told = summary_of(plan)
        if told:
            tell_change(
                self._desk, change, translate("{name} was merged: {told}").format(name=name, told=told)
            )

    def _ask(self, look: Look, plan: LinkPlan) -> None:
        name = Path(look.link.path).name
        text = translate("{name} was changed by another program.").format(name=name)
        show = button(translate("Show the changes"), partial(self._review, look, plan))
        self._show(look, text, show)

    def _review(self, look: Look, plan: LinkPlan) -> None:
        self._forget(look)
        self.review(plan)

    def _tell_problem(self, look: Look) -> None:
        find = button(translate("Find the file..."), partial(self._ask_where, look))
        end = button(translate("End the link"), partial(self._end, look))
        self._show(look, str(look.problem), find, end)

    def _show(self, look: Look, text: str, *buttons: QPushButton) -> None:
        """Say something of a link once, until it is settled."""
        if self._told.get(look.link.id) == text and self._window.banner.text == text:
            return
        self._told[look.link.id] = text
        self._window.banner.tell(text, *buttons)

    def _forget(self, look: Look) -> None:
        told = self._told.pop(look.link.id, None)
        if told is not None and self._window.banner.text == told:
            self._window.banner.hide()

    def _ask_where(self, look: Look) -> None:
        name = Path(look.link.path).name
        dialog = QFileDialog(self._window, translate("Where is {name} now?").format(name=name))
        dialog.setObjectName("find_linked_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda chosen: self._desk.jobs.write(
                linking.move, self._desk.library, look.link.id, Path(chosen), then=lambda _: self.look()
            )
        )
        dialog.open()

    def _end(self, look: Look) -> None:
        self._forget(look)
        self._desk.jobs.write(linking.unlink, self._desk.library, look.link.collection)


def _in_step(library: Library, plan: LinkPlan, choices: LinkChoices) -> Change | None:
    """The change; None where a side changed meanwhile."""
    try:
        return linking.bring_in_step(library, plan, choices)
    except Outdated:
        return None
