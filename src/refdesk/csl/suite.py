"""Speaks the protocol of a runner of the CSL test suite: one JSON request a line in, one answer a line
out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from refdesk.csl.items.citation import Citation, Cite, Mode
from refdesk.csl.processor import Processor
from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.csl.styles.locale import LocaleFolder
from refdesk.csl.styles.style import parse_style
from refdesk.domain.errors import RefDeskError

_POSITIONS = ("first", "subsequent", "ibid", "ibid-with-locator")


@dataclass(frozen=True, slots=True)
class _State:
    """A citation as it was written last: its text, its note, and the revisions of its items."""

    text: str
    note: int
    revisions: list[int]

    def differs(self, before: _State | None, *, is_referred_to: bool) -> bool:
        """Whether it counts as changed; its note counts where other citations refer to it."""
        if before is None or (self.text, self.revisions) != (before.text, before.revisions):
            return True
        return is_referred_to and self.note != before.note


def answer(request: Mapping[str, Any], locales: LocaleFolder) -> str:
    """The result of one test of the suite."""
    processor = Processor(parse_style(request["csl"]), locales=locales)
    items = request["input"]
    if request["mode"] == "bibliography":
        return _bibliography(processor, request, items)
    if request.get("citations"):
        return _document(processor, request["citations"], items)
    processor.register(items)
    clusters = request.get("citation-items") or [[{"id": key} for key in processor.ordered_ids()]]
    return "\n".join(processor.cite([_cite(cite) for cite in cluster]) for cluster in clusters)


def main() -> None:
    """Answers requests until the input ends."""
    locales = LocaleFolder()
    for line in sys.stdin:
        try:
            reply = {"result": answer(json.loads(line), locales)}
        except (RefDeskError, *RENDERING_FAULTS) as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


def _bibliography(processor: Processor, request: Mapping[str, Any], items: list[Mapping[str, Any]]) -> str:
    if request.get("citations"):
        _document(processor, request["citations"], items)
    else:
        processor.register(items)
    return processor.bibliography().text


def _document(processor: Processor, calls: list[Any], items: list[Mapping[str, Any]]) -> str:
    by_id = {str(item["id"]): item for item in items}
    known: dict[str, Citation] = {}
    before: dict[str, _State] = {}
    states: dict[str, _State] = {}
    referred: set[str] = set()
    for call, pre, post in calls:
        citation = _citation(call)
        known[citation.id] = citation
        order = [(known[key], note) for key, note in pre]
        order.append((citation, citation.note))
        order.extend((known[key], note) for key, note in post)
        document = [Citation(one.cites, note, one.id) for one, note in order]
        cited = [cite.id for one in document for cite in one.cites]
        processor.register([by_id[key] for key in dict.fromkeys(cited) if key not in processor])
        processor.keep(cited)
        before, states = states, {}
        for one, text in zip(document, processor.cite_document(document), strict=True):
            states[one.id] = _State(text, one.note, [processor.revision(cite.id) for cite in one.cites])
        times = Counter(cited)
        referred = {one.id for one in document if any(times[cite.id] > 1 for cite in one.cites)}
    last = citation.id
    lines = []
    for index, (key, state) in enumerate(states.items()):
        is_changed = key == last or state.differs(before.get(key), is_referred_to=key in referred)
        lines.append(f"{'>>' if is_changed else '..'}[{index}] {state.text}")
    return "\n".join(lines)


def _citation(data: Mapping[str, Any]) -> Citation:
    properties = data.get("properties") or {}
    return Citation(
        tuple(_cite(cite) for cite in data["citationItems"]),
        int(properties.get("noteIndex") or 0),
        data["citationID"],
    )


def _cite(data: Mapping[str, Any]) -> Cite:
    position = data.get("position")
    return Cite(
        str(data["id"]),
        data.get("prefix") or "",
        data.get("suffix") or "",
        str(data.get("locator") or ""),
        data.get("label") or "page",
        _mode(data),
        _POSITIONS[int(position)] if position is not None else "",
        bool(data.get("near-note")),
        int(data.get("first-reference-note-number") or 0),
    )


def _mode(data: Mapping[str, Any]) -> Mode:
    if data.get("author-only"):
        return Mode.AUTHOR_ONLY
    return Mode.SUPPRESS_AUTHOR if data.get("suppress-author") else Mode.WHOLE


if __name__ == "__main__":
    main()
