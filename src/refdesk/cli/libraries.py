"""`refdesk add`, `import`, `search` and `export`: the commands that work on a library."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from refdesk.cli.conversion import known_format
from refdesk.cli.streams import STANDARD, Streams, lost_entries
from refdesk.domain.change import Change
from refdesk.domain.draft import Page
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place, PlaceKind
from refdesk.domain.record import RecordId
from refdesk.folders import own_folders
from refdesk.formats import registry
from refdesk.formats.text import decoded, is_text
from refdesk.library import collecting, editing, exporting, importing, intake, listing
from refdesk.library.importing import Duplicates, ImportChoices, ImportPlan
from refdesk.library.library import Library
from refdesk.reading import read_list

_PLACES = {
    "articles": Place.articles(),
    "references": Place.references(),
    "unfiled": Place.unfiled(),
    "doubtful": Place.doubtful(),
    "duplicates": Place.duplicates(),
    "trash": Place.trash(),
}
_Commands = argparse._SubParsersAction


def add_add(commands: _Commands[argparse.ArgumentParser]) -> None:
    """The command that reads and saves."""
    parser = commands.add_parser("add", help="read a page, a reference list or a file's text, and save it")
    parser.add_argument(
        "input", metavar="FILE", nargs="?", default=STANDARD, help="a file, or - for standard input"
    )
    parser.add_argument("--kind", choices=("auto", "references"), default="auto", help="what the text is")
    parser.add_argument("--collection", metavar="NAME", help="a collection, made where it is missing")
    add_library_option(parser)
    parser.set_defaults(run=add)


def add_import(commands: _Commands[argparse.ArgumentParser]) -> None:
    """The command that imports files."""
    parser = commands.add_parser("import", help="import files of any format, in one step that can be undone")
    parser.add_argument(
        "inputs",
        metavar="FILE",
        nargs="+",
        help="files, PDFs, folders, a Zotero library, or - for standard input",
    )
    parser.add_argument(
        "--duplicates", choices=[each.value for each in Duplicates], default="skip", help="default: skip"
    )
    parser.add_argument("--collection", metavar="NAME", help="a collection, made where it is missing")
    parser.add_argument("--tag", metavar="NAME", action="append", default=[], help="may be given again")
    parser.add_argument(
        "--copy-files",
        action="store_true",
        help="copy attached files beside the library (default: leave them)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be imported, and import nothing"
    )
    parser.add_argument("--problems", metavar="FILE", default="", help="write the problems as JSON to FILE")
    add_library_option(parser)
    parser.set_defaults(run=import_files)


def add_search(commands: _Commands[argparse.ArgumentParser]) -> None:
    """The command that searches."""
    parser = commands.add_parser("search", help="print the records that a search finds")
    parser.add_argument(
        "query", metavar="QUERY", nargs="?", default="", help="as in the search field; all without it"
    )
    _add_choice(parser)
    parser.add_argument("--limit", metavar="N", type=int, help="at most so many")
    parser.add_argument("--to", metavar="F", default="csl-json", help="a format (default: csl-json)")
    add_library_option(parser)
    parser.set_defaults(run=search)


def add_export(commands: _Commands[argparse.ArgumentParser]) -> None:
    """The command that exports."""
    parser = commands.add_parser("export", help="write records to a file of any format")
    parser.add_argument("output", metavar="OUT", help="a file, or - for standard output")
    parser.add_argument("--query", metavar="QUERY", default="", help="only what this search finds")
    _add_choice(parser)
    parser.add_argument("--to", metavar="F", help="the format (default: by the extension of OUT)")
    parser.add_argument("--problems", metavar="FILE", default="", help="write the problems as JSON to FILE")
    add_library_option(parser)
    parser.set_defaults(run=export)


def add(arguments: argparse.Namespace, streams: Streams) -> int:
    """Saves the article with its references, or the list, or the entries of a file's text."""
    data = streams.read(arguments.input)
    if not data.strip():
        raise RefDeskError("There is nothing to add: the input is empty.")
    if not is_text(data):
        raise RefDeskError(
            "The input is not text.", "Files of other kinds are imported with “refdesk import”."
        )
    page = Page(decoded(data))
    with open_library(arguments) as library:
        _require_writable(library)
        if arguments.kind == "references":
            draft = read_list(page)
            if not draft.references:
                raise RefDeskError("There is no reference list in this text.")
        else:
            found = intake.drafts_from(library, page)
            if found.plan:
                return _carry_out(library, found.plan, arguments, streams)
            if found.page_draft is None:
                raise RefDeskError("There is neither an article nor a reference list in this text.")
            draft = found.page_draft
        collection = _collection(library, arguments.collection)
        change = editing.add_page(library, draft.article, draft.references, page, collection)
        streams.write_json(_told(change) | {"references": len(draft.references)})
    return 0


