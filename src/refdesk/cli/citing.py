"""`refdesk cite` and `refdesk styles`: bibliographies and citations, and which styles there are."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from refdesk.cli.conversion import entries_in
from refdesk.cli.streams import STANDARD, Streams
from refdesk.csl import OUTPUTS, Bibliography, Citation, Cite, Mode, Processor, Terms
from refdesk.csl.elements.program import Program
from refdesk.csl.output.formats import WRITERS
from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem
from refdesk.formats.csl_json import item_from
from refdesk.formats.text import decoded
from refdesk.library import bibliography_files, styles
from refdesk.library.rendering import RenderedCitation
from refdesk.library.style_search import StyleSearch
from refdesk.library.styles import StyleChoice

_DOCX = "docx"
_FORMATS = (*OUTPUTS, _DOCX)


def add_cite(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that cites."""
    parser = commands.add_parser("cite", help="write a bibliography, and citations, in a citation style")
    parser.add_argument(
        "items",
        metavar="ITEMS",
        nargs="?",
        default=STANDARD,
        help="CSL-JSON, what `refdesk read` writes, or any other format (default: standard input)",
    )
    parser.add_argument("--style", required=True, metavar="ID|FILE.csl", help="a style's name or file")
    parser.add_argument("--locale", metavar="L", default="", help="such as en-GB (default: the style's own)")
    parser.add_argument(
        "--item-languages", action="store_true", help="print the words of each item in its own language"
    )
    parser.add_argument(
        "--own-order", action="store_true", help="keep the order of the items, and their numbers where given"
    )
    parser.add_argument(
        "--format",
        choices=sorted(_FORMATS),
        help="default: text, or what the ending of the output says",
    )
    parser.add_argument("--citations", metavar="FILE", help="JSON: a list of citations, each a list of cites")
    parser.add_argument("--json", action="store_true", help="bibliography and citations as JSON")
    parser.add_argument(
        "--output", "-o", metavar="FILE", default=STANDARD, help="write a whole document to FILE"
    )
    parser.add_argument("--problems", metavar="FILE", default="", help="write the problems as JSON to FILE")
    parser.set_defaults(run=cite)


def add_styles(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that lists styles."""
    parser = commands.add_parser("styles", help="list the citation styles that have some words")
    parser.add_argument("words", metavar="WORD", nargs="*", help="such as apa, nature, history footnotes")
    parser.set_defaults(run=list_styles)


def list_styles(arguments: argparse.Namespace, streams: Streams) -> int:
    """One style a line: its name, a tab, its title; the likeliest first."""
    found = StyleSearch(styles.styles()).find(" ".join(arguments.words), (), ())
    streams.write(STANDARD, [f"{each.id}\t{each.title}\n" for each in found])
    return 0 if found else 1


def cite(arguments: argparse.Namespace, streams: Streams) -> int:
    """The bibliography in the style's order; with `--citations`, the citations before it."""
    problems: list[Problem] = []
    format_id = _format(arguments)
    items = _items(streams.read(arguments.items), arguments.items, problems)
    program = _program(arguments)
    processor = Processor.of_program(program, output="marked")
    processor.register(items)
    cited = processor.cite_document(_citations(streams, arguments.citations, processor))
    clusters = [RenderedCitation(each, program.quotes) for each in cited]
    made = processor.numbered(_numbers(items)) if arguments.own_order else processor.bibliography()
    if arguments.json:
        has_bibliography = program.style.bibliography is not None
        _write_json(streams, made if has_bibliography else None, clusters, format_id)
    elif arguments.output != STANDARD or format_id == _DOCX:
        document = bibliography_files.document(made, format_id, citations=clusters)
        streams.write(arguments.output, [document])
    else:
        _write_text(streams, made, clusters, format_id)
    if program.style.bibliography is None and not clusters:
        streams.say("This style has no bibliography; give --citations.")
    problems += made.problems
    streams.tell(problems, arguments.problems)
    return 1 if problems else 0


def _write_json(
    streams: Streams, made: Bibliography | None, clusters: Sequence[RenderedCitation], format_id: str
) -> None:
    writer = WRITERS[format_id]
    entries = [{"id": each.id, "entry": each.text} for each in made.written(writer).entries] if made else None
    citations = [writer.write(each.marked, each.quotes) for each in clusters]
    streams.write_json({"bibliography": entries, "citations": citations})


def _write_text(
    streams: Streams, made: Bibliography, clusters: Sequence[RenderedCitation], format_id: str
) -> None:
    """The citations one a line, then the bibliography as the processor writes it."""
    writer = WRITERS[format_id]
    lines = [writer.write(each.marked, each.quotes) + "\n" for each in clusters]
    streams.write(STANDARD, [*lines, made.written(writer).text.rstrip("\n"), "\n"])


def _format(arguments: argparse.Namespace) -> str:
    """The format asked for; else what the ending of the output says, else text."""
    endings = {each.extension: each.id for each in bibliography_files.FILES}
    ending = Path(arguments.output).suffix.lower()
    format_id = str(arguments.format or endings.get(ending, "text"))
    if arguments.json and format_id == _DOCX:
        raise RefDeskError(
            "A Word document cannot stand in JSON.", "Leave out --json, or name another format."
        )
    return format_id


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
    if isinstance(content, dict) and isinstance(content.get("references"), list):
        return [_read_item(each) for each in content["references"] if isinstance(each, dict)]
    listed = content.get("items") if isinstance(content, dict) and "items" in content else content
    items: list[Any] = listed if isinstance(listed, list) else [listed]
    return items if items and all(isinstance(item, dict) for item in items) else None


def _read_item(reference: Mapping[str, Any]) -> dict[str, Any]:
    """The item of a reference as `refdesk read` writes it, with its number as its name."""
    item = reference.get("csl")
    return {**(item if isinstance(item, dict) else {}), "id": str(reference.get("number") or "")}


def _numbers(items: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The number of each item: its own where all names are numbers, else its place."""
    names = [str(item["id"]) for item in items]
    if all(name.isdecimal() for name in names):
        return {name: int(name) for name in names}
    return {name: place for place, name in enumerate(names, 1)}


def _program(arguments: argparse.Namespace) -> Program:
    terms = Terms.OF_ITEM if arguments.item_languages else Terms.OF_STYLE
    choice = StyleChoice(arguments.style, arguments.locale, terms)
    named = Path(arguments.style)
    is_file = named.suffix == ".csl" and named.exists()
    return styles.program_in(named, choice) if is_file else styles.program(choice)


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
