"""What the tags of RIS mean in its types (the RIS specification of 2011, EndNote's "Reference Types")."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, written


def _record(*lines: str) -> Record:
    return one("ris", "\n".join((*lines, "ER  - \n"))).record


@pytest.mark.parametrize(
    ("ris_type", "tag", "variable"),
    [
        ("BOOK", "A2", "collection-editor"), ("BOOK", "A3", "editor"), ("EDBOOK", "AU", "editor"),
        ("EBOOK", "A2", "editor"), ("EBOOK", "A3", "collection-editor"), ("SER", "A2", "editor"),
        ("RPRT", "A2", "collection-editor"), ("MAP", "A2", "collection-editor"),
        ("MPCT", "A2", "director"), ("MPCT", "A3", "producer"), ("MPCT", "A4", "performer"),
        ("SOUND", "A2", "performer"), ("VIDEO", "A2", "performer"), ("MUSIC", "A4", "producer"),
        ("PCOMM", "A2", "recipient"), ("ICOMM", "A2", "recipient"), ("BLOG", "A3", "illustrator"),
        ("THES", "A3", "contributor"), ("DATA", "A2", "producer"), ("CHAP", "A2", "editor"),
        ("CHAP", "A3", "collection-editor"), ("CHAP", "A4", "translator"), ("JOUR", "A2", "editor"),
    ],
)  # fmt: skip
def test_people_have_the_role_that_the_type_gives_them(ris_type: str, tag: str, variable: str) -> None:
    assert _record(f"TY  - {ris_type}", f"{tag}  - Holm, Per").names(variable) == (Name("Holm", "Per"),)


def test_the_series_editors_of_an_old_file_have_its_editors_beside_them() -> None:
    record = _record("TY  - BOOK", "TI  - T", "ED  - Holm, Per", "A3  - Lind, Ada")
    assert record.names("editor") == (Name("Holm", "Per"),)
    assert record.names("collection-editor") == (Name("Lind", "Ada"),)


@pytest.mark.parametrize(
    ("ris_type", "tag", "variable"),
    [
        ("CASE", "A2", "container-title"), ("CASE", "PB", "authority"),
        ("CASE", "NV", "container-title-short"), ("PAT", "A2", "authority"), ("PAT", "SN", "number"),
        ("RPRT", "SN", "number"), ("RPRT", "M1", "number"), ("RPRT", "NV", "collection-number"),
        ("BILL", "M1", "number"), ("BILL", "T3", "authority"), ("HEAR", "T2", "section"),
        ("STAT", "M1", "number"), ("THES", "M1", "number"), ("THES", "VL", "genre"), ("MGZN", "M1", "issue"),
        ("CONF", "M1", "issue"), ("ECHAP", "M1", "chapter-number"), ("CHAP", "SE", "chapter-number"),
        ("CHAP", "SV", "collection-number"), ("NEWS", "SE", "section"), ("COMP", "ET", "version"),
        ("COMP", "VL", "edition"), ("BOOK", "ET", "edition"), ("LEGAL", "VL", "number"),
        ("MAP", "T2", "collection-title"), ("MAP", "C1", "scale"), ("UNPB", "T2", "collection-title"),
        ("MPCT", "M3", "medium"), ("ART", "C3", "dimensions"), ("MANSCPT", "PB", "archive"),
        ("CONF", "C1", "publisher-place"), ("JOUR", "C7", "number"), ("EBOOK", "C7", "PMCID"),
        ("JOUR", "RI", "reviewed-title"), ("JOUR", "OP", "original-title"), ("JOUR", "PM", "PMID"),
        ("JOUR", "DI", "DOI"), ("JOUR", "K1", "keyword"), ("ANCIENT", "T3", "volume-title"),
    ],
)  # fmt: skip
def test_a_tag_means_what_it_means_in_its_type(ris_type: str, tag: str, variable: str) -> None:
    assert _record(f"TY  - {ris_type}", "TI  - T", f"{tag}  - X").text(variable) == "X"


@pytest.mark.parametrize(
    ("ris_type", "tag"),
    [("THES", "T2"), ("JOUR", "ET"), ("PAT", "NV"), ("PAT", "OP"), ("CASE", "T3"), ("ELEC", "VL"),
     ("CASE", "M3"), ("RPRT", "A3")],
)  # fmt: skip
def test_what_no_variable_has_is_kept_beside_the_record(ris_type: str, tag: str) -> None:
    record = _record(f"TY  - {ris_type}", "TI  - T", f"{tag}  - X")
    assert dict(record.extra) == {f"ris:{tag}": "X"}
    assert set(record) == {"title"}


def test_the_volume_of_a_thesis_is_no_degree() -> None:
    assert _record("TY  - THES", "VL  - 2").text("volume") == "2"


def test_the_number_of_a_patent_is_not_that_of_its_application() -> None:
    record = _record("TY  - PAT", "TI  - T", "M1  - 08/123", "SN  - US 5123456")
    assert record.text("number") == "US 5123456"
    assert record.extra["ris:M1"] == "08/123"


def test_an_accession_number_of_pubmed_is_a_pmid() -> None:
    assert _record("TY  - JOUR", "AN  - 123", "DB  - PubMed").text("PMID") == "123"
    assert _record("TY  - JOUR", "AN  - 123", "DB  - Scopus").text("PMID") == ""


def test_an_article_in_press_has_the_date_when_it_was_put_online() -> None:
    assert _record("TY  - INPR", "TI  - T", "ET  - 2019/05/01").date("issued") == Date.of(2019, 5, 1)


@pytest.mark.parametrize(
    ("csl_type", "texts"),
    [
        ("legal_case", {"container-title": "U.S.", "authority": "Supreme Court", "volume": "410"}),
        ("patent", {"number": "US 5123456", "authority": "USPTO"}),
        ("report", {"number": "7", "collection-number": "3", "collection-title": "S"}),
        ("thesis", {"genre": "PhD thesis", "volume": "2", "number": "9"}),
        ("map", {"collection-title": "S", "scale": "1:1000"}),
        ("software", {"version": "1.2", "edition": "2"}),
        ("bill", {"number": "7", "authority": "Senate"}),
        ("chapter", {"chapter-number": "3", "collection-number": "4", "container-title": "B"}),
    ],
)
def test_a_record_in_a_type_with_meanings_of_its_own_reads_back(csl_type: str, texts: dict[str, str]) -> None:
    record = Record(csl_type, {"title": "T", **texts})
    assert one("ris", written("ris", [Entry(record)])).record == record


def test_the_editors_of_a_book_and_of_its_series_read_back() -> None:
    people = {"editor": (Name("Holm", "Per"),), "collection-editor": (Name("Lind", "Ada"),)}
    record = Record("book", {"title": "T", **people})
    assert one("ris", written("ris", [Entry(record)])).record == record


def test_slides_of_zotero_have_their_speaker_and_their_meeting() -> None:
    record = _record("TY  - SLIDE", "TI  - T", "A2  - Holm, Per", "T2  - The Meeting")
    assert record.names("author") == (Name("Holm", "Per"),)
    assert record.text("event-title") == "The Meeting"


def test_the_authors_of_the_book_around_a_chapter_are_read() -> None:
    record = _record("TY  - CHAP", "TI  - T", "C2  - Holm, Per")
    assert record.names("container-author") == (Name("Holm", "Per"),)
