"""What the window paints before the library is open; loads nothing but the sqlite3 module."""

from refdesk.store.lists.first_rows import first_rows

__all__ = ["first_rows"]
