"""CSL-JSON, the common language of citation programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from refdesk.domain.fields import TYPES
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from refdesk.formats.text import decoded, head_of, without_half_letters

#: The CSL variable that our `licence` is.
_LICENCE = "license"
_NEXT_ITEM = re.compile(r"\n\s*\{|\},\s*\{")
_HINTS = ('"type"', '"title"', '"author"', '"issued"', '"DOI"', '"id"')


@dataclass(frozen=True, slots=True)
class CslJson:
    """A JSON list of CSL items (or one item, or an object with `items`)."""

    id: str = "csl-json"
    label: str = "CSL-JSON"
    extensions: tuple[str, ...] = ("json", "csljson")
    can_write: bool = True

    def recognise(self, data: bytes) -> float:
        """High for JSON whose first object has a CSL type."""
        head = head_of(data).lstrip()
        if not head.startswith(("[", "{")):
            return 0.0
        hints = sum(hint in head for hint in _HINTS)
        if any(f'"{name}"' in head for name in TYPES) and hints > 1:
            return 0.9
        return 0.5 if hints > 1 else 0.1 if head[:2] in ("[]", "[{") else 0.0

    def read(self, data: bytes) -> Iterator[Entry | Problem]:
        """The items in order; what is no object is a problem."""
        text = without_half_letters(decoded(data))
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield from _salvaged(text, str(error))
            return
        for item in _items(content):
            yield entry_from(item) if isinstance(item, dict) else _no_item(item)

    def write(self, entries: Iterable[Entry]) -> Iterator[str | Problem]:
        """One item a line, in a list."""
        separator = "[\n"
        for number, entry in enumerate(entries, 1):
            yield separator + json.dumps(item_from(entry, str(number)), ensure_ascii=False)
            separator = ",\n"
        yield "[]\n" if separator == "[\n" else "\n]\n"


CSL_JSON = CslJson()


def item_from(entry: Entry, fallback_id: str) -> dict[str, Any]:
    """The CSL-JSON item of an entry: its record, key, and what a record does not hold under `custom`."""
    item = entry.record.to_csl(entry.key or fallback_id)
    if entry.key and "citation-key" not in item:
        item["citation-key"] = entry.key
    custom = dict(item.get("custom", {}))
    if "licence" in custom:
        item[_LICENCE] = custom.pop("licence")
    if entry.record.extra:
        custom["extra"] = dict(entry.record.extra)
    if entry.tags:
        custom["tags"] = list(entry.tags)
    if entry.notes:
        custom["notes"] = list(entry.notes)
    if entry.references:
        custom["reference_list"] = [each.to_csl(number) for number, each in enumerate(entry.references, 1)]
    if custom:
        item["custom"] = custom
    return item


def entry_from(item: Mapping[str, Any]) -> Entry:
    """The entry of a CSL-JSON item, as `item_from` wrote it or any other program."""
    custom = item.get("custom")
    own: Mapping[str, Any] = custom if isinstance(custom, dict) else {}
    named = {"licence" if name == _LICENCE else name: value for name, value in item.items()}
    record = Record.from_csl(named).with_field("citation-key", None)
    extra = own.get("extra")
    if isinstance(extra, dict):
        kept = {str(name): str(value) for name, value in extra.items()}
        record = Record(record.type, record.values, {**record.extra, **kept})
    return Entry(
        record,
        str(item.get("citation-key") or item.get("id") or ""),
        tags=_texts(own.get("tags")),
        notes=_texts(own.get("notes")),
        references=tuple(
            Record.from_csl(each) for each in _listed(own.get("reference_list")) if isinstance(each, dict)
        ),
    )


def _items(content: Any) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict) and isinstance(content.get("items"), list):
        items: list[Any] = content["items"]
        return items
    if isinstance(content, dict) and content and all(isinstance(each, dict) for each in content.values()):
        return [{"id": key, **value} for key, value in content.items()]
    return [content]


def _no_item(item: Any) -> Problem:
    excerpt = json.dumps(item, ensure_ascii=False)
    return Problem(Severity.ERROR, "This is no bibliographic item.", excerpt=excerpt)


def _salvaged(text: str, reason: str) -> Iterator[Entry | Problem]:
    """The items of a list before and after the place where its JSON breaks."""
    decoder = json.JSONDecoder()
    place, line, counted = text.find("{"), 1, 0
    yield Problem(Severity.WARNING, f"The file is damaged: {reason}.", 1, excerpt=text[:200])
    while place >= 0:
        line, counted = line + text.count("\n", counted, place), place
        try:
            item, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            end = _next_item(text, place + 1)
            yield Problem(Severity.ERROR, f"This is no JSON: {error}.", line, excerpt=text[place:end].strip())
        else:
            yield entry_from(item)
        place = text.find("{", end)


def _next_item(text: str, start: int) -> int:
    """Where the next object of the list begins: a brace at the start of a line, or after one closed."""
    found = _NEXT_ITEM.search(text, start)
    return found.start() + 1 if found else len(text)


def _texts(data: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in _listed(data))


def _listed(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []
