"""What a writer does not tell as lost is read back from what it wrote, in every type of record."""

from __future__ import annotations

from random import Random

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS
from refdesk.domain.names import Name
from refdesk.domain.problem import Severity
from refdesk.domain.record import Record
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.tables.workbook import XLSX
from tests.formats.reading import read, write, write_bytes

_FORMATS = (
    "zotero-rdf", "jats", "crossref-xml", "crossref-json", "pubmed-xml", "cff", "wos", "xlsx", "csv",
    "mods", "ris", "nbib", "refer", "endnote-xml", "word-xml", "datacite-json", "bibtex", "biblatex",
)  # fmt: skip
_TYPES = (
    "article-journal", "article-magazine", "book", "chapter", "paper-conference", "thesis", "report",
    "webpage", "dataset", "software", "article", "manuscript", "standard",
)  # fmt: skip
_SAND = Name("Okoye", "Ngozi B.")
_FULL = Record.of(
    "book",
    author=(_SAND, Name("Lind", "Per", suffix="Jr")),
    editor=(Name("Reyes", "Ana"),),
    translator=(Name("Holm", "Eva"),),
    title="Dunes <i>that</i> walk & stay < 5 years",
    title_short="Dunes",
    container_title="Annals of sand",
    container_title_short="Ann. Sand",
    collection_title="Deserts",
    collection_number="4",
    publisher="Sand Press",
    publisher_place="Lagos",
    issued=Date.of(2012, 3, 5),
    accessed=Date.of(2013, 1, 2),
    volume="7",
    issue="2",
    page="11-19",
    edition="2",
    genre="essay",
    language="en",
    DOI="10.1234/sand.7",
    URL="https://example.org/sand?a=1&b=2",
    ISBN="978-3-16-148410-0",
    ISSN="1111-1119",
    PMID="77",
    PMCID="PMC88",
    abstract="They walk.\n\nThey stay.",
    keyword="dune; wind",
    note="Read twice",
    event_title="Day of sand",
    event_place="Oslo",
    version="1.2",
    number="15",
    licence="CC BY 4.0",
    call_number="S 12",
)  # fmt: skip


@pytest.mark.parametrize("format_id", _FORMATS)
@pytest.mark.parametrize("csl_type", _TYPES)
def test_what_is_not_told_as_lost_comes_back(format_id: str, csl_type: str) -> None:
    record = _FULL.with_type(csl_type)
    data, problems = write_bytes(format_id, [Entry(record, "sand12")])
    (entry,), faults = read(format_id, data)
    told = " ".join(each.message for each in problems)
    held = [name for name in record if FIELDS[name].label not in told]
    said = {name: _one_line(entry.record.text(name)) for name in held}
    if "keyword" in held:
        said["keyword"] = entry.record.text("keyword") or "; ".join(entry.tags)
    assert faults == []
    assert said == {name: _one_line(record.text(name)) for name in held}


def _one_line(text: str) -> str:
    """Paragraphs are not told apart by every format."""
    return " ".join(text.split())


def test_zotero_rdf_keeps_notes_tags_files_and_nested_folders() -> None:
    entry = Entry(
        Record.of("article-journal", title="Sand"),
        "sand12",
        tags=("wind",),
        notes=("Walk <slowly> & look",),
        attachments=(
            Attachment('/home/a/One "1" & two.pdf', "One", "application/pdf"),
            Attachment("https://example.org/one", "Page"),
        ),
        collections=(("Deserts", "Moving"), ("To read",)),
    )
    text, problems = write("zotero-rdf", [entry, Entry(Record.of("book", title="Alone"))])
    (first, second), faults = read("zotero-rdf", text)
    assert (problems, faults) == ([], [])
    assert (first.tags, first.notes, first.attachments) == (entry.tags, entry.notes, entry.attachments)
    assert (first.collections, first.key) == (entry.collections, "sand12")
    assert (second.record.text("title"), second.collections) == ("Alone", ())


def test_a_list_of_references_in_jats_gives_every_reference_an_id_of_its_own() -> None:
    entries = [
        Entry(Record.of("book", title=title), key) for title, key in (("A", "x"), ("B", "x"), ("C", "7:1"))
    ]
    text, _ = write("jats", entries)
    found, faults = read("jats", text)
    assert faults == []
    assert [each.record.text("title") for each in found] == ["A", "B", "C"]
    assert len({each.key for each in found}) == 3


def test_a_cited_list_goes_through_pubmed_and_crossref() -> None:
    cited = Record.of(
        "article-journal", title="Old sand", author=(_SAND,), issued=Date.of(1999), DOI="10.1234/a"
    )
    for format_id in ("pubmed-xml", "crossref-xml", "crossref-json"):
        text, problems = write(
            format_id, [Entry(Record.of("article-journal", title="Sand"), references=(cited,))]
        )
        (entry,), _ = read(format_id, text)
        assert problems == []
        assert entry.references[0].text("DOI") == "10.1234/a"
        assert "Old sand" in entry.references[0].text("title") + entry.references[0].text("note")


def test_a_citation_file_names_the_program_and_the_paper_and_refuses_a_third() -> None:
    entries = [
        Entry(Record.of("software", title="SandTool", version="1.10")),
        Entry(Record.of("article-journal", title="On SandTool", volume="3")),
        Entry(Record.of("book", title="Too many"), "many"),
    ]
    text, problems = write("cff", entries)
    found, _ = read("cff", text)
    assert [each.record.text("title") for each in found] == ["SandTool", "On SandTool"]
    assert [(each.severity, each.key) for each in problems] == [(Severity.ERROR, "many")]


def test_a_text_too_long_for_a_cell_is_cut_and_told() -> None:
    entry = Entry(Record.of("book", title="T", abstract="a" * 40_000), "long")
    data, problems = write_bytes("xlsx", [entry])
    (found,), _ = read("xlsx", data)
    assert len(found.record.text("abstract")) == 32_767
    assert [(each.key, each.field) for each in problems] == [("long", "abstract")]


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    entry = Entry(Record.of("book", title="Sand\x0b and \x1fwind"))
    for format_id in (
        "zotero-rdf",
        "jats",
        "crossref-xml",
        "pubmed-xml",
        "xlsx",
        "mods",
        "endnote-xml",
        "word-xml",
    ):
        data, _ = write_bytes(format_id, [entry])
        (found,), faults = read(format_id, data)
        assert (found.record.text("title"), faults) == ("Sand and wind", []), format_id


def test_a_workbook_comes_piece_by_piece() -> None:
    random = Random(1)
    titles = ("".join(random.choices("abcdefghij", k=2000)) for _ in range(300))
    pieces = list(XLSX.write(Entry(Record.of("book", title=title)) for title in titles))
    assert len(pieces) > 10
    assert str(pieces[0]).startswith("b'PK")
