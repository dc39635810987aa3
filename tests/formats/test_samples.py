"""What is read from the sample files, whole: compared with `expected/NAME.json`, which was checked by eye."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from refdesk.formats.csl_json import item_from
from refdesk.formats.format import Entry
from tests.formats.reading import read
from tests.formats.samples import FILES, SAMPLES, sample


def as_json(entry: Entry) -> dict[str, Any]:
    """Everything in an entry but its source text."""
    described = {**item_from(entry, ""), "line": entry.line}
    if entry.attachments:
        described["attachments"] = [asdict(each) for each in entry.attachments]
    if entry.collections:
        described["collections"] = [list(each) for each in entry.collections]
    return described


@pytest.mark.parametrize(("name", "format_id"), FILES.items())
def test_a_sample_is_read_as_expected(name: str, format_id: str) -> None:
    entries, _ = read(format_id, sample(name))
    expected = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    assert [as_json(entry) for entry in entries] == expected
