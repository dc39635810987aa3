"""Tagged files as EndNote, Ovid, EBSCO, Zotero, PubMed and Web of Science write them."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem
from refdesk.formats.format import Entry
from refdesk.formats.tagged.wos import WEB_OF_SCIENCE
from tests.formats.reading import one, read, written


def test_ris_keywords_that_stand_one_a_line_are_keywords_of_their_own() -> None:
    record = one("ris", "TY  - JOUR\nTI  - On dunes\nKW  - sand\nsilt, fine\nloess\nER  - \n").record
    assert record.text("keyword") == "sand; silt, fine; loess"


def test_ris_of_two_issn_with_words_is_no_isbn() -> None:
    record = one("ris", "TY  - JOUR\nTI  - T\nSN  - 1234-5679 (Print) 8765-4326 (Online)\nER  - \n").record
    assert "ISBN" not in record
    assert record.text("ISSN").startswith("1234-5679")


def test_an_isbn_in_which_an_issn_could_be_seen_is_an_isbn() -> None:
    assert (
        one("ris", "TY  - BOOK\nTI  - T\nSN  - 0-7100-3616-7\nER  - \n").record.text("ISBN")
        == "0-7100-3616-7"
    )


def test_ris_names_with_initials_behind_are_persons() -> None:
    record = one("ris", "TY  - JOUR\nTI  - T\nAU  - Kaminski J\nAU  - Okoye N B\nER  - \n").record
    assert record.names("author") == (Name("Kaminski", "J"), Name("Okoye", "N B"))


def test_a_ris_note_that_zotero_keeps_as_html_is_read_as_words() -> None:
    record = one("ris", "TY  - JOUR\nTI  - T\nN1  - <p>Read it again</p><p>p < 0.05</p>\nER  - \n").record
    assert record.text("note") == "Read it again\np < 0.05"


def test_a_ris_note_with_a_sign_that_is_no_markup_stays_as_it_is() -> None:
    assert (
        one("ris", "TY  - JOUR\nTI  - T\nN1  - where p < 0.05\nER  - \n").record.text("note")
        == "where p < 0.05"
    )


def test_refer_keywords_that_stand_one_a_line_keep_their_commas() -> None:
    record = one("refer", "%0 Journal Article\n%T T\n%K sand\nsilt, fine\nloess\n").record
    assert record.text("keyword") == "sand; silt, fine; loess"


def test_refer_text_of_many_lines_is_put_together_whole() -> None:
    record = one("refer", "%0 Book\n%T T\n%X first\n" + "and so on\n" * 100_000).record
    assert record.text("abstract") == "first" + " and so on" * 100_000


def test_a_generation_behind_the_given_name_is_a_suffix_in_nbib() -> None:
    record = one("nbib", "PMID- 1\nTI  - T\nFAU - Reyes, Ana Maria Jr\nFAU - Holm, Per 3rd\n").record
    assert record.names("author") == (
        Name("Reyes", "Ana Maria", suffix="Jr"),
        Name("Holm", "Per", suffix="3rd"),
    )


def test_nbib_keeps_the_second_issn_the_grant_and_the_history() -> None:
    record = one(
        "nbib",
        "PMID- 1\nTI  - T\nIS  - 1111-1119 (Print)\nIS  - 2222-2224 (Linking)\nGR  - 77/Some Fund\n"
        "DP  - 2015 Mar\nDEP - 20150102\nPHST- 2014/11/03 00:00 [received]\nPHST- 2014/12/24 [entrez]\n",
    ).record
    assert record.text("ISSN") == "1111-1119"
    assert record.text("funding") == "77/Some Fund"
    assert record.date("received") == Date.of(2014, 11, 3)
    assert record.extra == {
        "nbib:IS": "2222-2224 (Linking)",
        "nbib:DEP": "20150102",
        "nbib:PHST": "2014/12/24 [entrez]",
    }


_WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Okoye, NB
   Lind, P
AF Okoye, Ngozi B.
   Lind, Per
TI Dunes that
   walk
SO JOURNAL OF SAND
DE dune; wind
ID AEOLIAN TRANSPORT
C1 [Okoye, Ngozi B.; Lind, Per] Univ Lagos, Dept Geog, Lagos, Nigeria.
   [Lind, Per] Univ Lund, Lund, Sweden.
OI Lind, Per/0000-0002-1825-0097
SN 1111-1119
EI 2222-2224
J9 J SAND
JI J. Sand
PD MAR 5
PY 2012
UT WOS:1
ER

EF
"""


def test_web_of_science_names_carry_their_addresses_and_orcid() -> None:
    first, second = one("wos", _WOS).record.names("author")
    assert first == Name("Okoye", "Ngozi B.", affiliation="Univ Lagos, Dept Geog, Lagos, Nigeria")
    assert second.orcid == "0000-0002-1825-0097"
    assert second.affiliation == "Univ Lagos, Dept Geog, Lagos, Nigeria; Univ Lund, Lund, Sweden"


def test_web_of_science_keywords_of_both_kinds_and_both_issn_are_kept() -> None:
    record = one("wos", _WOS).record
    assert record.text("keyword") == "dune; wind; AEOLIAN TRANSPORT"
    assert (record.text("ISSN"), record.extra["wos:EI"]) == ("1111-1119", "2222-2224")
    assert record.text("container-title-short") == "J. Sand"


def test_the_authors_of_a_book_in_web_of_science_are_no_editors() -> None:
    record = one("wos", "PT B\nBA Holm, P\nBF Holm, Per\nBE Reyes, A\nTI Sand\nPY 2001\nER\n").record
    assert record.names("author") == (Name("Holm", "Per"),)
    assert record.names("editor") == (Name("Reyes", "A"),)


def test_web_of_science_is_written_with_its_cited_list_and_reads_back() -> None:
    entry, cited = one("wos", _WOS), one("wos", "PT J\nAU Lind, P\nSO J SAND\nPY 1999\nVL 3\nBP 7\nER\n")
    again = Entry(entry.record, references=(cited.record,))
    back, problems = read("wos", written("wos", [again]))
    assert problems == []
    assert back[0].record == entry.record
    assert back[0].references[0].text("note") == "Lind P, 1999, J SAND, V3, P7"


def test_an_unedited_web_of_science_entry_is_written_as_it_stood() -> None:
    text = "".join(
        piece for piece in WEB_OF_SCIENCE.write([one("wos", _WOS)]) if not isinstance(piece, Problem)
    )
    assert _WOS.split("VR 1.0\n")[1].split("\n\nEF")[0] in text
