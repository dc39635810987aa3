"""Citations and bibliographies."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.record import Record, RecordId
from refdesk.library import citing, editing
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from tests.library.making import new_id, work

APA = StyleChoice("apa")
_WORKS = [work("On <i>Homo</i> & others", "Zola", 2001), work("A second one", "Abenova", 2019)]


def test_a_citation_comes_in_three_dresses() -> None:
    cited = citing.cite(_WORKS, APA)
    assert cited.text == "(Abenova, 2019; Zola, 2001)"
    assert cited.html == "(Abenova, 2019; Zola, 2001)"
    assert cited.rtf.startswith("{\\rtf1")
    assert "(Abenova, 2019; Zola, 2001)" in cited.rtf
    assert cited.problems == ()


def test_initials_that_run_together_are_printed_as_the_style_prints_initials() -> None:
    record = work("Record linkage", "Fellegi", 1969).with_field("author", (Name("Fellegi", "IP"),))
    assert citing.bibliography([record], APA).text.startswith("Fellegi, I. P. (1969)")
    assert "Fellegi IP." in citing.bibliography([record], StyleChoice("nlm-citation-sequence")).text


def test_a_bibliography_comes_in_the_styles_order_with_markup() -> None:
    made = citing.bibliography(_WORKS, APA)
    lines = made.text.splitlines()
    assert lines[0].startswith("Abenova, A. (2019). A second one")
    assert lines[1].startswith("Zola, A. (2001). On Homo & others")
    assert "&#38;" in made.html
    assert made.rtf.count("\\par\n") == 2


@pytest.mark.parametrize(
    "style_id",
    [
        "apa",
        "chicago-author-date",
        "ieee",
        "vancouver",
        "modern-language-association",
        "gost-r-7-0-5-2008",
    ],
)
def test_the_usual_styles_are_there_and_cite(style_id: str) -> None:
    assert "Zola" in citing.bibliography(_WORKS, StyleChoice(style_id)).text
    assert citing.cite(_WORKS, StyleChoice(style_id)).text


def test_an_unknown_style_is_said_to_be_unknown() -> None:
    with pytest.raises(RefDeskError, match="no citation style"):
        citing.cite(_WORKS, StyleChoice("nonsense"))


def test_nothing_cited_is_nothing() -> None:
    assert citing.cite([], APA).text == ""
    assert citing.bibliography([], APA).text == ""


def test_a_record_without_anything_can_be_cited() -> None:
    assert citing.bibliography([Record(), *_WORKS], APA).text.count("\n") == 2


def test_records_come_in_the_order_asked(library: Library) -> None:
    ids = [new_id(editing.add_record(library, each)) for each in _WORKS]
    assert citing.records(library, [ids[1], RecordId(99), ids[0]]) == [_WORKS[1], _WORKS[0]]
