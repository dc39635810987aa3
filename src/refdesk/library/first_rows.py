"""What the window paints before the library is open; loads nothing but the sqlite3 module."""

from refdesk.store.first_rows import FirstRows, first_rows

__all__ = ["FirstRows", "first_rows"]
