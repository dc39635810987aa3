"""A document's items kept in order, numbered and told apart while they come, change and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from refdesk.csl.documents.disambiguation import Disambiguation, Look, options_of
from refdesk.csl.documents.name_index import NameIndex
from refdesk.csl.documents.registry import Entry, Registry
from refdesk.csl.documents.year_suffix import suffix_letters
from refdesk.csl.elements.program import Program, fresh
from refdesk.csl.elements.rendering import Locus, NamePlan, Render
from refdesk.csl.elements.sorting import NO_KEYS, Keys, goes_before, in_order
from refdesk.csl.items.item import Item
from refdesk.domain.bulk import many_items

#: How cites are compared: as they look from the second time on.
_COMPARED = Locus("subsequent", near_note=True)

#: Up to so many changed entries are put in order one by one.
_FEW = 64


class Document:
    """The items of one document in one style; every question brings it up to date first."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.registry = Registry()
        options = options_of(program.style)
        names = NameIndex(options.rule)
        self._names = names if options.is_global else None
        # Functions of the program, not methods: a document that is let go is freed at once.
        look, in_suffix_order = partial(_look, program, self._names), partial(_in_suffix_order, program)
        self._disambiguation = (
            Disambiguation(options, names, look, in_suffix_order) if options.is_any else None
        )
        self._changed: dict[str, Entry] = {}
        self._is_reordered = False
        self._ordered: list[Entry] = []
        self._sorts_by_number = any(
            element.get("variable") == "citation-number"
            for area in (program.style.bibliography,)
            if area is not None
            for sort in area.find_all("sort")
            for element in sort.children
        )

    def register(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Adds items, or replaces those with a known id."""
        wanted = list(items)
        with many_items(len(wanted)):
            for data in wanted:
                entry = self.registry.put(data)
                self._changed[entry.item.id] = entry

    def keep(self, ids: Iterable[str]) -> None:
        """Only these items remain, in this order of citing."""
        wanted = list(dict.fromkeys(ids))
        before = self.registry.ids()
        gone = self.registry.keep(wanted)
        if self.registry.ids() != before:
            self._is_reordered = True
        for key in gone:
            self._changed.pop(key, None)
        if gone and self._disambiguation is not None:
            _outdate(self._disambiguation.forget(gone, self.registry.__getitem__))

    def ordered(self) -> list[Entry]:
        """The entries in the order of the bibliography."""
        self.update()
        return self._ordered

    def numbered(self, numbers: Mapping[str, int]) -> list[Entry]:
        """The entries in the order of citing, with these numbers; the next question numbers them anew."""
        self.update()
        self._is_reordered = True
        for entry in self.registry:
            number = numbers.get(entry.item.id, entry.number)
            if entry.number != number:
                entry.number = number
                entry.touch()
        return list(self.registry)

    def update(self) -> None:
        """Sorts, numbers and tells apart what has changed."""
        if not self._changed and not self._is_reordered:
            return
        changed, is_reordered = list(self._changed.values()), self._is_reordered
        self._changed, self._is_reordered = {}, False
        with many_items(len(changed)):
            self._sort(changed, is_reordered=is_reordered)
            if self._disambiguation is not None:
                _outdate(self._disambiguation.update(changed, self.registry.__getitem__))
                if is_reordered:
                    _outdate(self._disambiguation.reorder())

    def cite_state(self, entry: Entry, locus: Locus) -> Render:
        """The state a cite of an entry is rendered with."""
        render = fresh(entry.item)
        render.locus = locus
        render.number = str(entry.number)
        render.plan = entry.plan
        render.names = self._names
        if entry.suffix >= 0:
            render.year_suffix = suffix_letters(entry.suffix)
        return render

    def entry_state(self, entry: Entry) -> Render:
        """The state a bibliography entry is rendered with."""
        render = fresh(entry.item)
        render.number = str(entry.number)
        if entry.plan is not None and entry.plan.disambiguate:
            render.plan = NamePlan(disambiguate=entry.plan.disambiguate)
        if entry.suffix >= 0:
            render.year_suffix = suffix_letters(entry.suffix)
        return render

    def _sort(self, changed: Sequence[Entry], *, is_reordered: bool) -> None:
        if self._sorts_by_number or is_reordered or len(changed) > _FEW:
            for entry in self.registry:
                if entry.keys is None or self._sorts_by_number:
                    entry.keys = self._keys(entry)
            self._ordered = in_order(self.registry, _keys_of, self.program.bibliography_keys)
        else:
            self._resort(changed)
        for number, entry in enumerate(self._ordered, 1):
            if entry.number != number:
                entry.number = number
                if self.program.prints_numbers:
                    entry.touch()

    def _resort(self, changed: Sequence[Entry]) -> None:
        """Puts a few entries into their places among the others, which stay where they are."""
        moving = set(map(id, changed))
        self._ordered = [entry for entry in self._ordered if id(entry) not in moving]
        for entry in changed:
            entry.keys = self._keys(entry)
            low, high = 0, len(self._ordered)
            while low < high:
                middle = (low + high) // 2
                if self._stands_before(self._ordered[middle], entry):
                    low = middle + 1
                else:
                    high = middle
            self._ordered.insert(low, entry)

    def _stands_before(self, first: Entry, second: Entry) -> bool:
        before = goes_before(_keys_of(first), _keys_of(second), self.program.bibliography_keys)
        return first.place < second.place if before is None else before

    def _keys(self, entry: Entry) -> Keys:
        if not self.program.bibliography_keys:
            return NO_KEYS
        state = partial(_key_state, entry.item, entry.place)
        return Keys(self.program.bibliography_keys, state)


def _look(program: Program, names: NameIndex | None, entry: Entry, plan: NamePlan | None) -> Look:
    """What an entry's cite looks like where it is compared with others."""
    render = fresh(entry.item)
    render.locus = _COMPARED
    render.number = str(entry.number)
    render.plan = plan
    render.names = names
    render.trace = []
    text = program.citation(entry.item)(render)
    return Look(text, render.trace, render.conditions)


def _in_suffix_order(program: Program, entries: Iterable[Entry]) -> list[Entry]:
    placed = sorted(entries, key=lambda entry: entry.place)
    return in_order(placed, _keys_of, program.bibliography_keys)


def _keys_of(entry: Entry) -> Keys:
    if entry.keys is None:
        raise LookupError(f"“{entry.item.id}” has no sort keys")
    return entry.keys


def _key_state(item: Item, place: int) -> Render:
    render = fresh(item)
    render.number = str(place)
    return render


def _outdate(entries: Iterable[Entry]) -> None:
    for entry in entries:
        entry.touch()
