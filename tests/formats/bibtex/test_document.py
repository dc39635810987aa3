"""Whole files written back: what nobody edited stays byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.record import Record
from refdesk.formats.bibtex.document import Document
from refdesk.formats.bibtex.writing import Dialect
from refdesk.formats.format import Entry
from tests.formats.reading import read, written

_FILE = """% Encoding: UTF-8
@preamble{ "\\newcommand{\\x}{y}" }

@Article{ a ,
\tauthor={A. B},   title = "T" # x,
}
stray text
   @book(b, title={B}
   year = 2000)
@comment{jabref-meta: x;}
"""


@pytest.mark.parametrize(
    "data",
    [
        _FILE.encode(),
        _FILE.replace("\n", "\r\n").encode("utf-8-sig"),
        _FILE.encode("utf-16"),
        b"@book{a, title={\xe9\x81}}\n\n\n",
        b"",
        b"\n\n",
        b"@book{a, title={A\n",
    ],
)
def test_a_file_that_nobody_edited_comes_back_byte_for_byte(data: bytes) -> None:
    assert Document.of(data).to_bytes() == data


@given(st.binary(max_size=200))
def test_any_bytes_come_back(data: bytes) -> None:
    assert Document.of(data).to_bytes() == data


def test_only_the_edited_entry_changes() -> None:
    document = Document.of(_FILE.encode())
    entry = Entry(Record.of("book", title="New"), "b")
    text = document.with_entries({"b": entry}, Dialect.BIBTEX).to_bytes().decode()
    before, after = _FILE.split("@book(b, title={B}\n   year = 2000)")
    assert text == f"{before}@book(b, title={{New}}){after}"


def test_a_new_entry_goes_to_the_end_and_a_removed_one_leaves_no_gap() -> None:
    document = Document.of(b"@book{a, title={A}}\n\n@book{b, title={B}}\n\n@book{c, title={C}}\n")
    new = Entry(Record.of("book", title="D"), "d")
    changed = document.without(frozenset({"b"})).with_entries({"d": new}, Dialect.BIBTEX)
    assert changed.keys == ("a", "c", "d")
    assert changed.to_bytes().decode() == (
        "@book{a, title={A}}\n\n@book{c, title={C}}\n\n@book{d,\n  title = {D},\n}\n"
    )


def test_entries_of_a_library_are_written_as_they_stood() -> None:
    text = "@string{j = {Journal}}\n\n@article{a,  title={A},journal = j  }\n\n"
    entries, _ = read("bibtex", text)
    assert written("bibtex", entries) == text
    assert "journal = {Journal}" in written("bibtex", [replace(entries[0], source="")])
