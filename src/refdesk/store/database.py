"""The file behind a library: one writer, many readers, and what SQLite says told in sentences."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from refdesk.domain.errors import RefDeskError
from refdesk.store import migrations
from refdesk.store.file.failures import as_sentence
from refdesk.store.file.file_state import FileState, state_of, uri_of

#: How long a writer waits for another window's.
BUSY_TIMEOUT_MS = 5000
_LOOK_S = 0.001
#: Pages in the write-ahead log from which on a transaction folds them into the file when it ends. An edit
#: leaves that to `rest`, for which nobody waits, unless too many came one after the other.
FOLD_SOON, _FOLD_LATE = 4000, 16000
_READERS = 6
#: A connection inside a transaction: one moment of the library.
Snapshot = Connection


class Interrupted(Exception):
    """Raised in a read that was interrupted: nobody waits for its answer any more."""


class Interruption:
    """Ends the reads it was given to, from any thread: a search at the next keystroke."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reading: set[sqlite3.Connection] = set()
        self._is_asked = False

    def interrupt(self) -> None:
        """End what is being read, and what would be."""
        with self._lock:
            self._is_asked = True
            for each in self._reading:
                each.interrupt()

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """Let a connection be interrupted while the block runs."""
        reading = _file_of(connection)
        with self._lock:
            if self._is_asked:
                raise Interrupted
            self._reading.add(reading)
        try:
            yield
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise Interrupted from error
            raise
        finally:
            with self._lock:
                self._reading.discard(reading)


#: Given where nothing interrupts.
NEVER = Interruption()


class Database:
    """An open library file. Reads may run in many threads; writes wait for one another."""

    def __init__(self, path: Path, *, is_read_only: bool) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._writing = threading.RLock()
        self._connect_reader = partial(_reader, path, "ro" if is_read_only else "rw")
        self._readers = _engine(self._connect_reader, _begin, _READERS)
        # A deferred transaction that turns into a write fails at once where another window writes
        # (SQLITE_BUSY_SNAPSHOT ignores the timeout), so the writer begins as a writer.
        self._writer = None if is_read_only else _engine(partial(_writer, path), _begin_as_writer, 1)
        self._watcher: sqlite3.Connection | None = None
        self.is_closed = False

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the file, make it where there is none, and bring it to the present schema.

        RefDeskError where that cannot be done; the file is then as it was.
        """
        state = state_of(path)
        if state is FileState.MISSING:
            _make_folder(path)
        if state is not FileState.READ_ONLY:
            with _told(path):
                migrations.bring_up_to_date(path)
        database = cls(path, is_read_only=state is FileState.READ_ONLY)
        try:
            migrations.require_known_version(path, database.version)
        except RefDeskError:
            database.close()
            raise
        return database

    @property
    def version(self) -> int:
        """The schema's version in the file."""
        with self.read() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    @contextmanager
    def read(self, interruption: Interruption = NEVER) -> Iterator[Connection]:
        """A connection that sees one moment of the library; keep it short.

        Interrupted where that is asked meanwhile.
        """
        with _told(self.path), self._readers.begin() as connection, interruption.over(connection):
            yield connection

    @contextmanager
    def write(self, fold_at: int = _FOLD_LATE) -> Iterator[Connection]:
        """The one connection that writes, in a transaction that is kept whole or not at all.

        From `fold_at` pages on the log is folded into the file at the end.
        """
        if self._writer is None:
            raise RefDeskError(
                f"The library {self.path.name} is read-only.",
                "Copy it to a folder you may write to, and open the copy.",
            )
        with self._writing, _told(self.path), self._writer.begin() as connection:
            _file_of(connection).execute(f"PRAGMA wal_autocheckpoint = {fold_at}")
            yield connection

    def rest(self) -> None:
        """Fold the write-ahead log into the file, as far as no reader needs it, and give memory back."""
        assert self._writer is not None
        with self._writing, _told(self.path), self._writer.connect() as connection:
            _file_of(connection).execute("PRAGMA wal_checkpoint(PASSIVE)")
            _file_of(connection).execute("PRAGMA shrink_memory")
        self.give_memory_back()

    def give_memory_back(self) -> None:
        """Drop what readers that rest hold in memory: 32 MB each.

        The one that was read from last keeps it: it is read from next.
        """
        pool = self._readers.pool
        assert isinstance(pool, QueuePool)
        with _told(self.path), ExitStack() as taken:
            resting = [taken.enter_context(self._readers.connect()) for _ in range(pool.checkedin())]
            for connection in resting[1:]:
                _file_of(connection).execute("PRAGMA shrink_memory")

    def data_version(self) -> int:
        """A number that changes when another connection has written; the same connection asks every time."""
        with self._writing, _told(self.path):
            if self._watcher is None:
                self._watcher = self._connect_reader()
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def replace_by(self, path: Path) -> None:
        """Take over all that another file has, whole or not at all, while others have this one open."""
        assert self._writer is not None
        with (
            self._writing,
            _told(self.path),
            closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as source,
            self._writer.connect() as connection,
        ):
            source.backup(_file_of(connection), pages=-1)

    def close(self) -> None:
        """Close every connection; the writer's last act is to fold the write-ahead log into the file."""
        self.is_closed = True
        self._readers.dispose()
        with self._writing:
            if self._watcher:
                self._watcher.close()
                self._watcher = None
            if self._writer:
                self._writer.dispose()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_as_writer(connection: Connection) -> None:
    """Wait for another process's write to end, looking every millisecond.

    SQLite itself looks every 100 ms after a while, and hardly ever meets the moment between two transactions
    of an import (https://sqlite.org/c3ref/busy_timeout.html).
    """
    file = _file_of(connection)
    end = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    file.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                file.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
            time.sleep(_LOOK_S)
    finally:
        file.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _file_of(connection: Connection) -> sqlite3.Connection:
    file = connection.connection.dbapi_connection
    assert isinstance(file, sqlite3.Connection)
    return file


def _engine(
    connect: Callable[[], sqlite3.Connection], begin: Callable[[Connection], None], size: int
) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        # The connection given back last knows most of the pages that are asked for next.
        pool_use_lifo=True,
        max_overflow=0,
        pool_timeout=60,
        pool_reset_on_return=None,
    )
    event.listen(engine, "begin", begin)
    return engine


def _writer(path: Path) -> sqlite3.Connection:
    connection = _connect(uri_of(path, "rw"))
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    # Debian's SQLite writes over each page that is freed: to clear the index of a million took 3 GB of log.
    connection.execute("PRAGMA secure_delete = FAST")
    return connection


def _reader(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(uri_of(path, mode))
    connection.execute("PRAGMA query_only = ON")
    # The texts of the first 1,500 rows of a list fit in: every search of it looks at them again.
    connection.execute("PRAGMA cache_size = -32768")
    # The writer alone folds the log into the file (SQLite's WAL-reset fault, up to 3.51.2).
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def _connect(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefDeskError(
            f"The folder {path.parent} cannot be made: {error.strerror}.", "Choose another place."
        ) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what SQLite says into sentences, where a person can do something about it."""
    try:
        yield
    except DBAPIError as error:
        sentence = as_sentence(error.orig, path)
        if sentence is None:
            raise
        raise sentence from error
    except sqlite3.Error as error:
        sentence = as_sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error
