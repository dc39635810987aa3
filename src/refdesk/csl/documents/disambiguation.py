"""Disambiguation: cites that look alike get more names, given names, other text or a year suffix.

Cites are grouped by what they look like, so that only those alike are compared; within a group every step
parts
the cites by their new look (CSL 1.0.2, "Disambiguation"; the order of the steps is that of citeproc-js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from refdesk.csl.documents.name_index import FULL, NameIndex
from refdesk.csl.documents.registry import Entry
from refdesk.csl.elements.rendering import NamePlan, NameTrace
from refdesk.csl.items.persons import Person
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.style import Style


@dataclass(frozen=True, slots=True)
class Options:
    """Which means of disambiguation a style allows."""

    adds_names: bool
    adds_given_names: bool
    rule: str
    has_condition: bool
    adds_year_suffix: bool

    @property
    def is_by_cite(self) -> bool:
        return self.adds_given_names and self.rule == "by-cite"

    @property
    def is_global(self) -> bool:
        """Whether given names are added by looking at all names of the document."""
        return self.adds_given_names and self.rule != "by-cite"

    @property
    def is_any(self) -> bool:
        return self.adds_names or self.adds_given_names or self.has_condition or self.adds_year_suffix


def options_of(style: Style) -> Options:
    """The options that `cs:citation` sets (older styles: `cs:style`)."""

    def option(name: str) -> str:
        return style.citation.get(name) or style.root.get(name)

    return Options(
        option("disambiguate-add-names") == "true",
        option("disambiguate-add-givenname") == "true",
        option("givenname-disambiguation-rule") or "by-cite",
        any(_has_condition(element) for element in style.root.walk()),
        option("disambiguate-add-year-suffix") == "true",
    )


def _has_condition(element: Element) -> bool:
    return element.get("disambiguate") == "true"


@dataclass(slots=True)
class Look:
    """What a cite looks like under a plan, and what was done with its names."""

    text: str
    traces: Sequence[NameTrace]
    conditions: int = 0


#: Renders an entry's cite as it is compared, under a plan.
LookOf = Callable[[Entry, NamePlan | None], Look]


@dataclass(slots=True)
class _Step:
    """How far names are spelt out: `shown` and `levels` to try with, `better` what has helped so far."""

    shown: list[int]
    levels: list[list[int]]
    better: NamePlan
    nameset: int = 0
    name: int = 0

    def plan(self) -> NamePlan:
        return NamePlan(tuple(self.shown), tuple(map(tuple, self.levels)), self.better.disambiguate)

    def captured(self) -> NamePlan:
        """The better plan with what was tried last."""
        shown, levels = list(self.better.shown), [list(row) for row in self.better.levels]
        if self.nameset < len(shown):
            shown[self.nameset] = self.shown[self.nameset]
            row = levels[self.nameset]
            tried = self.levels[self.nameset]
            if self.name < len(tried):
                row.extend([min(row, default=0)] * (self.name + 1 - len(row)))
                row[self.name] = tried[self.name]
        return NamePlan(tuple(shown), tuple(map(tuple, levels)), self.better.disambiguate)

    def copy(self, better: NamePlan) -> _Step:
        return _Step(list(self.shown), [list(row) for row in self.levels], better, self.nameset, self.name)


@dataclass(slots=True)
class _Outcome:
    """Plans found, and the groups of entries that stay alike under theirs."""

    plans: list[tuple[Entry, NamePlan]] = field(default_factory=list)
    alike: list[tuple[list[Entry], NamePlan]] = field(default_factory=list)


class Resolver:
    """Tells the entries of one group apart."""

    def __init__(
        self, options: Options, look_of: LookOf, in_order: Callable[[Iterable[Entry]], list[Entry]]
    ) -> None:
        self._options = options
        self._look_of = look_of
        self._in_order = in_order

    def resolve(self, entries: Sequence[Entry]) -> list[tuple[Entry, NamePlan | None, int]]:
        """For each entry of a group its plan and the number of its year suffix (-1 for none)."""
        if len(entries) < 2:
            return [(entry, None, -1) for entry in entries]
        looks = {entry.item.id: self._look_of(entry, None) for entry in entries}
        fewest = min(entries, key=lambda entry: sum(len(t.persons) for t in looks[entry.item.id].traces))
        first = looks[fewest.item.id]
        start = NamePlan(
            tuple(trace.shown for trace in first.traces), tuple(trace.levels for trace in first.traces)
        )
        outcome = _Outcome()
        step = _Step(list(start.shown), [list(row) for row in start.levels], start)
        totals = _totals([looks[entry.item.id].traces for entry in entries])
        self._by_names(list(entries), step, totals, outcome)
        if self._options.has_condition:
            outcome = self._by_text(outcome, max(look.conditions for look in looks.values()))
        return self._results(outcome)

    def _results(self, outcome: _Outcome) -> list[tuple[Entry, NamePlan | None, int]]:
        results: list[tuple[Entry, NamePlan | None, int]] = [
            (entry, plan, -1) for entry, plan in outcome.plans
        ]
        for alike, plan in outcome.alike:
            if self._options.adds_year_suffix:
                results.extend((entry, plan, number) for number, entry in enumerate(self._in_order(alike)))
            else:
                results.extend((entry, plan, -1) for entry in alike)
        return results

    def _by_names(self, entries: list[Entry], step: _Step, totals: list[int], outcome: _Outcome) -> None:
        while True:
            parts = self._parted(entries, step.plan())
            if len(parts) > 1:
                better = step.captured()
                for part in parts:
                    if len(part) == 1:
                        outcome.plans.append((part[0], better))
                    else:
                        self._by_names(part, step.copy(better), totals, outcome)
                return
            if not self._increment(step, totals):
                outcome.alike.append((entries, step.better))
                return

    def _increment(self, step: _Step, totals: list[int]) -> bool:
        """Spells out one thing more: a given name, a name, the next list of names; False where all is
        said."""
        options = self._options
        if not (options.adds_names or options.is_by_cite):
            return False
        while step.nameset < len(step.shown):
            row = step.levels[step.nameset]
            if options.is_by_cite and step.name < len(row) and row[step.name] < FULL:
                row[step.name] += 1
                return True
            if self._next_name(step, totals):
                return True
            step.nameset += 1
            step.name = 0
            if step.nameset < len(step.shown):
                return True
        return False

    def _next_name(self, step: _Step, totals: list[int]) -> bool:
        row = step.levels[step.nameset]
        if not self._options.adds_names:
            if step.name + 1 < len(row):
                step.name += 1
                return True
            return False
        if step.name + 1 >= totals[step.nameset]:
            return False
        step.name += 1
        step.shown[step.nameset] = max(step.shown[step.nameset], step.name + 1)
        if step.name >= len(row):
            row.append(min(step.better.levels[step.nameset], default=0))
        return True

    def _by_text(self, outcome: _Outcome, conditions: int) -> _Outcome:
        """What stays alike is tried with the conditions `disambiguate="true"`, one after the other."""
        result = _Outcome(outcome.plans)
        for entries, plan in outcome.alike:
            self._with_conditions(entries, plan, conditions, result)
        return result

    def _with_conditions(
        self, entries: list[Entry], plan: NamePlan, conditions: int, result: _Outcome
    ) -> None:
        for count in range(plan.disambiguate + 1, conditions + 1):
            tried = replace(plan, disambiguate=count)
            parts = self._parted(entries, tried)
            if len(parts) == 1:
                continue
            for part in parts:
                if len(part) == 1:
                    result.plans.append((part[0], tried))
                else:
                    self._with_conditions(part, tried, conditions, result)
            return
        result.alike.append((entries, replace(plan, disambiguate=conditions)))

    def _parted(self, entries: Iterable[Entry], plan: NamePlan) -> list[list[Entry]]:
        parts: dict[str, list[Entry]] = {}
        for entry in entries:
            parts.setdefault(self._look_of(entry, plan).text, []).append(entry)
        return list(parts.values())


def _totals(traces: Iterable[Sequence[NameTrace]]) -> list[int]:
    """The most names that each list of names has."""
    totals: list[int] = []
    for lists in traces:
        for position, trace in enumerate(lists):
            if position == len(totals):
                totals.append(0)
            totals[position] = max(totals[position], len(trace.persons))
    return totals


class Disambiguation:
    """The groups of cites that look alike, kept up to date as items come, change and go."""

    def __init__(
        self,
        options: Options,
        names: NameIndex,
        look_of: LookOf,
        in_order: Callable[[Iterable[Entry]], list[Entry]],
    ) -> None:
        self.options = options
        self.names = names
        self._look_of = look_of
        self._resolver = Resolver(options, look_of, in_order)
        self._groups: dict[str, list[Entry]] = {}
        self._looks: dict[str, str] = {}
        self._persons: dict[str, list[tuple[Person, ...]]] = {}

    def update(self, changed: Sequence[Entry], entry_of: Callable[[str], Entry]) -> list[Entry]:
        """Takes in new and changed entries; the entries whose plan or suffix is another now."""
        touched: dict[str, None] = {}
        looks = [(entry, self._look_of(entry, None)) for entry in changed]
        if self.options.is_global:
            looks = self._with_names(looks, entry_of)
        for entry, look in looks:
            self._regroup(entry, look.text, touched)
        if self.options.is_global and self.options.adds_names:
            for key in self._take_all_names(touched):
                entry = entry_of(key)
                self._regroup(entry, self._look_of(entry, None).text, touched)
        return self._resolve(touched)

    def forget(self, ids: Iterable[str], entry_of: Callable[[str], Entry]) -> list[Entry]:
        """Takes items out; the entries whose plan or suffix is another now."""
        touched: dict[str, None] = {}
        gone = set(ids)
        concerned: set[str] = set()
        for key in gone:
            look = self._looks.pop(key, None)
            if look is None:
                continue
            self._groups[look] = [entry for entry in self._groups[look] if entry.item.id != key]
            touched[look] = None
            for persons in self._persons.pop(key, ()):
                concerned |= self.names.remove(key, persons)
        for key in concerned - gone:
            entry = entry_of(key)
            self._regroup(entry, self._look_of(entry, None).text, touched)
        return self._resolve(touched)

    def reorder(self) -> list[Entry]:
        """Gives year suffixes again after the order of the items changed."""
        return self._resolve({look: None for look, group in self._groups.items() if len(group) > 1})

    def _with_names(
        self, looks: list[tuple[Entry, Look]], entry_of: Callable[[str], Entry]
    ) -> list[tuple[Entry, Look]]:
        """Counts the names that cites print; the looks again where a name is shared, of other items too."""
        concerned: set[str] = set()
        for entry, look in looks:
            lists = [trace.persons[: trace.shown] for trace in look.traces]
            concerned |= self._count_names(entry, lists)
        settled = [
            (entry, self._look_of(entry, None) if self._shares_names(look) else look) for entry, look in looks
        ]
        others = concerned.difference(entry.item.id for entry, _ in looks)
        return settled + [(entry, self._look_of(entry, None)) for entry in map(entry_of, others)]

    def _shares_names(self, look: Look) -> bool:
        return any(self.names.is_shared(one) for trace in look.traces for one in trace.persons[: trace.shown])

    def _take_all_names(self, looks: Iterable[str]) -> set[str]:
        """Counts all names of cites that look alike, as "et al." may give way to them; the items
        concerned."""
        touched: set[str] = set()
        for group in [self._groups[look] for look in looks if len(self._groups.get(look, ())) > 1]:
            for entry in group:
                traces = self._look_of(entry, None).traces
                touched |= self._count_names(entry, [trace.persons for trace in traces])
        return touched

    def _count_names(self, entry: Entry, lists: list[tuple[Person, ...]]) -> set[str]:
        key = entry.item.id
        touched: set[str] = set()
        old = self._persons.get(key, [])
        if old == lists:
            return touched
        for persons in old:
            touched |= self.names.remove(key, persons)
        self._persons[key] = lists
        for persons in lists:
            touched |= self.names.add(key, persons)
        return touched

    def _regroup(self, entry: Entry, look: str, touched: dict[str, None]) -> None:
        key = entry.item.id
        old = self._looks.get(key)
        if old is not None:
            self._groups[old].remove(entry)
            touched[old] = None
        self._looks[key] = look
        self._groups.setdefault(look, []).append(entry)
        touched[look] = None

    def _resolve(self, touched: Iterable[str]) -> list[Entry]:
        different = []
        for look in touched:
            group = self._groups.get(look)
            if not group:
                self._groups.pop(look, None)
                continue
            for entry, plan, suffix in self._resolver.resolve(group):
                if entry.plan != plan or entry.suffix != suffix:
                    entry.plan, entry.suffix = plan, suffix
                    different.append(entry)
        return different
