"""Words of made-up references by language: `words/LANGUAGE.toml`, read into values."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).resolve().parent / "words"


class Vocabulary(NamedTuple):
    """One language's words. `subjects` and `matters` join into titles with `link`; `cues` announce fields."""

    families: list[str]
    givens: list[str]
    subjects: list[str]
    matters: list[str]
    link: str
    journals: list[str]
    houses: list[str]
    cities: list[str]
    theses: list[str]
    meetings: list[str]
    months: list[str]
    bodies: list[str]
    cues: dict[str, list[str]]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, named by its two letters."""
    return Vocabulary(**tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
