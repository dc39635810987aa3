"""Reference lists, and the works they point to."""

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.domain.reference import ReferenceId
from refdesk.library import editing, listing
from refdesk.library.details import cited_by, details, references_of
from refdesk.library.library import Library
from tests.library.making import draft_of, new_id, page_of, titles, work


def _saved(library: Library, *cited: str) -> RecordId:
    draft, references, page = page_of(work("The citing article"), [work(each) for each in cited], 0.5)
    return new_id(editing.add_page(library, draft, references, page))


def test_a_list_is_kept_as_it_was_printed(library: Library) -> None:
    draft, references, page = page_of(
        work("The citing article"), [work("A first cited work"), work("A second cited work")]
    )
    citing = new_id(editing.add_page(library, draft, references, page))
    saved = references_of(library, citing)
    assert [each.number for each in saved] == [1, 2]
    assert [each.label for each in saved] == ["1.", "2."]
    assert [each.text for each in saved] == [each.text for each in references]
    assert [each.raw for each in saved] == [each.raw_span.of(page.text) for each in references]
    assert [each.readings for each in saved] == [each.draft.readings for each in references]
    assert [each.record for each in saved] == [each.record for each in references]
    assert [details(library, each.cited).record for each in saved] == [each.record for each in references]


def test_the_same_work_twice_in_a_list_is_one_record(library: Library) -> None:
    citing = _saved(library, "A work cited twice", "Something in between", "A work cited twice")
    cited = [each.cited for each in references_of(library, citing)]
    assert cited[0] == cited[2] != cited[1]
    assert len(listing.ids(library, Place.references())) == 2


def test_the_same_work_in_two_lists_is_one_record_cited_twice(library: Library) -> None:
    first = _saved(library, "A work that all cite")
    draft, references, page = page_of(work("Another citing article", "Zhao"), [work("A work that all cite")])
    second = new_id(editing.add_page(library, draft, references, page))
    (cited,) = listing.ids(library, Place.references())
    assert listing.summaries(library, [RecordId(cited)])[0].cited_by == 2
    assert [each.citing.id for each in cited_by(library, RecordId(cited))] == [first, second]


def test_works_of_the_same_title_with_other_volumes_are_two(library: Library) -> None:
    one, other = (
        work("Annual report of the society", volume="1"),
        work("Annual report of the society", volume="2"),
    )
    draft, references, page = page_of(work("The citing article"), [one, other])
    editing.add_page(library, draft, references, page)
    assert len(listing.ids(library, Place.references())) == 2


def test_a_shared_doi_is_one_work_whatever_the_title_looks_like(library: Library) -> None:
    one = work("Deep learning for references", DOI="10.1000/ABC")
    other = work("Deep Learning for reference", "Other", 2020, DOI="https://doi.org/10.1000/abc")
    draft, references, page = page_of(work("The citing article"), [one, other])
    editing.add_page(library, draft, references, page)
    assert len(listing.ids(library, Place.references())) == 1


def test_a_corrected_reference_corrects_the_work_that_only_it_cites(library: Library) -> None:
    citing = _saved(library, "A misread title of some length")
    (before,) = references_of(library, citing)
    editing.set_reference(library, before.id, draft_of(work("Quite another title of some length", "Dana")))
    (after,) = references_of(library, citing)
    assert after.cited == before.cited
    assert titles(library, Place.references()) == ["Quite another title of some length"]
    assert after.doubtful == ()


def test_a_corrected_reference_leaves_a_work_alone_that_others_cite(library: Library) -> None:
    citing = _saved(library, "A work that all cite")
    draft, references, page = page_of(work("Another citing article", "Zhao"), [work("A work that all cite")])
    editing.add_page(library, draft, references, page)
    (reference,) = references_of(library, citing)
    editing.set_reference(library, reference.id, draft_of(work("Quite another title of some length", "Dana")))
    assert titles(library, Place.references()) == [
        "A work that all cite",
        "Quite another title of some length",
    ]


def test_a_corrected_reference_finds_the_work_it_now_names(library: Library) -> None:
    right = new_id(editing.add_record(library, work("The right work after all")))
    citing = _saved(library, "A misread title of some length")
    (reference,) = references_of(library, citing)
    editing.set_reference(library, reference.id, draft_of(work("The right work after all")))
    assert references_of(library, citing)[0].cited == right
    assert titles(library, Place.references()) == ["The right work after all"]


def test_a_removed_reference_takes_the_work_along_that_only_it_cites(library: Library) -> None:
    citing = _saved(library, "A first cited work", "A second cited work")
    first, _ = references_of(library, citing)
    editing.remove_references(library, [first.id])
    assert titles(library, Place.references()) == ["A second cited work"]
    assert listing.summaries(library, [citing])[0].reference_count == 1


def test_pointing_a_reference_elsewhere_moves_the_citation(library: Library) -> None:
    right = new_id(editing.add_record(library, work("The right work after all")))
    citing = _saved(library, "A misread title of some length")
    (reference,) = references_of(library, citing)
    editing.point_reference(library, reference.id, right)
    assert [each.citing.title for each in cited_by(library, right)] == ["The citing article"]
    assert titles(library, Place.references()) == ["The right work after all"]


def test_doubts_in_a_list_count_for_its_article(library: Library) -> None:
    citing = _saved(library, "A first cited work")
    assert listing.summaries(library, [citing])[0].doubtful == 6
    assert titles(library, Place.doubtful()) == ["The citing article"]


def test_a_gone_reference_is_said_to_be_gone(library: Library) -> None:
    with pytest.raises(RefDeskError, match="no longer in the library"):
        editing.set_reference(library, ReferenceId(5), draft_of(work("Any")))
    with pytest.raises(RefDeskError, match="no longer in the library"):
        editing.point_reference(
            library, references_of(library, _saved(library, "A cited work"))[0].id, RecordId(99)
        )
