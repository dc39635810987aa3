"""`refdesk read`: pasted text to JSON, nothing saved."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from refdesk.cli.streams import STANDARD, Streams
from refdesk.domain.draft import Page, PageDraft
from refdesk.domain.errors import RefDeskError
from refdesk.formats import registry
from refdesk.formats.text import decoded, is_text
from refdesk.reading import read_list, read_page
from refdesk.reading.as_json import draft_as_json, page_as_json
from refdesk.reading.strings.reference import read_references

_KINDS = ("auto", "page", "references", "reference")


def add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that reads."""
    parser = commands.add_parser("read", help="read the text of a page or a reference list; nothing is saved")
    parser.add_argument(
        "input", metavar="FILE", nargs="?", default=STANDARD, help="a file, or - for standard input"
    )
    parser.add_argument("--kind", choices=_KINDS, default="auto", help="what the text is (default: auto)")
    parser.set_defaults(run=read)


def read(arguments: argparse.Namespace, streams: Streams) -> int:
    """Prints what was read; the status says whether that is a whole page."""
    text = _text(streams.read(arguments.input), arguments)
    if arguments.kind == "reference":
        streams.write(STANDARD, _reference_lines(text))
        return 0
    draft = read_list(Page(text)) if arguments.kind == "references" else read_page(Page(text))
    streams.write_json(page_as_json(draft))
    if not draft.references:
        raise RefDeskError(_what_is_missing(draft))
    return 0


def _text(data: bytes, arguments: argparse.Namespace) -> str:
    if not data.strip():
        raise RefDeskError("There is nothing to read: the input is empty.")
    if not is_text(data):
        raise RefDeskError("The input is not text.")
    found = registry.recognised(data) if arguments.kind == "auto" else None
    if found:
        raise RefDeskError(
            f"This is a {found.label} file, no page.", "Use “refdesk convert” or “refdesk import”."
        )
    return decoded(data)


def _reference_lines(text: str) -> Iterator[str]:
    """One JSON object for each line, blank ones included."""
    lines = [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]
    return (json.dumps(draft_as_json(draft), ensure_ascii=False) + "\n" for draft in read_references(lines))


def _what_is_missing(draft: PageDraft) -> str:
    if draft.article and "title" in draft.article.record:
        return "An article was read, but there is no reference list in this text."
    return "There is neither an article nor a reference list in this text."
