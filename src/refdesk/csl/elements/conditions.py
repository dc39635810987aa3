"""Conditions of `cs:if` and `cs:else-if`, compiled to predicates or, where the answer is known, to True or
False."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from refdesk.csl.elements.numbers import is_numeric
from refdesk.csl.elements.rendering import Render
from refdesk.csl.items.item import DATE_VARIABLES
from refdesk.csl.styles.element import Element

Predicate = Callable[[Render], bool]
Condition = Predicate | bool

_SUBSEQUENT = frozenset(("subsequent", "ibid", "ibid-with-locator"))
_IBID = frozenset(("ibid", "ibid-with-locator"))


def condition(element: Element, item_type: str, area: str) -> Condition:
    """The condition of an `if` or `else-if`; `type` is decided at once, positions too in a bibliography."""
    match = element.get("match") or "all"
    tests = [
        test
        for attribute, value in element.attributes.items()
        if attribute != "match"
        for test in _tests(attribute, value, item_type, area, match)
    ]
    if match == "any":
        return any_of(tests)
    if match == "none":
        return negated(any_of(tests))
    return all_of(tests)


def all_of(tests: Iterable[Condition]) -> Condition:
    """Whether every test holds."""
    open_tests = []
    for test in tests:
        if test is False:
            return False
        if test is not True:
            open_tests.append(test)
    if not open_tests:
        return True
    if len(open_tests) == 1:
        return open_tests[0]
    return lambda render: all(test(render) for test in open_tests)


def any_of(tests: Iterable[Condition]) -> Condition:
    """Whether at least one test holds."""
    open_tests = []
    for test in tests:
        if test is True:
            return True
        if test is not False:
            open_tests.append(test)
    if not open_tests:
        return False
    if len(open_tests) == 1:
        return open_tests[0]
    return lambda render: any(test(render) for test in open_tests)


def negated(test: Condition) -> Condition:
    """Whether the test does not hold."""
    if isinstance(test, bool):
        return not test
    return lambda render: not test(render)


def _tests(attribute: str, value: str, item_type: str, area: str, match: str) -> list[Condition]:
    words = value.split()
    if attribute == "type":
        return [item_type == word for word in words]
    if attribute == "position":
        return [_position(word) if area == "citation" else False for word in words]
    if attribute == "variable":
        return _variables(words, match)
    make = _MAKERS.get(attribute)
    return [make(word) for word in words] if make else []


def _variables(names: Sequence[str], match: str) -> list[Condition]:
    """Tests for variables; those of the item are asked for all at once."""
    tests: list[Condition] = [_CITE_VARIABLES[name] for name in names if name in _CITE_VARIABLES]
    wanted = frozenset(name for name in names if name not in _CITE_VARIABLES)
    if match == "all" and wanted:
        tests.append(lambda render: wanted <= render.present)
    elif wanted:
        tests.append(lambda render: not wanted.isdisjoint(render.present))
    return tests


def _is_numeric(name: str) -> Predicate:
    if name == "locator":
        return lambda render: is_numeric(render.locus.locator)
    if name == "citation-number":
        return lambda render: bool(render.number)
    if name in DATE_VARIABLES:
        return lambda render: _has_year(render, name)
    return lambda render: is_numeric(render.texts.get(name, ""))


def _has_year(render: Render, name: str) -> bool:
    date = render.item.date(name)
    return date is not None and date.start is not None


def _is_uncertain(name: str) -> Predicate:
    def test(render: Render) -> bool:
        date = render.item.date(name)
        return date is not None and date.is_circa

    return test


def _locator(label: str) -> Predicate:
    label = "sub-verbo" if label == "sub verbo" else label
    return lambda render: bool(render.locus.locator) and render.locus.label == label


def _position(position: str) -> Predicate:
    if position == "first":
        return lambda render: render.locus.position == "first"
    if position == "subsequent":
        return lambda render: render.locus.position in _SUBSEQUENT
    if position == "ibid":
        return lambda render: render.locus.position in _IBID
    if position == "near-note":
        return lambda render: render.locus.near_note
    return lambda render: render.locus.position == position


def _disambiguate(value: str) -> Predicate:
    """Holds for the first so many of these conditions that a rendering meets."""
    wanted = value == "true"

    def test(render: Render) -> bool:
        render.conditions += 1
        return (render.plan is not None and render.conditions <= render.plan.disambiguate) is wanted

    return test


#: Variables that belong to the cite, not to the item.
_CITE_VARIABLES: dict[str, Predicate] = {
    "locator": lambda render: bool(render.locus.locator),
    "first-reference-note-number": lambda render: bool(render.locus.first_note),
    "citation-number": lambda render: bool(render.number),
    "year-suffix": lambda render: bool(render.year_suffix),
}
_MAKERS: dict[str, Callable[[str], Predicate]] = {
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "disambiguate": _disambiguate,
}
