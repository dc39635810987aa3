"""What the trained splitter sees of every line of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from refdesk.reading.lists.heads_and_tails import (
    HEAD,
    TAIL,
    author_key,
    author_pattern,
    binned,
    ending,
    head_features,
    tail_features,
)
from refdesk.reading.lists.likeness import YEAR, likeness
from refdesk.reading.text.lines import Line

#: So many lines back and forth another author is sought, to see whether the list is in alphabetical order.
_REACH = 12


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is told of a line by itself."""

    pattern: str
    key: str
    has_year: bool
    ratio: float
    like: str
    features: tuple[str, ...]
    tail: tuple[str, ...]
    ending: str


def features_of(lines: Sequence[Line], numbered: frozenset[int]) -> list[list[str]]:
    """For every line its features; `numbered` are the indexes of lines that a chain of numbers opens."""
    if not lines:
        return []
    widths = sorted(len(line.text) for line in lines)
    wide = max(widths[int(len(widths) * 0.9)], 1)
    facts = [_facts(line, wide) for line in lines]
    shared = _of_list(lines, facts, widths, numbered)
    order = _alphabetical(facts)
    return [_of_line(lines, facts, place, numbered) + order[place] + shared for place in range(len(lines))]


def _facts(line: Line, wide: int) -> _Facts:
    head, tail = line.text[:HEAD], line.text[-TAIL:]
    pattern = author_pattern(head)
    key = author_key(head, pattern)
    ratio = min(len(line.text) / wide, 1.5)
    return _Facts(
        pattern, key, YEAR.search(line.text) is not None, ratio, str(max(likeness(line.text), 0)),
        tuple(head_features(head, pattern)),
        tuple(tail_features(tail)), ending(tail),
    )  # fmt: skip


def _of_list(
    lines: Sequence[Line], facts: Sequence[_Facts], widths: list[int], numbered: frozenset[int]
) -> list[str]:
    """What holds for the list as a whole."""
    count = len(lines)
    keys = [each.key for each in facts if each.key]
    rising = sum(one <= other for one, other in pairwise(keys))
    patterns = [each.pattern for each in facts if each.pattern != "none"]
    usual = max(set(patterns), key=patterns.count) if patterns else "none"
    return [
        f"L:width={binned(widths[count // 2], (30, 60, 90, 130, 200))}",
        f"L:authors={binned(len(patterns) / count, (0.2, 0.4, 0.6, 0.8, 0.95))}",
        f"L:gaps={binned(sum(line.gap > 0 for line in lines) / count, (0.01, 0.2, 0.5, 0.9))}",
        f"L:years={binned(sum(each.has_year for each in facts) / count, (0.2, 0.4, 0.6, 0.9))}",
        f"L:rising={binned(rising / max(1, len(keys) - 1), (0.6, 0.75, 0.9))}",
        f"L:numbered={bool(numbered)}",
        f"L:usual={usual}",
    ]


def _of_line(
    lines: Sequence[Line], facts: Sequence[_Facts], place: int, numbered: frozenset[int]
) -> list[str]:
    own, line = facts[place], lines[place]
    features = ["0:" + each for each in own.features]
    features.append(f"0:ratio={binned(own.ratio, (0.2, 0.4, 0.6, 0.8, 0.9, 0.97))}")
    features.append(f"0:gap={min(line.gap, 2)}")
    features.append(f"0:year={own.has_year}")
    features.append(f"0:like={own.like}")
    if place in numbered:
        features.append("0:numbered")
    if place == 0:
        return [*features, "first"]
    before = facts[place - 1]
    features += ["p:" + each for each in before.tail]
    features.append(f"p:ratio={binned(before.ratio, (0.2, 0.4, 0.6, 0.8, 0.9, 0.97))}")
    features.append(f"p:year={before.has_year}")
    features.append(f"p:pattern={before.pattern}")
    features.append(f"p:like|0:like={before.like}|{own.like}")
    features.append(f"p:e|0:pattern={before.ending}|{own.pattern}")
    features.append(f"p:e|p:ratio={before.ending}|{binned(before.ratio, (0.6, 0.85, 0.95))}")
    features.append(f"p:e|0:gap={before.ending}|{min(line.gap, 2)}")
    features.append(f"0:pattern|p:year={own.pattern}|{before.has_year}")
    features.append(f"p:pp={facts[place - 2].pattern if place > 1 else 'first'}")
    features.append(f"since={_since(facts, place)}")
    if place + 1 < len(facts):
        features += [f"n:pattern={facts[place + 1].pattern}", f"n:year={facts[place + 1].has_year}"]
        features.append(f"0:year|n:year={own.has_year}|{facts[place + 1].has_year}")
    else:
        features.append("last")
    return features


def _since(facts: Sequence[_Facts], place: int) -> str:
    """How far back the last year and the last author-like line stand."""
    year = next((back for back in range(1, 6) if place >= back and facts[place - back].has_year), 6)
    author = next(
        (back for back in range(1, 6) if place >= back and facts[place - back].pattern != "none"), 6
    )
    return f"{year}{author}"


def _alphabetical(facts: Sequence[_Facts]) -> list[list[str]]:
    """How a line's first word stands to those of the author-like lines around it."""
    features = []
    for place, own in enumerate(facts):
        if not own.key:
            features.append(["a:none"])
            continue
        low, high = max(0, place - _REACH), min(len(facts), place + _REACH)
        before = next((facts[at].key for at in range(place - 1, low - 1, -1) if facts[at].key), "")
        after = next((facts[at].key for at in range(place + 1, high) if facts[at].key), "")
        signs = _sign(before, own.key) + _sign(own.key, after)
        features.append([f"a:{signs}", f"a:{signs}|{own.pattern}"])
    return features


def _sign(one: str, other: str) -> str:
    if not one or not other:
        return "?"
    return "<" if one < other else "=" if one == other else ">"
