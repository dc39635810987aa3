"""Records: fields in, fields out, CSL-JSON."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS, TYPES, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record

ITEM = {
    "id": "meena",
    "type": "article-journal",
    "title": "On <i>desks</i>",
    "author": [{"family": "Meena", "given": "Sunita"}],
    "issued": {"date-parts": [[2019, 4]]},
    "volume": 7,
    "custom": {"issn_print": "2306-5079", "views": "627"},
    "callNumberOfMine": "X1",
}


def test_a_csl_item_becomes_a_record_with_typed_values() -> None:
    record = Record.from_csl(ITEM)
    assert record.type == "article-journal"
    assert record.get("title") == "On <i>desks</i>"
    assert record.names("author") == (Name(family="Meena", given="Sunita"),)
    assert record.date("issued") == Date.of(2019, 4)
    assert record.text("volume") == "7"
    assert record.text("issn_print") == "2306-5079"
    assert record.extra == {"callNumberOfMine": "X1"}


def test_our_own_fields_travel_under_custom() -> None:
    item = Record.from_csl(ITEM).to_csl("meena")
    assert item["custom"] == {"issn_print": "2306-5079", "views": "627"}
    assert "issn_print" not in item
    assert Record.from_csl(item).values == Record.from_csl(ITEM).values


def test_setting_a_field_leaves_the_first_record_as_it_was() -> None:
    first = Record.of("book", title="A")
    second = first.with_field("title", "B")
    assert (first.text("title"), second.text("title")) == ("A", "B")


def test_an_empty_value_removes_the_field() -> None:
    record = Record.of(title="A", author=(Name(literal="X"),))
    assert "title" not in record.with_field("title", "")
    assert "author" not in record.with_field("author", ())


def test_a_name_that_is_no_field_is_refused() -> None:
    with pytest.raises(KeyError):
        Record().with_field("titel", "A")


def test_malformed_csl_values_are_passed_over() -> None:
    record = Record.from_csl({"type": "book", "title": None, "author": "Meena", "issued": [], "volume": True})
    assert record == Record("book", {}, {})


@pytest.mark.parametrize("record_type", TYPES.values(), ids=lambda each: each.name)
def test_every_type_shows_only_fields_that_exist(record_type) -> None:  # type: ignore[no-untyped-def]
    assert [name for name in record_type.shown if name not in FIELDS] == []
    assert len(set(record_type.shown)) == len(record_type.shown)


def test_the_table_has_every_csl_variable_once_with_its_kind() -> None:
    assert FIELDS["issued"].kind is Kind.DATE
    assert FIELDS["author"].kind is Kind.NAMES
    assert sum(each.is_csl for each in FIELDS.values()) >= 90
    assert len({each.label for each in FIELDS.values()}) == len(FIELDS)
