"""The import sets beside the checkout: how much of what others expect is read, and nothing is changed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from refdesk.domain.problem import Problem, Severity
from refdesk.formats import registry
from refdesk.formats.bibtex.document import Document
from refdesk.formats.bibtex.writing import Dialect
from refdesk.formats.format import Entry
from tests.formats.contested import without_contested
from tests.formats.score_cases import main as read_cases
from tests.shared_material import shared

#: Set to the lenient field recall that must not be lost, in per cent: of all expectations, and of those that
#: do not ask for less than the file says (see `contested` and docs/formats.md).
_FLOORS = {
    "bbt_import": (96.1, 96.2),
    "citationjs_bibtex": (98.6, 98.6),
    "citationjs_ris": (100.0, 100.0),
    "jabref_ris": (85.3, 91.5),
    "jabref_endnotexml": (76.3, 100.0),
    "jabref_mods": (79.0, 82.5),
    "jabref_msbib": (94.2, 97.0),
    "jabref_nbib": (87.5, 91.3),
    "jabref_pubmedxml": (94.2, 97.9),
    "jabref_marcxml": (88.0, 88.0),
}


@pytest.mark.parametrize(("name", "floors"), _FLOORS.items())
def test_an_import_set_is_read_as_well_as_before(
    tmp_path: Path, name: str, floors: tuple[float, float]
) -> None:
    cases, out, held = (
        shared("import", "cases", f"{name}.jsonl"),
        tmp_path / "out.jsonl",
        tmp_path / "held.jsonl",
    )
    read_cases(cases, out)
    pairs = zip(_lines(cases), _lines(out), strict=True)
    held.write_text(
        "".join(
            json.dumps(case | {"expected": without_contested(case["expected"], read["items"])}) + "\n"
            for case, read in pairs
        ),
        encoding="utf-8",
    )
    assert _recall(cases, out) >= floors[0]
    assert _recall(held, out) >= floors[1]


def _recall(cases: Path, out: Path) -> float:
    scorer = shared("import", "score_import.py")
    command = [sys.executable, str(scorer), str(cases), str(out), "--json"]
    scored = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(scored.stdout)["recall_lenient"])


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _cases(*names: str) -> list[dict[str, Any]]:
    return [case for name in names for case in _lines(shared("import", "cases", f"{name}.jsonl"))]


def test_every_bibtex_file_of_the_sets_comes_back_byte_for_byte() -> None:
    for case in _cases("bbt_import", "citationjs_bibtex", "bbt_export"):
        data = str(case.get("expected_text") or case["input"]).encode()
        assert Document.of(data).to_bytes() == data, case["name"]


def test_no_entry_of_the_bibtex_sets_is_lost() -> None:
    file_format = registry.by_id("bibtex")
    for case in _cases("bbt_import", "citationjs_bibtex"):
        found = list(file_format.read(case["input"].encode()))
        lost = [each for each in found if isinstance(each, Problem) and each.severity is Severity.ERROR]
        assert lost == [], case["name"]


def test_an_edited_field_of_any_entry_of_the_sets_changes_that_entry_alone() -> None:
    for case in _cases("bbt_import", "citationjs_bibtex"):
        document = Document.of(case["input"].encode())
        found = registry.by_id("bibtex").read(case["input"].encode())
        entries = [each for each in found if isinstance(each, Entry)]
        for entry in {each.key: each for each in reversed(entries)}.values():
            record = entry.record.with_field("volume", "4711")
            after = document.with_entries({entry.key: replace(entry, record=record)}, Dialect.BIBTEX)
            pairs = list(zip(document.pieces, after.pieces, strict=True))
            differing = [new.text for old, new in pairs if old != new]
            assert len(differing) == 1, (case["name"], entry.key)
            assert "4711" in differing[0], (case["name"], entry.key)
