"""Makes up works whose words, names and years are spread as in real libraries: a few often, most seldom."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvz"
_CYRILLIC = dict(zip("abdegiklmnoprstuvz", "абдегиклмнопрстувз", strict=True))


class MadeUp:
    """A source of works; the same seed gives the same works."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._weights: list[float] = []
        self._words = [self._word() for _ in range(30_000)]
        self._families = [self._word().title() for _ in range(20_000)]
        self._journals = [" ".join(self._some(3)).title() for _ in range(2_000)]
        # Zipf: the n-th word is met 1/n times as often as the first.
        self._weights = list(accumulate(1 / (place + 5) for place in range(len(self._words))))

    @staticmethod
    def works_for(references: int) -> float:
        """How many records an article of `entries` makes: itself, and what it cites first."""
        return 1 + min(references, 1) / 10 + references * 2 / 3

    def entries(self, count: int, references: int) -> Iterator[Entry]:
        """Works with reference lists; a third of what they cite is cited by others too."""
        often = [self.record(has_abstract=False) for _ in range(max(count // 10, 20))]
        for number in range(count):
            cited = tuple(
                self._chance.choice(often)
                if self._chance.random() < 1 / 3
                else self.record(has_abstract=False)
                for _ in range(references)
            )
            record = self.record(has_abstract=self._chance.random() < 0.6)
            yield Entry(record, key=f"key{number}", references=cited)

    def record(self, *, has_abstract: bool) -> Record:
        """One journal article; seven of a hundred are in Cyrillic."""
        chance = self._chance
        title = " ".join(self._some(chance.randint(4, 16))).capitalize()
        if chance.random() < 0.07:
            title = "".join(_CYRILLIC.get(letter, letter) for letter in title)
        record = Record.of(
            "article-journal" if chance.random() < 0.8 else "book",
            title=title,
            author=tuple(
                Name(chance.choice(self._families), chance.choice(self._words).title())
                for _ in range(min(int(chance.expovariate(1 / 3.5)) + 1, 30))
            ),
            issued=Date.of(2025 - int(chance.expovariate(1 / 12)), chance.randint(1, 12)),
            container_title=chance.choice(self._journals),
            volume=str(chance.randint(1, 90)),
            page=f"{chance.randint(1, 400)}-{chance.randint(401, 900)}",
            DOI=f"10.{chance.randint(1000, 9999)}/{chance.getrandbits(40):x}",
        )
        return record.with_field("abstract", " ".join(self._some(150))) if has_abstract else record

    def words(self) -> list[str]:
        """Words that are met, the frequent ones first."""
        return self._words

    def _some(self, count: int) -> list[str]:
        if not self._weights:
            return self._chance.choices(self._words, k=count)
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def _word(self) -> str:
        chance = self._chance
        syllables = (chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 4)))
        return "".join(syllables) + chance.choice(("", "n", "r", "s", "t"))
