"""Puts an open library to work in the window: panels, feeds, and what the actions run."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QMimeData, QObject, QTimer

from refdesk.domain.change import Change
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem
from refdesk.domain.reference import Reference
from refdesk.folders import own_folders
from refdesk.gui.actions import ROW_MENU, ActionRow
from refdesk.gui.changes import Changes
from refdesk.gui.commands import collections, edit, paste, repoint
from refdesk.gui.desk import Desk
from refdesk.gui.feeds.action_feed import ActionFeed
from refdesk.gui.feeds.backup_feed import BackupFeed
from refdesk.gui.feeds.files_feed import FilesFeed
from refdesk.gui.feeds.history_feed import HistoryFeed
from refdesk.gui.feeds.hit_feed import HitFeed
from refdesk.gui.feeds.idle_feed import IdleFeed
from refdesk.gui.feeds.likely_feed import LikelyFeed
from refdesk.gui.feeds.link_feed import LinkFeed
from refdesk.gui.feeds.list_feed import ListFeed
from refdesk.gui.feeds.list_state import ListState
from refdesk.gui.feeds.place_feed import PlaceFeed
from refdesk.gui.feeds.preview_feed import PreviewFeed
from refdesk.gui.feeds.record_feed import RecordFeed
from refdesk.gui.feeds.style_feed import StyleFeed
from refdesk.gui.jobs import Jobs
from refdesk.gui.notices import Notices
from refdesk.gui.panels.preview import Preview
from refdesk.gui.panels.record_panel import RecordPanel
from refdesk.gui.selection import Selection
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import Layout
from refdesk.library import caring, full_text, moved_files
from refdesk.library.library import Library
from refdesk.settings import Settings
from refdesk.translation import translate

#: How often to look for what other windows wrote.
POLL_MS = 2000
#: How long nothing must have been written before attached files are read, and before the library is tidied.
READ_TEXTS_MS, READ_HASHES_MS, TIDY_MS = 5000, 3000, 1000


class Workbench(QObject):
    """Lives as long as the library is open in the window."""

    def __init__(self, window: MainWindow, library: Library, jobs: Jobs, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._changes = Changes(self)
        self.desk = Desk(library, jobs, settings, Notices(self), Selection(self), self._changes)
        self._unsubscribe = library.subscribe(self._changes.put)
        self.panel = RecordPanel()
        self.preview = Preview()
        window.add_preview(self.preview)
        window.add_record_panel(self.panel)
        if library.path != own_folders().library_file:
            window.setWindowTitle(library.path.stem)
        self._make_feeds()
        self._connect_window()
        self._connect_places()
        self._begin()

    def run(self, row: ActionRow) -> None:
        """Do what an action's row names."""
        module, function = row.runs.split(".")
        command = getattr(import_module(f"refdesk.gui.commands.{module}"), function)
        command(self.desk, self._window, *([row.argument] if row.argument else []))

    def close(self) -> None:
        """Take over what is being typed, remember the window, end the threads, close the library."""
        self._poll.stop()
        self.backup_feed.stop()
        self.text_feed.stop()
        self.hash_feed.stop()
        self.tidy_feed.stop()
        self.style_feed.stop()
        self.likely_feed.stop()
        self.panel.commit()
        self._remember()
        self._unsubscribe()
        self.desk.jobs.finish()
        self.desk.library.close()

    def _make_feeds(self) -> None:
        desk, window = self.desk, self._window
        self.list_feed = ListFeed(desk, window.list, self)
        self.place_feed = PlaceFeed(desk, window.sidebar, self)
        self.record_feed = RecordFeed(desk, self.panel, self)
        self.history_feed = HistoryFeed(desk, self.panel, self)
        self.files_feed = FilesFeed(desk, self.panel, self)
        self.link_feed = LinkFeed(desk, window, self)
        self.preview_feed = PreviewFeed(desk, self.preview, window.list, self)
        self.hit_feed = HitFeed(desk, self.preview.hit, self)
        self.action_feed = ActionFeed(desk, window.actions_, self)
        self.list_state = ListState(desk, window, self)
        self.list_feed.listed.connect(self.list_state.show)
        self.backup_feed = BackupFeed(desk, self)
        self.text_feed = IdleFeed(
            desk, full_text.read_texts, self, idle_ms=READ_TEXTS_MS, concerns=_is_about_files
        )
        self.hash_feed = IdleFeed(
            desk, moved_files.read_hashes, self, idle_ms=READ_HASHES_MS, concerns=_is_about_files
        )
        self.tidy_feed = IdleFeed(desk, caring.tidy, self, idle_ms=TIDY_MS)
        self.style_feed = StyleFeed(desk, self)
        self.likely_feed = LikelyFeed(desk, self)
        self.likely_feed.found.connect(self.list_feed.ask)
        self.likely_feed.looking_changed.connect(self.list_state.tell_looking)
        self.list_feed.listed.connect(lambda _: self.likely_feed.mark())
        self.likely_feed.marked.connect(window.list.model.mark_likely)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_for_changes)

    def _connect_window(self) -> None:
        desk, window = self.desk, self._window
        window.dropped.connect(self._take_drop)
        window.closing.connect(self.close)
        window.top_bar.search.asked.connect(desk.selection.search)
        desk.selection.query_changed.connect(window.top_bar.search.show_query)
        window.top_bar.search.left.connect(window.list.view.setFocus)
        view = window.list.view
        view.typed.connect(self._search_for)
        view.opened.connect(window.focus_form)
        view.customContextMenuRequested.connect(
            lambda at: window.actions_.menu_of_possible(ROW_MENU, window).exec(
                view.viewport().mapToGlobal(at)
            )
        )
        desk.notices.shown.connect(window.status.notice.show_notice)
        desk.notices.begun.connect(window.status.progress.follow_unless_busy)
        desk.notices.ended.connect(window.status.progress.done_with)
        desk.jobs.failed.connect(desk.notices.problem)
        desk.changes.arrived.connect(lambda _: window.status.show_saved_now())
        self.preview.copied.connect(window.actions_["copy_bibliography"].trigger)
        self.preview.problems_wanted.connect(self._show_problems)
        self.preview.citation_copied.connect(window.actions_["copy_citation"].trigger)
        self.panel.citing_opened.connect(self._open_record)
        self.panel.references.editor.shown.connect(self._open_record)
        self.panel.references.set_wanted.connect(window.actions_["set_list"].trigger)
        self.panel.files.search_wanted.connect(window.actions_["find_moved"].trigger)
        self.panel.references.editor.repointed.connect(self._repoint)

    def _connect_places(self) -> None:
        desk, window = self.desk, self._window
        sidebar = window.sidebar
        sidebar.collection_wanted.connect(window.actions_["new_collection"].trigger)
        sidebar.search_wanted.connect(window.actions_["advanced_search"].trigger)
        sidebar.menu_wanted.connect(lambda place, at: collections.show_place_menu(desk, window, place, at))
        sidebar.tags.menu_wanted.connect(lambda name, at: collections.show_tag_menu(desk, window, name, at))
        sidebar.model.records_dropped.connect(lambda place, ids: collections.drop_records(desk, place, ids))
        sidebar.tags.records_dropped.connect(lambda name, ids: collections.drop_on_tag(desk, name, ids))
        sidebar.model.collection_renamed.connect(lambda number, name: collections.rename(desk, number, name))
        sidebar.model.collection_dropped.connect(lambda number, into: collections.move(desk, number, into))

    def _begin(self) -> None:
        layout = self._window.layout_at_start
        self.desk.selection.go_to(layout.place)
        self._window.sidebar.show_place(layout.place)
        self.panel.show_tab(layout.tab)
        if self._window.list.view.chosen_ids():
            self.list_feed.take_choice()
        elif layout.current is not None:
            self.desk.selection.reveal([layout.current])
        self._window.list.model.outdate_all()
        self.list_feed.ask()
        self.place_feed.ask()
        self.action_feed.ask()
        self.preview_feed.ask()
        self.link_feed.look()
        self._window.begin(self.run)
        if self.desk.library.is_read_only:
            self._window.banner.tell(
                translate("This library can only be read: its file or folder is write-protected.")
            )
        self._poll.start()
        self._window.list.view.setFocus()

    def _remember(self) -> None:
        window = self._window
        layout = Layout(
            tuple(window.panes.sizes()),
            tuple(window.middle.sizes()),
            tuple(window.sidebar.splitter.sizes()),
            self.desk.selection.place,
            self.desk.selection.current,
            self.panel.tab,
        )
        window.state(layout).keep(self.desk.settings)
        try:
            self.desk.settings.save()
        except RefDeskError:
            # The window is closing: that its place is forgotten is no reason to keep it open.
            return

    def _take_drop(self, mime: QMimeData) -> None:
        paste.take(self.desk, self._window, mime)

    def _look_for_changes(self) -> None:
        if not self.desk.jobs.busy_count:
            self.desk.jobs.read(self.desk.library.poll, topic="poll")

    def _search_for(self, letters: str) -> None:
        search = self._window.top_bar.search
        search.setFocus()
        search.setText(letters)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        from refdesk.gui.dialogs.problems import ProblemsDialog

        ProblemsDialog(translate("What to know about these entries"), problems, self._window).open()

    def _repoint(self, reference: Reference) -> None:
        repoint.ask_for_record(self.desk, self._window, reference)

    def _open_record(self, record_id: int) -> None:
        """Show a record that the list may not have, among the articles or the cited works."""
        self.desk.selection.search("")
        edit.show_record(self.desk, record_id)


def _is_about_files(change: Change) -> bool:
    return bool(change.rows("attachment"))
