"""CSL-JSON in and out."""

from __future__ import annotations

import json

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Severity
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, read, written


def test_an_item_comes_with_its_key_and_fields() -> None:
    entry = one(
        "csl-json",
        '[{"id": "x1", "type": "book", "title": "T", "author": [{"family": "A", "given": "B"}],'
        ' "issued": {"date-parts": [["2001", 2]]}, "unknown": "u"}]',
    )
    assert entry.key == "x1"
    assert entry.record.type == "book"
    assert entry.record.names("author") == (Name(family="A", given="B"),)
    assert entry.record.date("issued") == Date.of(2001, 2)
    assert entry.record.extra == {"unknown": "u"}


def test_one_item_alone_and_a_zotero_export_are_read_too() -> None:
    assert one("csl-json", '{"type": "book", "title": "T"}').record.text("title") == "T"
    assert one("csl-json", '{"items": [{"type": "book", "title": "T"}]}').record.text("title") == "T"


def test_what_is_written_reads_back_the_same() -> None:
    record = Record.of("article-journal", title="T", licence="CC BY", issued=Date.of(2000))
    entry = Entry(record, "k", tags=("t",), notes=("n",), references=(Record.of("book", title="R"),))
    assert one("csl-json", written("csl-json", [entry])) == entry


def test_an_empty_list_is_written_as_one() -> None:
    assert json.loads(written("csl-json", [])) == []


def test_broken_json_loses_only_the_broken_item() -> None:
    text = '[\n{"id": "a", "title": "A"},\n{"id": "b", "title": },\n{"id": "c", "title": "C"}\n]'
    entries, problems = read("csl-json", text)
    assert [entry.key for entry in entries] == ["a", "c"]
    assert [(each.severity, each.line) for each in problems] == [(Severity.WARNING, 1), (Severity.ERROR, 3)]


def test_a_truncated_list_keeps_what_is_whole() -> None:
    whole = json.dumps([{"id": f"k{n}", "title": f"T{n}"} for n in range(4)])
    for end in range(1, len(whole)):
        entries, problems = read("csl-json", whole[:end])
        assert len(entries) == whole[:end].count("}")
        assert problems


def test_what_is_no_item_is_reported() -> None:
    entries, problems = read("csl-json", '[{"title": "A"}, 7, "x"]')
    assert (len(entries), [each.excerpt for each in problems]) == (1, ["7", '"x"'])


def test_the_licence_is_the_variable_license_of_csl() -> None:
    text = '[{"type": "dataset", "title": "T", "license": "CC BY 4.0"}]'
    record = one("csl-json", text).record
    assert record.text("licence") == "CC BY 4.0"
    assert '"license": "CC BY 4.0"' in written("csl-json", [Entry(record)])
