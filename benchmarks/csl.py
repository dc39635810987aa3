"""Speed and memory of the citation processor beside citeproc-py, in one run.

usage: python -m benchmarks.csl [ITEMS]        10,000 by default; the peer gets 20
       python -m benchmarks.csl --all-styles   every shipped style with 30 odd items: how many exceptions
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.made_up import MadeUp
from refdesk.csl import Citation, Cite, LocaleFolder, Processor, StyleError, StyleIndex, compile_style
from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.csl.styles.style_index import shipped_styles

_ROOT = Path(__file__).resolve().parent.parent
_STYLES = ("ieee", "apa", "chicago-author-date")
_PEERS = 20
#: Linux only; `ru_maxrss` would count the parent's memory too.
_TELL_PEAK = "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
_PREVIEWS = 200


def made_up_items(count: int) -> list[dict[str, Any]]:
    """Articles and books as CSL-JSON; common names and years meet, so that cites must be told apart."""
    source = MadeUp()
    return [source.record(has_abstract=False).to_csl(f"item{number}") for number in range(count)]


def seconds(call: Callable[[], object], times: int = 3) -> float:
    """How much processor time a call takes: the least of some times."""
    took = []
    for _ in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return min(took)


def bibliography_speed(name: str, items: list[dict[str, Any]]) -> float:
    """Items a second, sorting and disambiguation included."""
    program = compile_style(StyleIndex().load_style(name))

    def run() -> None:
        processor = Processor.of_program(program)
        processor.register(items)
        processor.bibliography()

    return len(items) / seconds(run, 5)


def peer_speed(name: str, items: list[dict[str, Any]]) -> float:
    """Items a second of citeproc-py, which tells nothing apart."""
    from citeproc import Citation as PeerCitation
    from citeproc import CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    style = peer_style(name)

    def run() -> None:
        bibliography = CitationStylesBibliography(
            style, CiteProcJSON([dict(i) for i in items]), formatter.html
        )
        for item in items:
            bibliography.register(PeerCitation([CitationItem(item["id"])]))
        bibliography.sort()
        [str(entry) for entry in bibliography.bibliography()]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return len(items) / seconds(run, 5)


def peer_style(name: str) -> Any:
    """A style read by citeproc-py."""
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(shipped_styles() / f"{name}.csl"), validate=False)


def preview_ms(name: str, items: list[dict[str, Any]]) -> float:
    """One item cited and listed by a style that is compiled: the preview while choosing styles."""
    program = compile_style(StyleIndex().load_style(name))

    def run(item: dict[str, Any]) -> None:
        processor = Processor.of_program(program, output="text")
        processor.register([item])
        processor.bibliography()
        processor.cite([Cite(item["id"])])

    times = sorted(seconds(lambda item=item: run(item), 2) for item in items[:_PREVIEWS])  # type: ignore[misc]
    return times[len(times) // 2] * 1e3


def edit_ms(name: str, items: list[dict[str, Any]]) -> float:
    """One item of a document changed, the whole bibliography asked for again."""
    processor = Processor(StyleIndex().load_style(name))
    processor.register(items)
    processor.bibliography()
    took = []
    for number in range(5):
        changed = {**items[number * 7], "title": f"Changed {number}", "author": [{"family": f"New{number}"}]}
        start = time.process_time()
        processor.register([changed])
        processor.bibliography()
        took.append(time.process_time() - start)
    return sorted(took)[2] * 1e3


def memory_mb(name: str, count: int) -> float:
    """What a process needs above the bare interpreter at its peak: items, style, 10,000 entries as text."""
    work = f"from benchmarks.csl import hold; hold({name!r}, {count})"
    return _peak_mb(work) - _peak_mb("pass")


def hold(name: str, count: int) -> None:
    """Registers items and renders their bibliography, for `memory_mb`."""
    processor = Processor(StyleIndex().load_style(name))
    processor.register(made_up_items(count))
    assert len(processor.bibliography().entries) <= count


def _peak_mb(work: str) -> float:
    command = [sys.executable, "-c", f"{work}; {_TELL_PEAK}"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT)
    return int(printed.stdout.split()[-2]) / 1024


def growth(name: str, make: Callable[[int], list[dict[str, Any]]], sizes: tuple[int, ...]) -> list[float]:
    """Microseconds an item at growing sizes: the same at each where the work is linear."""
    program = compile_style(StyleIndex().load_style(name))
    took = []
    for size in sizes:
        items = make(size)

        def run(items: list[dict[str, Any]] = items) -> None:
            processor = Processor.of_program(program)
            processor.register(items)
            processor.bibliography()

        took.append(seconds(run, 2) / size * 1e6)
    return took


def alike(count: int, families: int) -> list[dict[str, Any]]:
    """Articles of so many authors, all of three years (one author: of one year)."""
    chance = random.Random(1)
    return [
        {
            "id": f"item{number}",
            "type": "article-journal",
            "title": f"Title {number}",
            "container-title": "Journal",
            "author": [{"family": f"Family{chance.randrange(families)}", "given": "Jane"}],
            "issued": {"date-parts": [[2000 + chance.randrange(min(families, 3))]]},
        }
        for number in range(count)
    ]


def compare(count: int) -> None:
    """Prints each figure with what issue 4 asks for, and how many times better than citeproc-py it is."""
    items = made_up_items(count)
    asked = {"ieee": "15,000", "apa": "5,000"}
    for name in _STYLES:
        ours, peer = bibliography_speed(name, items), peer_speed(name, items[:_PEERS])
        wanted = f"asked {asked[name]}" if name in asked else ""
        print(f"{name:22s} {ours:8,.0f} items/s  citeproc-py {peer:6,.0f}  {ours / peer:6.1f} x  {wanted}")
    for name in _STYLES:
        load = seconds(lambda name=name: compile_style(StyleIndex().load_style(name))) * 1e3  # type: ignore[misc]
        peer_load = seconds(lambda name=name: peer_style(name)) * 1e3  # type: ignore[misc]
        preview, peer_preview = preview_ms(name, items), 1e3 / peer_speed(name, items[:1])
        _print(name, "loads in", (load, peer_load), 50)
        _print(name, "previews an item in", (preview, peer_preview), 1)
        # The peer knows no edits: it renders everything again.
        edit, peer_edit = edit_ms(name, items), count * 1e3 / peer_speed(name, items[:_PEERS])
        _print(name, f"an edit among {count:,} in", (edit, peer_edit), 30)
        print(f"{name:22s} {'needs':24s} {memory_mb(name, count):8.1f} MB  asked 80")
    for label, families, size in (("50 authors", 50, count), ("one author", 1, 2 * count)):
        sizes = (size // 4, size // 2, size)
        took = growth("apa", lambda number, families=families: alike(number, families), sizes)  # type: ignore[misc]
        printed = ", ".join(f"{each:.0f} at {at:,}" for each, at in zip(took, sizes, strict=True))
        print(f"apa, {label:17s} microseconds an item: {printed}")


def _print(name: str, what: str, figures: tuple[float, float], asked: int) -> None:
    """Our milliseconds and the peer's."""
    ours, peer = figures
    print(
        f"{name:22s} {what:24s} {ours:8.2f} ms  citeproc-py {peer:9,.1f} {peer / ours:9,.1f} x  asked {asked}"
    )


def try_all_styles() -> None:
    """Prints how many of the shipped styles raise on odd items."""
    from tests.csl.items import VARIED_ITEMS

    locales, faults = LocaleFolder(), Counter[str]()
    paths = sorted(shipped_styles().glob("*.csl"))
    for path in paths:
        try:
            processor = Processor(StyleIndex().load_style(path), locales=locales)
            processor.register(VARIED_ITEMS)
            faults.update(problem.message for problem in processor.bibliography().problems)
            cites = [Cite(str(item["id"]), "see ", "etc.", "12-14") for item in VARIED_ITEMS]
            processor.cite_document([Citation((cite,), note) for note, cite in enumerate(cites, 1)])
        except (StyleError, *RENDERING_FAULTS) as error:
            faults[f"{path.name}: {error}"] += 1
    print(f"{len(paths)} styles, {len(VARIED_ITEMS)} items each: {faults.total()} exceptions")
    for message, times in faults.most_common(20):
        print(f"{times:6d}  {message}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--all-styles"]:
        try_all_styles()
    else:
        compare(int(sys.argv[1]) if sys.argv[1:] else 10_000)
