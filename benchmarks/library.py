"""How fast a library of a given size is, beside Zotero's table layout with the same records in the same run.

    python -m benchmarks.library [RECORDS] [REFERENCES A RECORD] [FOLDER TO KEEP]

Times are wall-clock milliseconds: the median, and the 95th percentile where there are many.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

from benchmarks.eav import EavLibrary
from benchmarks.made_up import MadeUp
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Entry
from refdesk.library import editing, importing, listing
from refdesk.library.details import cited_by, details
from refdesk.library.first_rows import first_rows
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library

#: Records imported in one undo step while a library is built.
_STEP = 10_000
_ARTICLES = Place.articles()
SORTED_COLUMNS = tuple(column for column in Column if column is not Column.RELEVANCE)


def main(count: int, references: int, folder: Path) -> None:
    """Build both libraries and print each figure."""
    path = folder / f"library-{count}-{references}.sqlite"
    if not path.exists():
        build(path, folder / f"eav-{count}.sqlite", count, references)
    library = Library.open(path)
    eav = EavLibrary(folder / f"eav-{count}.sqlite")
    print(f"{count:,} records, {path.stat().st_size / 1e6:,.0f} MB")
    measure_lists(library, eav)
    measure_search(library, eav)
    measure_writes(library, eav)
    measure_import(library)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of this process, at most':44} {memory:8.0f} MB")
    library.close()
    eav.close()


def build(path: Path, eav_path: Path, count: int, references: int) -> None:
    """Make a library and the comparison's with the same records; says how fast."""
    library, eav = Library.open(path), EavLibrary(eav_path)
    entries = MadeUp().entries(count, references)
    spent = spent_eav = 0.0
    while step := list(islice(entries, _STEP)):
        spent += seconds(importing.carry_out, library, plan_of(step))
        spent_eav += seconds(eav.add, [each.record for each in step])
    say_rate(f"bulk import, {references} references a record", count / spent, count / spent_eav)
    library.close()
    eav.close()


def measure_lists(library: Library, eav: EavLibrary) -> None:
    """First rows, all ids, sorting, details."""
    say(
        "first 100 rows by author, before opening",
        times(9, lambda: first_rows(library.path, _ARTICLES, Order())),
    )
    first = times(9, lambda: rows(library, listing.first_ids(library, _ARTICLES, limit=100)))
    say("first 100 rows by author", first, times(3, eav.first_by_author))
    for column in SORTED_COLUMNS:
        order = Order(column, is_descending=column is Column.YEAR)
        peer = times(1, eav.all_by_title) if column is Column.TITLE else None
        spent = [seconds(listing.ids, library, _ARTICLES, "", order) for _ in range(3)]
        say(f"all ids by {column}", spent, peer)
    say("counts of the left pane", times(3, lambda: listing.counts(library)))
    ids = list(listing.first_ids(library, _ARTICLES, limit=300))
    say("one record with all of it", [seconds(details, library, RecordId(each)) for each in ids])
    cited = list(listing.first_ids(library, Place.references(), limit=100))
    if cited:
        say("cited by", [seconds(cited_by, library, RecordId(each)) for each in cited])


def measure_search(library: Library, eav: EavLibrary) -> None:
    """Search as one types, from the second letter on."""
    chance = random.Random(3)
    typed = [word[:length] for word in chance.sample(MadeUp().words()[:3000], 60) for length in (2, 3, 4)]
    short = [text for text in typed if len(text) == 2]
    longer = [text for text in typed if len(text) > 2]
    for name, texts in (("2 letters", short), ("3 and 4 letters", longer)):
        say(f"first 100 hits, {name}", [search_time(library, text) for text in texts], None)
    say("search, the other layout", [], [seconds(eav.search, text) for text in longer[:10]])
    two = [f"{one} {other}" for one, other in pairwise(longer)][:60]
    say("first 100 hits, two words", [search_time(library, text) for text in two])
    say(
        "all hits in list order, 3 letters",
        [seconds(listing.ids, library, _ARTICLES, text) for text in longer[:40]],
    )


