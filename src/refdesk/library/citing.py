"""Citations and bibliographies in a CSL style, as text, HTML and RTF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from refdesk.csl import Cite, Processor, Style, StyleIndex
from refdesk.csl.output.formats import WRITERS
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record, RecordId
from refdesk.domain.richtext import plain
from refdesk.folders import own_folders
from refdesk.library.library import Library
from refdesk.store import records as store

#: What a fault inside the processor looks like; one item's must not lose the others.
_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """One style of the chooser."""

    id: str
    title: str
    short_title: str
    is_dependent: bool


@dataclass(frozen=True, slots=True)
class Formatted:
    """One text in three dresses; an item that failed is marked in it and told in `problems`."""

    text: str
    html: str
    rtf: str
    problems: tuple[Problem, ...] = ()


def own_styles() -> Path:
    """The folder for a person's own `.csl` files."""
    return own_folders().data / "styles"


def styles(folder: Path | None = None) -> list[StyleEntry]:
    """The styles that can be chosen, by title; `folder` has a person's own `.csl` files (`own_styles`)."""
    return [
        StyleEntry(info.id, info.title, info.short_title, bool(info.parent))
        for info in _index(folder).styles()
    ]


def cite(records: Sequence[Record], style_id: str, locale: str = "") -> Formatted:
    """One in-text citation of the records; `locale` empty means the style's own."""
    items = _items(records)
    sound, problems = _sound(items, style_id, locale)
    marks = [_mark(problem) for problem in problems]
    dresses = {name: _cited(sound, style_id, locale, name) for name in ("text", "html", "rtf")}
    return _joined(dresses, marks, problems)


def bibliography(records: Sequence[Record], style_id: str, locale: str = "") -> Formatted:
    """The bibliography of the records in the style's order."""
    items = _items(records)
    made = {}
    for name in ("text", "html", "rtf"):
        processor = _processor(style_id, locale, name)
        processor.register(items)
        made[name] = processor.bibliography()
    problems = [_named(problem, records) for problem in made["text"].problems]
    if items and not made["text"].entries:
        problems.append(Problem(Severity.NOTE, "This style has no bibliography: it cites in notes."))
    return Formatted(made["text"].text.strip("\n"), made["html"].text, made["rtf"].text, tuple(problems))


def records(library: Library, record_ids: Sequence[RecordId]) -> list[Record]:
    """The records in the order asked; one that is gone is left out."""
    with library.read() as connection:
        found = store.stored_many(connection, record_ids)
    return [found[each].record for each in record_ids if each in found]


def _index(folder: Path | None) -> StyleIndex:
    return StyleIndex(folder or own_styles(), cache=own_folders().cache / "styles.json")


def _processor(style_id: str, locale: str, output: str) -> Processor:
    path = _index(None).path(style_id)
    return Processor(_style(path, path.stat().st_mtime_ns), locale or None, output=output)


@lru_cache(maxsize=8)
def _style(path: Path, changed_at: int) -> Style:  # noqa: ARG001 - a file that changed is read again
    """The style in a file; the preview asks for the same one at every selection."""
    return _index(None).load_style(path)


def _items(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [record.to_csl(str(place)) for place, record in enumerate(records)]


def _sound(
    items: Sequence[dict[str, Any]], style_id: str, locale: str
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The items that can be cited, and what is wrong with the others."""
    if not _fault(items, style_id, locale):
        return list(items), []
    sound, problems = [], []
    for item in items:
        fault = _fault([item], style_id, locale)
        if fault:
            title = plain(str(item.get("title", ""))) or "an item without a title"
            problems.append(
                Problem(Severity.ERROR, f"“{title}” could not be cited ({fault}).", key=item["id"])
            )
        else:
            sound.append(item)
    return sound, problems


def _fault(items: Sequence[dict[str, Any]], style_id: str, locale: str) -> str:
    """What goes wrong when these are cited; empty where nothing does."""
    try:
        _cited(items, style_id, locale, "text")
    except _FAULTS as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _cited(items: Sequence[dict[str, Any]], style_id: str, locale: str, output: str) -> str:
    if not items:
        return ""
    processor = _processor(style_id, locale, output)
    processor.register(items)
    return processor.cite([Cite(item["id"]) for item in items])


def _joined(dresses: dict[str, str], marks: Sequence[str], problems: Sequence[Problem]) -> Formatted:
    whole = {}
    for name, cited in dresses.items():
        escape = WRITERS[name].escape
        whole[name] = " ".join(part for part in (cited, *(escape(mark) for mark in marks)) if part)
    rtf = WRITERS["rtf"]
    return Formatted(
        whole["text"],
        whole["html"],
        f"{rtf.before_entries}{whole['rtf']}{rtf.after_entries}",
        tuple(problems),
    )


def _mark(problem: Problem) -> str:
    return f"[{problem.message}]"


def _named(problem: Problem, records: Sequence[Record]) -> Problem:
    """The problem with the record's title for the number it was rendered under."""
    title = plain(records[int(problem.key)].text("title")) if problem.key.isdecimal() else problem.key
    return Problem(problem.severity, problem.message, key=title)
