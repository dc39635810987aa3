"""RIS as EndNote, Zotero, Mendeley and the publishers write it."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Severity
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, read, write, written


def _record(*lines: str) -> Record:
    return one("ris", "\n".join((*lines, "ER  - \n"))).record


def test_ieee_xplore_names_people_by_initials_without_a_comma() -> None:
    record = _record(
        "TY  - CONF",
        "TI  - A Title",
        "T2  - 2019 IEEE Conference on Examples",
        "AU  - J. Smith",
        "AU  - A. B. van Doe",
        "AU  - World Health Organization",
        "VO  - ",
        "Y1  - 3-5 June 2019",
    )
    assert record.names("author") == (
        Name("Smith", "J."),
        Name("Doe", "A. B.", non_dropping_particle="van"),
        Name(literal="World Health Organization"),
    )
    assert record.text("container-title") == "2019 IEEE Conference on Examples"
    assert record.date("issued") == Date.of(2019, 6, 3)


def test_science_direct_gives_the_journal_as_jo_and_the_doi_as_an_address() -> None:
    record = _record(
        "TY  - JOUR",
        "T1  - A title",
        "JO  - Journal of Examples",
        "SP  - 100",
        "EP  - 110",
        "PY  - 2019",
        "DA  - 2019/05/01/",
        "DO  - https://doi.org/10.1016/j.x.2019.01.001",
        "KW  - one;",
        "KW  - two",
    )
    assert record.text("container-title") == "Journal of Examples"
    assert record.text("page") == "100-110"
    assert record.date("issued") == Date.of(2019, 5, 1)
    assert record.text("DOI") == "10.1016/j.x.2019.01.001"
    assert record.text("keyword") == "one; two"


def test_scopus_keeps_addresses_and_counts_of_citations_beside_the_record() -> None:
    record = _record(
        "TY  - JOUR",
        "TI  - A title",
        "AU  - Federico, S.",
        "AD  - Dipartimento, Catania, Italy",
        "N1  - Cited By :44",
        "M3  - Article",
        "DB  - Scopus",
    )
    assert record.extra["ris:AD"] == "Dipartimento, Catania, Italy"
    assert (record.text("note"), record.text("genre"), record.text("source")) == (
        "Cited By :44",
        "Article",
        "Scopus",
    )
    assert "publisher-place" not in record


def test_endnote_counts_the_pages_of_a_whole_book_in_sp() -> None:
    record = _record("TY  - BOOK", "TI  - B", "T2  - A Series", "M1  - 7", "A2  - Ed, I", "SP  - 320")
    assert record == Record.of(
        "book",
        collection_editor=(Name("Ed", "I"),),
        title="B",
        collection_title="A Series",
        number_of_pages="320",
        collection_number="7",
    )


def test_zotero_names_a_conference_beside_its_proceedings() -> None:
    record = _record("TY  - CONF", "TI  - T", "T2  - The Conference", "C3  - The Proceedings", "CY  - Paris")
    assert record.text("event-title") == "The Conference"
    assert record.text("container-title") == "The Proceedings"
    assert record.extra == {}


def test_a_report_has_a_number_and_a_series_and_no_issn() -> None:
    record = _record("TY  - RPRT", "TI  - T", "T2  - Working Papers", "SN  - WHO-12", "PB  - WHO")
    assert record.text("number") == "WHO-12"
    assert record.text("collection-title") == "Working Papers"
    assert "ISSN" not in record


def test_both_abstracts_are_kept_in_the_order_of_the_file() -> None:
    assert _record("TY  - JOUR", "TI  - T", "N2  - One.", "AB  - Two.").text("abstract") == "One.\n\nTwo."


def test_second_titles_and_journals_are_kept_beside_the_record() -> None:
    record = _record("TY  - JOUR", "TI  - A", "T1  - B", "JF  - Full", "JO  - Full J.", "JA  - F. J.")
    assert (record.text("title"), record.text("container-title"), record.text("container-title-short")) == (
        "A",
        "Full",
        "F. J.",
    )
    assert record.extra == {"ris:T1": "B", "ris:JO": "Full J."}


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("TY  - JOUR\nTI  - A\n\nAU  - B, C\nER  - \n", 1),
        ("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - ", 2),
        ("TY  - JOUR\r\nTI  - A\r\nER  - \r\nTY  - JOUR\r\nTI  - B\r\nER  -", 2),
        ("TY - JOUR\nTI - A\nER -\n", 1),
        ("\ufeffTY  - JOUR\nTI  - A\nER  - \n", 1),
        ("Provider: X\nDatabase: Y\n\nTY  - JOUR\nTI  - A\nER  - \n", 1),
        ("TI  - A\nAU  - B, C\nER  - \n", 1),
    ],
    ids=["blank line", "no ER", "CRLF", "one blank", "BOM", "a heading", "no TY"],
)
def test_a_dialect_is_cut_into_its_entries(lines: str, count: int) -> None:
    entries, _ = read("ris", lines)
    assert len(entries) == count


def test_a_missing_beginning_is_reported_and_costs_nothing() -> None:
    entries, problems = read("ris", "TI  - A\nER  - \n")
    assert [each.record.text("title") for each in entries] == ["A"]
    assert [each.severity for each in problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    "record",
    [
        Record.of("thesis", title="T", genre="PhD thesis", number_of_pages="220", publisher="MIT"),
        Record.of(
            "paper-conference",
            title="T",
            event_title="C",
            container_title="P",
            event_place="Paris",
            publisher_place="Rome",
        ),
        Record.of("report", title="T", number="WHO-12", collection_title="Papers"),
        Record.of("chapter", title="T", collection_title="S", collection_number="7", ISSN="1234-5679"),
        Record.of("article-journal", title="T", issue="3", number="e12", PMCID="PMC123"),
        Record.of("book", title="T", ISSN="1234-5679", ISBN="978-0-306-40615-7", page="12-15, 20"),
    ],
    ids=lambda record: record.type,
)
def test_a_record_is_written_without_loss(record: Record) -> None:
    assert one("ris", written("ris", [Entry(record)])).record == record


def test_what_a_type_has_no_tag_for_is_told() -> None:
    _, problems = write("ris", [Entry(Record.of("article-journal", title="T", number_of_pages="12"), "k")])
    assert [each.message for each in problems] == ["RIS has no place for: Number of pages."]
