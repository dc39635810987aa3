"""Groups as styles print them."""

from tests.csl.styles import cited

IN = '<group delimiter=" "><text term="in"/><text variable="container-title"/></group>'


def test_group_is_silent_where_none_of_its_variables_says_anything() -> None:
    assert cited({"title": "T"}, f'<text variable="title"/>{IN}') == "T"
    assert cited({"container-title": "C"}, IN) == "in C"


def test_group_of_words_alone_is_printed() -> None:
    assert cited({}, '<group><text value="words"/></group>') == "words"


def test_inner_group_that_prints_something_keeps_the_outer_one() -> None:
    elements = '<group delimiter=", "><text variable="title"/><group><text value="words"/></group></group>'
    assert cited({}, elements) == "words"


def test_delimiter_of_a_group_reaches_into_a_condition() -> None:
    elements = (
        '<group delimiter=", "><choose><if type="book"><text variable="title"/>'
        '<text variable="publisher"/></if>'
        "</choose></group>"
    )
    assert cited({"type": "book", "title": "T", "publisher": "P"}, elements) == "T, P"


def test_macro_is_silent_like_a_group() -> None:
    head = f'<macro name="in">{IN}</macro>'
    assert cited({"title": "T"}, '<text variable="title"/><text macro="in" prefix=", "/>', head=head) == "T"


def test_conditions_match_all_any_or_none() -> None:
    def chosen(condition: str) -> str:
        elements = f'<choose><if {condition}><text value="yes"/></if><else><text value="no"/></else></choose>'
        return cited({"type": "book", "title": "T", "edition": "2nd"}, elements)

    assert chosen('variable="title publisher"') == "no"
    assert chosen('variable="title publisher" match="any"') == "yes"
    assert chosen('variable="publisher issued" match="none"') == "yes"
    assert chosen('type="book" is-numeric="edition"') == "yes"
    assert chosen('position="first"') == "yes"
