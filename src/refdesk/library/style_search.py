"""Finding one style among ten thousand: by title, field, short name, acronym, or abbreviated words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from refdesk.domain.folding import fold
from refdesk.domain.transliteration import latin_forms
from refdesk.library.styles import StyleEntry, own_styles, styles

#: Words that do not count in an acronym: "Journal of the American Chemical Society" is JACS.
_SMALL = frozenset({
    "of", "the", "and", "for", "in", "on", "de", "des", "der", "die", "und", "la", "le", "les", "et", "y",
    "e", "du", "del", "da", "do", "a", "an",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_LETTERS_THEN_DIGITS = re.compile(r"(?<=[^\W\d])(?=\d)")
#: How a person may call the formats of citations.
_ALIASES = {
    "numeric": "numeric numbered",
    "note": "notes footnotes endnotes",
    "author-date": "author-date author date harvard style",
    "label": "label alphabetic",
}
#: Words less alike than this are no misspelling of each other.
_LEAST_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class FindableStyle:
    """A style with what is searched: its names, all its words, and its acronyms."""

    entry: StyleEntry
    names: tuple[str, ...]
    words: tuple[str, ...]
    text: str
    acronyms: frozenset[str]


def style_search() -> StyleSearch:
    """All styles that can be chosen; kept until a person's own styles change."""
    own = own_styles()
    return _searched(own, tuple(sorted((path.name, path.stat().st_mtime_ns) for path in own.glob("*.csl"))))


def findable(entry: StyleEntry) -> FindableStyle:
    """A style made ready for searching."""
    title, short, name = fold(entry.title), fold(entry.short_title), entry.id.replace("-", " ").casefold()
    kinds = " ".join(each.replace("_", " ") for each in entry.fields)
    text = " ".join((title, short, name, entry.id, kinds, _ALIASES.get(entry.format, entry.format)))
    words = tuple(_WORD.findall(title))
    return FindableStyle(entry, (name, short, title), words, text, _acronyms(words))


class StyleSearch:
    """The styles in the order of a list: favourites, those used last, the others by title."""

    def __init__(self, entries: Sequence[StyleEntry]) -> None:
        self._all = [findable(entry) for entry in entries]

    def __len__(self) -> int:
        return len(self._all)

    def find(self, text: str, favourites: Sequence[str], recent: Sequence[str]) -> list[StyleEntry]:
        """The styles that have all these words, the likeliest first; misspelt words are corrected where
        nothing has them as they are."""
        wanted = _LETTERS_THEN_DIGITS.sub(" ", fold(text)).split()
        preferred = {name: place for place, name in enumerate(dict.fromkeys((*favourites, *recent)))}
        if not wanted:
            last = len(preferred)
            ordered = sorted(self._all, key=lambda each: preferred.get(each.entry.id, last))
            return [each.entry for each in ordered]
        found = self._found(wanted, preferred) or self._found(self._corrected(wanted), preferred)
        return [each.entry for each in found]

    def _found(self, wanted: Sequence[str], preferred: Collection[str]) -> list[FindableStyle]:
        forms = [(word, *latin_forms(word).split()) for word in wanted]
        acronym = "".join(wanted)
        found = [
            each
            for each in self._all
            if acronym in each.acronyms or all(any(form in each.text for form in word) for word in forms)
        ]
        latin = [word[-1] for word in forms]
        return sorted(found, key=lambda each: _rank(each, latin, preferred))

    def _corrected(self, wanted: Sequence[str]) -> list[str]:
        """Each word that no style has, as some title spells it; one that is like none stays as it is."""
        return [word if self._is_known(word) else self._spelt(word) for word in wanted]

    def _is_known(self, word: str) -> bool:
        return any(word in each.text for each in self._all)

    def _spelt(self, word: str) -> str:
        likeness = DamerauLevenshtein.normalized_similarity
        found = process.extractOne(word, self._vocabulary, scorer=likeness, score_cutoff=_LEAST_LIKENESS)
        return found[0] if found else word

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted({word for each in self._all for word in each.words})


@lru_cache(maxsize=1)
def _searched(own: Path, files: tuple[tuple[str, int], ...]) -> StyleSearch:  # noqa: ARG001 - a new key
    return StyleSearch(styles(own))


def _rank(
    style: FindableStyle, wanted: Sequence[str], preferred: Collection[str]
) -> tuple[int, bool, bool, int, str]:
    is_other = style.entry.id not in preferred
    return _grade(style, wanted), is_other, style.entry.is_dependent, len(style.entry.id), style.entry.id


def _grade(style: FindableStyle, wanted: Sequence[str]) -> int:
    """0 where it is so named, then: named by an acronym, begins so, has words that begin so in this order,
    has the words."""
    joined = " ".join(wanted)
    if joined in style.names:
        return 0
    if "".join(wanted) in style.acronyms:
        return 1
    if any(name.startswith(joined) for name in style.names):
        return 2
    return 3 if _begin_in_order(style.words, wanted) else 4


def _begin_in_order(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted words begin some words, in order: `j am chem soc`."""
    rest = iter(words)
    return all(any(word.startswith(start) for word in rest) for start in wanted)


def _acronyms(words: Sequence[str]) -> frozenset[str]:
    if len(words) < 2:
        return frozenset()
    large = [word for word in words if word not in _SMALL]
    return frozenset("".join(word[0] for word in each) for each in (words, large) if len(each) > 1)
