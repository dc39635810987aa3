"""Entries written as BibTeX and biblatex."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.names import Name
from refdesk.domain.record import Record, Value
from refdesk.formats.format import Attachment, Entry
from tests.formats.reading import one, read, written

_RECORD = Record.of(
    "article-journal",
    author=(Name(family="Müller", given="Jan", orcid="0000-0002-1825-0097"), Name(literal="others")),
    title='On <span class="nocase">DNA</span> & <i>things</i>',
    container_title="J. of X",
    issued=Date.of(2019, 5, 17),
    issue="3",
    page="12-15",
    accessed=Date.of(2020, 1, 2),
)


def test_bibtex_has_the_fields_that_its_styles_know() -> None:
    assert written("bibtex", [Entry(_RECORD, "k")]) == (
        "@article{k,\n"
        "  author = {Müller, Jan and others},\n"
        "  title = {On {DNA} \\& \\emph{things}},\n"
        "  journal = {J. of X},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "  day = {17},\n"
        "  number = {3},\n"
        "  pages = {12--15},\n"
        "  urldate = {2020-01-02},\n"
        "}\n\n"
    )


def test_biblatex_has_its_own() -> None:
    text = written("biblatex", [Entry(_RECORD, "k")])
    assert "  journaltitle = {J. of X},\n  date = {2019-05-17},\n" in text
    assert '  author+an:orcid = {1="0000-0002-1825-0097"},\n' in text


def _value(name: str) -> Value:
    match FIELDS[name].kind:
        case Kind.NAMES:
            return (Name(family="Some", given="Body"),)
        case Kind.DATE:
            return Date(PartialDate(2001, 2, 3))
        case Kind.NUMBER:
            return "7"
        case Kind.VERBATIM:
            return "10.1/x_y"
        case _:
            return f"Text of {name} & more"


@pytest.mark.parametrize("format_id", ["bibtex", "biblatex"])
@pytest.mark.parametrize("type_name", ["article-journal", "book", "chapter", "report", "webpage"])
@pytest.mark.parametrize("name", [name for name in FIELDS if name != "citation-key"])
def test_every_field_of_ours_comes_back(format_id: str, type_name: str, name: str) -> None:
    record = Record(type_name).with_fields({"title": "T", name: _value(name)})
    assert one(format_id, written(format_id, [Entry(record, "k")])).record.text(name) == record.text(name)


def test_unknown_fields_and_types_come_back() -> None:
    entry = one("bibtex", "@conference{k, title = {T}, owner = {a {\\b} c}, timestamp = {1}}")
    text = written("bibtex", [Entry(entry.record, "k")])
    assert "@conference{k," in text
    assert "  owner = {a {\\b} c},\n  timestamp = {1},\n" in text


def test_files_are_written_so_that_they_read_back() -> None:
    files = (Attachment("C:\\a;b\\c.pdf", "The: file", "application/pdf"), Attachment("d.pdf"))
    text = written("bibtex", [Entry(Record.of("book", title="T"), "k", attachments=files)])
    assert one("bibtex", text).attachments == files


def test_entries_without_a_key_get_one_each() -> None:
    record = Record.of("book", author=(Name(family="Über Ärger"),), issued=Date.of(2001), title="T")
    text = written("bibtex", [Entry(record), Entry(record), Entry(record)])
    assert [entry.key for entry in read("bibtex", text)[0]] == [
        "uberarger2001",
        "uberarger2001a",
        "uberarger2001b",
    ]


def test_what_an_untouched_entry_leans_on_is_written_with_it_once() -> None:
    text = """@string{p = {Press}}
@preamble{"\\newcommand{\\mine}{x}"}
@inbook{a, title = {A}, publisher = p, crossref = {whole}}
@inbook{b, title = {\\mine}, publisher = p, crossref = {whole}}
@book{whole, title = {W}}
@book{other, title = {O}}"""
    entries = read("bibtex", text)[0]
    some = written("bibtex", entries[:2])
    assert some.count("@string{p") == some.count("@preamble") == some.count("@book{whole") == 1
    assert (
        some.index("@string") < some.index("@inbook{a") < some.index("@preamble") < some.index("@book{whole")
    )
    assert [entry.record for entry in read("bibtex", some)[0][:2]] == [entry.record for entry in entries[:2]]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
@pytest.mark.parametrize("format_id", ["bibtex", "biblatex"])
def test_pandoc_reads_the_same_fields(format_id: str) -> None:
    text = written(format_id, [Entry(_RECORD, "k")])
    process = subprocess.run(
        ["pandoc", "-f", format_id, "-t", "csljson"], input=text, capture_output=True, text=True, check=True
    )
    (item,) = json.loads(process.stdout)
    assert item["id"] == "k"
    assert item["type"] == "article-journal"
    assert item["title"] == "On DNA & <i>things</i>"
    assert item["container-title"] == "J. of X"
    assert item["author"][0] == {"family": "Müller", "given": "Jan"}
    assert item["issued"]["date-parts"][0][:2] == [2019, 5]
    assert item["page"].replace("\u2013", "-") == "12-15"
    assert item["issue"] == "3"


def test_the_name_of_a_publisher_with_an_and_in_it_stays_one() -> None:
    record = Record.of("book", title="T", publisher="Wiley and Sons", publisher_place="Berlin and Bonn")
    for format_id in ("bibtex", "biblatex"):
        text = written(format_id, [Entry(record)])
        assert "publisher = {{Wiley and Sons}}" in text
        assert one(format_id, text).record == record


def test_a_publisher_with_an_and_in_it_is_read_as_it_stands() -> None:
    record = one("bibtex", "@book{a,\n title = {T},\n publisher = {John Wiley and Sons}\n}").record
    assert record.text("publisher") == "John Wiley and Sons"
