"""`refdesk cite`: a bibliography and citations in a style."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from refdesk.cli.conversion import entries_in
from refdesk.cli.streams import STANDARD, Streams
from refdesk.csl import OUTPUTS, Citation, Cite, Mode, Processor, StyleIndex
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem
from refdesk.folders import own_folders
from refdesk.formats.csl_json import item_from
from refdesk.formats.text import decoded


def add_cite(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that cites."""
    parser = commands.add_parser("cite", help="write a bibliography, and citations, in a citation style")
    parser.add_argument(
        "items", metavar="ITEMS", nargs="?", default=STANDARD, help="CSL-JSON or any other format"
    )
    parser.add_argument("--style", required=True, metavar="ID|FILE.csl", help="a style's name or file")
    parser.add_argument("--locale", metavar="L", help="such as en-GB (default: the style's own)")
    parser.add_argument(
        "--format", choices=sorted(OUTPUTS), default="text", help="the output (default: text)"
    )
    parser.add_argument("--citations", metavar="FILE", help="JSON: a list of citations, each a list of cites")
    parser.add_argument("--json", action="store_true", help="bibliography and citations as JSON")
    parser.add_argument("--problems", metavar="FILE", default="", help="write the problems as JSON to FILE")
    parser.set_defaults(run=cite)


def cite(arguments: argparse.Namespace, streams: Streams) -> int:
    """The bibliography in the style's order; with `--citations`, the citations before it."""
    problems: list[Problem] = []
    items = _items(streams.read(arguments.items), arguments.items, problems)
    processor = _processor(arguments)
    processor.register(items)
    citations = _citations(streams, arguments.citations, processor)
    clusters = processor.cite_document(citations)
    bibliography = processor.bibliography()
    has_bibliography = processor.program.style.bibliography is not None
    if arguments.json:
        listed = [{"id": each.id, "entry": each.text} for each in bibliography.entries]
        streams.write_json({"bibliography": listed if has_bibliography else None, "citations": clusters})
    else:
        streams.write(
            STANDARD, [*(f"{cluster}\n" for cluster in clusters), bibliography.text.rstrip("\n"), "\n"]
        )
    if not has_bibliography and not clusters:
        streams.say("This style has no bibliography; give --citations.")
    problems += bibliography.problems
    streams.tell(problems, arguments.problems)
    return 1 if problems else 0


def _items(data: bytes, name: str, problems: list[Problem]) -> list[dict[str, Any]]:
    """CSL-JSON as it is, so that nothing of it is lost; any other format through its reader."""
    given = _json_items(data)
    if given is None:
        given = [
            item_from(entry, str(number)) for number, entry in enumerate(entries_in(data, name, problems), 1)
        ]
    return [{**item, "id": str(item.get("id") or number)} for number, item in enumerate(given, 1)]


def _json_items(data: bytes) -> list[dict[str, Any]] | None:
    try:
        content = json.loads(decoded(data))
    except (ValueError, RecursionError):
        return None
    listed = content.get("items") if isinstance(content, dict) and "items" in content else content
    items: list[Any] = listed if isinstance(listed, list) else [listed]
    return items if items and all(isinstance(item, dict) for item in items) else None


def _processor(arguments: argparse.Namespace) -> Processor:
    index = StyleIndex()
    named = Path(arguments.style)
    is_file = named.suffix == ".csl" and named.exists()
    own = own_folders().data / "styles"
    index = StyleIndex(own) if own.is_dir() else index
    style = index.load_style(named if is_file else arguments.style)
    return Processor(style, arguments.locale, output=arguments.format)


def _citations(streams: Streams, name: str | None, processor: Processor) -> list[Citation]:
    if not name:
        return []
    try:
        content = json.loads(decoded(streams.read(name)))
        citations = [_citation(each, number) for number, each in enumerate(content, 1)]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RefDeskError(f"“{name}” is no list of citations ({error}).") from error
    missing = {each.id for citation in citations for each in citation.cites if each.id not in processor}
    if missing:
        raise RefDeskError(f"The citations name items that are not there: {', '.join(sorted(missing))}.")
    return citations


def _citation(data: Any, number: int) -> Citation:
    """A list of cites, one cite, or a citation of citeproc-js (`citationItems`, `properties.noteIndex`)."""
    if isinstance(data, dict) and "citationItems" in data:
        note = (data.get("properties") or {}).get("noteIndex") or 0
        return Citation(_cites(data["citationItems"]), int(note), str(data.get("citationID") or number))
    return Citation(_cites(data if isinstance(data, list) else [data]), id=str(number))


def _cites(data: Sequence[Any]) -> tuple[Cite, ...]:
    return tuple(Cite(each) if isinstance(each, str) else _cite(each) for each in data)


def _cite(data: Mapping[str, Any]) -> Cite:
    mode = Mode.WHOLE
    if data.get("suppress-author"):
        mode = Mode.SUPPRESS_AUTHOR
    elif data.get("author-only"):
        mode = Mode.AUTHOR_ONLY
    return Cite(
        str(data["id"]),
        prefix=str(data.get("prefix") or ""),
        suffix=str(data.get("suffix") or ""),
        locator=str(data.get("locator") or ""),
        label=str(data.get("label") or "page"),
        mode=mode,
    )
