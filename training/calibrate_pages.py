"""Measures how often fields of articles are right by how sure they are: `python training/calibrate_pages.py`.

The pages are the samples of the tests (and `--data FOLDER`, pages with truth in the same form), each also in
variants that copying makes: without some lines or its citation, wrapped, without blank lines, with a piece
moved, with a piece of another page inside. Half of the pages set the curves, the other half reports on them;
what is written is made of all.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from refdesk.domain.dates import Date  # noqa: E402
from refdesk.domain.draft import Draft, Page  # noqa: E402
from refdesk.reading import read_page  # noqa: E402
from refdesk.reading.pages import front_matter  # noqa: E402
from refdesk.reading.strings.confidence import UNCHANGED, Calibration  # noqa: E402
from refdesk.reading.text.headings import Section, inline_section, section_of  # noqa: E402
from refdesk.reading.text.words import key_of  # noqa: E402
from training.calibrate import Outcome, curve, reliability  # noqa: E402

SAMPLES = ROOT / "tests" / "samples" / "pages"
TARGET = ROOT / "resources/models/page_confidence.json"
SEED = 7
VARIANTS = 6
_FEWEST = 150
_DATES = frozenset({"issued", "received", "accepted"})
_SPANNING = frozenset({"abstract", "funding"})
_KEPT = ("title", "abstract", "author")
_LIST_FIELDS = {"keywords": "keyword"}

Sample = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Around:
    """What a change of a page may draw on: the page's truth, all pages, and chance."""

    known: dict[str, Any]
    others: list[Sample]
    chance: random.Random


def main() -> None:
    """Writes the curves, then prints the reliability table of the other half of the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    samples = [*_samples(SAMPLES), *(_samples(data) if data else ())]
    front_matter.page_confidence = lambda: UNCHANGED
    first, second = outcomes(samples[::2], samples), outcomes(samples[1::2], samples)
    curves = _curves(first)
    checked = [
        (Calibration(curves).confidence(field, sure), right)
        for field, found in second.items()
        for sure, right in found
    ]
    sys.stdout.write(reliability(checked))
    both = {field: [*first.get(field, []), *second.get(field, [])] for field in {**first, **second}}
    TARGET.write_text(json.dumps({"curves": _curves(both)}, indent=1) + "\n", encoding="utf-8")


def _curves(found: dict[str, list[Outcome]]) -> dict[str, list[tuple[float, float]]]:
    curves = {field: _rising(each) for field, each in sorted(found.items()) if len(each) >= _FEWEST}
    return {**curves, "*": _rising([one for each in found.values() for one in each])}


def _rising(found: list[Outcome]) -> list[tuple[float, float]]:
    """The curve, no point of it below the one before: small pools may fall a little."""
    points = curve(found)
    return [(x, max(y for _, y in points[: place + 1])) for place, (x, _) in enumerate(points)]


def _samples(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))["article"]
        if known:
            yield path.with_suffix(".txt").read_text(encoding="utf-8"), known


def outcomes(samples: Iterable[Sample], others: list[Sample]) -> dict[str, list[Outcome]]:
    """How sure every field of every variant is, and whether it is right."""
    chance = random.Random(SEED)
    found: dict[str, list[Outcome]] = defaultdict(list)
    for text, known in samples:
        for variant in [text, *(_variant(text, known, others, chance) for _ in range(VARIANTS))]:
            draft = read_page(Page(variant)).article
            for field, is_right in _judged(draft, known) if draft else ():
                found[field].append((draft.confidence(field) if draft else 0.0, is_right))
    return found


def _judged(draft: Draft, known: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The fields that were read and of which the truth is known."""
    for name, value in known.items():
        field = _LIST_FIELDS.get(name, name)
        if name == "absent":
            yield from ((each, False) for each in value if each in draft.record)
        elif field in draft.record:
            yield field, _is_right(draft, field, value)


def _is_right(draft: Draft, field: str, value: Any) -> bool:
    given = draft.record.get(field)
    if field == "author":
        return sorted(key_of(name.family or name.literal) for name in draft.record.names("author")) == sorted(
            key_of(each.get("family") or each.get("literal", "")) for each in value
        )
    if isinstance(given, Date):
        wanted = value["date-parts"][0][0] if isinstance(value, dict) else value[:4]
        return str(given.year) == str(wanted)
    text = draft.record.text(field)
    if field == "keyword":
        return list(map(key_of, text.split(";"))) == list(map(key_of, value))
    if field in _SPANNING and isinstance(value, list):
        return key_of(text).startswith(key_of(value[0])) and key_of(text).endswith(key_of(value[1]))
    return key_of(text) in {key_of(str(each)) for each in (value if isinstance(value, list) else [value])}


def _variant(text: str, known: dict[str, Any], others: list[Sample], chance: random.Random) -> str:
    lines = text.split("\n")
    for change in chance.sample((_thinned, _uncited, _wrapped, _dense, _turned, _mixed), 2):
        lines = change(lines, Around(known, others, chance))
    return "\n".join(lines)


def _thinned(lines: list[str], around: Around) -> list[str]:
    """Without a few lines here and there, but those of the fields that are long."""
    kept = " ".join(key_of(json.dumps(around.known.get(field, ""), ensure_ascii=False)) for field in _KEPT)
    return [
        line
        for line in lines
        if len(line) > 120 or around.chance.random() > 0.15 or (key_of(line) and key_of(line) in kept)
    ]


def _uncited(lines: list[str], _around: Around) -> list[str]:
    """Without the citation and its heading."""
    kept: list[str] = []
    skipping = 0
    for line in lines:
        section = section_of(line) or inline_section(line)[0]
        skipping = 3 if section is Section.CITATION else skipping - 1
        if skipping <= 0:
            kept.append(line)
    return kept


def _wrapped(lines: list[str], around: Around) -> list[str]:
    width = around.chance.choice((60, 75, 90))
    return [part for line in lines for part in (textwrap.wrap(line, width) or [""])]


def _dense(lines: list[str], _around: Around) -> list[str]:
    return [line for line in lines if line.strip()]


def _turned(lines: list[str], around: Around) -> list[str]:
    """With one piece moved to the end, as sidebars are."""
    low = around.chance.randrange(len(lines))
    high = min(len(lines), low + around.chance.randint(3, 12))
    return lines[:low] + lines[high:] + lines[low:high]


def _mixed(lines: list[str], around: Around) -> list[str]:
    """With a piece of another page inside, as pages show what else they have."""
    other = re.split(r"\n", around.chance.choice(around.others)[0])
    low = around.chance.randrange(max(1, len(other) - 8))
    place = around.chance.randrange(len(lines))
    return lines[:place] + other[low : low + around.chance.randint(3, 8)] + lines[place:]


if __name__ == "__main__":
    main()
