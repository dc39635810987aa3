"""Measures how often readings are right by how sure they are: `python training/calibrate.py --data FOLDER`.

Half of the labelled references that training never saw, and references rendered in styles that it never saw,
set the curves; the other halves, and the development sets, report on them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from refdesk.csl import StyleIndex  # noqa: E402
from refdesk.domain.draft import Draft  # noqa: E402
from refdesk.domain.folding import fold  # noqa: E402
from refdesk.reading.names.gazetteer import Gazetteer  # noqa: E402
from refdesk.reading.strings.confidence import ANY, Calibration, blended  # noqa: E402
from refdesk.reading.strings.reference import ReferenceReader  # noqa: E402
from refdesk.reading.strings.tokens import KINDS  # noqa: E402
from training.labelled import read_labelled  # noqa: E402
from training.made_up import Piece  # noqa: E402
from training.noise import noisy  # noqa: E402
from training.rendered import rendered, unseen_styles  # noqa: E402
from training.train import HELD_BACK, LANGUAGES, labelled_entries  # noqa: E402
from training.works import known_works, made_up_works  # noqa: E402


class Outcome(NamedTuple):
    """One reading: how sure its words and its whole reference were, and whether it was right."""

    sure: float
    whole: float
    is_right: bool


TARGET = ROOT / "resources/models/confidence.json"
DEVELOPMENT = ("rawref", "kisti", "crossref", "biorxiv", "physics", "evalphys", "misc", "header", "plos")
#: So many references in styles that training never saw, half of them for the curves.
RENDERED = 1_600
SIGN_STYLES = (
    "gost-r-7-0-5-2008", "gost-r-7-0-5-2008-numeric", "china-national-standard-gb-t-7714-2015-numeric",
)  # fmt: skip
_SEED = 690
_SMALLEST_BIN = 25
_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
#: How sure phrases are that mean one thing, where nothing was counted.
_IDENTIFIERS = sorted(KINDS)
_USUALLY_RIGHT = 0.97
_FIELDS = (
    "author", "editor", "title", "container-title", "collection-title", "volume", "issue", "page", "issued",
    "publisher", "publisher-place", "edition", "genre", "number", "DOI", "URL",
)  # fmt: skip


def main() -> None:
    """Writes the curves, then prints the reliability tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    held_back = [entry for number, entry in enumerate(labelled_entries(data)) if number % HELD_BACK == 0]
    works = [entry["csl"] for entry in held_back]
    in_other_styles = rendered_entries(works, unseen_styles, RENDERED)
    outcomes = outcomes_of([*held_back[::2], *in_other_styles[::2]])
    weight = min(_WEIGHTS, key=lambda each: _loss(outcomes, each))
    curves = curves_of(outcomes, weight)
    TARGET.write_text(json.dumps({"weight": weight, "curves": curves}, indent=1) + "\n", encoding="utf-8")
    calibration = Calibration(curves, weight)
    sys.stdout.write(f"weight of the whole reference {weight}\n")
    sets = {name: list(read_labelled(data / "dev" / f"{name}.jsonl")) for name in DEVELOPMENT}
    for name, entries in (
        ("held back", held_back[1::2]),
        ("rendered in other styles", in_other_styles[1::2]),
        ("rendered by signs", rendered_entries(works, sign_styles, RENDERED // 4)),
        ("development", list(chain.from_iterable(sets.values()))),
        *sets.items(),
    ):
        sys.stdout.write(f"\n{name}\n{reliability(list(_said(entries, calibration)))}")


def sign_styles(_: StyleIndex) -> dict[str, float]:
    """Styles that the readers by prescribed signs read."""
    return dict.fromkeys(SIGN_STYLES, 1.0)


def rendered_entries(
    items: Sequence[dict[str, Any]], styles: Callable[[StyleIndex], dict[str, float]], count: int
) -> list[dict[str, Any]]:
    """References of works that training never saw, labelled, in the styles; a third with mishaps."""
    chance = random.Random(_SEED)
    works = rendered(chance, known_works(chance, items), made_up_works(chance, LANGUAGES), styles)
    found = list(islice(works, count))
    return [_entry(noisy(chance, pieces) if chance.random() < 1 / 3 else pieces) for pieces in found]


def _entry(pieces: Sequence[Piece]) -> dict[str, Any]:
    words: dict[str, str] = {}
    for label, said in pieces:
        words.setdefault(label, said.strip())
    # Identifiers are found before anything is tagged, and have no label.
    fields = [field for field in _FIELDS if field not in _IDENTIFIERS]
    return {"text": "".join(said for _, said in pieces), "csl": words, "fields": fields}


class _Probe(Calibration):
    """Remembers what it is asked."""

    def __init__(self) -> None:
        super().__init__({})
        self.asked: dict[str, tuple[float, float]] = {}

    def confidence(self, field: str, probability: float, whole: float = 1.0) -> float:
        self.asked[field] = (probability, whole)
        return probability


def _said(entries: Iterable[dict[str, Any]], calibration: Calibration) -> Iterator[tuple[float, bool]]:
    """How sure the reader says that each annotated field is, and whether it is right."""
    models = ROOT / "resources" / "models"
    reader = ReferenceReader.load(models / "references.crfsuite", Gazetteer.load(models), calibration)
    for entry in entries:
        draft = reader.read(entry["text"])
        for reading in draft.readings:
            if reading.field in _counted(entry):
                yield reading.confidence, is_right(draft, reading.field, entry)


def _counted(entry: dict[str, Any]) -> set[str]:
    return set(entry["fields"]).intersection(_FIELDS) - set(entry.get("unscored", ()))


def outcomes_of(entries: Iterable[dict[str, Any]]) -> dict[str, list[Outcome]]:
    """What the reader, uncalibrated, made of each annotated field."""
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    models = ROOT / "resources" / "models"
    probe = _Probe()
    reader = ReferenceReader.load(models / "references.crfsuite", Gazetteer.load(models), probe)
    for entry in entries:
        probe.asked.clear()
        draft = reader.read(entry["text"])
        for field in sorted(_counted(entry).intersection(probe.asked)):
            outcomes[field].append(Outcome(*probe.asked[field], is_right(draft, field, entry)))
    return outcomes


def is_right(draft: Draft, field: str, entry: dict[str, Any]) -> bool:
    """Whether the reading is what the label says, case, marks and spaces apart."""
    expected = entry["csl"].get(field)
    if expected is None:
        return False
    if field in ("author", "editor"):
        found = " ".join(name.sorted_form for name in draft.record.names(field))
        return _letters(found) == _letters(expected if isinstance(expected, str) else _names(expected))
    if field == "issued":
        return str(draft.record.year) == _year(expected)
    if field == "page":
        return _first_page(draft.record.text(field)) == _first_page(str(expected))
    return _bare(draft.record.text(field)) == _bare(str(expected))


def _names(names: Iterable[dict[str, str]]) -> str:
    return " ".join(" ".join(map(str, name.values())) for name in names)


def _year(expected: Any) -> str:
    if isinstance(expected, str):
        found = re.search(r"\d{4}", expected)
        return found[0] if found else ""
    return str(expected.get("date-parts", [[""]])[0][0])


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", fold(words))


def _letters(words: str) -> str:
    return "".join(sorted(re.sub(r"[\W\d_]+|\b(?:and|et|al|und|y|e|и|др|in|eds?|others)\b", "", fold(words))))


def _first_page(words: str) -> str:
    return re.split(r"\s*[-‐-―]\s*", words.strip())[0].lower()


def curves_of(outcomes: dict[str, list[Outcome]], weight: float) -> dict[str, list[tuple[float, float]]]:
    """The curve of each field that has enough outcomes, and one of all the others together."""
    points = {
        field: [(blended(each.sure, each.whole, weight), each.is_right) for each in found]
        for field, found in outcomes.items()
    }
    curves = {field: [(_USUALLY_RIGHT, _USUALLY_RIGHT)] for field in _IDENTIFIERS}
    curves |= {
        field: curve(found) for field, found in sorted(points.items()) if len(found) >= 2 * _SMALLEST_BIN
    }
    return curves | {ANY: curve([point for found in points.values() for point in found])}


def curve(outcomes: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """A rising curve through the outcomes (pool adjacent violators over bins of equal size)."""
    ordered = _evened(outcomes)
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


def _evened(outcomes: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The outcomes by rising probability, each of one probability with the share of right ones."""
    alike: dict[float, list[bool]] = defaultdict(list)
    for sure, is_right in outcomes:
        alike[sure].append(is_right)
    return [(sure, sum(alike[sure]) / len(alike[sure])) for sure in sorted(alike) for _ in alike[sure]]


def _loss(outcomes: dict[str, list[Outcome]], weight: float) -> float:
    """The mean squared error of the curves of one half of the outcomes on the other half."""
    calibration = Calibration(
        curves_of({field: found[::2] for field, found in outcomes.items()}, weight), weight
    )
    errors = [
        (calibration.confidence(field, each.sure, each.whole) - each.is_right) ** 2
        for field, found in outcomes.items()
        for each in found[1::2]
    ]
    return sum(errors) / len(errors)


def reliability(outcomes: Sequence[tuple[float, bool]]) -> str:
    """The table of said and true shares by tenths, and the expected calibration error."""
    lines = ["said      n     mean   right\n"]
    error = 0.0
    for tenth in range(10):
        found = [each for each in outcomes if min(int(each[0] * 10), 9) == tenth]
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
