"""How well references that run on in one paragraph are parted, and how often a single one is cut.

    PYTHONPATH=src:. python -m training.measure_run_on SHARED/references

Joins every set of `dev/` with spaces, ten references a paragraph and as many as a list has, reads them with
`read_list`, and scores as `score_lists.py` does: an entry counts where its letters and digits are those of a
reference. Single references must come back whole.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from refdesk.domain.draft import Page
from refdesk.reading import read_list
from training.entry_starts import NUMBER, rows_of, unwrapped

COUNTS = (3, 10, 30)


def main(references: Path) -> None:
    """Prints a line for every set, the F1 for each length of paragraph, and the single references cut."""
    print(f"{'set':10} " + " ".join(f"{count:>5} refs" for count in COUNTS) + "   single cut")
    for name, texts in sets(references):
        scores = " ".join(f"{score(texts, count):10.3f}" for count in COUNTS)
        cut = [text for text in texts if len(read_list(Page(text)).references) > 1]
        print(f"{name:10} {scores}   {len(cut)} of {len(texts)}", flush=True)


def sets(references: Path) -> Iterator[tuple[str, list[str]]]:
    """The sets by name, their references in one line and without numbers."""
    for path in sorted((references / "dev").glob("*.jsonl")):
        yield path.stem, [NUMBER.sub("", unwrapped(row["text"]), count=1) for row in rows_of(path)]
    lists = rows_of(references / "lists" / "dev.jsonl")
    yield "lists", [NUMBER.sub("", unwrapped(text), count=1) for row in lists for text in row["refs"]]


def score(texts: Sequence[str], count: int) -> float:
    """Strict F1 over paragraphs of `count` references."""
    found = wanted = given = 0
    for low in range(0, len(texts) - count + 1, count):
        own = texts[low : low + count]
        want = Counter(map(_key, own))
        have = Counter(_key(each.text) for each in read_list(Page(" ".join(own))).references)
        found += sum((want & have).values())
        wanted += sum(want.values())
        given += sum(have.values())
    return 2 * found / (wanted + given) if wanted + given else 0.0


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
