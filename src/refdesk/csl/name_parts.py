"""One name as it is printed: order, particles, initials, formatting of its parts (CSL 1.0.2, "Name")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from refdesk.csl.element import Element
from refdesk.csl.markup import affix, without_marks, wrapping
from refdesk.csl.persons import Person
from refdesk.csl.text_case import CASES

_JOINING = ("’", "'", "-", "\u2013", "\u00a0")


@dataclass(frozen=True, slots=True)
class PersonStyle:
    """How single names are printed: `initialize_with` is None where given names are written out."""

    initialize_with: str | None
    initialize: bool
    hyphenates: bool
    demotes: str
    separator: str
    is_sorting: bool
    family: Callable[[str], str] | None = None
    given: Callable[[str], str] | None = None

    def render(self, person: Person, level: int, *, inverted: bool) -> str:
        """The name; `level` 0 is the family name alone, 1 with initials, 2 with the given name."""
        if person.literal:
            return self._family(person.literal)
        if not person.is_romanesque and not person.is_static:
            return self._unspaced(person, level)
        if level == 0:
            return self._short(person)
        given = self._initials(person.given) if level == 1 else self._written_out(person.given)
        if inverted or person.is_static:
            return self._inverted(person, given)
        return self._straight(person, given)

    def _short(self, person: Person) -> str:
        particle = "" if self.is_sorting and self.demotes != "never" else person.non_dropping
        return self._family(_joined(particle, person.family))

    def _unspaced(self, person: Person, level: int) -> str:
        """Family name, then given name, without a space: Chinese, Japanese, Korean..."""
        family = self._family(_joined(person.non_dropping, person.family))
        return family + (self._given(person.given) if level and person.given else "")

    def _straight(self, person: Person, given: str) -> str:
        given = self._given(_joined(given, person.dropping))
        family = self._family(_joined(person.non_dropping, person.family))
        name = _joined(given, family)
        if not person.suffix:
            return name
        return f"{name}{affix(', ') if person.comma_suffix else ' '}{person.suffix}"

    def _inverted(self, person: Person, given: str) -> str:
        demoted = self.demotes == "display-and-sort" or (self.demotes == "sort-only" and self.is_sorting)
        if demoted:
            family = self._family(person.family)
            given = _joined(_joined(self._given(given), person.dropping), person.non_dropping)
        else:
            family = self._family(_joined(person.non_dropping, person.family))
            given = self._given(_joined(given, person.dropping))
        parts = [part for part in (family, given) if part]
        if person.suffix:
            parts.append(person.suffix)
        return affix(self.separator).join(parts)

    def _family(self, text: str) -> str:
        return self.family(text) if self.family and text else text

    def _given(self, text: str) -> str:
        return self.given(text) if self.given and text else text

    def _initials(self, given: str) -> str:
        if self.initialize_with is None:
            return given
        return initials(given, self.initialize_with, hyphenates=self.hyphenates)

    def _written_out(self, given: str) -> str:
        """A given name in full: with `initialize` off, initials that are there get the style's punctuation."""
        if self.initialize_with is None or not given:
            return given
        return normalized_initials(given, self.initialize_with)


def part_formatter(element: Element | None) -> Callable[[str], str] | None:
    """The formatting of a `cs:name-part`; None where there is none."""
    if element is None:
        return None
    before, after = wrapping(element.attributes)
    case = CASES.get(element.get("text-case"))
    return lambda text: before + (case(text) if case else text) + after


def initials(given: str, period: str, *, hyphenates: bool) -> str:
    """`J.-L.` for `Jean-Luc`; words in lower case stay words."""
    words = [_word_initials(word, period, hyphenates=hyphenates) for word in _words(given)]
    text = ""
    for initial, is_word in words:
        if is_word:
            text = f"{text.rstrip()} {initial} "
        else:
            text += initial
    return re.sub(" +", " ", text).strip()


def normalized_initials(given: str, period: str) -> str:
    """Full names as they are, single letters with the style's punctuation (`initialize="false"`)."""
    text = ""
    for word in _words(given):
        letters = word.replace(".", "")
        if (
            len(letters) == 1
            and letters.isupper()
            or (word.endswith(".") and letters.isupper() and "." in word[:-1])
        ):
            text += "".join(letter + period for letter in letters)
        else:
            text = f"{text.rstrip()} {word} " if text else f"{word} "
    return re.sub(" +", " ", text).strip()


def _words(given: str) -> list[str]:
    spaced = re.sub(r"\.(?=[^\s.\-\u2010-\u2013])", ". ", without_marks(given).replace("\u00a0", " "))
    return spaced.split()


def _word_initials(word: str, period: str, *, hyphenates: bool) -> tuple[str, bool]:
    if word == word.lower() and word != word.upper():
        return word, True
    pieces = [piece for piece in re.split(r"[-\u2010\u2011\u2013]", word) if piece]
    letters = [_initial(piece) + period.rstrip() for piece in pieces]
    tail = period[len(period.rstrip()) :]
    if not hyphenates:
        return "".join(letters) + tail, False
    kept = [letter for letter, piece in zip(letters, pieces, strict=True) if piece[:1].upper() == piece[:1]]
    return "-".join(kept or letters) + tail, False


def _initial(piece: str) -> str:
    """The first letter; two where they write one sound, as in `Yu` of all-capitals or `Ph`."""
    return piece[:1]


def _joined(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return first + second if first.endswith(_JOINING) else f"{first} {second}"
