"""Waiting as a window does: in Qt's event loop, with Python's lock free for other threads.

QTest's `qWait` keeps the lock: threads get about a hundredth of the time that they have in life.
"""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def let_events_go_on(span_ms: int) -> None:
    """Let the window, and every thread, work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(span_ms, loop.quit)
    loop.exec()
