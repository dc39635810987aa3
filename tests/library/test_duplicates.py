"""Duplicates: listed together, merged with all that belongs to them, or kept apart for good."""

from __future__ import annotations

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.formats.format import Entry
from refdesk.library import caring, collecting, duplicates, editing, importing, listing, noting
from refdesk.library.details import cited_by, details, references_of
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from tests.library.making import new_id, page_of, titles, work

_TITLE = "The salt roads of the northern steppe"


def _added(library: Library, *works: object) -> list[RecordId]:
    return [new_id(editing.add_record(library, each)) for each in works]  # type: ignore[arg-type]


def _listed(library: Library) -> list[int]:
    return sorted(listing.ids(library, Place.duplicates()))


def test_articles_with_the_same_doi_or_the_same_work_are_listed(library: Library) -> None:
    one, two = _added(library, work(_TITLE), work(_TITLE.upper() + "!"))
    three, four = _added(
        library, work("A", DOI="10.1234/x"), work("B", "Carl", DOI="https://doi.org/10.1234/X")
    )
    _added(library, work("Something else altogether", "Berik"))
    assert _listed(library) == [one, two, three, four]
    editing.trash(library, [two])
    assert _listed(library) == [three, four]


def test_works_that_are_only_cited_are_no_duplicates(library: Library) -> None:
    editing.add_page(library, *page_of(work("Citing"), [work(_TITLE)]))
    _added(library, work(_TITLE, volume="3"))
    assert _listed(library) == []


def test_a_merge_leaves_one_record_with_all_of_it(library: Library) -> None:
    one, two = _added(library, work(_TITLE, volume="3"), work(_TITLE, publisher="Press", abstract="On salt"))
    noting.add_note(library, two, "Read this")
    collecting.add_tags(library, [two], ["salt"])
    folder = collecting.create_collection(library, "Folder").rows("collection")[0]
    collecting.add_to_collection(library, folder, [two])
    duplicates.merge(library, one, [two, one])
    shown = details(library, one)
    assert {name: shown.record.text(name) for name in ("volume", "publisher", "abstract")} == {
        "volume": "3",
        "publisher": "Press",
        "abstract": "On salt",
    }
    assert (shown.tags, shown.collections, len(shown.notes)) == (("salt",), (folder,), 1)
    assert details(library, two).in_trash
    assert _listed(library) == []
    assert titles(library, Place.articles(), "read this") == [_TITLE]
    assert caring.check(library).is_sound
    library.undo()
    assert details(library, two).notes
    assert not details(library, two).in_trash
    assert caring.check(library).is_sound


def test_who_cited_the_others_cites_the_kept_one(library: Library) -> None:
    entry = Entry(work("Citing"), references=(work(_TITLE, volume="4"),))
    importing.carry_out(library, ImportPlan((entry,), (), {}, ()))
    (cited,) = listing.ids(library, Place.references())
    (kept,) = _added(library, work(_TITLE))
    duplicates.merge(library, kept, [RecordId(cited)])
    assert [each.citing.title for each in cited_by(library, kept)] == ["Citing"]
    assert list(listing.ids(library, Place.references())) == [kept]
    assert caring.check(library).is_sound


def test_a_reference_list_comes_over_where_the_kept_one_has_none(library: Library) -> None:
    (kept,) = _added(library, work(_TITLE))
    other = new_id(editing.add_page(library, *page_of(work(_TITLE, volume="9"), [work("Cited one")])))
    duplicates.merge(library, kept, [other])
    assert [each.text.split()[2:4] for each in references_of(library, kept)] == [["Cited", "one"]]
    library.undo()
    assert references_of(library, kept) == []
    assert caring.check(library).is_sound


