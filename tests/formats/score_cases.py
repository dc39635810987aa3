"""Reads the cases of a scored import set and writes what came out, one line a case.

usage: python -m tests.formats.score_cases SET.jsonl OUT.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from refdesk.formats import registry
from refdesk.formats.csl_json import item_from
from refdesk.formats.format import Entry

#: Names of formats in the sets that differ from ours.
_IDS = {"pubmedxml": "pubmed-xml", "msbib": "word-xml", "endnotexml": "endnote-xml", "marcxml": "marcxml"}


def items_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The CSL-JSON items read from one case, with the key as id."""
    file_format = registry.by_id(_IDS.get(case["format"], case["format"]))
    entries = [each for each in file_format.read(case["input"].encode()) if isinstance(each, Entry)]
    return [item_from(entry, "") for entry in entries]


def main(cases: Path, out: Path) -> None:
    lines = cases.read_text(encoding="utf-8").splitlines()
    results = [
        {"name": case["name"], "items": items_of(case), "error": None} for case in map(json.loads, lines)
    ]
    out.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in results), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
