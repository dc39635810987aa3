"""Labelled reference strings as training sequences: one label a token, cut to the field's own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from refdesk.reading.strings.protect import protected_phrases
from refdesk.reading.strings.tagger import OTHER
from refdesk.reading.strings.tokens import Token, tokenize

#: Labels of the sources by our own; what is not here is `other`.
_LABELS = {
    "author": "author", "collab": "author", "director": "author", "producer": "author",
    "title": "title", "container-title": "container-title", "source": "container-title",
    "collection-title": "collection-title", "volume": "volume", "issue": "issue", "page": "page",
    "date": "issued",
    "publisher": "publisher", "org": "publisher", "publisher-place": "publisher-place", "edition": "edition",
    "editor": "editor", "translator": "translator", "genre": "genre", "number": "number", "note": "note",
    "issued": "issued", "accessed": "issued",
}  # fmt: skip
_CUE_BEFORE = {
    "editor": {
        "in", "edited", "by", "ed", "eds", "hrsg", "dans", "im", "en", "von", "v", "hg", "dir",
        "и", "под", "ред",
    },
    "translator": {
        "translated", "by", "trans", "transl", "trad", "de", "traduit", "par", "übers", "von", "пер", "с",
    },
    "author": {"by"},
    "container-title": {"in", "dans", "im", "en", "em", "of"},
    "collection-title": {"of", "ser", "series"},
    "volume": {"vol", "volume", "vols", "v", "bd", "band", "tome", "t", "no", "n", "№", "number", "issue"},
    "issue": {"no", "nr", "n", "num", "number", "issue", "heft", "№", "nº", "n°", "º", "°"},
    "page": {"p", "pp", "page", "pages", "s", "pg", "pág", "seiten", "seite", "с"},
    "edition": set(),
}  # fmt: skip
_CUE_AFTER = {
    "editor": {
        "ed",
        "eds",
        "editor",
        "editors",
        "hrsg",
        "hg",
        "dir",
        "coord",
        "orgs",
        "org",
        "éd",
        "éds",
        "in",
    },
    "translator": {"trans", "transl", "translator", "trad"},
    "author": {"in"},
    "page": {"p", "pp", "s"},
}
_MARK = re.compile(r"[^\w]+")
_CLOSERS = ")]”»"


class Sequence(NamedTuple):
    """One reference: its tokens and the label of each."""

    tokens: list[Token]
    labels: list[str]


def read_labelled(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of one file, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def sequence_of(text: str, spans: Iterable[tuple[str, str]]) -> Sequence | None:
    """The reference as a training sequence; None where the spans are not the whole text."""
    tokens = tokenize(text, protected_phrases(text))
    labels = [OTHER] * len(tokens)
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    reached = 0
    for label, words in spans:
        length = sum(not letter.isspace() for letter in words)
        stretch = places[reached : reached + length]
        reached += length
        if stretch and label in _LABELS:
            inside = [
                i
                for i, token in enumerate(tokens)
                if stretch[0] <= token.start and token.end <= stretch[-1] + 1
            ]
            _label(tokens, labels, inside, _LABELS[label])
    if reached != len(places):
        return None
    for index, token in enumerate(tokens):
        labels[index] = token.kind or labels[index]
    return Sequence(tokens, labels)


def _label(tokens: list[Token], labels: list[str], inside: list[int], label: str) -> None:
    inside = _cut(tokens, inside, label)
    if label == "volume":
        _label_volume(tokens, labels, inside)
        return
    for index in inside:
        labels[index] = label


def _cut(tokens: list[Token], inside: list[int], label: str) -> list[int]:
    """Without the marks and announcing words at both ends."""
    before, after = _CUE_BEFORE.get(label, set()), _CUE_AFTER.get(label, set())
    changed = True
    while inside and changed:
        first, last = tokens[inside[0]], tokens[inside[-1]]
        changed = False
        if (
            not first.kind
            and (_MARK.fullmatch(first.text) or first.text.lower() in before)
            and len(inside) > 1
        ):
            inside, changed = inside[1:], True
        elif (not last.kind and _is_end(tokens, inside, last) and len(inside) > 1) or (
            not last.kind and last.text.lower() in after and len(inside) > 1 and label != "page"
        ):
            inside, changed = inside[:-1], True
    return inside


def _is_end(tokens: list[Token], inside: list[int], last: Token) -> bool:
    if not _MARK.fullmatch(last.text):
        return False
    opened = {")": "(", "]": "["}.get(last.text)
    return not (opened and any(tokens[index].text == opened for index in inside[:-1]))


def _label_volume(tokens: list[Token], labels: list[str], inside: list[int]) -> None:
    """`4(2)`, `Vol. 4, No. 2`, `2013;124(3):15-19`: year, issue and pages left in the volume."""
    words = [tokens[index].text for index in inside]
    if len(words) >= 3 and words[1] == ";" and re.fullmatch(r"(1[89]|20)\d\d", words[0]):
        labels[inside[0]] = "issued"
        inside, words = inside[2:], words[2:]
    pages = next((place for place, word in enumerate(words) if word == ":" and place), len(words))
    _label_numbers(tokens, labels, inside[pages + 1 :], "page")
    cut = next((place for place in range(1, pages) if _begins_issue(words, place)), pages)
    _label_numbers(tokens, labels, inside[cut:pages], "issue")
    _label_numbers(tokens, labels, inside[:cut], "volume")


def _begins_issue(words: list[str], place: int) -> bool:
    is_number_next = place + 1 < len(words) and words[place + 1].isdigit() and words[place - 1].isdigit()
    return (
        words[place] == "("
        or words[place].lower() in _ISSUE_CUES
        or (words[place] in ".,/" and is_number_next)
    )


def _label_numbers(tokens: list[Token], labels: list[str], inside: list[int], label: str) -> None:
    """The stretch from the first to the last word that is neither mark nor announcement."""
    kept = [
        i for i in inside if not _MARK.fullmatch(tokens[i].text) and tokens[i].text.lower() not in _ISSUE_CUES
    ]
    for index in range(kept[0], kept[-1] + 1) if kept else ():
        labels[index] = label


_ISSUE_CUES = {"no", "nr", "n", "num", "number", "issue", "heft", "№", "nº", "n°", "iss", "nos", "°", "º"}
