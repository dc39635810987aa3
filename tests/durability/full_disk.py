"""A disk that is full from any write on, by SQLite's own door to files (sqlite.org/vfs.html)."""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast, pointer

_FULL = 13
_NAME = b"refdesk-full"

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_METHODS_SINCE_VERSION_1 = ("xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
                            "xFileControl", "xSectorSize", "xDeviceCharacteristics")  # fmt: skip
_METHODS_SINCE = ("xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap", "xFetch", "xUnfetch")


class _Methods(Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("xClose", c_void_p),
        ("xRead", c_void_p),
        ("xWrite", _Write),
        *((name, c_void_p) for name in (*_METHODS_SINCE_VERSION_1, *_METHODS_SINCE)),
    )


class _File(Structure):
    _fields_ = (("pMethods", POINTER(_Methods)),)


class _Vfs(Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", _Open),
        *((f"other{number}", c_void_p) for number in range(16)),
    )


class Disk:
    """The disk as SQLite sees it in this process; `written` counts the writes since `fill_after`."""

    def __init__(self) -> None:
        self.written = 0
        self._room: int | None = None
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        found = self._library.sqlite3_vfs_find(None)
        self._before = found.contents
        self._vfs = _Vfs.from_buffer_copy(self._before)
        self._vfs.zName = _NAME
        self._vfs.xOpen = _Open(self._open)
        #: By the address of the methods of an open file: the same ones, of which writing is ours.
        self._methods: dict[int, _Methods] = {}

    def fill_after(self, room: int | None) -> None:
        """Let so many more writes succeed; None: all."""
        self.written, self._room = 0, room

    @property
    def was_full(self) -> bool:
        """Whether a write was refused."""
        return self._room is not None and self.written > self._room

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """All files that are opened inside lie on this disk."""
        self._library.sqlite3_vfs_register(pointer(self._vfs), 1)
        try:
            yield
        finally:
            self._library.sqlite3_vfs_unregister(pointer(self._vfs))
            self._library.sqlite3_vfs_register(pointer(self._before), 1)

    def _open(self, _vfs: int, name: int, file: int, flags: int, told: int) -> int:
        answer = int(self._before.xOpen(ctypes.addressof(self._before), name, file, flags, told))
        opened = cast(file, POINTER(_File)).contents
        if answer == 0 and opened.pMethods:
            address = ctypes.addressof(opened.pMethods.contents)
            opened.pMethods = pointer(self._methods.get(address) or self._replaced(address))
        return answer

    def _replaced(self, address: int) -> _Methods:
        original = _Methods.from_address(address)
        made = _Methods.from_buffer_copy(original)

        def write(file: int, data: int, size: int, offset: int) -> int:
            self.written += 1
            return _FULL if self.was_full else int(original.xWrite(file, data, size, offset))

        made.xWrite = _Write(write)
        self._methods[address] = made
        return made


def is_possible() -> bool:
    """Whether this Python's SQLite lets its files be replaced: not where it is built in and hidden."""
    return hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_find")
