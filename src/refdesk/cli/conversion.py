"""`refdesk formats` and `refdesk convert`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from refdesk.cli.streams import STANDARD, Streams, lost_entries
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem, Severity
from refdesk.formats import registry
from refdesk.formats.format import Entry, Format, Found, Search
from refdesk.formats.text import is_text

_Found = TypeVar("_Found", bound=Entry | str | bytes)


def add_formats(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that lists the formats."""
    parser = commands.add_parser("formats", help="list the file formats")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=list_formats)


def add_convert(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that turns one format into another."""
    parser = commands.add_parser("convert", help="turn a file of one format into another")
    parser.add_argument("input", metavar="IN", help="a file, or - for standard input")
    parser.add_argument(
        "output", metavar="OUT", nargs="?", default=STANDARD, help="a file, or - (the default)"
    )
    parser.add_argument(
        "--from", dest="source", metavar="F", help="the format of IN, where it is not recognised"
    )
    parser.add_argument(
        "--to", dest="target", metavar="F", help="the format of OUT (default: by its extension)"
    )
    parser.add_argument("--problems", metavar="FILE", default="", help="write the problems as JSON to FILE")
    parser.set_defaults(run=convert)


def list_formats(arguments: argparse.Namespace, streams: Streams) -> int:
    """One line a format: id, label, extensions, and whether it is only read."""
    if arguments.json:
        streams.write_json([_as_json(each) for each in registry.all_formats()])
        return 0
    lines = (
        f"{each.id:14} {each.label:24} {' '.join('.' + end for end in each.extensions)}"
        f"{'' if each.can_write else '   (read only)'}\n"
        for each in registry.all_formats()
    )
    streams.write(STANDARD, lines)
    return 0


def convert(arguments: argparse.Namespace, streams: Streams) -> int:
    """Converts; the status says whether an entry was lost."""
    data = streams.read(arguments.input)
    source = format_of(data, arguments.input, arguments.source)
    target = _target(arguments.output, arguments.target)
    problems: list[Problem] = []
    entries = entries_of(registry.read(source, data), problems)
    if not entries:
        streams.tell(problems, arguments.problems)
        raise RefDeskError(f"No entry could be read from {_named(arguments.input)}.")
    if source.id == target.id:
        # Nothing was edited, so the file stays as it is, comments and spacing included.
        streams.write(arguments.output, [data])
    else:
        # What is asked for is the other format, so not even a text that it would take is left as it stood.
        pieces = target.write(replace(each, source="") for each in entries)
        streams.write(arguments.output, list(_apart(pieces, problems)))
    streams.tell(problems, arguments.problems)
    lost = lost_entries(problems)
    if lost:
        streams.say(f"{lost} of {lost + len(entries)} entries could not be read.")
    return 1 if lost else 0


def entries_in(data: bytes, name: str, problems: list[Problem]) -> list[Entry]:
    """The entries of a file of any format; its problems are added to `problems`."""
    return entries_of(registry.read(format_of(data, name, None), data), problems)


def entries_of(found: Iterable[Found], problems: list[Problem]) -> list[Entry]:
    """The entries among what a file holds; its problems, and what only a library can keep, are told."""
    return list(_apart(map(_told_if_search, found), problems))


def _told_if_search(found: Found) -> Entry | Problem:
    if isinstance(found, Search):
        return Problem(Severity.NOTE, f"The search “{found.name}” is kept by a library only: {found.query}")
    return found


def format_of(data: bytes, name: str, format_id: str | None) -> Format:
    """The format that was asked for, or the recognised one; RefDeskError where there is none."""
    if format_id:
        return known_format(format_id)
    if not data.strip():
        raise RefDeskError(f"There is nothing in {_named(name)}.")
    found = registry.recognised(data, name)
    if found is None:
        what = "is in no format that RefDesk reads" if is_text(data) else "is not text"
        hint = "Say which with --from; `refdesk formats` lists them." if is_text(data) else ""
        raise RefDeskError(f"{_named(name).capitalize()} {what}.", hint)
    return found


def known_format(format_id: str) -> Format:
    """The format of that id; RefDeskError where there is none."""
    try:
        return registry.by_id(format_id)
    except KeyError as error:
        ids = ", ".join(each.id for each in registry.all_formats())
        raise RefDeskError(f"There is no format “{format_id}”.", f"There are: {ids}.") from error


def _target(name: str, format_id: str | None) -> Format:
    found = known_format(format_id) if format_id else registry.by_name(name)
    if found is None:
        raise RefDeskError("The format to write is not known.", "Say which with --to.")
    if not found.can_write:
        raise RefDeskError(f"{found.label} can only be read.")
    return found


def _named(name: str) -> str:
    return "the input" if name == STANDARD else f"“{name}”"


def _apart(found: Iterable[_Found | Problem], problems: list[Problem]) -> Iterator[_Found]:
    """What was found without the problems, which go to `problems`."""
    for each in found:
        if isinstance(each, Problem):
            problems.append(each)
        else:
            yield each


def _as_json(each: Format) -> dict[str, object]:
    return {
        "id": each.id,
        "label": each.label,
        "extensions": list(each.extensions),
        "can_write": each.can_write,
    }
