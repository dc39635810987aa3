"""Fields as styles print them."""

import pytest

from tests.csl.styles import cluster, style

ITEM = {"id": "it", "type": "book"}


def html(title: str, attributes: str = "") -> str:
    from refdesk.csl import Cite, Processor

    processor = Processor(style(f'<layout><text variable="title" {attributes}/></layout>'))
    processor.register([{**ITEM, "title": title}])
    return processor.cite([Cite("it")])


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("plain & simple", "plain &#38; simple"),
        ("the <i>gfp</i> gene", "the <i>gfp</i> gene"),
        ("an <i>open tag", "an &#60;i&#62;open tag"),
        ("closed </b> only", "closed &#60;/b&#62; only"),
        ('she said "yes"', "she said “yes”"),
        ("it's the '90s", "it’s the ’90s"),
        ("\"outer 'inner' quotes\"", "“outer ‘inner’ quotes”"),
        ('5" of rain', '5" of rain'),
    ],
)
def test_tags_and_quotation_marks_are_read(title: str, printed: str) -> None:
    assert html(title) == printed


def test_italics_inside_italics_stand_upright() -> None:
    assert html("on <i>gfp</i> genes", 'font-style="italic"') == (
        '<i>on <span style="font-style:normal;">gfp</span> genes</i>'
    )


def test_quotation_inside_a_quotation_gets_the_inner_marks() -> None:
    assert html('on "dry" land', 'quotes="true"') == "“on ‘dry’ land”"


def test_punctuation_goes_into_the_quotation_only_where_the_locale_says_so() -> None:
    american = style('<layout suffix="."><text variable="title" quotes="true"/></layout>')
    british = style(
        '<layout suffix="."><text variable="title" quotes="true"/></layout>',
        root='class="in-text" default-locale="en-GB"',
    )
    item = {**ITEM, "title": "A title"}
    assert cluster([item], american) == "“A title.”"
    assert cluster([item], british) == "‘A title’."


@pytest.mark.parametrize(
    ("title", "printed"),
    [("Why?", "Why? X."), ("Ends.", "Ends. X."), ("Wait!", "Wait! X."), ("Say: ", "Say: X.")],
)
def test_punctuation_is_not_doubled_where_texts_meet(title: str, printed: str) -> None:
    made = style(
        '<layout suffix="."><group delimiter=". "><text variable="title"/><text value="X"/></group></layout>'
    )
    assert cluster([{**ITEM, "title": title.strip()}], made) == printed


def test_punctuation_inside_a_field_stays() -> None:
    assert html("Wait... what?! Yes.;") == "Wait... what?! Yes.;"
