"""An edited entry in its file: only the lines of what was edited change."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.formats.bibtex.document import Document
from refdesk.formats.bibtex.writing import Dialect
from refdesk.formats.format import Attachment, Entry
from tests.formats.reading import read

_JABREF = """% Encoding: UTF-8

@string{prl = "Phys. Rev. Lett."}

@Article{Doe2017,
  author    = {Doe, John and M{\\"u}ller, J.},
  title     = {{A Title with {DNA}}},
  journal   = prl,
  year      = {2017},
  month     = mar,
  volume    = 12,
  owner     = {klein},
  file      = {:a.pdf:PDF},
}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def _edited(text: str, key: str, **fields: Value | None) -> str:
    """The file with fields of one entry set."""
    entries, _ = read("bibtex", text)
    entry = next(each for each in entries if each.key == key)
    changes = {name.replace("_", "-") if name != "URL" else name: value for name, value in fields.items()}
    return _with(text, replace(entry, record=entry.record.with_fields(changes)))


def _with(text: str, entry: Entry) -> str:
    document = Document.of(text.encode()).with_entries({entry.key: entry}, Dialect.BIBTEX)
    return document.to_bytes().decode()


def _difference(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[:1] in "+-"]


@pytest.mark.parametrize(
    ("fields", "difference"),
    [
        ({"volume": "13"}, ["-   volume    = 12,", "+   volume    = 13,"]),
        ({"volume": "13A"}, ["-   volume    = 12,", "+   volume    = {13A},"]),
        ({"volume": None}, ["-   volume    = 12,"]),
        ({"DOI": "10.1/x"}, ["+   doi       = {10.1/x},"]),
        ({"title": "Another"}, ["-   title     = {{A Title with {DNA}}},", "+   title     = {{Another}},"]),
        ({"container_title": "Nature"}, ["-   journal   = prl,", "+   journal   = {Nature},"]),
        ({"issued": Date.of(2018, 3)}, ["-   year      = {2017},", "+   year      = {2018},"]),
        ({"issued": Date.of(2017)}, ["-   month     = mar,"]),
        ({"issued": Date.of(2017, 3, 4)}, ["+   day       = {4},"]),
        ({"author": (Name("Doe", "John"),)},
         ['-   author    = {Doe, John and M{\\"u}ller, J.},', "+   author    = {Doe, John},"]),
    ],
    ids=["number", "text", "gone", "new", "title", "macro", "year", "month gone", "day", "name gone"],
)  # fmt: skip
def test_one_edited_field_changes_its_own_line(
    fields: dict[str, Value | None], difference: list[str]
) -> None:
    assert _difference(_JABREF, _edited(_JABREF, "Doe2017", **fields)) == difference


def test_an_entry_that_says_the_same_stays_as_it_was() -> None:
    assert _edited(_JABREF, "Doe2017") == _JABREF


def test_another_type_changes_the_header_and_the_container() -> None:
    entry = read("bibtex", _JABREF)[0][0]
    after = _with(_JABREF, replace(entry, record=entry.record.with_type("paper-conference")))
    assert _difference(_JABREF, after) == [
        "- @Article{Doe2017,",
        "+ @inproceedings{Doe2017,",
        "-   journal   = prl,",
        "+   booktitle = {Phys. Rev. Lett.},",
    ]


def test_another_key_changes_the_header_alone() -> None:
    entry = read("bibtex", _JABREF)[0][0]
    document = Document.of(_JABREF.encode())
    after = document.with_entries({"Doe2017": replace(entry, key="doe")}, Dialect.BIBTEX).to_bytes().decode()
    assert _difference(_JABREF, after) == ["- @Article{Doe2017,", "+ @Article{doe,"]


def test_other_files_change_the_file_field_alone() -> None:
    entry = read("bibtex", _JABREF)[0][0]
    after = _with(_JABREF, replace(entry, attachments=(Attachment("b.pdf", "", "application/pdf"),)))
    assert [line[:14] for line in _difference(_JABREF, after)] == ["-   file      ", "+   file      "]


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("@book{a, title={A}, year=2000}", "@book{a, title={B}, year=2000}"),
        ('@book(a, title="A")', '@book(a, title="B")'),
        ("@book{a,\r\n\ttitle={A}\r\n}\r\n", "@book{a,\r\n\ttitle={B}\r\n}\r\n"),
        ("@book{a, year=2000, title={T: S}, crossref={p}}\n@book{p, title={P}}",
         "@book{a, year=2000, title={B}, crossref={p}}\n@book{p, title={P}}"),
        ("@book{a, title={T}, subtitle={S}, year={1}}", "@book{a, title={B}, year={1}}"),
        ("@book{a, title={A}}\n@book{a, title={A}}", "@book{a, title={B}}\n@book{a, title={A}}"),
    ],
    ids=["one line", "quotes", "CRLF", "crossref", "subtitle", "duplicate key"],
)  # fmt: skip
def test_the_style_of_the_entry_is_kept(text: str, edited: str) -> None:
    assert _edited(text, "a", title="B") == edited


def test_a_new_field_is_written_as_its_neighbours_are() -> None:
    one_line = "@book{a, title={A}, year=2000}"
    assert _edited(one_line, "a", DOI="10.1/x") == "@book{a, title={A}, year=2000, doi={10.1/x}}"
    lines = "@book{a,\n\ttitle = {A},\n\tyear = 2000\n}"
    assert (
        _edited(lines, "a", DOI="10.1/x") == "@book{a,\n\ttitle = {A},\n\tyear = 2000,\n\tdoi = {10.1/x}\n}"
    )


def test_a_new_field_longer_than_the_column_keeps_the_space_before_its_sign() -> None:
    text = "@book{a,\n  title = {A},\n  year  = 2000,\n}"
    assert "\n  publisher = {Peat}" in _edited(text, "a", publisher="Peat")


def test_what_is_inherited_can_be_overruled_and_the_link_stays() -> None:
    text = "@inbook{a, title={A}, crossref={p}}\n@book{p, title={P}, publisher={Q}}\n"
    after = _edited(text, "a", publisher="R")
    assert after == text.replace("crossref={p}}", "crossref={p}, publisher={R}}")


def test_letters_that_the_encoding_lacks_make_the_file_utf_8() -> None:
    data = "% Encoding: ISO8859_1\n\n@book{a, title={Caf\xe9}, note={\xe9}}\n".encode("latin-1")
    entry = Entry(Record.of("book", title="Ω", note="é"), "a")
    after = Document.of(data).with_entries({"a": entry}, Dialect.BIBTEX).to_bytes()
    assert after.decode() == "% Encoding: UTF-8\n\n@book{a, title={Ω}, note={é}}\n"
