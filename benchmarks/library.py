"""How fast a library of a given size is, beside Zotero's table layout with the same records in the same run.

    python -m benchmarks.library [RECORDS ...] [--references N] [--folder FOLDER]

RECORDS counts articles and the works they cite together, at least: 1,000,000 are 450,000 articles with two
references each, a third of which are cited by others too. More than 50,000 articles are made of so many by
copying rows (`multiply`). `--folder` keeps what was made for the next run. Times are wall-clock. The window's
own figures: `benchmarks.stalls`.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import tempfile
from collections.abc import Sequence
from itertools import islice, pairwise
from pathlib import Path

from benchmarks import imports, multiply
from benchmarks.eav import EavLibrary
from benchmarks.figures import say, say_size, seconds, times
from benchmarks.made_up import MadeUp
from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import RecordId
from refdesk.library import editing, importing, listing
from refdesk.library.details import cited_by, details
from refdesk.library.first_rows import first_rows
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library

#: Articles that are imported; more are copies of them.
_MADE = 50_000
#: So few at a time are imported without a backup before.
_STEP = 900
_ARTICLES = Place.articles()
_RANKED = Order(Column.RELEVANCE)


def measure(count: int, references: int, folder: Path) -> None:
    """Build both libraries and print each figure."""
    path = folder / f"library-{count}-{references}.sqlite"
    eav_path = folder / f"zotero-like-{count}.sqlite"
    articles = math.ceil(count / MadeUp.works_for(references))
    print(f"\n{count:,} records: {articles:,} articles with {references} references each, and what they cite")
    if not path.exists() or not eav_path.exists():
        _build(path, eav_path, articles, references)
    library, eav = Library.open(path), EavLibrary(eav_path)
    _settle(library)
    say_size("the file", path.stat().st_size / 1e6, eav_path.stat().st_size / 1e6)
    is_big = count >= 1_000_000
    _measure_lists(library, eav, 500 if is_big else 100)
    _measure_search(library, eav, 20 if is_big else 15)
    _measure_writes(library, eav)
    imports.measure(library)
    say_size("memory of this process, at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    library.close()
    eav.close()


def _build(path: Path, eav_path: Path, articles: int, references: int) -> None:
    """Make a library and the comparison's with the same records."""
    made = min(articles, _MADE)
    small, small_eav = path.with_suffix(".made"), eav_path.with_suffix(".made")
    for each in (small, small_eav):
        each.unlink(missing_ok=True)
    library, eav = Library.open(small), EavLibrary(small_eav)
    entries = MadeUp().entries(made, references)
    while step := list(islice(entries, _STEP)):
        importing.carry_out(library, ImportPlan(tuple(step), (), {}, ()))
        eav.add([each.record for each in step])
    library.close()
    copies = math.ceil(articles / made)
    eav.multiply(copies)
    eav.close()
    small_eav.replace(eav_path)
    if copies > 1:
        multiply.main(small, path, copies)
        small.unlink()
    else:
        small.replace(path)


def _settle(library: Library) -> None:
    """Do what a window does when nobody uses it."""
    while library.tidy():
        pass


def _measure_lists(library: Library, eav: EavLibrary, sort_ms: float) -> None:
    """First rows, all ids, sorting, details."""
    early = times(9, lambda: first_rows(library.path, _ARTICLES, Order()))
    say("first 100 rows, before opening", early, times(1, eav.first_by_author), 300)
    say("first 100 rows by author", times(9, lambda: _rows(library, _first(library))))
    worst: list[float] = []
    for column in Column:
        if column is not Column.RELEVANCE:
            order = Order(column, is_descending=column is Column.YEAR)
            spent = times(3, lambda order=order: listing.ids(library, _ARTICLES, "", order))  # type: ignore[misc]
            worst = max(worst, spent, key=lambda each: sorted(each)[len(each) // 2] if each else 0.0)
    say("all ids, the slowest column", worst, times(1, eav.all_by_title), sort_ms)
    say("counts of the left pane", times(3, lambda: listing.counts(library)))
    ids = list(listing.first_ids(library, _ARTICLES))
    say("one record with all of it", [seconds(details, library, RecordId(each)) for each in ids])
    cited = list(listing.first_ids(library, Place.references())[:100])
    if cited:
        say("cited by", [seconds(cited_by, library, RecordId(each)) for each in cited])


def _measure_search(library: Library, eav: EavLibrary, asked_ms: float) -> None:
    """Search as one types, from the second letter on, in list order and by relevance."""
    chance = random.Random(3)
    typed = [word[:length] for word in chance.sample(MadeUp().words()[:3000], 60) for length in (2, 3, 4)]
    longer = [text for text in typed if len(text) > 2]
    two = [f"{one} {other}" for one, other in pairwise(longer)][:60]
    for text in typed[:20]:
        _search(library, text)
    peer = [seconds(eav.search, text) for text in longer[:3]]
    say("search, first 100 rows", [_search(library, text) for text in typed], peer, asked_ms)
    say("search, two words", [_search(library, text) for text in two], (), asked_ms)
    say(
        "search, by relevance", [_search(library, text, _RANKED) for text in [*typed[:90], *two[:30]]], (), 50
    )
    say("all hits in list order", [seconds(listing.ids, library, _ARTICLES, text) for text in longer[:20]])


def _measure_writes(library: Library, eav: EavLibrary) -> None:
    """Single edits, beside what the disk alone takes to keep as much as one of them writes."""
    ids = listing.first_ids(library, _ARTICLES)[:100]
    edits = [seconds(editing.set_field, library, RecordId(each), "title", f"Edited {each}") for each in ids]
    peer = [seconds(eav.set_title, each, f"Edited {each}") for each in range(1, 101)]
    say("one edit", edits, peer, 10)
    say("  a bare write of 100 kB and fsync", times(100, lambda: _synced(library.path)))
    say("undo of one edit", times(20, library.undo))


def _synced(path: Path) -> None:
    with path.with_suffix(".probe").open("wb") as file:
        file.write(bytes(100_000))
        file.flush()
        os.fsync(file.fileno())


def _first(library: Library, text: str = "", order: Order | None = None) -> Sequence[int]:
    return listing.first_ids(library, _ARTICLES, text, order or Order())[:100]


def _search(library: Library, text: str, order: Order | None = None) -> float:
    """Seconds to the first 100 rows of a search."""
    return seconds(lambda: _rows(library, _first(library, text, order)))


def _rows(library: Library, ids: Sequence[int]) -> object:
    return listing.summaries(library, [RecordId(each) for each in ids])


def main() -> None:
    """Measure libraries of the sizes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("records", type=int, nargs="*", default=[10_000])
    parser.add_argument("--references", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        for count in options.records:
            measure(count, options.references, options.folder or Path(made))


if __name__ == "__main__":
    main()
