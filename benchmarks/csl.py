"""Speed and memory of the citation processor beside citeproc-py, in one run.

usage: python benchmarks/csl.py [ITEMS]        10,000 by default; the peer gets 20
       python benchmarks/csl.py --all-styles   every shipped style with 30 odd items: how many exceptions
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refdesk.csl import Citation, Cite, LocaleFolder, Processor, StyleError, StyleIndex, compile_style
from refdesk.csl.errors import RENDERING_FAULTS
from refdesk.csl.style_index import shipped_styles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_up import MadeUp

_STYLES = ("ieee", "apa", "chicago-author-date")
_PEERS = 20
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
    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    style = CitationStylesStyle(str(shipped_styles() / f"{name}.csl"), validate=False)

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


def memory_mb(name: str, items: list[dict[str, Any]]) -> float:
    """What a document holds on to besides its items, style and entries included."""
    gc.collect()
    tracemalloc.start()
    processor = Processor(StyleIndex().load_style(name))
    processor.register(items)
    bibliography = processor.bibliography()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(bibliography.entries) <= len(items)
    return held / 1e6


def compare(count: int) -> None:
    """Prints each figure with what issue 4 asks for."""
    items = made_up_items(count)
    asked = {"ieee": "15,000", "apa": "5,000"}
    for name in _STYLES:
        ours, peer = bibliography_speed(name, items), peer_speed(name, items[:_PEERS])
        wanted = f"asked {asked[name]}" if name in asked else ""
        print(f"{name:22s} {ours:8,.0f} items/s  citeproc-py {peer:6,.0f}  {ours / peer:6.1f} x  {wanted}")
    for name in _STYLES:
        load = seconds(lambda name=name: compile_style(StyleIndex().load_style(name))) * 1e3  # type: ignore[misc]
        print(f"{name:22s} loads in {load:5.1f} ms (asked 50)")
        print(f"{name:22s} previews an item in {preview_ms(name, items):5.2f} ms (asked 1)")
        print(f"{name:22s} an edit among {count:,} in {edit_ms(name, items):5.1f} ms (asked 30)")
        print(f"{name:22s} holds {memory_mb(name, items):5.1f} MB (asked 80)")


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
