"""References that our own CSL processor prints in many of the shipped styles, their field borders known."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from refdesk.csl import Processor, StyleError, StyleIndex, compile_style
from refdesk.csl.elements.program import Program
from training.alignment import marked, pieces_of
from training.made_up import Piece

#: Styles that most references are written in count so many times more.
COMMON = {
    "apa": 8, "modern-language-association": 4, "chicago-author-date": 4, "chicago-notes-bibliography": 4,
    "ieee": 5,
    "american-medical-association": 4, "nlm-citation-sequence": 5, "american-chemical-society": 4,
    "nature": 3,
    "science": 2, "cell": 2, "harvard-cite-them-right": 5, "elsevier-harvard": 4, "elsevier-with-titles": 3,
    "elsevier-without-titles": 4, "american-physics-society": 5, "american-institute-of-physics": 4,
    "institute-of-physics-numeric": 3, "gost-r-7-0-5-2008": 3, "gost-r-7-0-5-2008-numeric": 3,
    "associacao-brasileira-de-normas-tecnicas": 5, "iso690-author-date-en": 3, "iso690-numeric-en": 2,
    "iso690-author-date-fr": 2, "din-1505-2": 2, "american-sociological-association": 2,
    "american-political-science-association": 2, "modern-humanities-research-association": 2,
    "springer-basic-author-date": 3,
    "copernicus-publications": 2, "american-geophysical-union": 2, "the-astrophysical-journal": 2,
    "council-of-science-editors-author-date": 2, "turabian-author-date": 2,
}  # fmt: skip
#: So many styles are drawn for one run, the more dependent journals they have the likelier.
STYLES = 450
SHARE_KNOWN = 0.6
_SEED = 1087
_LOCALES = {
    "en": "en-US", "pt": "pt-BR", "es": "es-ES", "fr": "fr-FR", "de": "de-DE", "ru": "ru-RU", "tr": "tr-TR",
    "uk": "uk-UA",
    "it": "it-IT", "pl": "pl-PL", "zh": "zh-CN", "ko": "ko-KR", "ja": "ja-JP", "ar": "ar", "kk": "ru-RU",
}  # fmt: skip
#: Works of which no language is told are printed in these.
_OTHER_LOCALES = (
    "en-US",
    "en-US",
    "en-US",
    "en-GB",
    "en-GB",
    "de-DE",
    "fr-FR",
    "es-ES",
    "pt-BR",
    "ru-RU",
    "it-IT",
)
_BATCH = 20


def rendered(
    chance: random.Random,
    known: Iterator[dict[str, Any]],
    made_up: Iterator[dict[str, Any]],
    styles: Callable[[StyleIndex], dict[str, float]],
) -> Iterator[list[Piece]]:
    """References without end, as pieces in order, three in five of known works; `styles` weighs styles."""
    for own in rendered_lists(chance, known, made_up, styles):
        yield from own


def rendered_lists(
    chance: random.Random,
    known: Iterator[dict[str, Any]],
    made_up: Iterator[dict[str, Any]],
    styles: Callable[[StyleIndex], dict[str, float]],
) -> Iterator[Iterator[list[Piece]]]:
    """As `rendered`, by lists: those of one style and language."""
    index = StyleIndex()
    weights = styles(index)
    while True:
        style = chance.choices(list(weights), list(weights.values()))[0]
        is_known = chance.random() < SHARE_KNOWN
        items = list(islice(known if is_known else made_up, _BATCH))
        for group in _by_language(items):
            yield _printed(index, style, group, _locale(chance, group[0]))


def training_styles(index: StyleIndex) -> dict[str, float]:
    """The styles that training sees, with the weight of each: those that many journals follow, and others."""
    followers, parents = _parents(index)
    drawn = {name for name in followers if name in parents}
    drawn |= set(random.Random(_SEED).sample(sorted(parents), STYLES - len(drawn)))
    weights = {name: 1 + math.log1p(followers[name]) / 2 for name in sorted(drawn)}
    return weights | {name: float(weight) for name, weight in COMMON.items() if name in parents}


def unseen_styles(index: StyleIndex) -> dict[str, float]:
    """The styles that training does not see, all alike."""
    _, parents = _parents(index)
    return dict.fromkeys(sorted(parents - training_styles(index).keys()), 1.0)


def _parents(index: StyleIndex) -> tuple[Counter[str], set[str]]:
    """How many styles depend on one, and the styles that depend on none."""
    infos = index.styles()
    followers = Counter(info.parent.rsplit("/", 1)[-1] for info in infos if info.parent)
    return followers, {info.id for info in infos if not info.parent}


def _by_language(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        groups.setdefault(item.get("language", ""), []).append(item)
    return list(groups.values())


def _locale(chance: random.Random, item: Mapping[str, Any]) -> str:
    language = item.get("language", "")
    return _LOCALES.get(language, "en-US") if language else chance.choice(_OTHER_LOCALES)


def _printed(
    index: StyleIndex, style: str, items: list[dict[str, Any]], locale: str
) -> Iterator[list[Piece]]:
    program = _program(index, style, locale)
    if program is None:
        return
    processor = Processor.of_program(program, output="text")
    by_id = {str(number): item for number, item in enumerate(items)}
    processor.register({**marked(item), "id": number} for number, item in by_id.items())
    for entry in processor.bibliography().entries:
        item = by_id[entry.id]
        pieces = pieces_of(entry.text, item)
        if sum(label != "other" for label, _ in pieces) >= 3:
            yield pieces


@cache
def _program(index: StyleIndex, style: str, locale: str) -> Program | None:
    try:
        return compile_style(index.load_style(style), locale)
    except StyleError:
        return None
