"""The program's commands, and what happens when one fails."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from refdesk.cli import checking, citing, conversion, libraries, reading
from refdesk.cli.streams import Streams
from refdesk.domain.errors import RefDeskError

#: Exit status where the input or the surroundings were not right; argparse gives 2 for a wrong command.
FAILED = 1
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the result is the exit status. `argv` is without the program's name."""
    arguments = _parser().parse_args(argv)
    streams = Streams.own()
    try:
        status: int = arguments.run(arguments, streams)
    except RefDeskError as error:
        streams.say(f"refdesk {arguments.command}: {error}")
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Who reads our output (`| head`) has enough; nothing more may be flushed there at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="refdesk", description="A reference manager. Without a command it opens its window."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    reading.add_read(commands)
    conversion.add_convert(commands)
    citing.add_cite(commands)
    citing.add_styles(commands)
    conversion.add_formats(commands)
    libraries.add_add(commands)
    libraries.add_import(commands)
    libraries.add_search(commands)
    libraries.add_export(commands)
    checking.add_check(commands)
    return parser
