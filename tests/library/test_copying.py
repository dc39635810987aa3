"""What copying puts on the clipboard."""

from __future__ import annotations

import pytest

from refdesk.csl import Cite, Mode
from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import copying, editing, listing
from refdesk.library.copying import CopyOrder, What
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from tests.library.making import new_id, page_of, work

RIVER = Record.of(
    "article-journal",
    title="Trust in <i>rivers</i>",
    author=(Name("Meena", "Sunita"), Name("Kim", "Soo-jin")),
    container_title="Water Policy",
    issued=Date.of(2019),
    volume="4",
    page="142-150",
    DOI="10.1000/1",
)
BOOK = Record.of(
    "book", title="A steppe archive | A|B", author=(Name("Kim", "Soo-jin"),), issued=Date.of(2001)
)
APA = StyleChoice("apa")


@pytest.fixture
def ids(library: Library) -> list[RecordId]:
    return [new_id(editing.add_record(library, each)) for each in (RIVER, BOOK)]


def cited(library: Library, ids: list[RecordId], format_id: str, *cites: Cite) -> str:
    order = CopyOrder(ids, APA, What.CITATION, format_id, cites)
    return copying.copied(library, order).text


def test_a_citation_has_its_places_and_order(library: Library, ids: list[RecordId]) -> None:
    river, book = map(str, ids)
    cites = (Cite(book, locator="12", label="chapter"), Cite(river, prefix="see also", locator="143"))
    made = copying.copied(library, CopyOrder(ids, APA, cites=cites))
    assert made.text == "(Kim, 2001, Chapter 12; see also Meena & Kim, 2019, p. 143)"
    assert made.html
    assert made.rtf


def test_an_author_can_stand_alone_or_be_left_out(library: Library, ids: list[RecordId]) -> None:
    river = str(ids[0])
    assert cited(library, ids, "rich", Cite(river, mode=Mode.SUPPRESS_AUTHOR)) == "(2019)"
    assert cited(library, ids, "rich", Cite(river, mode=Mode.AUTHOR_ONLY)) == "Meena & Kim"


def test_both_are_the_citation_and_then_the_entries(library: Library, ids: list[RecordId]) -> None:
    made = copying.copied(library, CopyOrder(ids, APA, What.BOTH))
    first, _blank, *entries = made.text.splitlines()
    assert first == "(Kim, 2001; Meena & Kim, 2019)"
    assert [entry[:4] for entry in entries] == ["Kim,", "Meen"]
    assert made.rtf.count("{\\rtf1") == 1
    assert made.rtf.count("{") == made.rtf.count("}")
    assert made.html.index("(Kim") < made.html.index("<p style=")


@pytest.mark.parametrize(
    ("format_id", "said"),
    [
        ("text", "(Kim, 2001; Meena & Kim, 2019)"),
        ("html", "(Kim, 2001; Meena &#38; Kim, 2019)"),
        ("markdown", "(Kim, 2001; Meena & Kim, 2019)"),
        ("latex", r"(Kim, 2001; Meena \& Kim, 2019)"),
        ("cite", r"\cite{meena2019trust,kim2001steppe}"),
        ("pandoc", "[@meena2019trust; @kim2001steppe]"),
    ],
)
def test_a_citation_is_copied_as_markup_or_keys(
    library: Library, ids: list[RecordId], format_id: str, said: str
) -> None:
    assert cited(library, ids, format_id) == said


@pytest.mark.parametrize(
    ("format_id", "part"),
    [
        ("markdown", "*A steppe archive | A|B*"),
        ("latex", r"\textit{A steppe archive \textbar{} A\textbar{}B}"),
        ("html", "<i>Water Policy</i>"),
        ("citep", "@article{meena2019trust"),
        ("pandoc", "@article{meena2019trust"),
        (
            "wiki",
            "* {{cite book |last1=Kim |first1=Soo-jin |title=A steppe archive {{!}} A{{!}}B |year=2001}}",
        ),
    ],
)
def test_entries_are_copied_as_markup_or_for_the_program_that_sets_the_keys(
    library: Library, ids: list[RecordId], format_id: str, part: str
) -> None:
    made = copying.copied(library, CopyOrder(ids, APA, What.ENTRIES, format_id))
    assert part in made.text
    assert made.html == made.rtf == ""


def test_a_wiki_citation_is_a_note_with_its_page(library: Library, ids: list[RecordId]) -> None:
    assert cited(library, ids, "wiki", Cite(str(ids[0]), locator="143")) == (
        "<ref>{{cite journal |last1=Meena |first1=Sunita |last2=Kim |first2=Soo-jin"
        " |title=Trust in ''rivers'' |journal=Water Policy |year=2019 |volume=4"
        " |doi=10.1000/1 |pages=142-150}}</ref>{{rp|143}}"
    )


def test_a_style_without_a_bibliography_gives_its_notes_and_says_so(
    library: Library, ids: list[RecordId]
) -> None:
    made = copying.copied(library, CopyOrder(ids, StyleChoice("chicago-notes"), What.ENTRIES))
    assert made.text.splitlines()[0].startswith("Sunita Meena and Soo-jin Kim")
    assert "no bibliography" in made.problems[0].message


def test_a_work_that_is_only_cited_gets_the_same_key_in_text_and_entry(library: Library) -> None:
    article, references, page = page_of(work("The citing one", "Meena"), [work("Rivers"), work("Rivers II")])
    editing.add_page(library, article, references, page)
    cited_works = [RecordId(each) for each in listing.ids(library, Place.references())]
    order = CopyOrder(cited_works, APA, What.BOTH, "cite")
    citation, *entries = copying.copied(library, order).text.split("\n\n")
    keys = citation.removeprefix("\\cite{").removesuffix("}").split(",")
    assert len(set(keys)) == 2
    assert [entry.partition("{")[2].partition(",")[0] for entry in entries] == keys
    assert copying.records_as(library, cited_works, "bibtex").strip() == "\n\n".join(entries)


@pytest.mark.parametrize("each", copying.formats(), ids=lambda each: each.id)
def test_every_format_copies_every_part_of_anything(library: Library, each: copying.CopyFormat) -> None:
    bare = [new_id(editing.add_record(library, Record()))]
    for what in What:
        assert copying.copied(library, CopyOrder(bare, APA, what, each.id)).text
