"""Letters that tell works of one author and year apart: 2019a, 2019b."""

from __future__ import annotations


def suffix_letters(number: int) -> str:
    """`a` for 0, `z` for 25, `aa` for 26; empty below 0."""
    letters = ""
    while number >= 0:
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
        number -= 1
    return letters
