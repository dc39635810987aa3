"""The CSL test suite: what passed once must not fail later."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.csl.styles.locale import LocaleFolder
from refdesk.csl.suite import answer
from refdesk.domain.errors import RefDeskError
from tests.shared_material import shared

BASELINE = Path(__file__).parent / "suite_baseline.txt"
SECTION = re.compile(r">>=+ *([A-Z][A-Z0-9-]*) *=+>>\n?(.*?)\n?<<=+ *\1 *=+<<", re.DOTALL)


def passes(path: Path, locales: LocaleFolder) -> bool:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    parts = dict(SECTION.findall(text))

    def read(name: str) -> Any:
        return json.loads(parts[name]) if parts.get(name, "").strip() else None

    request = {
        "mode": parts["MODE"].strip(),
        "csl": parts["CSL"].strip(),
        "input": read("INPUT"),
        "citation-items": read("CITATION-ITEMS"),
        "citations": read("CITATIONS"),
    }
    try:
        return bool(answer(request, locales).strip() == parts["RESULT"].strip())
    except (RefDeskError, *RENDERING_FAULTS):
        return False


def test_every_test_that_passed_still_passes() -> None:
    folder = shared("csl", "suite")
    locales = LocaleFolder()
    expected = BASELINE.read_text(encoding="utf-8").split()
    passing = {path.stem for path in sorted(folder.glob("*.txt")) if passes(path, locales)}
    print(
        f"\nCSL test suite: {len(passing)} of {len(list(folder.glob('*.txt')))} pass to the letter", end=" "
    )
    print(f"({len(expected)} recorded in {BASELINE.name})")
    assert len(expected) >= 838
    assert sorted(set(expected) - passing) == []
    assert sorted(passing - set(expected)) == [], f"these pass now: add them to {BASELINE.name}"


@pytest.mark.parametrize("mode", ["citation", "bibliography"])
def test_runner_gets_an_answer_to_every_request(mode: str) -> None:
    request = {"mode": mode, "csl": MINIMAL, "input": [{"id": "a", "title": "T"}]}
    printed = answer(request, LocaleFolder())
    assert "T" in printed


MINIMAL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""
