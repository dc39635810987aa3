"""What EndNote's generic fields mean in its reference types (EndNote, "Reference Types")."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, written


def _endnote(kind: str, inside: str) -> Record:
    text = f'<xml><records><record><ref-type name="{kind}">1</ref-type>{inside}</record></records></xml>'
    return one("endnote-xml", text).record


@pytest.mark.parametrize(
    ("kind", "role", "variable"),
    [
        ("Book", "secondary", "collection-editor"), ("Book", "tertiary", "editor"),
        ("Edited Book", "secondary", "collection-editor"), ("Report", "secondary", "collection-editor"),
        ("Electronic Book", "secondary", "editor"), ("Serial", "subsidiary", "editor"),
        ("Film or Broadcast", "secondary", "director"), ("Film or Broadcast", "tertiary", "producer"),
        ("Audiovisual Material", "secondary", "performer"), ("Blog", "tertiary", "illustrator"),
        ("Personal Communication", "secondary", "recipient"), ("Thesis", "tertiary", "contributor"),
        ("Music", "subsidiary", "producer"), ("Dataset", "secondary", "producer"),
        ("Book Section", "secondary", "editor"), ("Book Section", "subsidiary", "translator"),
    ],
)  # fmt: skip
def test_people_have_the_role_that_the_type_gives_them(kind: str, role: str, variable: str) -> None:
    people = f"<contributors><{role}-authors><author>Holm, Per</author></{role}-authors></contributors>"
    assert _endnote(kind, people).names(variable) == (Name("Holm", "Per"),)


def test_authors_of_an_edited_book_are_its_editors() -> None:
    people = "<contributors><authors><author>Holm, Per</author></authors></contributors>"
    assert _endnote("Edited Book", people).names("editor") == (Name("Holm", "Per"),)


@pytest.mark.parametrize(
    ("kind", "inside", "variable"),
    [
        ("Case", "<publisher>X</publisher>", "authority"),
        ("Case", "<contributors><secondary-authors><author>X</author></secondary-authors></contributors>",
         "container-title"),
        ("Patent", "<contributors><secondary-authors><author>X</author></secondary-authors></contributors>",
         "authority"),
        ("Patent", "<isbn>X</isbn><number>123</number>", "number"),
        ("Report", "<isbn>X</isbn>", "number"), ("Report", "<num-vols>X</num-vols>", "collection-number"),
        ("Bill", "<number>X</number>", "number"), ("Hearing", "<number>X</number>", "number"),
        ("Book", "<number>X</number>", "collection-number"),
        ("Magazine Article", "<number>X</number>", "issue"),
        ("Journal Article", "<number>X</number>", "issue"),
        ("Journal Article", "<custom7>X</custom7>", "number"), ("Map", "<custom1>X</custom1>", "scale"),
        ("Book Section", "<section>X</section>", "chapter-number"),
        ("Newspaper Article", "<section>X</section>", "section"),
        ("Computer Program", "<edition>X</edition>", "version"), ("Book", "<edition>X</edition>", "edition"),
        ("Thesis", "<volume>X</volume>", "genre"), ("Standard", "<volume>X</volume>", "number"),
        ("Film or Broadcast", "<work-type>X</work-type>", "medium"),
        ("Thesis", "<work-type>X</work-type>", "genre"),
        ("Bill", "<titles><tertiary-title>X</tertiary-title></titles>", "authority"),
        ("Map", "<titles><secondary-title>X</secondary-title></titles>", "collection-title"),
        ("Unpublished Work", "<titles><secondary-title>X</secondary-title></titles>", "collection-title"),
        ("Manuscript", "<publisher>X</publisher>", "archive"),
        ("Journal Article", "<reviewed-item>X</reviewed-item>", "reviewed-title"),
        ("Conference Proceedings", "<custom3>X</custom3>", "container-title"),
        ("Conference Proceedings",
         "<titles><secondary-title>X</secondary-title></titles><custom3>P</custom3>", "event-title"),
        ("Conference Proceedings", "<pub-location>X</pub-location><custom1>Y</custom1>", "event-place"),
        ("Conference Proceedings", "<pub-location>Y</pub-location><custom1>X</custom1>", "publisher-place"),
    ],
)  # fmt: skip
def test_a_field_means_what_it_means_in_its_type(kind: str, inside: str, variable: str) -> None:
    assert _endnote(kind, inside).text(variable) == "X"


@pytest.mark.parametrize(
    ("kind", "inside", "variable"),
    [
        ("Journal Article", "<edition>2019/05/01</edition>", "edition"),
        ("Thesis", "<titles><secondary-title>Department</secondary-title></titles>", "container-title"),
        ("Patent", "<num-vols>424/1.1</num-vols>", "number-of-volumes"),
    ],
)
def test_a_field_that_no_variable_has_is_kept_beside_the_record(
    kind: str, inside: str, variable: str
) -> None:
    record = _endnote(kind, inside)
    assert variable not in record
    assert len(record.extra) == 1


@pytest.mark.parametrize("csl_type", ["book", "thesis", "legal_case", "patent", "map", "bill", "report"])
def test_a_record_in_a_type_with_meanings_of_its_own_reads_back(csl_type: str) -> None:
    texts = {
        "book": {"collection-number": "4", "collection-title": "S", "edition": "2"},
        "thesis": {"genre": "PhD thesis", "volume": "2"},
        "legal_case": {"container-title": "U.S.", "authority": "Supreme Court", "volume": "410"},
        "patent": {"number": "US 1", "authority": "USPTO"},
        "map": {"collection-title": "S", "scale": "1:1000"},
        "bill": {"number": "7", "authority": "Senate"},
        "report": {"number": "7", "collection-number": "3", "collection-title": "S"},
    }[csl_type]
    record = Record(csl_type, {"title": "T", **texts})
    assert one("endnote-xml", written("endnote-xml", [Entry(record)])).record == record


def test_a_number_of_medline_is_a_pmid() -> None:
    inside = "<accession-num>123</accession-num><remote-database-name>Medline</remote-database-name>"
    assert _endnote("Journal Article", inside).text("PMID") == "123"


def test_a_translated_title_is_read_and_written() -> None:
    record = _endnote(
        "Book", "<titles><title>T</title><translated-title>Originaltitel</translated-title></titles>"
    )
    assert record.text("original-title") == "Originaltitel"
    assert one("endnote-xml", written("endnote-xml", [Entry(record)])).record == record
