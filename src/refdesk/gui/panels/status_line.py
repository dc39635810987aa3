"""The line at the foot of the window: what is shown, what happened, what is under way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from refdesk.gui.notices import Notice, Tone
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import icon_button, link_button
from refdesk.gui.widgets.labels import ElidedLabel, label
from refdesk.translation import translate

if TYPE_CHECKING:
    from refdesk.gui.jobs import Progress

NOTICE_MS = 10_000
_PROGRESS_LOOK_MS = 100


class NoticeBar(QWidget):
    """One notice with its action; a plain one leaves by itself after ten seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._text = ElidedLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._action = link_button("", self._run)
        self._action.setObjectName("notice_action")
        self._action.setAccessibleName(translate("Do what the notice offers"))
        self._close = icon_button("clear", translate("Close this notice"), self.clear)
        self._leave = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._leave.timeout.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        for part in (self._text, self._action, self._close):
            line.addWidget(part)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice instead of the one before."""
        self._notice = notice
        self._text.setProperty("role", "problem" if notice.tone is Tone.PROBLEM else "")
        self._text.style().polish(self._text)
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self._action.setText(notice.action_label)
        if notice.action_label:
            self._action.setAccessibleName(notice.action_label)
        self._action.setVisible(bool(notice.action_label))
        self.show()
        self._leave.stop()
        if notice.tone is Tone.PLAIN:
            self._leave.start()

    def clear(self) -> None:
        """Show nothing."""
        self._notice = None
        self._leave.stop()
        self.hide()

    def _run(self) -> None:
        notice = self._notice
        self.clear()
        if notice and notice.action:
            notice.action()


class ProgressBar(QWidget):
    """How far a long job is, with a button to stop it; looks at the job's `Progress` by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._stopped: Callable[[], None] | None = None
        self._text = label("", "secondary")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(translate("Progress"))
        self._cancel = link_button(translate("Cancel"), self.stop)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._look = QTimer(self, interval=_PROGRESS_LOOK_MS)
        self._look.timeout.connect(self._show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        for part in (self._text, self._bar, self._cancel):
            line.addWidget(part)
        self.hide()

    def follow(self, progress: Progress, stopped: Callable[[], None] | None = None) -> None:
        """Show a job until `done`; `stopped` ends what does not look at its progress."""
        self._progress = progress
        self._stopped = stopped
        self._cancel.setEnabled(True)
        self._cancel.show()
        self._show()
        self._look.start()
        self.show()

    def follow_to_its_end(self, progress: Progress) -> None:
        """Show a job that cannot be stopped."""
        self.follow(progress)
        self._cancel.hide()

    def follow_unless_busy(self, progress: Progress) -> None:
        """Show a job where none is shown already."""
        if self._progress is None:
            self.follow(progress)

    def done_with(self, progress: Progress) -> None:
        """This job is over, whether it was shown or not."""
        if self._progress is progress:
            self.done()

    def done(self) -> None:
        """The job is over."""
        self._progress = None
        self._stopped = None
        self._look.stop()
        self.hide()

    @property
    def text(self) -> str:
        """What is read beside the bar."""
        return self._text.text()

    @property
    def can_be_stopped(self) -> bool:
        """Whether something is under way that loses what it did when it ends now."""
        return self._progress is not None and not self._cancel.isHidden()

    @property
    def label(self) -> str:
        """What is under way; empty for nothing."""
        return self._progress.label if self._progress else ""

    def stop(self) -> None:
        """Ask the job to end at its next step."""
        if self._progress:
            self._progress.cancel()
            self._cancel.setEnabled(False)
        if self._stopped:
            self._stopped()
            self.done()

    def _show(self) -> None:
        progress = self._progress
        if progress is None:
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        numbers = translate("{done} of {total}").format(
            done=f"{progress.done:,}", total=f"{progress.total:,}"
        )
        if not progress.total:
            numbers = f"{progress.done:,}" if progress.done else ""
        self._text.setText(f"{progress.label}  {numbers}".rstrip())


class StatusLine(QFrame):
    """Counts at the left, notices in the middle, progress and the time of the last save at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._counts = label("", "secondary")
        self._saved = label("", "secondary")
        self.notice = NoticeBar()
        self.progress = ProgressBar()
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_12, SPACE_4, SPACE_12, SPACE_4)
        line.setSpacing(SPACE_16)
        line.addWidget(self._counts)
        line.addWidget(self.notice, 1)
        line.addStretch(0)
        line.addWidget(self.progress)
        line.addWidget(self._saved)
        self.setMinimumHeight(self.fontMetrics().height() + 4 * SPACE_4)

    def show_counts(self, text: str) -> None:
        """Say what the list holds and how much of it is chosen."""
        self._counts.setText(text)

    def show_saved_now(self) -> None:
        """Say that everything was saved just now."""
        time = datetime.now().astimezone().strftime("%H:%M")
        self._saved.setText(translate("saved {time}").format(time=time))
