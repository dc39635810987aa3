"""Reads YAML: every scalar as text, and around what is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from refdesk.domain.problem import Problem, Severity

#: How many lines a cut may have damaged.
_LAST_LINES = 20
_ITEM = re.compile(r"^[ ]*- ", re.MULTILINE)


#: BaseLoader makes no objects of tags; its twin in C is ten times as fast, where there is one.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: Deeper nesting than this is no bibliography; building it would overflow the stack of the loader in C.
_DEEPEST = 100


def loaded(text: str) -> Any:
    """The content, all scalars as strings (a version 1.0 is no number); raises `yaml.YAMLError`.

    Aliases are refused, with which a small file becomes a huge one or an endless one.
    """
    _refuse_bombs(text)
    return yaml.load(text, Loader=_LOADER)


def _refuse_bombs(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(event, "it repeats parts by aliases, which is not safe to read")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refusal(event, "it is nested too deeply")


def _refusal(event: yaml.Event, reason: str) -> yaml.YAMLError:
    error = yaml.MarkedYAMLError(problem=reason)
    error.problem_mark = event.start_mark  # type: ignore[assignment]
    return error


def loaded_so_far(text: str) -> Any:
    """The content of a text before its last lines, which are cut off or broken; None for nothing."""
    lines = text.split("\n")
    for end in range(len(lines) - 1, max(0, len(lines) - _LAST_LINES), -1):
        try:
            return loaded("\n".join(lines[:end]))
        except (yaml.YAMLError, RecursionError, ValueError):
            continue
    return None


def written(content: Any) -> str:
    """The content as YAML in the order given."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def fault(error: Exception, severity: Severity) -> Problem:
    """What was wrong with the text, and where."""
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    return Problem(severity, f"This is no YAML: {reason}.", mark.line + 1 if mark else 1)


def salvaged_items(text: str) -> Iterator[Any | Problem]:
    """The items of a broken list, each by itself; those that are broken as problems."""
    starts = [match.start() for match in _ITEM.finditer(text)]
    least = min((len(match[0]) for match in _ITEM.finditer(text)), default=0)
    tops = [start for start in starts if text.find("- ", start) - start + 2 == least]
    for start, end in zip(tops, [*tops[1:], len(text)][: len(tops)], strict=True):
        part = text[start:end]
        try:
            content = loaded(part)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            line = text.count("\n", 0, start) + 1
            yield Problem(Severity.ERROR, fault(error, Severity.ERROR).message, line, excerpt=part.strip())
        else:
            yield from content if isinstance(content, list) else []