def measure_writes(library: Library, eav: EavLibrary) -> None:
    """One edit, an undo, an undo of 10,000."""
    ids = listing.first_ids(library, _ARTICLES, limit=100)
    edits = [seconds(editing.set_field, library, RecordId(each), "title", f"Edited {each}") for each in ids]
    peer = [seconds(eav.set_title, each, f"Edited {each}") for each in range(1, 101)]
    say("one edit", edits, peer)
    say("undo of one edit", times(20, library.undo))


def measure_import(library: Library) -> None:
    """An import of 10,000 with reference lists, an edit beside it, and its undo."""
    entries = list(MadeUp(seed=99).entries(10_000, 0))
    spent = seconds(importing.carry_out, library, plan_of(entries))
    say_rate("import of 10,000 into it", len(entries) / spent)
    say("undo of 10,000", times(1, library.undo))
    say("redo of 10,000", times(1, library.redo))
    library.undo()
    with_lists = list(MadeUp(seed=77).entries(1_000, 26))
    spent = seconds(importing.carry_out, library, plan_of(with_lists))
    say_rate("import of 1,000 with 26 references each", len(with_lists) / spent)
    library.undo()
    say("an edit while 3,000 are imported", edits_beside_import(library))


def edits_beside_import(library: Library) -> list[float]:
    """Seconds that edits take while an import runs in another thread."""
    entries = list(MadeUp(seed=55).entries(3_000, 0))
    thread = threading.Thread(target=importing.carry_out, args=(library, plan_of(entries)))
    ids = listing.first_ids(library, _ARTICLES, limit=50)
    spent = []
    thread.start()
    for each in ids:
        if not thread.is_alive():
            break
        spent.append(seconds(editing.set_field, library, RecordId(each), "volume", "5"))
        time.sleep(0.02)
    thread.join()
    return spent


def search_time(library: Library, text: str) -> float:
    """Seconds to the first 100 rows of a search."""
    return seconds(lambda: rows(library, listing.first_ids(library, _ARTICLES, text, limit=100)))


def rows(library: Library, ids: Sequence[int]) -> object:
    """The rows of some ids."""
    return listing.summaries(library, [RecordId(each) for each in ids])


def plan_of(entries: Sequence[Entry]) -> ImportPlan:
    """A plan that was read already."""
    return ImportPlan(tuple(entries), (), {}, ())


def seconds(call: Callable[..., object], *arguments: object) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start


def times(count: int, call: Callable[[], object]) -> list[float]:
    """How long each of several calls takes."""
    return [seconds(call) for _ in range(count)]


def say(what: str, spent: Sequence[float], peer: Sequence[float] | None = None) -> None:
    """One line: median, 95th percentile, the other layout's median, and the ratio."""
    parts = list(_figures(spent)) if spent else [f"{'':24}"]
    if peer:
        other = statistics.median(peer) * 1000
        ratio = f" x{other / (statistics.median(spent) * 1000):,.0f}" if spent else ""
        parts.append(f"the other layout {other:10.2f} ms{ratio}")
    print(f"{what:44} {'  '.join(parts)}", flush=True)


def say_rate(what: str, rate: float, peer: float | None = None) -> None:
    """One line: how many records a second."""
    other = f"   the other layout {peer:8,.0f}" if peer else ""
    print(f"{what:44} {rate:8,.0f} records/s{other}", flush=True)


def _figures(spent: Sequence[float]) -> Iterator[str]:
    ordered = sorted(spent)
    yield f"{statistics.median(ordered) * 1000:8.2f} ms"
    if len(ordered) >= 10:
        yield f"p95 {ordered[int(len(ordered) * 0.95)] * 1000:8.2f}"


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    cites = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as made:
        main(size, cites, Path(sys.argv[3]) if len(sys.argv) > 3 else Path(made))
