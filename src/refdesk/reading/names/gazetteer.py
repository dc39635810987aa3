"""Lists of places, persons' names and journals that the tagger looks words up in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self

from refdesk.domain.folding import fold
from refdesk.resource_files import resource

#: Words that abbreviated titles leave out.
LEFT_OUT = frozenset({
    "of", "the", "and", "for", "in", "on", "de", "la", "le", "les", "des", "du", "et", "der", "die", "das",
    "und", "fur", "e", "y", "do", "da", "del",
})  # fmt: skip
#: No journal's name is sought in more words.
_LONGEST_TITLE = 9
#: A match needs one word of so many letters; single letters fit too much.
_TELLING_WORD = 3


@dataclass(frozen=True, slots=True)
class JournalTitles:
    """Titles of journals by the first letters of their words, to find abbreviated ones too."""

    by_letters: dict[str, list[str]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """From lines as `line_of` makes them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            letters, _, words = line.partition(" ")
            found[letters].append(words)
        return cls(dict(found))

    def longest(self, words: Sequence[str]) -> int:
        """How many of the folded words, from the first on, are a title, whole or abbreviated; 0 for none."""
        places = [place for place, word in enumerate(words) if word not in LEFT_OUT][:_LONGEST_TITLE]
        kept = [words[place] for place in places]
        letters = "".join([word[0] for word in kept])
        for count in range(len(kept), 0, -1):
            titles = self.by_letters.get(letters[:count])
            if titles and _is_known(kept[:count], titles):
                return places[count - 1] + 1
        return 0


def line_of(title: str) -> str:
    """A title as `journals.txt` has it: the first letters of its words, and the words, both folded."""
    words = [word for word in re.findall(r"[^\W\d_]+", fold(title)) if word not in LEFT_OUT]
    return " ".join(["".join(word[0] for word in words), *words])


def _is_known(words: list[str], titles: list[str]) -> bool:
    if len(words) == 1:
        return words[0] in titles
    longest = max(words, key=len)
    if len(longest) < _TELLING_WORD:
        return False
    return any(longest in title and _is_short_for(words, title) for title in titles)


def _is_short_for(words: list[str], title: str) -> bool:
    return all(map(str.startswith, title.split(), words))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What the shipped lists know; all words are folded."""

    places: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    journals: JournalTitles = field(default_factory=lambda: JournalTitles({}))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The lists in a folder's `places.txt`, `given_names.txt`, `family_names.txt`, `journals.txt`."""
        places, given, family, journals = (
            _lines(folder / f"{name}.txt") for name in ("places", "given_names", "family_names", "journals")
        )
        return cls(frozenset(places), frozenset(given), frozenset(family), JournalTitles.of(journals))

    def marks(self, form: str) -> tuple[str, ...]:
        """Which of "place", "given" and "family" a folded word is."""
        lists = (("place", self.places), ("given", self.given_names), ("family", self.family_names))
        return tuple(mark for mark, words in lists if form in words)


@cache
def shipped_gazetteer() -> Gazetteer:
    """The lists that come with the program, read once."""
    return Gazetteer.load(resource("models"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
