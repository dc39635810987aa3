"""The first 100 bytes of an SQLite file (sqlite.org/fileformat.html, "The Database Header")."""

from __future__ import annotations

from dataclasses import dataclass

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID = 0x52656644


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; sizes in bytes, `page_count` 0 where an old writer left it open."""

    page_size: int
    page_count: int
    version: int
    application_id: int

    @classmethod
    def of(cls, head: bytes) -> Header | None:
        """The header in a file's first 100 bytes; None where it is no SQLite file."""
        if len(head) < 100 or not head.startswith(_MAGIC):
            return None
        size = int.from_bytes(head[16:18], "big")
        # The page count is only true where the file was last written by the version that set it.
        is_counted = head[24:28] == head[92:96]
        return cls(
            65536 if size == 1 else size,
            int.from_bytes(head[28:32], "big") if is_counted else 0,
            int.from_bytes(head[60:64], "big"),
            int.from_bytes(head[68:72], "big"),
        )

    @property
    def is_library(self) -> bool:
        """Whether the file bears RefDesk's mark."""
        return self.application_id == _APPLICATION_ID
