"""How good the corrections are that are offered for other references after one was corrected by hand.

    PYTHONPATH=src:. python -m training.measure_offers SHARED/references

Reads the labelled references of `dev/` in groups of forty neighbours, as the list of a page. Wherever a text
field was read wrongly and the label's words stand in the text, they are given to the field as a person would,
and every value that the offer changes elsewhere in the group is compared with its label.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from refdesk.domain.draft import Draft, Span
from refdesk.reading.correcting.assigning import given_words
from refdesk.reading.correcting.correction import Rule, offer_for
from refdesk.reading.strings.reference import read_reference
from training.entry_starts import rows_of

FIELDS = ("title", "container-title", "volume", "issue", "page", "publisher", "publisher-place")
GROUP = 40


def main(references: Path) -> None:
    """Prints how many values the offers make better, worse, or neither, whole and by kind of rule."""
    corrections, outcomes = 0, defaultdict[str, Counter[str]](Counter)
    for path in sorted((references / "dev").glob("*.jsonl")):
        rows = rows_of(path)
        for low in range(0, len(rows), GROUP):
            group = rows[low : low + GROUP]
            drafts = [read_reference(row["text"]) for row in group]
            for rule, outcome in _outcomes(group, drafts):
                corrections += rule == ""
                if rule:
                    outcomes[rule][outcome] += 1
    print(f"{corrections} corrections")
    for rule, counts in sorted(outcomes.items()):
        print(f"{rule:28} better {counts['better']:4} worse {counts['worse']:4} same {counts['same']:4}")


def _outcomes(group: list[dict[str, Any]], drafts: list[Draft]) -> Iterator[tuple[str, str]]:
    """For each correction ("", ""), then a rule's kind and an outcome for every value changed."""
    for place, (row, draft) in enumerate(zip(group, drafts, strict=True)):
        for field in FIELDS:
            after = _corrected(row, draft, field)
            if after is None:
                continue
            yield "", ""
            others = [(other, drafts[other]) for other in range(len(drafts)) if other != place]
            offer = offer_for(draft, after, field, others)
            for other, new in offer.corrected.items() if offer else ():
                for outcome in _compared(group[other], drafts[other], new):
                    yield _kind(offer.rule if offer else None), outcome
                    yield "all", outcome


def _corrected(row: dict[str, Any], draft: Draft, field: str) -> Draft | None:
    """The draft with the label's words in the field; None where it was right or the text lacks them."""
    want = row["csl"].get(field)
    if field not in row["fields"] or not isinstance(want, str) or _is_right(row, draft, field):
        return None
    places = [match.span() for match in re.finditer(re.escape(want), row["text"])]
    return given_words(draft, field, (Span(*places[0]),)) if len(places) == 1 else None


def _compared(row: dict[str, Any], old: Draft, new: Draft) -> Iterator[str]:
    for field in FIELDS:
        if field in row["fields"] and old.record.get(field) != new.record.get(field):
            was, is_now = _is_right(row, old, field), _is_right(row, new, field)
            yield "same" if was == is_now else "better" if is_now else "worse"


def _is_right(row: dict[str, Any], draft: Draft, field: str) -> bool:
    return _key(row["csl"].get(field)) == _key(draft.record.get(field))


def _key(value: object) -> str:
    return re.sub(r"[\W_]+", "", str(value or "").casefold())


def _kind(rule: Rule | None) -> str:
    strength = getattr(rule, "strength", None)
    action = getattr(rule, "action", "")
    return f"{type(rule).__name__} {action} {strength.name.lower() if strength is not None else ''}".strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
