"""One name as it is printed: order, particles, initials, formatting of its parts (CSL 1.0.2, "Name")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from refdesk.csl.items.persons import Person
from refdesk.csl.styles.element import Element
from refdesk.csl.text.markup import CLOSE, MARK_SPLIT, affix, formatting, has_marks
from refdesk.csl.text.text_case import CASES, Case

_CLOSED_UP = re.compile(r"\.(?=[^\s.\-\u2010-\u2013])")
_HYPHEN = re.compile(r"[-\u2010\u2011\u2013]")
_SPACES = re.compile(" +")
_JOINING = frozenset("’'-\u2013\u00a0")


@dataclass(frozen=True, slots=True)
class PartFormat:
    """How family or given names are formatted, particles each by themselves; affixes go around all of
    them."""

    before: str = ""
    after: str = ""
    prefix: str = ""
    suffix: str = ""
    case: Case | None = None

    def of(self, text: str) -> str:
        """One part, formatted."""
        if not text:
            return text
        return self.before + (self.case(text) if self.case else text) + self.after

    def around(self, text: str) -> str:
        """The parts that belong together, with the affixes."""
        return self.prefix + text + self.suffix if text else text

    @property
    def has_affixes(self) -> bool:
        return bool(self.prefix or self.suffix)


UNFORMATTED = PartFormat()


@dataclass(frozen=True, slots=True)
class PersonStyle:
    """How single names are printed: `initialize_with` is None where given names are written out."""

    initialize_with: str | None
    initialize: bool
    hyphenates: bool
    demotes: str
    separator: str
    is_sorting: bool
    family: PartFormat
    given: PartFormat
    #: Whether names get no formatting of their own.
    is_plain: bool
    #: Initials worked out before.
    known: dict[str, str] = field(default_factory=dict)

    def render(self, person: Person, level: int, *, inverted: bool) -> str:
        """The name; `level` 0 is the family name alone, 1 with initials, 2 with the given name."""
        if person.is_simple and self.is_plain:
            given = person.given
            if level == 0 or not given:
                return person.family
            given = self._initials(given) if level == 1 else self._written_out(given)
            return f"{person.family}{self.separator}{given}" if inverted else f"{given} {person.family}"
        if person.literal:
            return self.family.around(self.family.of(person.literal))
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
        return self.family.around(_joined(self.family.of(particle), self.family.of(person.family)))

    def _unspaced(self, person: Person, level: int) -> str:
        """Family name, then given name, without a space: Chinese, Japanese, Korean..."""
        family = _joined(self.family.of(person.non_dropping), self.family.of(person.family))
        given = self.given.around(self.given.of(person.given)) if level else ""
        return self.family.around(family) + given

    def _straight(self, person: Person, given: str) -> str:
        family = _joined(self.family.of(person.non_dropping), self.family.of(person.family))
        family = _joined(self.given.of(person.dropping), family)
        if person.suffix and self.family.has_affixes:
            family = _suffixed(family, person)
        given = self.given.around(self.given.of(given))
        name = _joined(given, self.family.around(family))
        return name if self.family.has_affixes else _suffixed(name, person)

    def _inverted(self, person: Person, given: str) -> str:
        given = _joined(self.given.of(given), self.given.of(person.dropping))
        particle, family = self.family.of(person.non_dropping), self.family.of(person.family)
        if self.demotes == "display-and-sort" or (self.demotes == "sort-only" and self.is_sorting):
            given = _joined(given, particle)
        else:
            family = _joined(particle, family)
        parts = [self.family.around(family), self.given.around(given), person.suffix]
        return self.separator.join([part for part in parts if part])

    def _initials(self, given: str) -> str:
        if self.initialize_with is None:
            return given
        found = self.known.get(given)
        if found is None:
            found = self.known[given] = initials(given, self.initialize_with, hyphenates=self.hyphenates)
        return found

    def _written_out(self, given: str) -> str:
        """A given name in full: with `initialize` off, initials that are there get the style's
        punctuation."""
        if self.initialize_with is None or not given:
            return given
        return normalized_initials(given, self.initialize_with)


def part_format(element: Element | None) -> PartFormat:
    """The formatting of a `cs:name-part`."""
    if element is None:
        return UNFORMATTED
    return PartFormat(
        *formatting(element.attributes),
        affix(element.get("prefix")),
        affix(element.get("suffix")),
        CASES.get(element.get("text-case")),
    )


def initials(given: str, period: str, *, hyphenates: bool) -> str:
    """`J.-L.` for `Jean-Luc`, `Ph. M.` for `Ph.M.`; words in lower case stay words."""
    return _piecewise(given, lambda piece: _initials(piece, period, hyphenates=hyphenates))


def normalized_initials(given: str, period: str) -> str:
    """Full names as they are, initials with the style's punctuation (`initialize="false"`)."""
    return _piecewise(given, lambda piece: _normalized(piece, period))


def _piecewise(given: str, change: Callable[[str], str]) -> str:
    """Changes the words between marks; what stands between words on both sides of a mark stays."""
    if not has_marks(given):
        return change(given)
    pieces = MARK_SPLIT.split(given)
    for index in range(0, len(pieces), 2):
        piece = pieces[index]
        head = piece[: len(piece) - len(piece.lstrip(" -"))]
        if piece.strip():
            pieces[index] = head + change(piece.strip(" -"))
    return "".join(pieces)


def _initials(given: str, period: str, *, hyphenates: bool) -> str:
    text = ""
    for word in _words(given):
        if word == word.lower() and word != word.upper():
            text = f"{text.rstrip()} {word} "
        else:
            text += _word_initials(word, period, hyphenates=hyphenates)
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()


def _normalized(given: str, period: str) -> str:
    text = ""
    for word in _words(given):
        bare = word.rstrip(".")
        is_initial = word != bare or (len(bare) == 1 and bare.isupper())
        text = text + bare + period if is_initial else f"{text.rstrip()} {word} "
    return _SPACES.sub(" ", text).strip()


def _words(given: str) -> list[str]:
    """The words of a given name, abbreviations written together taken apart."""
    if "." in given:
        given = _CLOSED_UP.sub(". ", given)
    return given.split()


def _word_initials(word: str, period: str, *, hyphenates: bool) -> str:
    if word[1:].islower() and word.isalpha():
        return word[0].upper() + period
    pieces = [piece for piece in _HYPHEN.split(word) if piece]
    letters = [_initial(piece) + period.rstrip() for piece in pieces]
    tail = period[len(period.rstrip()) :]
    if not hyphenates:
        return tail.join(letters) + tail
    kept = [letter for letter, piece in zip(letters, pieces, strict=True) if not piece[0].islower()]
    return "-".join(kept) + tail


def _initial(piece: str) -> str:
    """The first letter; all letters of an abbreviation, and those of a name that begins with two capitals."""
    if piece.endswith("."):
        return piece.rstrip(".")
    capitals = len(piece) - len(piece.lstrip("".join(char for char in piece if char.isupper())))
    if 1 < capitals < len(piece):
        return piece[0] + piece[1:capitals].lower()
    return piece[0].upper()


def _suffixed(name: str, person: Person) -> str:
    """`John Doe Jr.`, with a comma where the name asks for it."""
    if not person.suffix:
        return name
    return f"{name}{affix(',') if person.comma_suffix else ''} {person.suffix}"


def _joined(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return first + second if _bare_end(first) in _JOINING else f"{first} {second}"


def _bare_end(text: str) -> str:
    """The last character that is no mark."""
    return text.rstrip(CLOSE)[-1:]
