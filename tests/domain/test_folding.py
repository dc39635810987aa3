"""Folding for search and sort keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.folding import fold
from refdesk.domain.richtext import plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ünïcode", "unicode"),
        ("pre\u00adColumbian", "precolumbian"),
        ("Łódź", "lodz"),
        ("STRASSE straße", "strasse strasse"),
        ("Ёлка", "елка"),
        ("Йод и Київ", "йод и київ"),
        ("Œuvre", "oeuvre"),
        ("Ѐ ά", "е α"),
        ("漢字", "漢字"),
        ("ﬁnal", "final"),
    ],
)
def test_text_is_folded_across_scripts(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_markup_is_no_part_of_the_words() -> None:
    assert plain('On <i>desks</i> <span class="nocase">DNA</span>: a < b') == "On desks DNA: a < b"