def test_what_is_kept_apart_is_not_listed_again(library: Library) -> None:
    one, two, three = _added(library, work(_TITLE), work(_TITLE), work(_TITLE))
    duplicates.keep_apart(library, [two, one])
    assert _listed(library) == [one, two, three]
    duplicates.keep_apart(library, [one, two, three])
    assert _listed(library) == []
    library.undo()
    assert _listed(library) == [one, two, three]


@pytest.mark.parametrize("call", [duplicates.keep_apart, lambda at, ids: duplicates.merge(at, ids[0], ids)])
def test_one_record_alone_is_refused(library: Library, call: object) -> None:
    ids = _added(library, work(_TITLE))
    with pytest.raises(RefDeskError):
        call(library, ids)  # type: ignore[operator]


def _likely(library: Library) -> list[int]:
    duplicates.find_likely(library)
    return _listed(library)


def test_articles_with_titles_much_alike_are_listed_once_they_were_looked_for(library: Library) -> None:
    one, two = _added(library, work(_TITLE), work("The salt roads of the nothern steppes", year=2020))
    assert _listed(library) == []
    assert _likely(library) == [one, two]
    editing.trash(library, [two])
    assert _listed(library) == []


@pytest.mark.parametrize(
    "other",
    [
        work("The salt roads of the northern steppe, part 2"),
        work("The salt road of the northern steppe", "Berik"),
        work("The salt road of the northern steppe", year=2012),
        work("The salt road of the northern steppe", volume="8"),
        work("The silk markets of the southern coast"),
    ],
    ids=["another part", "another author", "another year", "another volume", "another title"],
)
def test_what_only_looks_like_one_work_is_not_listed(library: Library, other: Record) -> None:
    _added(library, work(f"{_TITLE}, part 1" if "part" in other.text("title") else _TITLE, volume="3"), other)
    assert _likely(library) == []


def test_one_without_a_year_is_compared_with_those_of_any_year(library: Library) -> None:
    undated = work("The salt roads of the nothern steppes").with_field("issued", None)
    both = _added(library, work(_TITLE), undated)
    assert _likely(library) == both


def test_likely_duplicates_that_are_kept_apart_are_listed_no_more(library: Library) -> None:
    one, two = _added(library, work(_TITLE), work("The salt road of the northern steppe"))
    duplicates.keep_apart(library, [one, two])
    assert _likely(library) == []
    library.undo()
    assert _listed(library) == [one, two]


def test_a_misspelt_beginning_is_seen_by_author_and_year(library: Library) -> None:
    one, two = _added(library, work(_TITLE), work(f"On {_TITLE.lower()}"))
    assert _likely(library) == [one, two]


def test_nothing_is_looked_for_again_where_nothing_was_written(library: Library) -> None:
    _added(library, work(_TITLE))
    assert duplicates.find_likely(library)
    assert not duplicates.find_likely(library)


def test_many_articles_of_one_author_and_year_are_compared_with_their_neighbours(library: Library) -> None:
    titles_ = [" ".join(_WORDS[(place * step + step) % 32] for step in (1, 7, 11, 13)) for place in range(32)]
    titles_ += [f"{title[::-1]} {title}" for title in titles_]
    entries = tuple(Entry(work(title)) for title in [*titles_, f"{titles_[20]}s"])
    importing.carry_out(library, ImportPlan(entries, (), {}, ()))
    assert len(titles_) > 60
    found = {each.title for each in listing.summaries(library, list(map(RecordId, _likely(library))))}
    assert found == {titles_[20], f"{titles_[20]}s"}


_WORDS = (
    "Amber", "Barley", "Cotton", "Dates", "Ebony", "Flax", "Ginger", "Honey", "Indigo", "Jade", "Kelp",
    "Linen", "Myrrh", "Nutmeg", "Olives", "Pepper", "Quartz", "Rubber", "Silk", "Tobacco", "Umber",
    "Vanilla", "Wheat", "Xenon", "Yarn", "Zinc", "Almonds", "Butter", "Copper", "Dyes", "Elm", "Figs",
)  # fmt: skip
