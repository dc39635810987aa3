"""The import sets beside the checkout: how much of what others expect is read, and nothing is changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from refdesk.domain.problem import Problem, Severity
from refdesk.formats import registry
from refdesk.formats.bibtex.document import Document
from tests.formats.score_cases import main as read_cases
from tests.shared_material import shared

#: Set to the lenient field recall that must not be lost, in per cent. What is missing are mostly habits
#: of the program the expectations come from: journals unabbreviated, days of dates dropped, ISSN called ISBN.
_FLOORS = {
    "bbt_import": 95.5,
    "citationjs_bibtex": 98.5,
    "citationjs_ris": 100.0,
    "jabref_ris": 84.0,
    "jabref_endnotexml": 77.0,
    "jabref_mods": 79.0,
    "jabref_msbib": 94.0,
    "jabref_nbib": 83.0,
    "jabref_pubmedxml": 90.0,
    "jabref_marcxml": 88.0,
}


@pytest.mark.parametrize(("name", "floor"), _FLOORS.items())
def test_an_import_set_is_read_as_well_as_before(tmp_path: Path, name: str, floor: float) -> None:
    cases, out = shared("import", "cases", f"{name}.jsonl"), tmp_path / "out.jsonl"
    read_cases(cases, out)
    scorer = shared("import", "score_import.py")
    scored = subprocess.run(
        [sys.executable, str(scorer), str(cases), str(out), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(scored.stdout)["recall_lenient"] >= floor


def _cases(*names: str) -> list[dict[str, Any]]:
    lines = (
        line
        for name in names
        for line in shared("import", "cases", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    )
    return [json.loads(line) for line in lines]


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
