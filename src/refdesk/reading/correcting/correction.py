"""Corrections: what a person's change to one reference says of others that were read in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, Self, TypeVar

from refdesk.domain.draft import Draft, Reading, Span
from refdesk.reading.correcting.assigning import given_words, overlapping
from refdesk.reading.correcting.edges import Edge, Strength, edges_after, edges_before, find_end, find_start
from refdesk.reading.correcting.revising import value_of

#: The fields that tell one type of work from another.
_TELLING = (
    "container-title", "collection-title", "publisher", "publisher-place", "volume", "issue", "page",
    "number-of-pages", "edition", "editor", "genre", "number", "event-title", "DOI", "ISBN", "URL",
)  # fmt: skip
Key = TypeVar("Key")
#: A reading surer than this is right so often that a correction elsewhere says little against it.
_SURE = 0.9
_TELLING_WORD = re.compile(r"[^\W\d_]{4,}")


class Action(StrEnum):
    """What is done to a field: it gets words that others lose, it gets words, it loses its own."""

    MOVE = "move"
    SET = "set"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """The words between two edges are the field's, or are not (`CLEAR`). `was`: the fields that had them.

    `around` are the fields on both sides of the words, which count where the edges tell little.
    """

    field: str
    action: Action
    before: Edge
    after: Edge
    was: frozenset[str]
    around: tuple[str, str]
    pattern: Pattern

    @property
    def strength(self) -> Strength:
        """How much the edges tell by themselves."""
        return max(self.before.strength, self.after.strength)

    def corrected(self, draft: Draft) -> Draft | None:
        """Another reference's draft after the same correction; None where it was not read in the same way."""
        span = self.span_in(draft)
        if span is None or not self._is_alike(draft, span):
            return None
        return _done(draft, self.field, self.action, span)

    def span_in(self, draft: Draft) -> Span | None:
        """The words between the edges."""
        zone = _hull(draft, self.was)
        start = find_start(self.before, draft, zone)
        end = find_end(self.after, draft, start) if start is not None else None
        return Span(start, end) if start is not None and end is not None and start < end else None

    def _is_alike(self, draft: Draft, span: Span) -> bool:
        was = overlapping(draft, span)
        if not self._has_pattern(draft, span):
            return False
        if self.strength is Strength.STRONG:
            return was == self.was or not draft.reading(self.field)
        if was != self.was or _around(draft, span) != self.around:
            return False
        reading = draft.reading(self.field)
        is_telling = self.strength is Strength.FAIR or len(was) > 1
        return reading is None or (self.field in was and (is_telling or reading.is_doubtful))

    def _has_pattern(self, draft: Draft, span: Span) -> bool:
        """Whether the words look like the corrected ones and no surer reading would lose them."""
        words = span.of(draft.text)
        if _borders(words) != _borders(self.pattern.words) or not self.pattern.is_as_sure_as(draft, span):
            return False
        if self.strength is Strength.STRONG:
            return True
        has_value = draft.reading(self.field) is not None
        if has_value != self.pattern.had_value:
            return False
        return self.strength > Strength.WEAK or has_value or _share_word(words, self.pattern.words)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the corrected reference was read: its words, whether the field had a value, how sure all were."""

    words: str
    had_value: bool
    sureness: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, before: Draft, field: str, span: Span) -> Self:
        """Of a reference before its correction, which gives the field these words."""
        sureness = tuple((each.field, each.confidence) for each in before.readings)
        return cls(span.of(before.text), before.reading(field) is not None, sureness)

    def is_as_sure_as(self, draft: Draft, span: Span) -> bool:
        """Whether every field that has some of the words was read as surely here, or not surely there."""
        was_sure = dict(self.sureness)
        return all(
            reading.confidence <= max(was_sure.get(reading.field, 0.0), _SURE)
            for reading in draft.readings
            if reading.field in overlapping(draft, span)
        )


@dataclass(frozen=True, slots=True)
class WordsRule:
    """These very words are the field's, or are not (`CLEAR`), wherever the fields `was` have just them."""

    field: str
    action: Action
    words: str
    was: frozenset[str]

    def corrected(self, draft: Draft) -> Draft | None:
        """As `EdgeRule.corrected`."""
        for reading in draft.readings:
            if reading.field in self.was and len(reading.spans) == 1:
                span = reading.spans[0]
                is_same = " ".join(span.of(draft.text).split()).casefold() == self.words.casefold()
                is_free = self.field in self.was or not draft.reading(self.field)
                if is_same and is_free and overlapping(draft, span) == self.was:
                    return _done(draft, self.field, self.action, span)
        return None


@dataclass(frozen=True, slots=True)
class TypeRule:
    """Works of the type `old` that have just these telling fields are of the type `new`."""

    old: str
    new: str
    fields: frozenset[str]

    def corrected(self, draft: Draft) -> Draft | None:
        """As `EdgeRule.corrected`."""
        if draft.record.type != self.old or _telling(draft) != self.fields:
            return None
        return replace(draft, record=draft.record.with_type(self.new), type_confidence=1.0)


Rule = EdgeRule | WordsRule | TypeRule


@dataclass(frozen=True, slots=True)
class Offer(Generic[Key]):
    """A rule and what it makes of the references that it says something of."""

    rule: Rule
    corrected: Mapping[Key, Draft]


