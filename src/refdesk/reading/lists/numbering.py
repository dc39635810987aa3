"""The numbers that stand before the entries of a list, as printed, and the chain that they form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from refdesk.reading.text.lines import Line

#: Ways to print a number; the first that fits is taken.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bracket", re.compile(r"[\[\uff3b\u3010]\s?(\d{1,4})\s?[\]\uff3d\u3011][.:]?\s*")),
    ("round", re.compile(r"[(\uff08](\d{1,4})[)\uff09][.:]?\s*")),
    ("dot", re.compile(r"(\d{1,4})\s?[.\uff0e\u3001](?!\d)\s*")),
    ("paren", re.compile(r"(\d{1,4})\s?[)\uff09]\.?\s*")),
    ("bare", re.compile(r"(\d{1,4})(?:\s+|$)")),
    ("glued", re.compile(r"(\d{1,3})(?=[^\W\d_]{2}|[^\W\d_]\.|[\"\u201c\u00ab*])")),
)
_INSIDE = {
    "bracket": r"[\[\uff3b\u3010]\s?{0}\s?[\]\uff3d\u3011][.:]?\s*(?=\S)",
    "round": r"[(\uff08]{0}[)\uff09][.:]?\s*(?=[^\W\d_]|[\"\u201c\u00ab])",
    "dot": r"0*{0}\s?[.\uff0e\u3001]\s+(?=[^\W\d_]|[\"\u201c\u00ab*\[(])",
    "paren": r"{0}\s?\)\.?\s+(?=[^\W\d_]|[\"\u201c\u00ab])",
}
#: What stands before the number of a volume, an issue or a page, never before that of an entry.
_COUNTED = re.compile(
    r"(?i:\b(?:vol|volume|v|t|tom|tome|tomo|band|bd|jg|no|n|nr|nos|num|núm|iss|issue|heft|h|fasc|sayı|cilt|"
    r"p|pp|s|ch|chap|chapter|cap|part|pt|ed|ser|series|art|sect|section|fig|table|"
    r"т|том|вып|выпуск|ч|часть|кн|книга|гл|глава|с|стр|сер|номер|изд|б)\.?|[№#nº°])\s*$"
)
#: So many characters before a number decide what it counts.
_BEFORE = 12
#: So many candidates back a chain may look for its previous link: keeps the search linear.
_WINDOW = 40
#: Larger steps break a chain.
_LONGEST_STEP = 30
_WEAK_STYLES = frozenset({"bare", "glued"})


@dataclass(frozen=True, slots=True)
class Label:
    """A number before an entry: its value, how it is printed (`style`), and its place in the page.

    `start` to `end` is the label with the white space after it; `line` is the index of its line, on which it
    may stand alone.
    """

    value: int
    style: str
    start: int
    end: int
    line: int
    is_alone: bool = False


def label_of(line: Line, index: int = 0) -> Label | None:
    """The number that a line begins with, in the first style that fits."""
    for style, pattern in _STYLES:
        match = pattern.match(line.text)
        if match:
            return Label(
                int(match[1]),
                style,
                line.start,
                line.start + match.end(),
                index,
                match.end() == len(line.text),
            )
    return None


def best_chain(lines: Sequence[Line]) -> list[Label]:
    """The longest plausible run of rising numbers of one style at the beginnings of lines; often empty."""
    by_style: dict[str, list[Label]] = defaultdict(list)
    for index, line in enumerate(lines):
        label = label_of(line, index)
        if label:
            by_style[label.style].append(label)
    chains = [(*_chain(labels), style) for style, labels in by_style.items()]
    if not chains:
        return []
    score, best, _ = max(chains, key=lambda chain: chain[0] * (0.8 if chain[2] in _WEAK_STYLES else 1.0))
    return best if score > 0 and _is_plausible(best) else []


def numbers_inside(text: str, after: Label, end: int, last: int | None = None) -> list[Label]:
    """The numbers that follow `after` in the midst of lines, up to `end` of the text, below `last`."""
    pattern = _INSIDE.get(after.style)
    found: list[Label] = []
    value, position, misses = after.value + 1, after.end, 0
    while pattern and misses < 2 and (last is None or value < last):
        numbers = re.compile(r"(?<=[\s.;,)\]\u3002])" + pattern.format(value))
        match = next(
            (each for each in numbers.finditer(text, position, end) if not _counts(text, each)), None
        )
        if match:
            found.append(Label(value, after.style, match.start(), match.end(), -1))
            position, misses = match.end(), 0
        else:
            misses += 1
        value += 1
    return found


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the number is that of a volume, an issue or a page."""
    return _COUNTED.search(text, max(0, match.start() - _BEFORE), match.start()) is not None


def _chain(labels: list[Label]) -> tuple[float, list[Label]]:
    best: list[float] = []
    previous: list[int] = []
    for place, label in enumerate(labels):
        score, link = _start_score(label), -1
        for back in range(max(0, place - _WINDOW), place):
            gained = best[back] + _step_score(label.value - labels[back].value)
            if gained > score:
                score, link = gained, back
        best.append(score)
        previous.append(link)
    place = max(range(len(labels)), key=lambda each: best[each])
    total, chain = best[place], []
    while place >= 0:
        chain.append(labels[place])
        place = previous[place]
    return total, chain[::-1]


def _start_score(label: Label) -> float:
    if label.value == 1:
        return 1.5
    return 0.2 if label.value < 1000 else -5.0


def _step_score(step: int) -> float:
    if step == 1:
        return 1.0
    if 1 < step <= 5:
        return 0.3
    return -0.5 if 5 < step <= _LONGEST_STEP else -100.0


def _is_plausible(chain: list[Label]) -> bool:
    if chain[0].style in _WEAK_STYLES:
        steps = sum(after.value - before.value == 1 for before, after in pairwise(chain))
        stand_alone = chain[0].value == 1 and all(label.is_alone for label in chain)
        return len(chain) >= (2 if stand_alone else 3) and steps >= 0.6 * (len(chain) - 1)
    return len(chain) >= 2 or (bool(chain) and chain[0].value == 1)
