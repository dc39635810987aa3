"""The command line: the same functions as the window, without Qt."""

from refdesk.cli.program import main

__all__ = ["main"]
