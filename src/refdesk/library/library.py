"""The open library: reading, writing, undo and redo, and telling who listens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from refdesk.domain.change import Change


class Library:
    """One open library file. Every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the library at `path`, which is made where there is none.

        RefDeskError where it is no library, from a newer RefDesk, damaged, or cannot be read.
        """
        return cls(path)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written: the file or its folder is protected."""
        raise NotImplementedError

    @property
    def undo_label(self) -> str:
        """What Undo would take back; empty where there is nothing."""
        raise NotImplementedError

    @property
    def redo_label(self) -> str:
        """What Redo would do again; empty where there is nothing."""
        raise NotImplementedError

    def undo(self) -> Change | None:
        """Take the last change back; None where there is none."""
        raise NotImplementedError

    def redo(self) -> Change | None:
        """Do the change again that was last taken back; None where there is none."""
        raise NotImplementedError

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` with every change, on the thread that wrote it; the result ends that."""
        raise NotImplementedError

    def poll(self) -> list[Change]:
        """What other windows wrote since the last look, told to the listeners too."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        raise NotImplementedError
