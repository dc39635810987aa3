"""Reading saved references anew."""

from __future__ import annotations

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.domain.reference import Reference
from refdesk.library import details, editing, listing, revising
from refdesk.library.library import Library
from tests.gui.review.sample import PAGE, article, references


@pytest.fixture
def read(library: Library) -> Library:
    """A library with the sample page: an article with four references."""
    editing.add_page(library, article(), references(), PAGE)
    return library


def saved(library: Library) -> list[Reference]:
    (article_id,) = listing.ids(library, Place.articles())
    return details.references_of(library, RecordId(article_id))


def test_a_corrected_text_is_read_again_in_one_step(read: Library) -> None:
    before = saved(read)[1]
    revising.reread(read, before.id, before.text.replace("2009", "2011"))
    after = saved(read)[1]
    assert (after.record.year, after.number) == (2011, 2)
    assert "2011" in after.text
    read.undo()
    assert saved(read)[1] == before


def test_the_text_as_it_was_printed_is_kept(read: Library) -> None:
    before = saved(read)[2]
    revising.reread(read, before.id, "Ministry of Water. National levels survey, 2020.")
    assert before.text in saved(read)[2].raw


def test_a_text_without_words_is_refused(read: Library) -> None:
    with pytest.raises(RefDeskError):
        revising.reread(read, saved(read)[0].id, "  ")


def test_a_reference_is_split_where_two_were_taken_for_one(read: Library) -> None:
    fourth = saved(read)[3]
    revising.split(read, fourth.id, fourth.text.index("Lind"))
    assert [each.text for each in saved(read)[3:]] == [
        "Okafor N. Capillary rise revisited. J. Hydrol. 2017. Vol. 2. P. 1-9.",
        "Lind A. Frost heave. 2018.",
    ]
    read.undo()
    assert [each.text for each in saved(read)[3:]] == [fourth.text]


def test_a_split_in_the_middle_keeps_the_order_of_the_list(read: Library) -> None:
    first = saved(read)[0]
    revising.split(read, first.id, first.text.index("Soil"))
    revising.split(read, first.id, first.text.index("Water"))
    assert [each.text[:5] for each in saved(read)] == ["Holm ", "Water", "Soil ", "de Wi", "Minis", "Okafo"]


def test_a_split_before_the_first_word_is_refused(read: Library) -> None:
    with pytest.raises(RefDeskError):
        revising.split(read, saved(read)[0].id, 0)


def test_a_reference_is_merged_with_the_one_before(read: Library) -> None:
    before = saved(read)
    revising.merge_with_previous(read, before[1].id)
    after = saved(read)
    assert after[0].text == f"{before[0].text} {before[1].text}"
    assert [each.number for each in after] == [1, 3, 4]
    read.undo()
    assert saved(read) == before


def test_the_first_reference_has_none_before_it(read: Library) -> None:
    with pytest.raises(RefDeskError):
        revising.merge_with_previous(read, saved(read)[0].id)
