"""What goes wrong with references between the printer and the clipboard."""

from __future__ import annotations

import random
import re

from training.made_up import Piece


def noisy(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The pieces after one or two mishaps."""
    for mishap in chance.sample(_MISHAPS, chance.choice((1, 1, 2))):
        pieces = mishap(chance, pieces)
    return [piece for piece in pieces if piece[1]]


def _numbered(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    number = chance.randint(1, 250)
    return [
        (
            "other",
            chance.choice(
                (f"{number}. ", f"[{number}] ", f"({number}) ", f"{number} ", "• ", f"{number}.", "* ")
            ),
        ),
        *pieces,
    ]


def _spaced_marks(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """As from a badly read PDF: `Phys .Rev .D 84 ,053004( 2011)`."""
    rate = chance.choice((0.3, 0.7, 0.95))

    def spaced(words: str) -> str:
        words = re.sub(r"([.,:;])\s", lambda m: f" {m[1]}" if chance.random() < rate else m[0], words)
        return re.sub(r"\s\(", lambda m: "( " if chance.random() < rate else m[0], words)

    return [(label, spaced(words)) for label, words in pieces]


def _lost_spaces(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    return [
        (label, re.sub(r"(?<=[.,:;)])\s", lambda m: "" if chance.random() < 0.5 else m[0], words))
        for label, words in pieces
    ]


def _lost_quotes(_: random.Random, pieces: list[Piece]) -> list[Piece]:
    return [
        (label, re.sub(r"[“”\"«»„]", "", words) if label == "other" else words) for label, words in pieces
    ]


def _one_quote_lost(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    lost = chance.choice('“”"')
    return [(label, words.replace(lost, "", 1) if label == "other" else words) for label, words in pieces]


def _broken_words(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """A hyphen left by a line's end."""

    def broken(words: str) -> str:
        spots = [match.start() for match in re.finditer(r"(?<=[a-zа-я]{3})(?=[a-zа-я]{4})", words)]
        if not spots:
            return words
        spot = chance.choice(spots)
        return words[:spot] + chance.choice(("- ", "-", "")) + words[spot:]

    return [
        (label, broken(words) if label in ("title", "container-title") else words) for label, words in pieces
    ]


def _cut_end(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    cut = chance.randint(max(1, len(pieces) - 3), len(pieces))
    return pieces[:cut]


def _lost_stop(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The mark between two fields is gone, the space is left."""
    spots = [
        i for i, (label, words) in enumerate(pieces) if label == "other" and words in (". ", ", ", ".", "; ")
    ]
    lost = chance.choice(spots) if spots else -1
    return [(label, " ") if place == lost else (label, words) for place, (label, words) in enumerate(pieces)]


def _other_quotes(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    opening, closing = chance.choice(
        (('"', '"'), ("‘", "’"), ("“", "”"), ("«", "»"), ("„", "“"), ("``", "''"), ("'", "'"))
    )
    return [
        (label, words.replace("“", opening).replace("”", closing) if label == "other" else words)
        for label, words in pieces
    ]


def _capitals(_: random.Random, pieces: list[Piece]) -> list[Piece]:
    return [(label, words.upper() if label == "author" else words) for label, words in pieces]


def _title_in_other_case(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    change = chance.choice((str.title, str.lower, str.upper, str.capitalize))
    return [(label, change(words) if label == "title" else words) for label, words in pieces]


_MISHAPS = (
    _numbered, _numbered, _spaced_marks, _spaced_marks, _lost_spaces, _lost_quotes, _one_quote_lost,
    _broken_words, _lost_stop, _cut_end,
    _other_quotes, _capitals, _title_in_other_case,
)  # fmt: skip
