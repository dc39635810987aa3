"""Records in a style, as marked text that can then be dressed for any program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from refdesk.csl import Bibliography, BibliographyEntry, Cite, Processor
from refdesk.csl.elements.program import Program
from refdesk.csl.output.marked import MARKED
from refdesk.csl.output.writer import Quotes
from refdesk.csl.processor import Told
from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.library.styles import StyleChoice, program

Item = Mapping[str, Any]
#: Two or three capitals that stand for as many names.
_RUN_TOGETHER = re.compile(r"[A-Z\u00c0-\u00de\u0410-\u042f]{2,3}")


@dataclass(frozen=True, slots=True)
class RenderedCitation:
    """One citation as marked text, with a mark and a problem for each item that failed."""

    marked: str
    quotes: Quotes
    problems: tuple[Problem, ...] = ()


def bibliography(records: Sequence[Record], choice: StyleChoice, told: Told | None = None) -> Bibliography:
    """The entries in the style's order; a style without a bibliography gives its notes, and says so.

    The ids of the entries are the places of the records, as text.
    """
    return bibliography_of_items(items_of(records), choice, told)


def bibliography_of_items(
    items: Sequence[Item], choice: StyleChoice, told: Told | None = None
) -> Bibliography:
    """The same of CSL-JSON items with their own ids."""
    compiled = program(choice)
    processor = _registered(compiled, items)
    if compiled.style.bibliography is None:
        return _named(_notes(processor, items), items)
    return _named(processor.bibliography(told), items)


def numbered(records: Sequence[Record], numbers: Sequence[int], choice: StyleChoice) -> Bibliography:
    """The entries in the order of the records, with these numbers."""
    compiled = program(choice)
    items = items_of(records)
    processor = _registered(compiled, items)
    if compiled.style.bibliography is None:
        return _named(_notes(processor, items), items)
    ids = {item["id"]: number for item, number in zip(items, numbers, strict=True)}
    return _named(processor.numbered(ids), items)


def alone(record: Record, compiled: Program) -> str:
    """A record's entry, or its note, in a document of its own, as marked text; empty where it fails."""
    processor = _registered(compiled, items_of([record]))
    try:
        if compiled.style.bibliography is None:
            return processor.cite([Cite("0")])
        return "".join(entry.text for entry in processor.bibliography().entries)
    except RENDERING_FAULTS:
        return ""


def citation(records: Sequence[Record], cites: Sequence[Cite], choice: StyleChoice) -> RenderedCitation:
    """One citation; the ids of the cites are the places of the records, as text."""
    compiled = program(choice)
    items = {str(item["id"]): item for item in items_of(records)}
    whole, fault = _cited(compiled, [items[cite.id] for cite in cites], cites)
    if not fault:
        return RenderedCitation(whole, compiled.quotes)
    sound, problems = [], []
    for cite in cites:
        _text, fault = _cited(compiled, [items[cite.id]], [cite])
        if fault:
            problems.append(_problem(items[cite.id], f"could not be cited ({fault})"))
        else:
            sound.append(cite)
    text, _fault = _cited(compiled, [items[cite.id] for cite in sound], sound)
    marks = [f"[{problem.key}: {problem.message}]" for problem in problems]
    return RenderedCitation(" ".join(filter(None, [text, *marks])), compiled.quotes, tuple(problems))


def items_of(records: Sequence[Record]) -> list[dict[str, Any]]:
    """CSL-JSON items with their places as ids, initials that run together (`Fellegi IP`) parted."""
    return [_with_parted_initials(record.to_csl(str(place))) for place, record in enumerate(records)]


def _with_parted_initials(item: dict[str, Any]) -> dict[str, Any]:
    """CSL takes `IP` for one name; lists after Vancouver mean two."""
    for field, names in item.items():
        if field in FIELDS and FIELDS[field].kind is Kind.NAMES:
            item[field] = [
                name | {"given": " ".join(f"{initial}." for initial in name["given"])}
                if _RUN_TOGETHER.fullmatch(name.get("given", ""))
                else name
                for name in names
            ]
    return item


def _registered(compiled: Program, items: Sequence[Item]) -> Processor:
    processor = Processor.of_program(compiled, output=MARKED.name)
    processor.register(items)
    return processor


def _cited(compiled: Program, items: Sequence[Item], cites: Sequence[Cite]) -> tuple[str, str]:
    """The citation, and what went wrong."""
    if not cites:
        return "", ""
    try:
        return _registered(compiled, items).cite(cites), ""
    except RENDERING_FAULTS as error:
        return "", f"{type(error).__name__}: {error}"


def _notes(processor: Processor, items: Sequence[Item]) -> Bibliography:
    """Each item as the note that cites it first."""
    entries, problems = [], []
    for item in items:
        key = str(item["id"])
        try:
            entries.append(BibliographyEntry(key, processor.cite([Cite(key)])))
        except RENDERING_FAULTS as error:
            problem = _problem(item, f"could not be rendered ({type(error).__name__}: {error})")
            problems.append(replace(problem, key=key))
            entries.append(BibliographyEntry(key, f"[{_title(item)}: {problem.message}]"))
    if items:
        said = "This style has no bibliography; these are its notes."
        problems.insert(0, Problem(Severity.NOTE, said))
    found = [entry for entry in entries if entry.text]
    return Bibliography(
        tuple(found), problems=tuple(problems), writer=MARKED, quotes=processor.program.quotes
    )


def _named(made: Bibliography, items: Sequence[Item]) -> Bibliography:
    """With the titles of the items in the problems, in place of their ids."""
    if not made.problems:
        return made
    titles = {str(item["id"]): _title(item) for item in items}
    problems = (replace(each, key=titles.get(each.key, each.key)) for each in made.problems)
    return replace(made, problems=tuple(problems))


def _problem(item: Item, fault: str) -> Problem:
    return Problem(Severity.ERROR, f"This item {fault}.", key=_title(item))


def _title(item: Item) -> str:
    return plain(str(item.get("title", ""))) or "an item without a title"
