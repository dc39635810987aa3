"""What a person decides about an import: duplicates, collections, groups and files."""

from pathlib import Path

import pytest

from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.formats.format import Attachment, Entry
from refdesk.library import attaching, collecting, editing, importing, listing
from refdesk.library.details import details
from refdesk.library.differences import Difference
from refdesk.library.importing import Cancelled, Duplicates, ImportChoices, Source
from refdesk.library.library import Library
from tests.library.making import titles, work

_OURS = b"""@book{ours, title={A title of some length}, author={Abenova, Aigul}, year=2019, publisher={Old}}
@book{likely, title={The second title of a good length}, author={Berik, B.}, year=2001}
"""
_THEIRS = b"""@book{theirs, title={A title of some length}, author={Abenova, Aigul}, year=2019,
  publisher={New}, edition=2}
@book{like, title={The second title of a goodly length}, author={Berik, B.}, year=2001, volume=3}
"""


@pytest.fixture
def filled(library: Library) -> Library:
    importing.carry_out(library, importing.plan_bytes(library, _OURS, "ours.bib"))
    return library


def _record(library: Library, key: str) -> tuple[str, str, str]:
    found = [details(library, RecordId(each)) for each in listing.ids(library, Place.articles())]
    record = next(each.record for each in found if each.citation_key == key)
    return record.text("publisher"), record.text("edition"), record.text("volume")


def test_a_plan_says_what_each_duplicate_says_differently(filled: Library) -> None:
    plan = importing.plan_bytes(filled, _THEIRS, "theirs.bib")
    assert {place: match.is_sure for place, match in plan.duplicates.items()} == {0: True, 1: False}
    assert importing.differences(filled, plan, 0) == (
        Difference("publisher", "Old", "New"),
        Difference("edition", "", "2"),
    )


@pytest.mark.parametrize(
    ("answers", "ours", "likely", "count"),
    [
        ({}, ("Old", "", ""), ("", "", ""), 3),
        ({0: Duplicates.FILL, 1: Duplicates.SKIP}, ("Old", "2", ""), ("", "", ""), 2),
        ({0: Duplicates.REPLACE, 1: Duplicates.FILL}, ("New", "2", ""), ("", "", "3"), 2),
        ({0: Duplicates.ADD, 1: Duplicates.ADD}, ("Old", "", ""), ("", "", ""), 4),
    ],
)
def test_every_duplicate_is_decided_by_itself(
    filled: Library,
    answers: dict[int, Duplicates],
    ours: tuple[str, str, str],
    likely: tuple[str, str, str],
    count: int,
) -> None:
    plan = importing.plan_bytes(filled, _THEIRS, "theirs.bib")
    importing.carry_out(filled, plan, ImportChoices(answers=answers))
    assert (_record(filled, "ours"), _record(filled, "likely")) == (ours, likely)
    assert listing.counts(filled).articles == count
    filled.undo()
    assert (_record(filled, "ours"), listing.counts(filled).articles) == (("Old", "", ""), 2)


def test_a_second_import_that_replaces_does_not_double_notes_and_files(library: Library) -> None:
    entry = Entry(
        work("A title of some length"), notes=("Read twice",), attachments=(Attachment("/none/a.pdf"),)
    )
    for _ in range(2):
        plan = importing.plan_entries(library, [entry], Source("elsewhere", "", 0))
        importing.carry_out(library, plan, ImportChoices(Duplicates.REPLACE))
    (record_id,) = (RecordId(each) for each in listing.ids(library, Place.articles()))
    assert [each.text for each in details(library, record_id).notes] == ["Read twice"]
    assert [each.path for each in attaching.attached(library, record_id)] == ["/none/a.pdf"]


def test_the_same_work_twice_in_a_file_is_told(library: Library) -> None:
    plan = importing.plan_bytes(library, _OURS + _OURS.replace(b"{ours", b"{again"), "twice.bib")
    assert plan.repeats == {2: 0, 3: 1}


def test_everything_goes_into_a_new_collection_also_what_the_library_had(filled: Library) -> None:
    plan = importing.plan_bytes(filled, _THEIRS, "theirs.bib")
    importing.carry_out(filled, plan, ImportChoices(new_collection="Chapter 2"))
    (made,) = collecting.collections(filled)
    assert (made.name, titles(filled, Place.collection(made.id))) == (
        "Chapter 2",
        ["A title of some length", "The second title of a goodly length"],
    )
    filled.undo()
    assert collecting.collections(filled) == []


