"""Rules that mend the marks of a reference in turn; many are needless where it has a certain field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from refdesk.reading.strings.marks import Mark, labels_of

#: Makes of a text and its marks, in order, the marks that it should have; the same list where all is well.
Mend = Callable[[str, list[Mark]], list[Mark]]


class Mender(NamedTuple):
    """A rule, and the fields with one of which a reference does not need it."""

    mend: Mend
    needless_with: frozenset[str]


def unless(*labels: str) -> Callable[[Mend], Mender]:
    """Makes a mender of a rule for references that have none of these fields."""
    return lambda mend: Mender(mend, frozenset(labels))


def always(mend: Mend) -> Mender:
    """Makes a mender of a rule for any reference."""
    return Mender(mend, frozenset())


def mended_by(menders: Iterable[Mender], text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks, in order, after every mender that they need."""
    mended = sorted(marks)
    labels = labels_of(mended)
    for mend, needless_with in menders:
        if needless_with.isdisjoint(labels):
            found = mend(text, mended)
            if found is not mended and found != mended:
                mended = sorted(found)
                labels = labels_of(mended)
    return mended
