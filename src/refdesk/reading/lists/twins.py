"""Lists that a page prints twice, in two languages or scripts, and which entries belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.draft import ReferenceDraft
from refdesk.reading.lists.likeness import YEAR
from refdesk.reading.lists.reference_list import FoundList

#: Two lists are twins where their lengths differ by no more than this share.
_MOST_DIFFERENT = 0.25
_FEWEST = 2
_NEARLY_ALL = 0.8
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_DIGITS = re.compile(r"\d+")


def main_and_twin(found: Sequence[FoundList]) -> tuple[FoundList, FoundList | None]:
    """The page's reference list, and the one that says it again; of two twins the first is the main one."""
    longest = max(found, key=lambda each: len(each.entries))
    for each in found:
        if each is not longest and _are_twins(each, longest):
            return (each, longest) if each.span < longest.span else (longest, each)
    return _parted(longest) or (longest, None)


def paired(
    references: Sequence[ReferenceDraft], twins: Sequence[ReferenceDraft]
) -> tuple[ReferenceDraft | None, ...]:
    """For every reference its twin: in order where the lists are of one length, else by number and digits."""
    if len(references) == len(twins):
        return tuple(twins)
    by_number = {twin.number: twin for twin in twins}
    return tuple(
        twin if (twin := by_number.get(each.number)) and _digits_agree(each.text, twin.text) else None
        for each in references
    )


def _parted(found: FoundList) -> tuple[FoundList, FoundList] | None:
    """The two lists of one in which the same in another script follows every entry; else None."""
    firsts, seconds = found.entries[::2], found.entries[1::2]
    if len(firsts) != len(seconds) or len(firsts) < _FEWEST:
        return None
    pairs = list(zip(firsts, seconds, strict=True))
    changing = sum(_is_cyrillic(first.text) != _is_cyrillic(second.text) for first, second in pairs)
    agreeing = sum(_digits_agree(first.text, second.text) for first, second in pairs)
    if changing < _NEARLY_ALL * len(pairs) or agreeing < _NEARLY_ALL * len(pairs):
        return None
    return replace(found, entries=firsts), replace(found, entries=seconds)


def _is_cyrillic(text: str) -> bool:
    return 2 * len(_CYRILLIC.findall(text)) > sum(map(str.isalpha, text))


def _are_twins(one: FoundList, other: FoundList) -> bool:
    fewer, more = sorted((len(one.entries), len(other.entries)))
    if fewer < _FEWEST or more - fewer > more * _MOST_DIFFERENT:
        return False
    pairs = list(zip(one.entries, other.entries, strict=False))
    agreeing = sum(_digits_agree(first.text, second.text) for first, second in pairs)
    return agreeing >= len(pairs) / 2 or fewer == more


def _digits_agree(one: str, other: str) -> bool:
    """Whether both have the same year or longer numbers: what no translation changes."""
    years = set(YEAR.findall(one)) & set(YEAR.findall(other))
    numbers = {each for each in _DIGITS.findall(one) if len(each) > 1} & set(_DIGITS.findall(other))
    return bool(years) or len(numbers) > 1