def import_files(arguments: argparse.Namespace, streams: Streams) -> int:
    """Imports; the status says whether an entry was lost."""
    with open_library(arguments) as library:
        if not arguments.dry_run:
            _require_writable(library)
        return _carry_out(library, _plan(library, arguments.inputs, streams), arguments, streams)


def search(arguments: argparse.Namespace, streams: Streams) -> int:
    """Prints the records; finding none is a status of its own."""
    known_format(arguments.to)
    with open_library(arguments, must_exist=True) as library:
        ids = _ids(library, arguments, arguments.query)[: arguments.limit]
        streams.write(STANDARD, exporting.pieces(library, ids, arguments.to))
    return 0 if ids else 1


def export(arguments: argparse.Namespace, streams: Streams) -> int:
    """Writes a file; what its format cannot hold is told."""
    with open_library(arguments, must_exist=True) as library:
        ids = _ids(library, arguments, arguments.query)
        if not ids:
            raise RefDeskError("There is no record to export.")
        format_id = arguments.to or _format_of(arguments.output)
        if arguments.output == STANDARD:
            streams.write(STANDARD, exporting.pieces(library, ids, format_id))
            return 0
        report = exporting.export(library, ids, Path(arguments.output), format_id)
        streams.tell(report.problems, arguments.problems)
        streams.write_json({"exported": report.count, "file": str(report.path)})
    return 0


def add_library_option(parser: argparse.ArgumentParser) -> None:
    """Which library the command works on."""
    parser.add_argument("--library", metavar="PATH", help="the library's file (default: the person's own)")


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--place", choices=list(_PLACES), default="articles", help="a list (default: articles)"
    )
    parser.add_argument("--collection", metavar="NAME", help="only the articles of this collection")
    parser.add_argument("--tag", metavar="NAME", help="only the records with this tag")


@contextmanager
def open_library(arguments: argparse.Namespace, *, must_exist: bool = False) -> Iterator[Library]:
    """The library that the command names, closed afterwards; RefDeskError where it cannot be opened."""
    path = Path(arguments.library) if arguments.library else own_folders().library_file
    if must_exist and not path.exists():
        raise RefDeskError(f"There is no library at {path}.", "Name one with --library.")
    library = Library.open(path)
    try:
        yield library
    finally:
        library.close()


def _require_writable(library: Library) -> None:
    """Says so at once, before a long reading; the library itself would say it at the end."""
    if library.is_read_only:
        raise RefDeskError(
            f"The library {library.path.name} is read-only.",
            "Copy it to a folder you may write to, and open the copy.",
        )


def _plan(library: Library, names: Sequence[str], streams: Streams) -> ImportPlan:
    if names == [STANDARD]:
        return importing.plan_bytes(library, streams.read(STANDARD), "standard input")
    return importing.plan(library, [Path(name) for name in names])


def _carry_out(library: Library, plan: ImportPlan, arguments: argparse.Namespace, streams: Streams) -> int:
    options = vars(arguments)
    streams.tell(plan.problems, options.get("problems", ""))
    if not plan.entries and not plan.searches:
        raise RefDeskError("There was nothing to import.")
    told: dict[str, Any] = {"entries": len(plan.entries), "duplicates": len(plan.duplicates)}
    if plan.searches:
        told["searches"] = [each.name for each in plan.searches]
    if not options.get("dry_run"):
        choices = ImportChoices(
            Duplicates(options.get("duplicates", Duplicates.SKIP)),
            _collection(library, options.get("collection")),
            tuple(options.get("tag", ())),
            copies_files=bool(options.get("copy_files")),
        )
        told |= _told(importing.carry_out(library, plan, choices))
    lost = lost_entries(plan.problems)
    streams.write_json(told | {"lost": lost})
    return 1 if lost else 0


def _told(change: Change) -> dict[str, Any]:
    return {"change": change.label, "added": list(change.added_rows("record"))}


def _collection(library: Library, name: str | None) -> int | None:
    """The id of the collection of that name, made where it is missing."""
    if not name:
        return None
    found = _found_collection(library, name)
    if found is not None:
        return found
    collecting.create_collection(library, name)
    return _found_collection(library, name)


def _found_collection(library: Library, name: str) -> int | None:
    named = (each.id for each in collecting.collections(library) if each.name == name)
    return next(named, None)


def _ids(library: Library, arguments: argparse.Namespace, query: str) -> list[RecordId]:
    found = listing.ids(library, _place(library, arguments), query)
    return [RecordId(each) for each in found]


def _place(library: Library, arguments: argparse.Namespace) -> Place:
    if arguments.tag:
        return Place(PlaceKind.TAG, arguments.tag)
    if not arguments.collection:
        return _PLACES[arguments.place]
    found = _found_collection(library, arguments.collection)
    if found is None:
        raise RefDeskError(f"There is no collection “{arguments.collection}”.")
    return Place.collection(found)


def _format_of(name: str) -> str:
    found = registry.by_name(name)
    if found is None:
        raise RefDeskError("The format to write is not known.", "Say which with --to.")
    return found.id
