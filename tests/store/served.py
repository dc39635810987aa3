"""A PostgreSQL server of the tests' own, and libraries on it."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, func, select, text

from refdesk.store.database import NEVER, Database, Interruption
from refdesk.store.derived import search_index
from refdesk.store.tables.schema import metadata
from refdesk.store.writing import journal

#: No TCP; and what a crash of the machine would do to a test's rows is no matter.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c unix_socket_directories={}"
#: Any number that all writers lock.
_WRITERS = 6


def programs() -> Path | None:
    """The folder of a server's programs; None where no server is installed."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[-3])
    return Path(found).parent if found else debian[-1].parent if debian else None


class Server:
    """A running server, reached through a socket in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        self._engine = self.engine("postgres").execution_options(isolation_level="AUTOCOMMIT")

    def engine(self, name: str) -> Engine:
        """What connects to one of its databases."""
        return create_engine(f"postgresql+psycopg://tests@/{name}?host={self._folder}")

    def close(self) -> None:
        """End the connection."""
        self._engine.dispose()

    def new(self) -> str:
        """The name of a new database that has the tables of a library."""
        name = f"library_{next(self._numbers)}"
        with self._engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine = self.engine(name)
        with engine.begin() as connection:
            metadata.create_all(connection)
            search_index.make(connection)
        engine.dispose()
        return name


class Served(Database):
    """A library on a server: what a `Database` gives, but for what only a file needs."""

    def __init__(self, server: Server, name: str, folder: Path) -> None:
        self.path = folder / "library.sqlite"
        self.is_read_only = False
        self.is_closed = False
        # A reader sees one moment, as in a file.
        self._writing_engine = server.engine(name)
        self._engine = self._writing_engine.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def read(self, interruption: Interruption = NEVER) -> Iterator[Connection]:
        """A connection that sees one moment of the library."""
        with self._engine.begin() as connection:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            yield connection

    @contextmanager
    def write(self, fold_at: int = 0) -> Iterator[Connection]:
        """The one connection that writes; others wait."""
        with self._writing_engine.begin() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
            yield connection

    def data_version(self) -> int:
        """A number that changes when anybody has written."""
        with self.read() as connection:
            return journal.revision(connection)

    def rest(self) -> None:
        """A server needs no time of ours."""

    def give_memory_back(self) -> None:
        """What was read is the server's."""

    def close(self) -> None:
        """End the connections."""
        self.is_closed = True
        self._engine.dispose()


@contextmanager
def server(programs: Path) -> Iterator[Server]:
    """A server with nothing on it, in a folder of its own; it ends with the block."""
    # Not pytest's folder: a socket's path has at most 107 letters.
    with tempfile.TemporaryDirectory(prefix="refdesk-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.getuid() == 0:
            os.chown(folder, *_owner())
        data = folder / "data"
        # Its own order of letters is not that of code points, as on most servers.
        initdb = ("initdb", "--no-sync", "-A", "trust", "-U", "tests", "-E", "UTF8")
        locale = ("--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8")
        _run(programs, [*initdb, *locale, "-D", data])
        _run(
            programs,
            ["pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", _OPTIONS.format(folder)],
        )
        running = Server(folder)
        try:
            yield running
        finally:
            running.close()
            _run(programs, ["pg_ctl", "stop", "-w", "-m", "immediate", "-D", data])


def _run(programs: Path, command: Sequence[str | Path]) -> None:
    """Run one of the programs; a server refuses to be root's."""
    user, group = _owner() if os.getuid() == 0 else (None, None)
    called = [programs / command[0], *command[1:]]
    done = subprocess.run(
        called,
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}"


def _owner() -> tuple[int, int]:
    """Somebody who is not root."""
    found = pwd.getpwnam("nobody")
    return found.pw_uid, found.pw_gid
