"""What the trained splitter sees of every line of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from refdesk.domain.folding import fold
from refdesk.reading.lists.joining import is_furniture
from refdesk.reading.lists.likeness import (
    GIVEN_FIRST,
    INITIALS_FIRST,
    SAME_AUTHOR,
    SURNAME_FIRST,
    YEAR,
    likeness,
)
from refdesk.reading.lists.numbering import label_of
from refdesk.reading.text.cue_words import CUE_OF
from refdesk.reading.text.lines import Line

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_CUES = re.compile(
    r"(?:in|available|url|https?|www|doi|pp|pages|vol|no|press|retrieved|accessed|edited|eds?|university|pmid|arxiv|"
    r"proc|journal|and|et|of|the|online|disponible|acesso|режим)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\b|&|\bet al\b|\bund\b|\bи др\b|;")
_VOLUME_AND_PAGES = re.compile(
    r"\d\s?(?:\(\d[^)]{0,8}\))?\s?[:,]\s?[A-Za-z]?\d+\s?[-\u2013\u2014]\s?\d|\bpp?\.\s?\d"
)
_END_WORD = re.compile(
    r"(?:and|und|et|y|e|и|in|of|the|de|pp?|vol|no|eds?|for|on|a|an|to|from|with|&)\.?$", re.IGNORECASE
)
_INITIAL_END = re.compile(r"(?:^|[\s.-])[^\W\d_]\.,?$")
_PATTERNS = (
    ("same", SAME_AUTHOR),
    ("surname", SURNAME_FIRST),
    ("initials", INITIALS_FIRST),
    ("given", GIVEN_FIRST),
)
_HEAD, _TAIL = 120, 30
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
    head, tail = line.text[:_HEAD], line.text[-_TAIL:]
    pattern = next((name for name, regex in _PATTERNS if regex.match(head)), "none")
    words = re.search(r"[^\W\d_]{2,}", head)
    key = fold(words.group())[:6] if words and pattern in ("surname", "given") else ""
    ratio = min(len(line.text) / wide, 1.5)
    return _Facts(
        pattern, key, YEAR.search(line.text) is not None, ratio, str(max(likeness(line.text), 0)),
        tuple(_head_features(head, pattern)),
        tuple(_tail_features(tail)), _ending(tail),
    )  # fmt: skip


def _head_features(head: str, pattern: str) -> list[str]:
    tokens = _TOKEN.findall(head)[:4]
    year = YEAR.search(head)
    features = [f"t{place}={_shape(token)}" for place, token in enumerate(tokens)]
    features.append("t012=" + " ".join(map(_shape, tokens[:3])))
    features.append(f"pattern={pattern}")
    features.append(f"year={_bin(year.start(), (10, 30, 60, 120)) if year else 'none'}")
    if year and head[max(0, year.start() - 1)] == "(":
        features.append("year=round")
    if _AND.search(head[:80]):
        features.append("and")
    if _CUES.match(head):
        features.append("cue=" + tokens[0].lower())
    announced = [CUE_OF.get(fold(token), "-") for token in tokens[:2]]
    features.append("says=" + " ".join(announced))
    places = _VOLUME_AND_PAGES.search(head)
    features.append(f"places={_bin(places.start(), (15, 40, 80)) if places else 'none'}")
    features.append(f"commas={min(head[:50].count(','), 4)}")
    label = label_of(Line(head, 0, 0, 0))
    features.append(f"label={label.style if label else 'none'}")
    if is_furniture(head):
        features.append("furniture")
    return features


def _tail_features(tail: str) -> list[str]:
    tokens = _TOKEN.findall(tail)[-3:]
    features = [f"e{len(tokens) - place}={_shape(token)}" for place, token in enumerate(tokens)]
    features.append("e=" + _ending(tail))
    features.append("e12=" + " ".join(map(_shape, tokens[-2:])))
    if _END_WORD.search(tail):
        features.append("endword")
    if "http" in tail or "doi" in tail.lower():
        features.append("address")
    return features


def _ending(tail: str) -> str:
    """The kind of the last mark; an initial's full stop is another than a sentence's."""
    last = tail[-1:]
    if last == ".":
        return "initial." if _INITIAL_END.search(tail) else "digit." if tail[-2:-1].isdigit() else "."
    if last.isdigit():
        return "digit"
    if last.isalpha():
        return "upper" if last.isupper() else "lower"
    return last


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
        f"L:width={_bin(widths[count // 2], (30, 60, 90, 130, 200))}",
        f"L:authors={_bin(len(patterns) / count, (0.2, 0.4, 0.6, 0.8, 0.95))}",
        f"L:gaps={_bin(sum(line.gap > 0 for line in lines) / count, (0.01, 0.2, 0.5, 0.9))}",
        f"L:years={_bin(sum(each.has_year for each in facts) / count, (0.2, 0.4, 0.6, 0.9))}",
        f"L:rising={_bin(rising / max(1, len(keys) - 1), (0.6, 0.75, 0.9))}",
        f"L:numbered={bool(numbered)}",
        f"L:usual={usual}",
    ]


def _of_line(
    lines: Sequence[Line], facts: Sequence[_Facts], place: int, numbered: frozenset[int]
) -> list[str]:
    own, line = facts[place], lines[place]
    features = ["0:" + each for each in own.features]
    features.append(f"0:ratio={_bin(own.ratio, (0.2, 0.4, 0.6, 0.8, 0.9, 0.97))}")
    features.append(f"0:gap={min(line.gap, 2)}")
    features.append(f"0:year={own.has_year}")
    features.append(f"0:like={own.like}")
    if place in numbered:
        features.append("0:numbered")
    if place == 0:
        return [*features, "first"]
    before = facts[place - 1]
    features += ["p:" + each for each in before.tail]
    features.append(f"p:ratio={_bin(before.ratio, (0.2, 0.4, 0.6, 0.8, 0.9, 0.97))}")
    features.append(f"p:year={before.has_year}")
    features.append(f"p:pattern={before.pattern}")
    features.append(f"p:like|0:like={before.like}|{own.like}")
    features.append(f"p:e|0:pattern={before.ending}|{own.pattern}")
    features.append(f"p:e|p:ratio={before.ending}|{_bin(before.ratio, (0.6, 0.85, 0.95))}")
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


def _shape(token: str) -> str:
    if token.isdigit():
        return "9" * min(len(token), 4)
    if token.isalpha():
        if token.isupper():
            return "X" * min(len(token), 3)
        return ("X" if token[0].isupper() else "") + "x" * min(len(token), 3)
    return token


def _bin(value: float, limits: tuple[float, ...]) -> str:
    return str(sum(value >= limit for limit in limits))
