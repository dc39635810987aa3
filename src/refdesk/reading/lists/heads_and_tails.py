"""What the splitters see of where a reference may begin: the words behind the place and those before it."""

from __future__ import annotations

import re

from refdesk.domain.folding import fold
from refdesk.reading.lists.joining import is_furniture
from refdesk.reading.lists.likeness import GIVEN_FIRST, INITIALS_FIRST, SAME_AUTHOR, SURNAME_FIRST, YEAR
from refdesk.reading.lists.numbering import label_of
from refdesk.reading.text.cue_words import CUE_OF
from refdesk.reading.text.lines import Line

#: So many letters behind a place and before it are looked at.
HEAD, TAIL = 120, 30
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


def author_pattern(head: str) -> str:
    """How the words begin, as authors do: "surname", "initials", "given", "same"; else "none"."""
    return next((name for name, regex in _PATTERNS if regex.match(head)), "none")


def author_key(head: str, pattern: str) -> str:
    """The beginning of the first author's name, to see an alphabetical order; else empty."""
    words = re.search(r"[^\W\d_]{2,}", head)
    return fold(words.group())[:6] if words and pattern in ("surname", "given") else ""


def head_features(head: str, pattern: str) -> list[str]:
    """What is told of the words behind a place; `pattern` is their `author_pattern`."""
    tokens = _TOKEN.findall(head)[:4]
    year = YEAR.search(head)
    features = [f"t{place}={shape(token)}" for place, token in enumerate(tokens)]
    features.append("t012=" + " ".join(map(shape, tokens[:3])))
    features.append(f"pattern={pattern}")
    features.append(f"year={binned(year.start(), (10, 30, 60, 120)) if year else 'none'}")
    if year and head[max(0, year.start() - 1)] == "(":
        features.append("year=round")
    if _AND.search(head[:80]):
        features.append("and")
    if _CUES.match(head):
        features.append("cue=" + tokens[0].lower())
    announced = [CUE_OF.get(fold(token), "-") for token in tokens[:2]]
    features.append("says=" + " ".join(announced))
    places = _VOLUME_AND_PAGES.search(head)
    features.append(f"places={binned(places.start(), (15, 40, 80)) if places else 'none'}")
    features.append(f"commas={min(head[:50].count(','), 4)}")
    label = label_of(Line(head, 0, 0, 0))
    features.append(f"label={label.style if label else 'none'}")
    if is_furniture(head):
        features.append("furniture")
    return features


def tail_features(tail: str) -> list[str]:
    """What is told of the words before a place."""
    tokens = _TOKEN.findall(tail)[-3:]
    features = [f"e{len(tokens) - place}={shape(token)}" for place, token in enumerate(tokens)]
    features.append("e=" + ending(tail))
    features.append("e12=" + " ".join(map(shape, tokens[-2:])))
    if _END_WORD.search(tail):
        features.append("endword")
    if "http" in tail or "doi" in tail.lower():
        features.append("address")
    return features


def ending(tail: str) -> str:
    """The kind of the last mark; an initial's full stop is another than a sentence's."""
    last = tail[-1:]
    if last == ".":
        return "initial." if _INITIAL_END.search(tail) else "digit." if tail[-2:-1].isdigit() else "."
    if last.isdigit():
        return "digit"
    if last.isalpha():
        return "upper" if last.isupper() else "lower"
    return last


def shape(token: str) -> str:
    """A word's or number's kind and rough length: `Xxx`, `9999`; a mark is its own."""
    if token.isdigit():
        return "9" * min(len(token), 4)
    if token.isalpha():
        if token.isupper():
            return "X" * min(len(token), 3)
        return ("X" if token[0].isupper() else "") + "x" * min(len(token), 3)
    return token


def binned(value: float, limits: tuple[float, ...]) -> str:
    """How many of the rising limits the value reaches."""
    return str(sum(value >= limit for limit in limits))
