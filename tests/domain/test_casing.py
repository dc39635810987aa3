"""Changing the case of titles by hand."""

from __future__ import annotations

import pytest

from refdesk.domain.casing import Case, cased


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("The DNA of Old Maps", "The DNA of old maps"),
        ("ways of reading", "Ways of reading"),
        ("Reading eLife on an iPhone at Low pH", "Reading eLife on an iPhone at low pH"),
        ("eLife and Its Readers", "eLife and its readers"),
        ("Vitamin C After World War I", "Vitamin C after world war I"),
        ("A Day in a Town", "A day in a town"),
        ("What Is Peat? A Field Guide: The Second Part", "What is peat? A field guide: The second part"),
        ("Maps – A History", "Maps – A history"),
        ("WAYS OF READING OLD MAPS", "Ways of reading old maps"),
        ("DNA-Based Dating of Peat", "DNA-based dating of peat"),
        ("Вода И Камень В Степи", "Вода и камень в степи"),
        ("Су Және Тас", "Су және тас"),
        ("Rivers of <i>Northern</i> Kenya", "Rivers of <i>northern</i> kenya"),
        ("<i>Sphagnum</i> In the Fens", "<i>Sphagnum</i> in the fens"),
        (
            'Rivers of <span class="nocase">Northern Kenya</span> Today',
            'Rivers of <span class="nocase">Northern Kenya</span> today',
        ),
        (
            '<span class="nocase">The <i>E. coli</i> Book</span> Of Peat',
            '<span class="nocase">The <i>E. coli</i> Book</span> of peat',
        ),
        ('<span class="nocase">iOS</span> For Readers', '<span class="nocase">iOS</span> for readers'),
        ("", ""),
    ],
)
def test_a_title_becomes_a_sentence(title: str, sentence: str) -> None:
    assert cased(title, Case.SENTENCE) == sentence


def test_german_nouns_keep_their_capitals() -> None:
    title = "Die Wege der Flüsse im Norden"
    assert cased(title, Case.SENTENCE, "de-AT") == title


@pytest.mark.parametrize("case", [Case.LOWER, Case.UPPER, Case.TITLE])
def test_tags_and_protected_words_stay(case: Case) -> None:
    changed = cased('on <i>peat</i> by <span class="nocase">eLife</span>', case)
    assert '<span class="nocase">eLife</span>' in changed
    assert "<i>" in changed
    assert "</i>" in changed
