"""Times and rates, printed beside a peer's in the same run and beside what was asked."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def seconds(call: Callable[..., object], *arguments: object) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start


def times(count: int, call: Callable[[], object]) -> list[float]:
    """How long each of several calls takes."""
    return [seconds(call) for _ in range(count)]


def say(what: str, spent: Sequence[float], peer: Sequence[float] = (), asked_ms: float | None = None) -> None:
    """One line: median and 95th percentile in ms, the peer's median, the ratio, the goal for the latter."""
    median, late = statistics.median(spent) * 1000, _percentile(spent) * 1000
    parts = [f"{what:40} {median:10.2f} ms  p95 {late:10.2f}"]
    if peer:
        other = statistics.median(peer) * 1000
        parts.append(f"Zotero-like {other:10.2f} ms  x{other / max(median, 0.001):,.0f}")
    if asked_ms is not None:
        parts.append(f"asked <= {asked_ms:g}: {'met' if late <= asked_ms else 'NOT MET'}")
    print("   ".join(parts), flush=True)


def say_rate(what: str, rate: float, peer: float | None = None, asked: float | None = None) -> None:
    """One line: how many records a second."""
    parts = [f"{what:40} {rate:10,.0f} records/s"]
    if peer is not None:
        parts.append(f"Zotero-like {peer:10,.0f}  x{rate / peer:,.1f}")
    if asked is not None:
        parts.append(f"asked >= {asked:,g}: {'met' if rate >= asked else 'NOT MET'}")
    print("   ".join(parts), flush=True)


def say_size(what: str, megabytes: float, peer: float | None = None) -> None:
    """One line: how much room something takes."""
    other = f"   Zotero-like {peer:10,.0f} MB" if peer is not None else ""
    print(f"{what:40} {megabytes:10,.0f} MB{other}", flush=True)


def _percentile(spent: Sequence[float]) -> float:
    ordered = sorted(spent)
    return ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
