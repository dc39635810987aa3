"""Refer and BibIX, as EndNote and refer(1) have them."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, written


def _record(*lines: str) -> Record:
    return one("refer", "\n".join((*lines, ""))).record


@pytest.mark.parametrize(
    ("kind", "tag", "variable"),
    [
        ("Book", "E", "collection-editor"), ("Book", "Y", "editor"), ("Book Section", "E", "editor"),
        ("Edited Book", "A", "editor"), ("Film or Broadcast", "E", "director"),
        ("Thesis", "Y", "contributor"),
        ("Audiovisual Material", "E", "performer"), ("Personal Communication", "E", "recipient"),
    ],
)  # fmt: skip
def test_people_have_the_role_that_the_type_gives_them(kind: str, tag: str, variable: str) -> None:
    assert _record(f"%0 {kind}", "%T T", f"%{tag} Holm, Per").names(variable) == (Name("Holm", "Per"),)


@pytest.mark.parametrize(
    ("kind", "tag", "variable"),
    [
        ("Case", "I", "authority"), ("Case", "E", "container-title"), ("Patent", "@", "number"),
        ("Report", "@", "number"), ("Bill", "N", "number"), ("Journal Article", "N", "issue"),
        ("Book Section", "&", "chapter-number"), ("Newspaper Article", "&", "section"),
        ("Computer Program", "7", "version"), ("Map", "B", "collection-title"),
        ("Journal Article", "*", "reviewed-title"), ("Journal Article", "]", "number"),
    ],
)  # fmt: skip
def test_a_field_means_what_it_means_in_its_type(kind: str, tag: str, variable: str) -> None:
    assert _record(f"%0 {kind}", "%T T", f"%{tag} X").text(variable) == "X"


@pytest.mark.parametrize(
    ("kind", "csl_type"),
    [
        ("Electronic Book Section", "chapter"),
        ("Grant", "document"),
        ("Catalog", "book"),
        ("Online Multimedia", "webpage"),
        ("Serial Publication", "book"),
        ("Equation", "figure"),
    ],
)
def test_every_reference_type_of_endnote_is_known(kind: str, csl_type: str) -> None:
    assert _record(f"%0 {kind}", "%T T").type == csl_type


def test_the_number_of_a_report_in_old_files_is_no_doi() -> None:
    record = _record("%A Holm, Per", "%T T", "%R TR-17", "%I Bell Laboratories")
    assert (record.type, record.text("number"), record.text("DOI")) == ("report", "TR-17", "")


def test_a_conference_and_its_proceedings_are_told_apart_and_written() -> None:
    record = _record("%0 Conference Proceedings", "%T T", "%B The Conference", "%3 The Proceedings")
    assert record.text("event-title") == "The Conference"
    assert record.text("container-title") == "The Proceedings"
    assert one("refer", written("refer", [Entry(record)])).record == record
