"""Scores and speed of the reader of pages and lists, on labelled material that is not part of the project.

usage: python -m benchmarks.pages [SHARED] [OUT]

SHARED (`$REFDESK_SHARED`, else `../shared` beside the checkout)
holds `pages/` and `references/lists/` with their scorers; what was read is written below OUT (a
temporary folder where none is given) in the forms that the scorers take. Prints what the scorers print, and
milliseconds a page with every model loaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from refdesk.domain.draft import Page
from refdesk.reading import read_list, read_page
from refdesk.reading.as_json import page_as_json

GOAL_MS = 200
_BESIDE = str(Path(__file__).resolve().parent.parent.parent / "shared")


def read_pages(folder: Path, out: Path) -> None:
    """Reads every page and writes it as JSON under the same name."""
    out.mkdir(parents=True, exist_ok=True)
    read_page(Page("References\n1. Ash B. Forests. Oslo: Fir; 2001.\n2. Birch C. Leaves. 2005."))
    for path in sorted(folder.glob("*.txt")):
        page = Page(path.read_text(encoding="utf-8"))
        begun = time.process_time()
        draft = read_page(page)
        took = (time.process_time() - begun) * 1000
        print(f"{path.stem:38} {len(draft.references):4} references {took:6.0f} ms")
        (out / f"{path.stem}.json").write_text(json.dumps(page_as_json(draft)), encoding="utf-8")


def read_lists(gold: Path, out: Path) -> None:
    """Splits every list of a JSON lines file and writes the texts of its entries."""
    rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    with out.open("w", encoding="utf-8") as written:
        for row in rows:
            references = read_list(Page(row["text"])).references
            written.write(json.dumps({"id": row["id"], "refs": [each.text for each in references]}) + "\n")


def hundred_references() -> float:
    """Milliseconds of reading a page with a hundred references."""
    entries = [
        f"{number}. Ash B, Birch CD. Leaves of the {number}th autumn. J Trees. {1900 + number};{number}:5-9."
        for number in range(1, 101)
    ]
    page = Page("A page about trees\n\nAbstract\n\nTrees are tall.\n\nReferences\n\n" + "\n".join(entries))
    begun = time.process_time()
    read_page(page)
    return (time.process_time() - begun) * 1000


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("REFDESK_SHARED", _BESIDE))
    best = min(hundred_references() for _ in range(5))
    print(f"a page with 100 references: {best:.0f} ms (goal {GOAL_MS})")
    if not shared.exists():
        print(f"no labelled pages at {shared}: nothing to score")
        return
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        read_pages(shared / "pages", out / "pages")
        _score(shared / "pages" / "score_pages.py", out / "pages")
        lists = shared / "references" / "lists" / "dev.jsonl"
        read_lists(lists, out / "lists.jsonl")
        _score(shared / "references" / "score_lists.py", lists, out / "lists.jsonl")


def _score(scorer: Path, *paths: Path) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, str(scorer), *map(str, paths)], check=True)


if __name__ == "__main__":
    main()
