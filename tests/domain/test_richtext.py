"""The markup of titles: what it marks, and marking words by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.richtext import Look, marks, plain, runs, toggled

MARKED = 'The <span class="nocase">DNA</span> of <i>E. coli</i>'


def test_marks_are_found_with_their_words() -> None:
    assert [(found.look, MARKED[found.words_start : found.words_end]) for found in marks(MARKED)] == [
        (Look.NOCASE, "DNA"),
        (Look.ITALIC, "E. coli"),
    ]


def test_inner_marks_come_first() -> None:
    assert [found.look for found in marks("<b>a <i>b</i></b>")] == [Look.ITALIC, Look.BOLD]


def test_tags_without_a_partner_mark_nothing() -> None:
    assert list(marks("a <i>b and c</b> d <sub>")) == []


@pytest.mark.parametrize("look", list(Look))
def test_words_are_marked_and_unmarked(look: Look) -> None:
    text, start, end = toggled("A b c", 2, 3, look)
    assert (text[start:end], plain(text)) == ("b", "A b c")
    assert [found.look for found in marks(text)] == [look]
    assert toggled(text, start, end, look) == ("A b c", 2, 3)


def test_a_tag_is_not_cut_and_a_mark_not_crossed() -> None:
    start, end = MARKED.index("NA<"), MARKED.index(" of")
    assert toggled(MARKED, start, end, Look.BOLD)[0] == MARKED.replace(
        '<span class="nocase">DNA</span>', '<b><span class="nocase">DNA</span></b>'
    )


PIECES = st.lists(st.sampled_from(["a", " b", "<i>", "</i>", "<b>", "</b>", "<", "<sub>"]), max_size=9)


@given(PIECES.map("".join), st.integers(0, 30), st.integers(0, 30))
def test_marking_keeps_the_words_and_the_other_marks(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    made, begin, stop = toggled(text, start, end, Look.SUPERSCRIPT)
    assert made.replace("<sup>", "").replace("</sup>", "") == text
    assert plain(made) == plain(text)
    assert {found.look for found in marks(text)} < {found.look for found in marks(made)}
    assert text[start:end] in made[begin:stop]


def test_a_text_is_cut_where_its_look_changes() -> None:
    text = "a <b>b <i>c</i></b> d"
    assert [(text[run.start : run.end], run.looks) for run in runs(text)] == [
        ("a ", frozenset()),
        ("<b>", None),
        ("b ", {Look.BOLD}),
        ("<i>", None),
        ("c", {Look.BOLD, Look.ITALIC}),
        ("</i>", None),
        ("</b>", None),
        (" d", frozenset()),
    ]


def test_a_look_lasts_until_the_outer_of_two_like_marks_ends() -> None:
    text = "<i>a<i>b</i>c</i>d"
    assert {text[run.start : run.end]: bool(run.looks) for run in runs(text) if run.looks is not None} == {
        "a": True,
        "b": True,
        "c": True,
        "d": False,
    }


@given(PIECES.map("".join))
def test_runs_are_the_whole_text_with_the_looks_of_its_marks(text: str) -> None:
    cut = list(runs(text))
    assert "".join(text[run.start : run.end] for run in cut) == text
    for run in (run for run in cut if run.looks is not None):
        around = [
            found for found in marks(text) if found.words_start <= run.start and run.end <= found.words_end
        ]
        assert run.looks == frozenset(found.look for found in around)
