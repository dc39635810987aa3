"""How what several places say becomes one value with a confidence."""

from refdesk.domain.dates import Date
from refdesk.domain.draft import Span
from refdesk.reading.pages.evidence import Evidence, settled

ONE, TWO = (Span(0, 2),), (Span(3, 5),)


def test_places_that_agree_make_a_value_surer_and_all_stand_behind_it() -> None:
    draft = settled(
        "ab cd", "article", [Evidence("volume", "12", ONE, 0.6), Evidence("volume", "12", TWO, 0.6)]
    )
    assert draft.record.text("volume") == "12"
    assert draft.confidence("volume") == 0.84
    reading = draft.reading("volume")
    assert reading is not None
    assert reading.spans == (*ONE, *TWO)


def test_a_part_agrees_with_the_whole_that_stands_in_its_place() -> None:
    text = "Kites – on the wind\nHill A. Kites – on the wind. 2019"
    whole = Evidence("title", "Kites – on the wind", (Span(0, 19),), 0.8)
    part = Evidence("title", "on the wind", (Span(36, 47),), 0.6)
    draft = settled(text, "article", [whole, part])
    assert draft.record.text("title") == "Kites – on the wind"
    assert draft.confidence("title") == 0.92
    reading = draft.reading("title")
    assert reading is not None
    assert [span.of(text) for span in reading.spans] == ["Kites – on the wind"] * 2


def test_a_part_that_stands_alone_is_a_rival() -> None:
    text = "Kites – on the wind\nHill A. Again on the wind. 2019"
    whole = Evidence("title", "Kites – on the wind", (Span(0, 19),), 0.8)
    part = Evidence("title", "on the wind", (Span(34, 45),), 0.6)
    assert settled(text, "article", [whole, part]).confidence("title") < 0.7


def test_a_rival_makes_the_best_value_doubtful() -> None:
    draft = settled(
        "ab cd", "article", [Evidence("volume", "12", ONE, 0.8), Evidence("volume", "13", TWO, 0.7)]
    )
    assert draft.record.text("volume") == "12"
    assert draft.confidence("volume") < 0.7


def test_the_fuller_of_two_dates_that_agree_is_taken() -> None:
    year, day = Date.of(2019), Date.of(2019, 5, 2)
    draft = settled(
        "ab cd", "article", [Evidence("issued", year, ONE, 0.9), Evidence("issued", day, TWO, 0.5)]
    )
    assert draft.record.date("issued") == day


def test_dates_of_different_months_do_not_agree() -> None:
    may, june = Date.of(2019, 5), Date.of(2019, 6)
    draft = settled(
        "ab cd", "article", [Evidence("issued", may, ONE, 0.9), Evidence("issued", june, TWO, 0.5)]
    )
    assert draft.record.date("issued") == may


def test_empty_values_say_nothing() -> None:
    assert settled("ab", "article", [Evidence("title", "", ONE, 0.9)]).readings == ()
