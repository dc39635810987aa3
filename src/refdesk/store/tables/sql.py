"""The few turns of SQL that SQLite and PostgreSQL write differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import (
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


class _Member(FunctionElement[str]):
    """What stands under some keys, one within the other, in a column of JSON."""

    type = Text()
    inherit_cache = True


@compiles(_Member, "sqlite")
def _sqlite_member(element: _Member, compiler: SQLCompiler, **told: Any) -> str:
    text, *keys = (compiler.process(each, **told) for each in element.clauses)
    path = " || ".join(f"'.' || json_quote({key})" for key in keys)
    return f"json_extract({text}, '$' || {path})"


@compiles(_Member, "postgresql")
def _postgresql_member(element: _Member, compiler: SQLCompiler, **told: Any) -> str:
    text, *keys = (compiler.process(each, **told) for each in element.clauses)
    return f"jsonb_extract_path_text(CAST({text} AS jsonb), {', '.join(keys)})"


class _Joined(FunctionElement[str]):
    """All values of a column of numbers, by commas."""

    type = Text()
    inherit_cache = True


@compiles(_Joined, "sqlite")
def _sqlite_joined(element: _Joined, compiler: SQLCompiler, **told: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **told)})"


@compiles(_Joined, "postgresql")
def _postgresql_joined(element: _Joined, compiler: SQLCompiler, **told: Any) -> str:
    return f"string_agg(CAST({compiler.process(element.clauses, **told)} AS TEXT), ',')"


def member(text: ColumnElement[str], *keys: str) -> ColumnElement[str]:
    """What a column of JSON has under these keys, one within the other; NULL where it has nothing."""
    return _Member(text, *map(literal, keys))


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
    return _Joined(literal_column(column))


def defer_foreign_keys() -> str:
    """The statement after which foreign keys are only looked at when the transaction ends."""
    return "PRAGMA defer_foreign_keys = ON"


def insert_rows(connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
    """Add rows, each a tuple of these columns, by plain statements: half the time of Core's dictionaries.

    Many go with one statement: after each, this thread has to wait for its turn where the window is busy.
    """
    whole = len(rows) - len(rows) % _TOGETHER
    groups = [
        tuple(chain.from_iterable(rows[start : start + _TOGETHER])) for start in range(0, whole, _TOGETHER)
    ]
    if groups:
        connection.exec_driver_sql(_insert(table, columns, _TOGETHER), groups)
    if whole < len(rows):
        connection.exec_driver_sql(_insert(table, columns, 1), list(rows[whole:]))


@cache
def _insert(table: str, columns: tuple[str, ...], count: int) -> str:
    names = ", ".join(f'"{each}"' for each in columns)
    marks = ", ".join("?" * len(columns))
    # A failure ends the transaction: to take back the statement alone SQLite would copy every page first
    # (https://sqlite.org/tempfiles.html, "Statement Journal Files").
    return f'INSERT OR FAIL INTO "{table}" ({names}) VALUES {", ".join([f"({marks})"] * count)}'


def _among(
    column: ColumnElement[Any], values: ColumnElement[str], kind: BigInteger | Text
) -> ColumnElement[bool]:
    items = func.json_items(values).table_valued("value")
    return column.in_(select(cast(items.c.value, kind)))
