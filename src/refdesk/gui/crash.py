"""What no one caught: logged, and shown as a report that can be copied."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Shows what no one caught, from any thread, one dialog at a time."""

    _caught = Signal(str)

    def __init__(self, parent_of_dialogs: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._parent_of_dialogs = parent_of_dialogs
        self._is_showing = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Become the program's last resort."""
        sys.excepthook = self.take
        threading.excepthook = lambda caught: self.take(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )

    def take_error(self, error: BaseException) -> None:
        """Report an exception that a job ended with."""
        self.take(type(error), error, error.__traceback__)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report an exception; `KeyboardInterrupt` ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unforeseen", exc_info=(kind, error, trace))
        self._caught.emit(report_of(kind, error, trace))

    def _show(self, report: str) -> None:
        if self._is_showing:
            return
        from refdesk.gui.dialogs.crash import CrashDialog

        self._is_showing = True
        dialog = CrashDialog(report, self._parent_of_dialogs())
        dialog.finished.connect(self._end)
        dialog.open()

    def _end(self) -> None:
        self._is_showing = False


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: versions, system, and where it happened."""
    import platform

    from refdesk.gui.dialogs.about import program_version

    versions = (
        f"RefDesk {program_version()}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(kind, error, trace))}"
