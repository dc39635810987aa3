"""What has to happen for a linked `.bib` file and its collection to be alike again; nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from refdesk.domain.record import Record, RecordId
from refdesk.formats.bibtex import reading
from refdesk.formats.format import Entry
from refdesk.library.differences import Difference
from refdesk.library.three_way import Both, Fate, Lists, Merge, Side, fates, merged
from refdesk.store.rows import matching
from refdesk.store.rows.linked import LinkedFile, Member, SyncedEntry, key_of_state, record_of_state

#: Stands for a whole entry among the names of fields: one side removed what the other changed.
WHOLE_ENTRY = ""


@dataclass(frozen=True, slots=True)
class State:
    """Both sides now and as they last were alike, by the keys of the file.

    `data` are the file's bytes; `ours` are the members of the collection.
    """

    link: LinkedFile
    data: bytes
    theirs: Mapping[str, Entry]
    ours: Mapping[str, Member]
    synced: Mapping[str, SyncedEntry]

    @property
    def sha256(self) -> str:
        """The file's hash."""
        return sha256_of(self.data)

    def title_here(self, key: str) -> str:
        """What the library calls an entry."""
        member = self.ours.get(key)
        return record_of_state(member.state).text("title") if member else ""

    def merge(self, key: str, choices: LinkChoices) -> Merge:
        """An entry that both sides have, with the changes of both."""
        before = self.synced.get(key)
        both = Both(
            record_of_state(before.state) if before else Record(),
            record_of_state(self.ours[key].state),
            bare_record(entry_in(before.text)) if before else Record(),
            bare_record(self.theirs[key]),
        )
        return merged(both, lambda name: choices.side(key, name))

    def new_key(self, key: str) -> str:
        """The key that the file's entry is to have: the record's, where a person gave it another one."""
        member, before = self.ours.get(key), self.synced.get(key)
        if member is None or before is None or member.key == key_of_state(before.state):
            return key
        return member.key or key


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """Whose word counts, by (key, field); `WHOLE_ENTRY` for entries that one side removed."""

    sides: Mapping[tuple[str, str], Side] = field(default_factory=dict)

    def side(self, key: str, name: str) -> Side:
        """Ours where nothing was chosen."""
        return self.sides.get((key, name), Side.OURS)


NO_CHOICES = LinkChoices()


@dataclass(frozen=True, slots=True)
class LinkConflict:
    """One thing that both sides changed: a field of an entry, or the entry itself (`is_removed_there`...)."""

    key: str
    title: str
    difference: Difference
    fate: Fate


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """What happens to every entry by its key; `merges` are those that both sides have and either changed."""

    state: State
    fates: Mapping[str, Fate]
    conflicts: tuple[LinkConflict, ...]
    changed_here: frozenset[str]
    changed_there: frozenset[str]

    @property
    def new_there(self) -> tuple[str, ...]:
        """Entries that the file has and the collection is to get."""
        return self._with(Fate.NEW_THERE)

    @property
    def gone_there(self) -> tuple[str, ...]:
        """Entries that the collection is to lose."""
        return self._with(Fate.GONE_THERE)

    @property
    def is_for_file_alone(self) -> bool:
        """Whether nothing of the library changes."""
        return not (self.new_there or self.gone_there or self.changed_there or self.conflicts)

    @property
    def needs_person(self) -> bool:
        """Whether a person has to look: both sides changed something, or something is to go."""
        return bool(self.conflicts or self.gone_there)

    def _with(self, fate: Fate) -> tuple[str, ...]:
        return tuple(key for key, each in self.fates.items() if each is fate)


def plan_of(state: State) -> LinkPlan:
    """The plan for two sides; pure."""
    lists = Lists(
        {key: each.state for key, each in state.synced.items()},
        {key: each.state for key, each in state.ours.items()},
        {key: each.text for key, each in state.synced.items()},
        {key: each.source for key, each in state.theirs.items()},
    )
    found = fates(lists)
    changed_here = {key for key in found if lists.ours.get(key) != lists.ours_before.get(key)}
    changed_there = {
        key
        for key, fate in found.items()
        if fate is Fate.TO_MERGE and lists.theirs[key] != lists.theirs_before.get(key)
    }
    conflicts = [each for key, fate in found.items() for each in _conflicts(state, key, fate)]
    return LinkPlan(state, found, tuple(conflicts), frozenset(changed_here), frozenset(changed_there))


def theirs_in(data: bytes) -> dict[str, Entry]:
    """The entries of a file by key; of several with one key the first, none without a key."""
    found: dict[str, Entry] = {}
    for each in reading.read(data):
        if isinstance(each, Entry) and each.key:
            found.setdefault(each.key, each)
    return found


def ours_by_key(
    members: list[Member], theirs: Mapping[str, Entry], known: Mapping[int, str]
) -> dict[str, Member]:
    """The members by their key in the file: the `known` one by record, else their own, made free if taken."""
    found: dict[str, Member] = {}
    taken = {*known.values(), *theirs}
    for each in members:
        key = known.get(each.record) or each.key or f"record{each.record}"
        if each.record not in known and (key in found or _is_other(theirs.get(key), each)):
            key = next(free for letter in _endings() if (free := key + letter) not in taken | set(found))
        found[key] = each
    return found


def entry_in(text: str) -> Entry | None:
    """The entry that a kept text reads as."""
    return next((each for each in reading.read(text.encode()) if isinstance(each, Entry)), None)


def bare_record(entry: Entry | None) -> Record:
    """The record of an entry without its citation key, which has a column of its own."""
    return entry.record.with_field("citation-key", None) if entry else Record()


def record_ids(plan: LinkPlan, keys: tuple[str, ...]) -> list[RecordId]:
    """The records that stand for these keys."""
    return [RecordId(plan.state.ours[key].record) for key in keys if key in plan.state.ours]


def sha256_of(data: bytes) -> str:
    """The hash by which a file's contents are compared."""
    return hashlib.sha256(data).hexdigest()


def _conflicts(state: State, key: str, fate: Fate) -> list[LinkConflict]:
    if fate is Fate.TO_MERGE:
        title = record_of_state(state.ours[key].state).text("title")
        found = state.merge(key, NO_CHOICES).conflicts
        return [LinkConflict(key, title, each, fate) for each in found]
    if fate is Fate.GONE_THERE_CHANGED_HERE:
        title = record_of_state(state.ours[key].state).text("title")
        return [LinkConflict(key, title, Difference(WHOLE_ENTRY, title, ""), fate)]
    if fate is Fate.GONE_HERE_CHANGED_THERE:
        title = state.theirs[key].record.text("title")
        return [LinkConflict(key, title, Difference(WHOLE_ENTRY, "", title), fate)]
    return []


def _is_other(entry: Entry | None, member: Member) -> bool:
    return entry is not None and not matching.is_same(entry.record, record_of_state(member.state))


def _endings() -> list[str]:
    return [*ascii_lowercase, *(first + second for first in ascii_lowercase for second in ascii_lowercase)]
