"""What a format has no place for, told instead of dropped in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from refdesk.domain.fields import FIELDS
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.format import Entry

#: Variables that say nothing of the work, or are said by others.
_UNTOLD = frozenset({"citation-key", "citation-number", "page-first", "year-suffix"})


def losses(entry: Entry, held: Collection[str], label: str) -> Iterator[Problem]:
    """One problem naming the fields, notes and reference list that a format (its `label`) cannot hold."""
    missing = [FIELDS[name].label for name in entry.record if name not in held and name not in _UNTOLD]
    if entry.references and "reference list" not in held:
        missing.append("Reference list")
    if entry.notes and "notes" not in held and "note" not in held:
        missing.append("Notes")
    if missing:
        message = f"{label} has no place for: {', '.join(missing)}."
        yield Problem(Severity.WARNING, message, key=entry.key)
