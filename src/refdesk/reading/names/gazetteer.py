"""Lists of places, persons' names and journals that the tagger looks words up in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
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
#: Between titles of the same letters.
_PARTING = "|"
#: A match needs one word of so many letters; single letters fit too much.
_TELLING_WORD = 3


class JournalTitles:
    """Titles of journals by the first letters of their words, to find abbreviated ones too."""

    def __init__(self, lines: Iterable[str]) -> None:
        """From lines as `lines_of` makes them."""
        parted = (line.partition(" ") for line in lines)
        self._by_letters = {letters: titles for letters, _, titles in parted}
        single = (titles for letters, titles in self._by_letters.items() if len(letters) == 1)
        self._of_one_word = frozenset(title for titles in single for title in titles.split(_PARTING))

    def longest(self, words: Sequence[str]) -> int:
        """How many of the folded words, from the first on, are a title, whole or abbreviated; 0 for none."""
        places = [place for place, word in enumerate(words) if word not in LEFT_OUT][:_LONGEST_TITLE]
        count = self.count_of([words[place] for place in places])
        return places[count - 1] + 1 if count else 0

    def count_of(self, words: Sequence[str]) -> int:
        """As `longest`, for words without those that abbreviated titles leave out."""
        words = words[:_LONGEST_TITLE]
        letters = "".join([word[0] for word in words])
        for count in range(len(words), 1, -1):
            titles = self._by_letters.get(letters[:count])
            if titles and _is_known(words[:count], titles):
                return count
        return 1 if words and words[0] in self._of_one_word else 0

    def words(self) -> frozenset[str]:
        """All words of the titles, folded."""
        return frozenset(word for titles in self._by_letters.values() for word in re.split(r"[ |]", titles))


class SortedWords(Container[str]):
    """Words in order: a list is read from its file in a third of the time that a set takes."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        place = bisect_left(self._words, word)
        return place < len(self._words) and self._words[place] == word


def lines_of(titles: Iterable[str]) -> list[str]:
    """Titles as `journals.txt` has them: first letters of their words, and all titles of these, folded."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for title in titles:
        words = [word for word in re.findall(r"[^\W\d_]+", fold(title)) if word not in LEFT_OUT]
        if words:
            found["".join(word[0] for word in words)].add(" ".join(words))
    return [f"{letters} {_PARTING.join(sorted(found[letters]))}" for letters in sorted(found)]


def _is_known(words: Sequence[str], titles: str) -> bool:
    longest = max(words, key=len)
    if len(longest) < _TELLING_WORD or longest not in titles:
        return False
    return any(longest in title and _is_short_for(words, title) for title in titles.split(_PARTING))


def _is_short_for(words: Sequence[str], title: str) -> bool:
    return all(map(str.startswith, title.split(), words))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What the shipped lists know; all words are folded."""

    places: Container[str] = ()
    given_names: Container[str] = ()
    family_names: Container[str] = ()
    journals: JournalTitles = field(default_factory=lambda: JournalTitles(()))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The lists in a folder's `places.txt`, `given_names.txt`, `family_names.txt`, `journals.txt`."""
        places, given, family, journals = (
            _lines(folder / f"{name}.txt") for name in ("places", "given_names", "family_names", "journals")
        )
        return cls(SortedWords(places), SortedWords(given), SortedWords(family), JournalTitles(journals))

    def marks(self, form: str) -> tuple[str, ...]:
        """Which of "place", "given" and "family" a folded word is."""
        lists = (("place", self.places), ("given", self.given_names), ("family", self.family_names))
        return tuple([mark for mark, words in lists if form in words])


@cache
def shipped_gazetteer() -> Gazetteer:
    """The lists that come with the program, read once."""
    return Gazetteer.load(resource("models"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]
