"""The few turns of SQL that SQLite and PostgreSQL write differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Connection,
    Text,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement, GenericFunction

#: Rows that are read or written in one go.
CHUNK = 500
#: Rows that one statement adds.
_TOGETHER = 50
_DEFER = {"sqlite": "PRAGMA defer_foreign_keys = ON", "postgresql": "SET CONSTRAINTS ALL DEFERRED"}
_LAST_ID = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = '{}'",
    "postgresql": 'SELECT last_value FROM "{}_id_seq" WHERE is_called',
}
# A failure ends the transaction: to take back the statement alone SQLite would copy every page first
# (https://sqlite.org/tempfiles.html, "Statement Journal Files").
_ADD = {"sqlite": "INSERT OR FAIL", "postgresql": "INSERT"}
Row = tuple[Any, ...]


class json_items(GenericFunction[Any]):  # noqa: N801 - the name of a function of SQL
    """The values of a JSON array as rows of one column, `value`."""

    inherit_cache = True


@compiles(json_items, "sqlite")
def _sqlite_items(element: json_items, compiler: SQLCompiler, **told: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **told)})"


@compiles(json_items, "postgresql")
def _postgresql_items(element: json_items, compiler: SQLCompiler, **told: Any) -> str:
    return f"jsonb_array_elements_text(CAST({compiler.process(element.clauses, **told)} AS jsonb))"


class _Either(FunctionElement[Any]):
    """What SQLite is asked, and what PostgreSQL is asked for the same."""

    inherit_cache = True


@compiles(_Either, "sqlite")
def _sqlite_one(element: _Either, compiler: SQLCompiler, **told: Any) -> str:
    return f"({compiler.process(element.clauses.clauses[0], **told)})"


@compiles(_Either, "postgresql")
def _postgresql_one(element: _Either, compiler: SQLCompiler, **told: Any) -> str:
    return f"({compiler.process(element.clauses.clauses[1], **told)})"


def either(*, sqlite: ColumnElement[Any], postgresql: ColumnElement[Any]) -> ColumnElement[Any]:
    """The one of the two expressions that the database understands."""
    return _Either(sqlite, postgresql)


def member(text: ColumnElement[str], *keys: str) -> ColumnElement[str]:
    """What a column of JSON has under these keys, one within the other; NULL where it has nothing."""
    path = "$" + "".join(f'."{key}"' for key in keys)
    return either(
        sqlite=func.json_extract(text, path), postgresql=func.json_extract_path_text(cast(text, JSON), *keys)
    )


def as_object(columns: Iterable[ColumnElement[Any]]) -> ColumnElement[str]:
    """Columns of a row as a JSON object under their names."""
    pairs = [part for each in columns for part in (literal_column(f"'{each.key}'"), each)]
    return either(sqlite=func.json_object(*pairs), postgresql=cast(func.json_build_object(*pairs), Text()))


def among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """Whether the column has one of the values: one bound parameter, however many they are."""
    wanted = list(values)
    if len(wanted) == 1:
        return column == wanted[0]
    is_text = bool(wanted) and isinstance(wanted[0], str)
    return _among(column, literal(json.dumps(wanted)), Text() if is_text else BigInteger())


def among_given(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same of a statement that is made once: `listed` numbers are given under a name when it is run."""
    return _among(column, bindparam(name, type_=Text()), BigInteger())


def listed(values: Iterable[int]) -> str:
    """Numbers as `among_given` takes them."""
    return json.dumps(list(values))


def joined(column: str) -> ColumnElement[str]:
    """All values of a column of numbers as one text, by commas: six times as fast as fetching rows."""
    values: ColumnElement[int] = literal_column(column)
    return either(
        sqlite=func.group_concat(values), postgresql=func.string_agg(cast(values, Text()), literal(","))
    )


def defer_foreign_keys(connection: Connection) -> None:
    """Have foreign keys only looked at when the transaction ends."""
    connection.exec_driver_sql(_DEFER[connection.dialect.name])


def last_id(connection: Connection, table: str) -> int:
    """The highest id that a row of the table ever had, 0 before the first."""
    return connection.exec_driver_sql(_LAST_ID[connection.dialect.name].format(table)).scalar() or 0


def keep_last_id(connection: Connection, table: str, last: int) -> None:
    """Remember the highest id that was given to a row; SQLite does that itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.setval(f"{table}_id_seq", last)))


def run_each(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    """A plain statement, with `?` for each value, once for each row: half the time of Core's dictionaries."""
    connection.exec_driver_sql(_marked(statement, connection.dialect.paramstyle), list(rows))


def insert_rows(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Row],
    together: int = _TOGETHER,
) -> None:
    """Add rows, each a tuple of these columns, so many with one statement.

    After each statement this thread has to wait for its turn where the window is busy.
    """
    add = _ADD[connection.dialect.name]
    whole = len(rows) - len(rows) % together
    groups = [
        tuple(chain.from_iterable(rows[start : start + together])) for start in range(0, whole, together)
    ]
    if groups:
        run_each(connection, _insert(add, table, columns, together), groups)
    if whole < len(rows):
        run_each(connection, _insert(add, table, columns, 1), rows[whole:])


@cache
def _insert(add: str, table: str, columns: tuple[str, ...], count: int) -> str:
    names = ", ".join(f'"{each}"' for each in columns)
    marks = ", ".join("?" * len(columns))
    return f'{add} INTO "{table}" ({names}) VALUES {", ".join([f"({marks})"] * count)}'


@cache
def _marked(statement: str, paramstyle: str) -> str:
    return statement if paramstyle == "qmark" else statement.replace("?", "%s")


def _among(
    column: ColumnElement[Any], values: ColumnElement[str], kind: BigInteger | Text
) -> ColumnElement[bool]:
    items = func.json_items(values).table_valued("value")
    return column.in_(select(cast(items.c.value, kind)))
