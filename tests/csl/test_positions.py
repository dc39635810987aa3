"""Positions as styles print them."""

from refdesk.csl import Citation, Cite, Processor
from tests.csl.styles import style

POSITIONS = (
    '<choose><if position="ibid-with-locator"><text value="ibid+"/></if><else-if position="ibid">'
    '<text value="ibid"/></else-if><else-if position="near-note"><text value="near"/></else-if>'
    '<else-if position="subsequent"><text value="again"/></else-if><else><text variable="title"/>'
    "</else></choose>"
)
ITEMS = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]


def positions(*citations: Citation, options: str = 'near-note-distance="3"') -> list[str]:
    made = style(f'<layout delimiter="; ">{POSITIONS}</layout>', root='class="note"', citation=options)
    processor = Processor(made, output="text")
    processor.register(ITEMS)
    return processor.cite_document(citations)


def note(number: int, *cites: Cite) -> Citation:
    return Citation(cites, number)


def test_first_then_ibid_then_subsequent() -> None:
    a, b = Cite("a"), Cite("b")
    assert positions(note(1, a), note(2, a), note(3, b), note(4, a), note(9, a)) == [
        "A",
        "ibid",
        "B",
        "near",
        "again",
    ]


def test_another_page_makes_ibid_with_locator() -> None:
    assert positions(note(1, Cite("a", locator="3")), note(2, Cite("a", locator="4"))) == ["A", "ibid+"]
    assert positions(note(1, Cite("a", locator="3")), note(2, Cite("a", locator="3"))) == ["A", "ibid"]
    assert positions(note(1, Cite("a", locator="3")), note(2, Cite("a"))) == ["A", "near"]


def test_ibid_needs_a_single_work_right_before() -> None:
    assert positions(note(1, Cite("a"), Cite("b")), note(2, Cite("b"))) == ["A; B", "near"]
    assert positions(note(1, Cite("a"), Cite("a"))) == ["A; ibid"]


def test_term_that_begins_a_note_gets_a_capital() -> None:
    made = style(
        '<layout suffix="."><choose><if position="ibid"><text term="ibid"/></if><else>'
        '<text variable="title"/></else></choose></layout>',
        root='class="note"',
    )
    processor = Processor(made, output="text")
    processor.register(ITEMS)
    assert processor.cite_document([note(1, Cite("a")), note(2, Cite("a"))]) == ["A.", "Ibid."]
