"""Reads a text in a format, for the tests of formats."""

from __future__ import annotations

from collections.abc import Iterable

from refdesk.domain.problem import Problem
from refdesk.formats import registry
from refdesk.formats.format import Entry


def read(format_id: str, text: str | bytes) -> tuple[list[Entry], list[Problem]]:
    """The entries and the problems in a file's text."""
    data = text.encode() if isinstance(text, str) else text
    found = list(registry.by_id(format_id).read(data))
    return (
        [each for each in found if isinstance(each, Entry)],
        [each for each in found if isinstance(each, Problem)],
    )


def one(format_id: str, text: str | bytes) -> Entry:
    """The only entry of a text without problems."""
    entries, problems = read(format_id, text)
    assert problems == []
    assert len(entries) == 1
    return entries[0]


def write_bytes(format_id: str, entries: Iterable[Entry]) -> tuple[bytes, list[Problem]]:
    """The bytes of a file with the entries, and the problems."""
    pieces = list(registry.by_id(format_id).write(entries))
    problems = [each for each in pieces if isinstance(each, Problem)]
    made = (
        each.encode() if isinstance(each, str) else each for each in pieces if not isinstance(each, Problem)
    )
    return b"".join(made), problems


def write(format_id: str, entries: Iterable[Entry]) -> tuple[str, list[Problem]]:
    """The text of a file with the entries, and the problems."""
    data, problems = write_bytes(format_id, entries)
    return data.decode(), problems


def written(format_id: str, entries: Iterable[Entry]) -> str:
    """The text of a file with the entries; no problem may come with it."""
    text, problems = write(format_id, entries)
    assert problems == []
    return text
