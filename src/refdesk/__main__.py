"""The window; with a command, the command line. The only module above both."""

import sys


def main() -> int:
    """Run what the program's arguments ask for; the result is the exit status."""
    return window()


def window() -> int:
    """Open the window, whatever the arguments: what a desktop's menu starts."""
    from refdesk.gui.app import open_window

    return open_window(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