def offer_for(
    before: Draft, after: Draft, field: str, others: Sequence[tuple[Key, Draft]]
) -> Offer[Key] | None:
    """What the correction of one field (or of the type: `""`) says of other references; None for nothing.

    Of rules that tell equally much the one that says most is taken.
    """
    for rules in _tiers(before, after, field):
        offers = [applied(rule, others) for rule in rules]
        best = max(offers, key=lambda each: len(each.corrected), default=None)
        if best and best.corrected:
            return best
    return None


def applied(rule: Rule, drafts: Sequence[tuple[Key, Draft]]) -> Offer[Key]:
    """The rule with the drafts that it changes."""
    corrected = {key: new for key, draft in drafts if (new := rule.corrected(draft)) and new != draft}
    return Offer(rule, corrected)


def _tiers(before: Draft, after: Draft, field: str) -> Iterator[list[Rule]]:
    """The rules that say of the corrected reference what the person did, the most telling first."""
    if not field:
        yield [TypeRule(before.record.type, after.record.type, _telling(before))]
        return
    action, span = _action(before, after, field)
    if span is None:
        return
    rules = [rule for rule in _edge_rules(before, after, field, action, span) if rule.span_in(before) == span]
    if action is Action.CLEAR:
        rules = [rule for rule in rules if rule.strength is Strength.STRONG]
    same = _words_rule(before, field, action, span)
    yield [*(rule for rule in rules if rule.strength is Strength.STRONG), *same]
    yield [rule for rule in rules if rule.strength is Strength.FAIR]
    yield [rule for rule in rules if rule.strength is Strength.WEAK]


def _action(before: Draft, after: Draft, field: str) -> tuple[Action, Span | None]:
    """What was done, and the words it was done to; None where it was not done to words of the text."""
    reading = after.reading(field) or before.reading(field)
    if reading is None or len(reading.spans) != 1:
        return Action.CLEAR, None
    span = reading.spans[0]
    if field not in after.record:
        return Action.CLEAR, span
    if value_of(field, span.of(after.text)) != after.record.get(field):
        return Action.SET, None
    lost = any(before.record.get(each) != after.record.get(each) for each in before.record if each != field)
    is_shared = bool(overlapping(before, span) - {field})
    return (Action.MOVE if lost or not is_shared else Action.SET), span


def _edge_rules(before: Draft, after: Draft, field: str, action: Action, span: Span) -> Iterator[EdgeRule]:
    was = overlapping(before, span)
    settled = replace(before, readings=tuple(_settled(before, after, field)))
    around = _around(before, span)
    own = before.reading(field)
    own = own if own and own.spans else None
    for left in edges_before(settled, span, _hull(before, was), own):
        for right in edges_after(settled, span, own):
            yield EdgeRule(field, action, left, right, was, around, Pattern.of(before, field, span))


def _settled(before: Draft, after: Draft, field: str) -> Iterator[Reading]:
    """The readings that the correction left as they were: what others can be measured by."""
    for reading in before.readings:
        now = after.reading(reading.field)
        if reading.field != field and reading.spans and now and now.spans == reading.spans:
            yield reading


def _words_rule(before: Draft, field: str, action: Action, span: Span) -> list[WordsRule]:
    was = overlapping(before, span)
    words = " ".join(span.of(before.text).split())
    is_whole = any(each.spans == (span,) for each in before.readings if each.field in was)
    is_telling = any(map(str.isalpha, words))
    return [WordsRule(field, action, words, was)] if is_whole and is_telling else []


def _done(draft: Draft, field: str, action: Action, span: Span) -> Draft | None:
    """The draft after the action; None where it makes no difference, or the words are no such value."""
    if action is Action.CLEAR:
        reading = draft.reading(field)
        return draft.with_value(field, None) if reading and reading.spans == (span,) else None
    value = value_of(field, span.of(draft.text))
    if value is None or value == draft.record.get(field):
        return None
    if action is Action.MOVE:
        return given_words(draft, field, (span,))
    return draft.with_value(field, value, (span,))


def _borders(words: str) -> tuple[bool, bool]:
    """Whether the words begin, and end, with a letter or digit."""
    return words[:1].isalnum(), words[-1:].isalnum()


def _share_word(one: str, other: str) -> bool:
    return bool(set(_TELLING_WORD.findall(one.casefold())) & set(_TELLING_WORD.findall(other.casefold())))


def _hull(draft: Draft, fields: frozenset[str]) -> Span:
    """From the first to the last word of some fields."""
    spans = [span for each in draft.readings if each.field in fields for span in each.spans]
    return Span(min((s.start for s in spans), default=0), max((s.end for s in spans), default=0))


def _around(draft: Draft, span: Span) -> tuple[str, str]:
    """The fields before and after some words that these do not share."""
    spans = sorted((each, reading.field) for reading in draft.readings for each in reading.spans)
    left = [field for each, field in spans if each.end <= span.start]
    right = [field for each, field in spans if each.start >= span.end]
    return (left[-1] if left else "", right[0] if right else "")


def _telling(draft: Draft) -> frozenset[str]:
    return frozenset(field for field in _TELLING if field in draft.record)
