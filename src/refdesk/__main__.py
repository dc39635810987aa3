"""The window; with a command, the command line. The only module above both.

Each is imported when it is asked for: the commands run without PySide6, and the window need not wait.
"""

import gc
import importlib
import importlib.util
import sys
from collections.abc import Sequence

from refdesk.folders import own_folders
from refdesk.resource_files import resource
from refdesk.settings import LANGUAGE, Settings
from refdesk.translation import catalogue, use


def main() -> int:
    """What `refdesk` starts: the window where no command is given, else the command; gives the exit status.

    The window takes `--library FILE` here too.
    """
    arguments = sys.argv[1:]
    if _asks_for_window(arguments):
        return window()
    from refdesk.cli import program

    _speak_the_chosen_language()
    return program.main(arguments)


def window() -> int:
    """What a desktop's menu starts: the window, whatever the arguments."""
    if importlib.util.find_spec("PySide6") is None:
        sys.stderr.write(
            "The window needs the package PySide6-Essentials, which is not installed. "
            "The commands work without it: refdesk --help\n"
        )
        return 1
    # Collections while the window's modules load cost a tenth of the start; the window turns them on again.
    gc.disable()
    # Before PySide6, whose import hook reads the source of every module that is imported after it.
    importlib.import_module("refdesk.library.first_rows")
    from refdesk.gui.app import open_window

    _speak_the_chosen_language()
    return open_window(sys.argv[1:])


def _speak_the_chosen_language() -> None:
    language = Settings.load(own_folders().settings_file).get(LANGUAGE)
    use(catalogue(resource("translations"), language))


def _asks_for_window(arguments: Sequence[str]) -> bool:
    match arguments:
        case [] | ["--library", _]:
            return True
        case [option]:
            return option.startswith("--library=")
    return False


if __name__ == "__main__":
    sys.exit(main())
