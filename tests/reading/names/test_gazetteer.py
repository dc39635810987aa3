"""Lists that words of a reference are looked up in."""

import pytest

from refdesk.reading.names.gazetteer import Gazetteer, JournalTitles, SortedWords, lines_of, shipped_gazetteer

TITLES = JournalTitles(
    lines_of(["Journal of Mountain Research", "Slopes", "Joint Medical Reports", "The Annals of Scree"])
)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["journal", "of", "mountain", "research"], 4),
        (["j", "mt", "res"], 0),
        (["j", "mount", "res"], 3),
        (["j", "mountain", "research", "and", "more"], 3),
        (["slopes", "of", "the", "north"], 1),
        (["ann", "scree"], 2),
        (["j", "m", "r"], 0),
        ([], 0),
    ],
)
def test_a_journal_is_found_by_its_title_whole_or_abbreviated(words: list[str], count: int) -> None:
    assert TITLES.longest(words) == count


def test_a_word_is_told_to_be_a_place_or_a_name() -> None:
    gazetteer = Gazetteer(frozenset({"denver"}), frozenset({"anna", "hill"}), frozenset({"hill"}))
    assert gazetteer.marks("denver") == ("place",)
    assert gazetteer.marks("hill") == ("given", "family")
    assert gazetteer.marks("slope") == ()


def test_titles_of_the_same_letters_share_a_line() -> None:
    assert lines_of(["Joint Medical Reports", "Journal of Mountain Research"]) == [
        "jmr joint medical reports|journal mountain research"
    ]


@pytest.mark.parametrize(("word", "is_held"), [("ash", True), ("fir", True), ("elm", False), ("yew", False)])
def test_sorted_words_hold_what_they_were_given(word: str, is_held: bool) -> None:
    assert (word in SortedWords(["ash", "fir"])) is is_held


def test_the_shipped_lists_know_names_in_several_scripts() -> None:
    shipped = shipped_gazetteer()
    assert "given" in shipped.marks("anna")
    assert "given" in shipped.marks("екатерина")
    assert shipped.journals.longest(["j", "clin", "oncol"]) == 3
