from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.draft import Span
from refdesk.gui.review.page_map import LONGEST_LINE, PageMap


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_plain_text_counts_alike() -> None:
    page = PageMap("Peat\nand people")
    assert page.units(Span(5, 8)) == Span(5, 8)
    assert page.span(5, 8) == Span(5, 8)


def test_a_letter_of_two_units_moves_what_follows() -> None:
    page = PageMap("a𝔸b")
    assert [page.unit(place) for place in range(4)] == [0, 1, 3, 4]
    assert [page.place(unit) for unit in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_line_ends_of_windows_keep_their_places() -> None:
    page = PageMap("one\r\ntwo")
    assert page.shown == "one \ntwo"
    assert page.units(Span(5, 8)) == Span(5, 8)


def test_a_line_too_long_to_lay_out_is_broken_at_a_space() -> None:
    text = "word " * 3000
    page = PageMap(text)
    assert max(map(len, page.shown.split("\n"))) <= LONGEST_LINE
    assert page.shown.replace("\n", "") == text
    assert page.span(*_both(page.units(Span(12_000, 12_004)))).of(text) == "word"[:4]


def _both(span: Span) -> tuple[int, int]:
    return span.start, span.end


@given(st.text(st.sampled_from("ab \n\r𝔸中\u2028"), max_size=60), st.integers(0, 60))
def test_a_place_comes_back_from_the_document(text: str, place: int) -> None:
    place = min(place, len(text))
    page = PageMap(text)
    assert page.place(page.unit(place)) == place
    assert page.unit(len(text)) == units(page.shown)
