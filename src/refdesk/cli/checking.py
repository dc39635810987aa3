"""`refdesk check`: whether a library is sound, and mending what can be mended."""

from __future__ import annotations

import argparse

from refdesk.cli.libraries import add_library_option, open_library
from refdesk.cli.streams import Streams
from refdesk.library import caring
from refdesk.library.caring import Report
from refdesk.library.library import Library


def add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that checks a library."""
    parser = commands.add_parser("check", help="look whether a library and its backups are sound")
    parser.add_argument(
        "--repair",
        action="store_true",
        help="make lists and search index anew, in a copy that is checked and put in the library's place",
    )
    add_library_option(parser)
    parser.set_defaults(run=check)


def check(arguments: argparse.Namespace, streams: Streams) -> int:
    """Prints what was found as JSON; the status says whether the library is sound (after a repair)."""
    with open_library(arguments, must_exist=True) as library:
        report = caring.check(library)
        if arguments.repair and not report.is_sound:
            made = caring.repair(library)
            streams.say(f"Repaired; the library as it was: {made.path}")
            report = caring.check(library)
        streams.write_json(_as_json(library, report))
    for finding in report.findings:
        streams.say(finding.sentence)
    return 0 if report.is_sound else 1


def _as_json(library: Library, report: Report) -> dict[str, object]:
    return {
        "library": str(library.path),
        "sound": report.is_sound,
        "findings": [{"area": each.area.value, "message": each.sentence} for each in report.findings],
        "free_bytes": report.free_bytes,
        "backups": [
            {
                "path": str(each.path),
                "made_at": each.made_at.isoformat(),
                "reason": each.reason,
                "bytes": each.size,
                "whole": each not in report.damaged_backups,
            }
            for each in caring.backups(library.path)
        ],
    }
