"""CSL-YAML, as pandoc keeps references in a document's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from refdesk.domain.fields import TYPES
from refdesk.domain.problem import Problem, Severity
from refdesk.formats.csl_json import entry_from, item_from
from refdesk.formats.format import Entry
from refdesk.formats.structured.yaml_text import fault, loaded, salvaged_items, written
from refdesk.formats.text import decoded, head_of

_TYPE = re.compile(r"^[ ]*-?[ ]*type: *[\"']?([\w-]+)", re.MULTILINE)
_START = re.compile(r"\A(?:---\s*\n)?(?:references:|- id:|- type:)|^references:\s*$", re.MULTILINE)
#: An item has one of these at least.
_NAMES = frozenset({"id", "type", "title", "author", "editor", "issued", "container-title", "DOI", "URL"})
_END = re.compile(r"^(?:---|\.\.\.)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CslYaml:
    """A YAML list of CSL items, alone or under `references`."""

    id: str = "csl-yaml"
    label: str = "CSL-YAML"
    extensions: tuple[str, ...] = ("yaml", "yml")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High where a list begins and an item has a CSL type."""
        text = head_of(data)
        if not _START.search(text):
            return 0.0
        return 0.85 if any(name in TYPES for name in _TYPE.findall(text)) else 0.2

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The items in order."""
        text = _first_document(decoded(data))
        try:
            content = loaded(text)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            yield fault(error, Severity.WARNING)
            content = list(salvaged_items(text))
        for item in _items(content):
            if isinstance(item, dict) and not item.keys().isdisjoint(_NAMES):
                yield entry_from(item)
            elif isinstance(item, Problem):
                yield item
            else:
                yield Problem(Severity.ERROR, "This is no bibliographic item.", excerpt=str(item))

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """A document whose metadata are the references."""
        is_empty = True
        for number, entry in enumerate(entries, 1):
            if is_empty:
                yield "---\nreferences:\n"
            is_empty = False
            yield written([item_from(entry, str(number))])
        yield "---\nreferences: []\n...\n" if is_empty else "...\n"


CSL_YAML = CslYaml()


def _first_document(text: str) -> str:
    """The text up to a second mark of a document: what follows is prose."""
    body = text.removeprefix("---")
    end = _END.search(body)
    return body[: end.start()] if end and body[: end.start()].strip() else body


def _items(content: Any) -> list[Any]:
    """The items of a document: its list, the list under `references`, or under a name that was damaged."""
    if isinstance(content, list) or not content:
        return content or []
    if not isinstance(content, dict) or not content.keys().isdisjoint({"type", "title", "id"}):
        return [content]
    lists = [each for each in content.values() if isinstance(each, list) and each]
    references = content.get("references", lists[0] if lists else [content])
    return references if isinstance(references, list) else []