_GROUPS = b"""@book{k, title={A title of some length}, groups={Method}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Thesis\\;0\\;1\\;\\;\\;\\;;
2 StaticGroup:Method\\;0\\;1\\;\\;\\;\\;;
}
"""


def test_groups_become_collections_unless_they_are_not_wanted(library: Library) -> None:
    plan = importing.plan_bytes(library, _GROUPS, "groups.bib")
    assert plan.group_count == 1
    importing.carry_out(library, plan, ImportChoices(keeps_groups=False))
    assert collecting.collections(library) == []
    library.undo()
    importing.carry_out(library, plan)
    assert [each.name for each in collecting.collections(library)] == ["Thesis", "Method"]


def test_what_could_not_be_read_can_be_saved_and_read_again(library: Library) -> None:
    broken = b"@book{broken, title = {never closed\n\n"
    plan = importing.plan_bytes(library, _OURS + broken, "some.bib")
    assert (len(plan.entries), len(plan.rejected)) == (2, 1)
    again = importing.plan_bytes(library, plan.rejected_text().encode() + b"}}", "rejected.bib")
    assert [each.key for each in again.entries] == ["broken"]


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """A file whose entries have one PDF that is there, by a path of another computer, and one that is not."""
    folder = tmp_path / "papers"
    (folder / "pdf").mkdir(parents=True)
    (folder / "pdf" / "a.pdf").write_bytes(b"%PDF-1.4 one")
    path = folder / "refs.bib"
    path.write_text(
        "@book{a, title={A title of some length}, file={:C\\:\\\\Users\\\\me\\\\pdf\\\\a.pdf:PDF}}\n"
        "@book{b, title={Another title of some length}, file={:pdf/gone.pdf:PDF}}\n"
    )
    return path


def test_files_stay_where_they_are_and_are_found(library: Library, bib: Path) -> None:
    importing.carry_out(library, importing.plan(library, [bib]))
    one, other = (attaching.attached(library, RecordId(each))[0] for each in (1, 2))
    assert (one.place, one.is_missing, one.size) == (bib.parent / "pdf" / "a.pdf", False, 12)
    assert (other.place, other.is_missing) == (bib.parent / "pdf" / "gone.pdf", True)


def test_files_are_copied_beside_the_library(library: Library, bib: Path) -> None:
    importing.carry_out(library, importing.plan(library, [bib]), ImportChoices(copies_files=True))
    (one,) = attaching.attached(library, RecordId(1))
    assert one.place == attaching.files_folder(library) / "a.pdf"
    assert one.place.read_bytes() == b"%PDF-1.4 one"
    assert not Path(one.path).is_absolute()


def test_a_cancelled_import_leaves_no_copied_file(library: Library, bib: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done == total - 2:
            raise Cancelled

    plan = importing.plan(library, [bib])
    with pytest.raises(Cancelled):
        importing.carry_out(library, plan, ImportChoices(copies_files=True), cancel)
    assert not attaching.files_folder(library).exists()
    assert listing.counts(library).articles == 0


def test_a_plan_tells_how_far_it_is_and_can_be_cancelled(library: Library) -> None:
    many = b"\n".join(b"@book{k%d, title={Title number %d}}" % (each, each) for each in range(1200))
    seen: list[tuple[int, int]] = []
    importing.plan_bytes(library, many, "many.bib", lambda done, total: seen.append((done, total)))
    assert seen == [(500, 0), (1000, 0), (0, 1200), (500, 1200), (1000, 1200)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        importing.plan_bytes(library, many, "many.bib", cancel)


def test_a_likely_duplicate_that_is_gone_by_then_is_added(filled: Library) -> None:
    plan = importing.plan_bytes(filled, _THEIRS, "theirs.bib")
    editing.trash(filled, [RecordId(1), RecordId(2)])
    editing.delete_forever(filled, [RecordId(1), RecordId(2)])
    importing.carry_out(filled, plan, ImportChoices(Duplicates.REPLACE, answers={1: Duplicates.FILL}))
    assert listing.counts(filled).articles == 2
