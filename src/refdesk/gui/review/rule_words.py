"""A correction's rule in words: `Publication: the words after “//” up to Date`."""

from __future__ import annotations

from refdesk.domain.fields import FIELDS, TYPES
from refdesk.reading.correcting.correction import Action, EdgeRule, Rule, TypeRule, WordsRule
from refdesk.reading.correcting.edges import Edge, EdgeKind
from refdesk.translation import translate


def told(rule: Rule) -> str:
    """The rule as a person would say it."""
    if isinstance(rule, TypeRule):
        return _told_type(rule)
    field = translate(FIELDS[rule.field].label)
    if isinstance(rule, WordsRule):
        return _told_words(rule, field)
    return _told_edges(rule, field)


def _told_type(rule: TypeRule) -> str:
    sentence = translate("{old} with {fields}: {new}")
    if not rule.fields:
        sentence = translate("{old} with nothing that tells another type: {new}")
    labels = [translate(FIELDS[field].label) for field in FIELDS if field in rule.fields]
    return sentence.format(old=_type_label(rule.old), new=_type_label(rule.new), fields=", ".join(labels))


def _told_words(rule: WordsRule, field: str) -> str:
    if rule.action is Action.CLEAR:
        return translate("{field}: empty instead of “{words}”").format(field=field, words=rule.words)
    return translate("{field}: “{words}”").format(field=field, words=rule.words)


def _told_edges(rule: EdgeRule, field: str) -> str:
    sentence = translate("{field}: the words {begin} {end}")
    if rule.action is Action.CLEAR:
        sentence = translate("{field}: empty instead of the words {begin} {end}")
    return sentence.format(field=field, begin=_begin(rule.before), end=_end(rule.after))


def _begin(edge: Edge) -> str:
    if edge.kind is EdgeKind.TEXT:
        return translate("from the beginning")
    if edge.kind is EdgeKind.OWN:
        return translate("from where they began")
    if edge.kind is EdgeKind.FIELD:
        return translate("after {field}").format(field=translate(FIELDS[edge.field].label))
    if edge.shape == "initial" and not edge.mark.strip(" .,"):
        return translate("after the last initial") if edge.is_last else translate("after the first initial")
    sentence = translate("after the last {mark}") if edge.is_last else translate("after {mark}")
    return sentence.format(mark=_mark(edge))


def _end(edge: Edge) -> str:
    if edge.kind is EdgeKind.TEXT:
        return translate("up to the end")
    if edge.kind is EdgeKind.OWN:
        return translate("up to where they ended")
    if edge.kind is EdgeKind.FIELD:
        return translate("up to {field}").format(field=translate(FIELDS[edge.field].label))
    return translate("up to {mark}").format(mark=_mark(edge))


def _mark(edge: Edge) -> str:
    return f"“{edge.mark.strip()}”" if edge.mark.strip() else translate("the space")


def _type_label(name: str) -> str:
    return translate(TYPES[name].label) if name in TYPES else name
