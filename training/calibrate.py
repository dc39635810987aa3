"""Measures how often readings are right by how sure they are: `python training/calibrate.py --data FOLDER`.

Half of the labelled references that training never saw set the curves; the other half reports on them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from refdesk.domain.draft import Draft  # noqa: E402
from refdesk.domain.folding import fold  # noqa: E402
from refdesk.reading.confidence import Calibration  # noqa: E402
from refdesk.reading.gazetteer import Gazetteer  # noqa: E402
from refdesk.reading.reference import ReferenceReader  # noqa: E402
from training.train import HELD_BACK, labelled_entries  # noqa: E402

#: (how sure, whether right) of one reading.
Outcome = tuple[float, bool]
TARGET = ROOT / "resources/models/confidence.json"
_SMALLEST_BIN = 25
_FIELDS = (
    "author", "editor", "title", "container-title", "collection-title", "volume", "issue", "page", "issued",
    "publisher",
    "publisher-place", "edition", "DOI", "URL",
)  # fmt: skip


def main() -> None:
    """Writes the curves, then prints the reliability table of the other half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    held_back = [entry for number, entry in enumerate(labelled_entries(data)) if number % HELD_BACK == 0]
    outcomes = _outcomes(held_back[::2])
    curves = {
        field: curve(found) for field, found in sorted(outcomes.items()) if len(found) >= 2 * _SMALLEST_BIN
    }
    TARGET.write_text(json.dumps({"curves": curves}, indent=1) + "\n", encoding="utf-8")
    calibration = Calibration(curves)
    checked = [
        (calibration.confidence(field, sure), right)
        for field, found in _outcomes(held_back[1::2]).items()
        for sure, right in found
    ]
    sys.stdout.write(reliability(checked))


def _outcomes(entries: Iterable[dict[str, Any]]) -> dict[str, list[Outcome]]:
    """What the reader, uncalibrated, made of each annotated field."""
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    models = ROOT / "resources" / "models"
    reader = ReferenceReader.load(models / "references.crfsuite", Gazetteer.load(models), Calibration({}))
    for entry in entries:
        draft = reader.read(entry["text"])
        for reading in draft.readings:
            if (
                reading.field in entry["fields"]
                and reading.field in _FIELDS
                and reading.field not in entry.get("unscored", ())
            ):
                outcomes[reading.field].append((reading.confidence, is_right(draft, reading.field, entry)))
    return outcomes


def is_right(draft: Draft, field: str, entry: dict[str, Any]) -> bool:
    """Whether the reading is what the label says, case, marks and spaces apart."""
    expected = entry["csl"].get(field)
    if expected is None:
        return False
    if field in ("author", "editor"):
        found = " ".join(name.sorted_form for name in draft.record.names(field))
        return _letters(found) == _letters(" ".join(" ".join(map(str, name.values())) for name in expected))
    if field == "issued":
        return str(draft.record.year) == str(expected.get("date-parts", [[""]])[0][0])
    if field == "page":
        return _first_page(draft.record.text(field)) == _first_page(str(expected))
    return _bare(draft.record.text(field)) == _bare(str(expected))


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", fold(words))


def _letters(words: str) -> str:
    return "".join(sorted(re.sub(r"[\W\d_]+|\b(?:and|et|al|und|y|in|eds?)\b", "", fold(words))))


def _first_page(words: str) -> str:
    return re.split(r"\s*[-‐-―]\s*", words.strip())[0].lower()


def curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """A rising curve through the outcomes (pool adjacent violators over bins of equal size)."""
    ordered = sorted(outcomes)
    count = max(2, min(20, len(ordered) // _SMALLEST_BIN))
    bins = [ordered[len(ordered) * i // count : len(ordered) * (i + 1) // count] for i in range(count)]
    pools: list[list[float]] = []
    for each in bins:
        pools.append([sum(sure for sure, _ in each), sum(right for _, right in each), len(each)])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    points = [(round(sure / size, 4), round((right + 0.5) / (size + 1), 4)) for sure, right, size in pools]
    return [(x, min(max(y, 0.02), 0.995)) for x, y in points]


def reliability(outcomes: Sequence[Outcome]) -> str:
    """The table of said and true shares by tenths, and the expected calibration error."""
    lines = ["said      n     mean   right\n"]
    error = 0.0
    for tenth in range(10):
        found = [
            each
            for each in outcomes
            if tenth / 10 <= each[0] < (tenth + 1) / 10 or (tenth == 9 and each[0] >= 1)
        ]
        if found:
            said = sum(sure for sure, _ in found) / len(found)
            right = sum(right for _, right in found) / len(found)
            error += abs(said - right) * len(found) / len(outcomes)
            lines.append(
                f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f} {len(found):6d}   {said:.3f}   {right:.3f}\n"
            )
    return "".join(lines) + f"expected calibration error {error:.4f} over {len(outcomes)} fields\n"


if __name__ == "__main__":
    main()
