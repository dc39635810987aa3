"""What SQLite and PostgreSQL write differently; `test_postgresql` runs the other side."""

from __future__ import annotations

import pytest
from sqlalchemy import Text, create_engine, literal, select
from sqlalchemy.engine import make_url

from refdesk.store.tables.schema import record
from refdesk.store.tables.sql import among, joined, member

_ITEM = '{"title": "Steppe", "custom": {"issn-print": "1"}, "a.b": 2}'


@pytest.mark.parametrize(
    ("keys", "value"),
    [(("title",), "Steppe"), (("custom", "issn-print"), "1"), (("a.b",), 2), (("custom", "x"), None)],
)
def test_a_member_is_read_out_of_json(keys: tuple[str, ...], value: object) -> None:
    with create_engine("sqlite://").connect() as connection:
        assert connection.execute(select(member(literal(_ITEM, Text()), *keys))).scalar_one() == value


def test_postgresql_is_asked_in_its_own_words() -> None:
    asked = select(joined("id")).where(among(record.c.id, [1, 2]), member(record.c.item, "DOI") == "x")
    written = str(asked.compile(dialect=make_url("postgresql://").get_dialect()()))
    assert "string_agg(CAST(id AS TEXT)" in written
    assert "jsonb_array_elements_text(CAST(" in written
    assert "json_extract_path_text(CAST(record.item AS JSON)" in written
    assert "json_each" not in written
