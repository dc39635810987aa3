"""Speed and memory of the formats beside their peers, in one run.

usage: python -m benchmarks.formats [ENTRIES]           (10,000; the peers and the formats of which no
                                                       speed is asked get 1,000)
       python -m benchmarks.formats --many [FORMAT...]  time and memory at 100,000 entries, each in a process

Names, words and journals are spread as in real libraries, so that remembering them helps no more than there.
The loop at the end tells how fast the machine was in this run.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path

from benchmarks.made_up import MadeUp
from refdesk.domain.problem import Problem
from refdesk.formats import registry
from refdesk.formats.format import Entry

#: So many entries the peers read, and so many show how memory grows.
_PEERS = 1000
_MANY = 100_000
_STEPS = 1_000_000
#: Prints how long reading took, and the most memory. Of Linux; what getrusage says counts the process that
#: this one was forked from.
_READ = """
import re, sys, time
from pathlib import Path
from refdesk.formats import registry
data = Path(sys.argv[2]).read_bytes()
start = time.process_time()
for each in registry.by_id(sys.argv[1]).read(data): pass
print(time.process_time() - start)
print(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])
"""


def bibtex_text(count: int) -> str:
    """A file of `count` entries of which one in six has LaTeX, as real files do."""
    return "".join(_bibtex_entries(count))


def _bibtex_entries(count: int) -> Iterator[str]:
    chance, made_up = random.Random(1), MadeUp()
    works = [made_up.record(has_abstract=False) for _ in range(5000)]
    people = [name.sorted_form for work in works for name in work.names("author")]
    journals, words = [work.text("container-title") for work in works], made_up.words()[:8000]
    # Some are met often: 43 % of the names among 30,000 are new.
    weights = list(accumulate(1 / (place + 1000) for place in range(len(people))))
    for number in range(count):
        names, keywords = chance.choices(people, cum_weights=weights, k=3), chance.choices(words, k=3)
        title = " ".join(chance.choices(words, k=9)).capitalize()
        if number % 6 == 0:
            names[0], title = "M{\\\"u}ller, J{\\'o}zef", f"{{DNA}} {title} of {{\\emph{{E. coli}}}} at 5\\%"
        yield (
            f"@article{{key{number},\n  author = {{{' and '.join(names)}}},\n"
            f"  title = {{{title}}},\n  journal = {{{chance.choice(journals)}}},\n"
            f"  year = {{{1950 + number % 70}}},\n  month = mar,\n  volume = {{{number % 90}}},\n"
            f"  number = {{{number % 12}}},\n  pages = {{{number % 900}--{number % 900 + 12}}},\n"
            f"  doi = {{10.1234/example.{number}}},\n  keywords = {{{', '.join(keywords)}}},\n"
            f"  abstract = {{{' '.join(chance.choices(words, k=55)).capitalize()}}}\n}}\n\n"
        )


def seconds(call: Callable[[], object]) -> float:
    """The processor time of a call, the better of two: what else the machine does hardly shows in it."""
    times = []
    for _ in range(2):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def report(name: str, count: int, took: float) -> None:
    print(f"{name:46s} {count / took:10,.0f} entries/s")


def read_all(format_id: str, data: bytes) -> int:
    return sum(isinstance(each, Entry) for each in registry.by_id(format_id).read(data))


def write_all(format_id: str, entries: list[Entry]) -> int:
    return sum(not isinstance(piece, Problem) for piece in registry.by_id(format_id).write(entries))


def file_of(format_id: str, entries: list[Entry]) -> bytes:
    pieces = [each for each in registry.by_id(format_id).write(entries) if not isinstance(each, Problem)]
    return b"".join(each.encode() if isinstance(each, str) else each for each in pieces)


def bibtex_peer_speeds(text: str) -> dict[str, float]:
    """Entries per second of the documented pipelines of bibtexparser and, where installed, pybtex."""
    import bibtexparser
    from bibtexparser import middlewares

    layers = [
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.LatexDecodingMiddleware(),
    ]
    speeds = {
        "bibtexparser, split only": _PEERS / seconds(lambda: bibtexparser.parse_string(text)),
        "bibtexparser, names and LaTeX": _PEERS
        / seconds(lambda: bibtexparser.parse_string(text, append_middleware=layers)),
    }
    try:
        from pybtex.database import parse_string
    except ImportError:
        print("pybtex is not installed")
    else:
        speeds["pybtex"] = _PEERS / seconds(lambda: parse_string(text, "bibtex"))
    return speeds


def ris_peer_speeds(text: str) -> tuple[dict[str, float], dict[str, float]]:
    """Entries per second of rispy, where it is installed, in and out."""
    try:
        import rispy
    except ImportError:
        print("rispy is not installed")
        return {}, {}
    found = rispy.loads(text)
    return (
        {"rispy": _PEERS / seconds(lambda: rispy.loads(text))},
        {"rispy": _PEERS / seconds(lambda: rispy.dumps(found))},
    )


def loop() -> None:
    """The same work in every run."""
    seen = {}
    for number in range(_STEPS):
        seen[number & 255] = str(number)


def report_beside(name: str, ours: float, peers: dict[str, float]) -> None:
    print(f"{name:46s} {ours:10,.0f} entries/s")
    for peer, speed in peers.items():
        print(f"  {peer:44s} {speed:10,.0f} entries/s   {ours / speed:6.1f} x")


def main(count: int) -> None:
    data = bibtex_text(count).encode()
    entries = [each for each in registry.by_id("bibtex").read(data) if isinstance(each, Entry)]
    edited = [replace(each, source="") for each in entries]
    report_beside(
        "BibTeX in",
        count / seconds(lambda: read_all("bibtex", data)),
        bibtex_peer_speeds(bibtex_text(_PEERS)),
    )
    for name in ("bibtex", "biblatex"):
        took = seconds(partial(write_all, name, edited))
        report(f"{registry.by_id(name).label} out, every entry edited", count, took)
    report("BibTeX out, no entry edited", count, seconds(partial(write_all, "bibtex", entries)))
    ris = file_of("ris", edited)
    peers_in, peers_out = ris_peer_speeds(file_of("ris", edited[:_PEERS]).decode())
    report_beside("RIS in", count / seconds(lambda: read_all("ris", ris)), peers_in)
    report_beside("RIS out", count / seconds(lambda: write_all("ris", edited)), peers_out)
    # A citation file is about one work.
    told = {"bibtex", "biblatex", "ris", "cff"}
    few = edited[:_PEERS]
    for each in (each for each in registry.for_writing() if each.id not in told):
        report(f"{each.label} out", len(few), seconds(partial(write_all, each.id, few)))
        report(f"{each.label} in", len(few), seconds(partial(read_all, each.id, file_of(each.id, few))))
    print(f"{'a fixed loop':46s} {_STEPS / seconds(loop):10,.0f} steps/s")


def many(format_ids: list[str]) -> None:
    """How long reading 100,000 entries takes in a process of its own, and the most memory that this has."""
    entries = registry.by_id("bibtex").read(bibtex_text(_MANY).encode())
    edited = [replace(each, source="") for each in entries if isinstance(each, Entry)]
    for format_id in format_ids:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "many"
            start = time.process_time()
            path.write_bytes(file_of(format_id, edited))
            written = time.process_time() - start
            command = [sys.executable, "-c", _READ, format_id, str(path)]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            print(
                f"{registry.by_id(format_id).label}, {_MANY:,} entries, {path.stat().st_size / 1e6:.0f} MB: "
                f"written in {written:.1f} s, read in {float(told[0]):.1f} s with {int(told[1]) / 1e3:.0f} MB"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--many"]:
        many(sys.argv[2:] or ["bibtex", "ris", "csv", "xlsx"])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
