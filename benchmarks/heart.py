"""How long the window's event loop lets a person wait, for the benchmarks that open windows."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer


class Heart:
    """Beats every `interval_ms` where the event loop is free; the longest pause is what a person feels."""

    def __init__(self, interval_ms: int = 2) -> None:
        self.longest_s = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=interval_ms)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def start(self) -> None:
        """Forget the pauses so far."""
        self.longest_s, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_s, self._last = max(self.longest_s, now - self._last), now
