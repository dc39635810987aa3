"""What goes wrong with references between the printer and the clipboard."""

from __future__ import annotations

import random
import re
import unicodedata

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


_LOOK_ALIKES = (
    ("l", "1"),
    ("O", "0"),
    ("rn", "m"),
    ("m", "rn"),
    ("e", "c"),
    ("ü", "ii"),
    ("é", "6"),
    ("i", "f"),
    (".", ","),
)


def _misread(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Letters as a scanner takes them."""
    pairs = chance.sample(_LOOK_ALIKES, 3)

    def misread(words: str) -> str:
        for printed, read in pairs:
            words = re.sub(re.escape(printed), lambda m: read if chance.random() < 0.12 else m[0], words)  # noqa: B023
        return words

    return [(label, misread(words)) for label, words in pieces]


def _without_diacritics(_: random.Random, pieces: list[Piece]) -> list[Piece]:
    bare = ((label, unicodedata.normalize("NFD", words)) for label, words in pieces)
    return [(label, re.sub("[\u0300-\u0304\u0307-\u036f]", "", words)) for label, words in bare]


def _lost_number(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Volume, issue, pages or year are gone, what stood around them is left."""
    spots = [i for i, (label, _) in enumerate(pieces) if label in ("volume", "issue", "page", "issued")]
    lost = chance.choice(spots) if spots else -1
    return [piece for place, piece in enumerate(pieces) if place != lost]


def _exchanged(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Two fields that are neither author nor title have changed places."""
    spots = [i for i, (label, _) in enumerate(pieces) if label not in ("other", "author", "title", "editor")]
    if len(spots) < 2:
        return pieces
    one, other = chance.sample(spots, 2)
    mixed = list(pieces)
    mixed[one], mixed[other] = mixed[other], mixed[one]
    return mixed


def _wrapped(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Lines broken at spaces, and now and then in a word."""
    rate = chance.choice((0.05, 0.1))
    pieces = [
        (label, re.sub(" ", lambda m: "\n" if chance.random() < rate else m[0], words))
        for label, words in pieces
    ]
    return _broken_words(chance, pieces) if chance.random() < 0.5 else pieces


def _tagged(chance: random.Random, pieces: list[Piece]) -> list[Piece]:
    """Title or container in the tags of a web page."""
    tag = chance.choice(("i", "em", "b", "italic"))
    label = chance.choice(("title", "container-title", "volume"))
    tagged: list[Piece] = []
    for piece in pieces:
        tagged += [("other", f"<{tag}>"), piece, ("other", f"</{tag}>")] if piece[0] == label else [piece]
    return tagged


_MISHAPS = (
    _tagged, _misread, _without_diacritics, _lost_number, _exchanged, _wrapped,
    _numbered, _numbered, _spaced_marks, _spaced_marks, _lost_spaces, _lost_quotes, _one_quote_lost,
    _broken_words, _lost_stop, _cut_end,
    _other_quotes, _capitals, _title_in_other_case,
)  # fmt: skip
