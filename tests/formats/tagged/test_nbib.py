"""PubMed's MEDLINE display format."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, read, written

_ITEM = """PMID- 27169098
OWN - NLM
DP  - 2016 Apr 19
TI  - Proteomics: a new
      perspective.
PG  - 228-42
LID - 10.4103/2277 [doi]
LID - 180636 [pii]
AB  - Some things. Copyright 2015 Tschechlov Press.
FAU - van Doe, Jane A
AU  - van Doe JA
AUID- ORCID: 0000-0002-1825-0097
AD  - Dental College.
CN  - The Study Group
LA  - eng
PT  - Review
MH  - Kidney Diseases/*diagnosis
OT  - biomarkers
PMC - PMC123
JT  - Advanced biomedical research
TA  - Adv Biomed Res
IS  - 2277-9175 (Electronic)
"""


def test_an_item_is_read_whole() -> None:
    assert one("nbib", _ITEM).record == Record(
        "article-journal",
        {
            "PMID": "27169098",
            "title": "Proteomics: a new perspective.",
            "page": "228-242",
            "language": "eng",
            "PMCID": "PMC123",
            "container-title": "Advanced biomedical research",
            "container-title-short": "Adv Biomed Res",
            "author": (
                Name(
                    "Doe",
                    "Jane A",
                    non_dropping_particle="van",
                    affiliation="Dental College.",
                    orcid="0000-0002-1825-0097",
                ),
                Name(literal="The Study Group"),
            ),
            "issued": Date.of(2016, 4, 19),
            "ISSN": "2277-9175",
            "DOI": "10.4103/2277",
            "abstract": "Some things.",
            "copyright": "Copyright 2015 Tschechlov Press.",
            "keyword": "biomarkers; Kidney Diseases/*diagnosis",
        },
        {"nbib:OWN": "NLM", "nbib:AID": "180636 [pii]"},
    )


def test_a_copyright_line_without_a_full_stop_before_it_is_taken_off_too() -> None:
    record = one("nbib", "PMID- 1\nTI  - T\nAB  - it is shown Copyright 2015 A Press.\n").record
    assert (record.text("abstract"), record.text("copyright")) == (
        "it is shown",
        "Copyright 2015 A Press.",
    )


def test_a_word_on_copyright_inside_an_abstract_stays() -> None:
    record = one("nbib", "PMID- 1\nTI  - T\nAB  - We study copyright and its reforms in 2015.\n").record
    assert record.text("abstract") == "We study copyright and its reforms in 2015."


def test_items_part_at_blank_lines_and_at_the_next_pmid() -> None:
    entries, problems = read("nbib", "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n\nTI  - C\n")
    assert [each.record.text("title") for each in entries] == ["A", "B", "C"]
    assert problems == []


def test_a_written_item_reads_back() -> None:
    record = one("nbib", _ITEM).record
    again = one("nbib", written("nbib", [Entry(record.with_fields({"copyright": None}))])).record
    assert {name: again.text(name) for name in again} == {
        name: record.text(name) for name in record if name != "copyright"
    }


@pytest.mark.parametrize(
    ("kinds", "csl_type"),
    [
        (("Interview", "Journal Article"), "article-journal"),
        (("Journal Article", "Preprint"), "article"),
        (("News",), "article-journal"),
        (("Newspaper Article",), "article-newspaper"),
    ],
)
def test_what_stands_in_a_journal_is_an_article(kinds: tuple[str, ...], csl_type: str) -> None:
    lines = "".join(f"PT  - {kind}\n" for kind in kinds)
    assert one("nbib", f"PMID- 1\nTI  - T\n{lines}JT  - J\n").record.type == csl_type


def test_the_copyright_the_status_and_a_bare_isbn_are_read() -> None:
    record = one("nbib", "PMID- 1\nTI  - T\nCI  - (c) Us\nPST - ppublish\nISBN- ISBN 978-3\n").record
    assert (record.text("copyright"), record.text("status")) == ("(c) Us", "ppublish")
    assert record.text("ISBN") == "978-3"
