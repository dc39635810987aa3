"""The few turns of SQL that another database would write differently."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal, literal_column, select

#: Rows that are read or written in one go.
CHUNK = 500


def among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """Whether the column has one of the values: one bound parameter, however many they are."""
    wanted = list(values)
    if len(wanted) == 1:
        return column == wanted[0]
    listed = func.json_each(literal(json.dumps(wanted))).table_valued("value")
    return column.in_(select(listed.c.value))


def among_given(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same of a statement that is made once: `listed` values are given under a name when it is run."""
    listed = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(listed.c.value))


def listed(values: Iterable[int | str]) -> str:
    """Values as `among_given` takes them."""
    return json.dumps(list(values))


def joined(column: str) -> ColumnElement[str]:
    """All values of a column of numbers as one text, by commas: six times as fast as fetching rows."""
    return func.group_concat(literal_column(column))


def defer_foreign_keys() -> str:
    """The statement after which foreign keys are only looked at when the transaction ends."""
    return "PRAGMA defer_foreign_keys = ON"
