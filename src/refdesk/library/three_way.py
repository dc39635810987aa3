"""Merging two sides that were alike once: pure, for records and for whole lists of entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.record import Record
from refdesk.library.differences import TYPE, Difference


class Side(StrEnum):
    """Whose word counts where both changed the same."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Both:
    """A record on both sides, and what each side had when they were alike.

    The two earlier ones may differ a little, because a file cannot say everything: each side is compared
    with its own.
    """

    ours_before: Record
    ours: Record
    theirs_before: Record
    theirs: Record


@dataclass(frozen=True, slots=True)
class Merge:
    """The record with what only one side changed; `conflicts` are the fields that both changed otherwise."""

    record: Record
    conflicts: tuple[Difference, ...]


def merged(both: Both, winner: Callable[[str], Side] = lambda _: Side.OURS) -> Merge:
    """Both sides' changes in one record; `winner` says by field whose word counts in a conflict."""
    conflicts: list[Difference] = []
    taken: dict[str, bool] = {}
    for name in _names(both):
        theirs_changed = _value(both.theirs, name) != _value(both.theirs_before, name)
        ours_changed = _value(both.ours, name) != _value(both.ours_before, name)
        is_other = _value(both.ours, name) != _value(both.theirs, name)
        if theirs_changed and ours_changed and is_other:
            conflicts.append(Difference(name, _told(both.ours, name), _told(both.theirs, name)))
            taken[name] = winner(name) is Side.THEIRS
        else:
            taken[name] = theirs_changed
    return Merge(_put_together(both, taken), tuple(conflicts))


class Fate(StrEnum):
    """What becomes of an entry when two lists are brought in step."""

    SAME = "same"
    TO_MERGE = "merge"
    NEW_THERE = "new there"
    NEW_HERE = "new here"
    GONE_THERE = "gone there"
    GONE_HERE = "gone here"
    GONE_THERE_CHANGED_HERE = "gone there, changed here"
    GONE_HERE_CHANGED_THERE = "gone here, changed there"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Lists:
    """Three lists by key: each side's entries now, and as they were, as anything that can be compared."""

    ours_before: Mapping[str, object]
    ours: Mapping[str, object]
    theirs_before: Mapping[str, object]
    theirs: Mapping[str, object]


def fates(lists: Lists) -> dict[str, Fate]:
    """What becomes of every entry that any of the lists has, theirs first, in order."""
    keys = dict.fromkeys((*lists.theirs, *lists.ours, *lists.theirs_before))
    return {key: _fate(lists, key) for key in keys}


def _fate(lists: Lists, key: str) -> Fate:
    is_here, is_there = key in lists.ours, key in lists.theirs
    if key not in lists.theirs_before:
        return Fate.TO_MERGE if is_here and is_there else Fate.NEW_HERE if is_here else Fate.NEW_THERE
    changed_here = is_here and lists.ours[key] != lists.ours_before.get(key)
    changed_there = is_there and lists.theirs[key] != lists.theirs_before[key]
    if is_here and is_there:
        return Fate.TO_MERGE if changed_here or changed_there else Fate.SAME
    if is_here:
        return Fate.GONE_THERE_CHANGED_HERE if changed_here else Fate.GONE_THERE
    if is_there:
        return Fate.GONE_HERE_CHANGED_THERE if changed_there else Fate.GONE_HERE
    return Fate.GONE


def _names(both: Both) -> list[str]:
    """The type, fields and kept extras of all four, each once; extras are marked by their prefix."""
    names = [TYPE]
    for each in (both.ours, both.theirs, both.ours_before, both.theirs_before):
        names += [*each.values, *(f"{_EXTRA}{name}" for name in each.extra)]
    return list(dict.fromkeys(names))


_EXTRA = "extra "


def _value(record: Record, name: str) -> object:
    if name == TYPE:
        return record.type
    return record.extra.get(name.removeprefix(_EXTRA)) if name.startswith(_EXTRA) else record.get(name)


def _told(record: Record, name: str) -> str:
    value = _value(record, name)
    return record.text(name) if name in record else str(value or "")


def _put_together(both: Both, taken: Mapping[str, bool]) -> Record:
    values = dict(both.ours.values)
    extra = dict(both.ours.extra)
    for name, is_theirs in taken.items():
        if not is_theirs or name == TYPE:
            continue
        if name.startswith(_EXTRA):
            bare = name.removeprefix(_EXTRA)
            extra.pop(bare, None)
            if bare in both.theirs.extra:
                extra[bare] = both.theirs.extra[bare]
        else:
            values.pop(name, None)
            if name in both.theirs:
                values[name] = both.theirs.values[name]
    return Record(both.theirs.type if taken[TYPE] else both.ours.type, values, extra)
