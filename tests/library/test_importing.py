"""Importing files and exporting them again."""

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId, Summary
from refdesk.formats.format import Attachment, Entry
from refdesk.library import caring, collecting, editing, exporting, importing, listing, pace
from refdesk.library.details import details
from refdesk.library.importing import Cancelled, Duplicates, ImportChoices, ImportPlan
from refdesk.library.library import Library
from tests.library.making import draft_of, new_id, page_of, titles, work

_BIB = b"""@article{abenova,
  author = "Abenova, Aigul",
  title  =   {A title of some length},
  year = 2019, x-own = {kept}
}

@book{berik, author={Berik, B.}, title={Another title of some length}, year=2020, volume=3}
"""
_ALL = ImportChoices()


def _imported(library: Library, data: bytes = _BIB, choices: ImportChoices = _ALL) -> list[RecordId]:
    change = importing.carry_out(library, importing.plan_bytes(library, data, "some.bib"), choices)
    return [RecordId(each) for each in change.rows("record")]


def test_a_plan_writes_nothing(library: Library) -> None:
    plan = importing.plan_bytes(library, _BIB, "some.bib")
    assert [each.key for each in plan.entries] == ["abenova", "berik"]
    assert plan.sources == (importing.Source("some.bib", "bibtex", 2),)
    assert listing.counts(library).articles == 0


def test_an_import_can_be_cancelled_within_a_transaction(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "LOCKED_S", 60.0)
    count = 2000
    plan = ImportPlan(tuple(Entry(work(f"Title number {each}")) for each in range(count)), (), {}, ())
    calls: list[int] = []

    def cancel(done: int, _total: int) -> None:
        calls.append(done)
        if len(calls) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.carry_out(library, plan, progress=cancel)
    assert calls == [0, 0, 0, 0]
    assert listing.counts(library).articles == 0


def test_an_import_is_one_step(library: Library) -> None:
    ids = _imported(library)
    assert [details(library, each).citation_key for each in ids] == ["abenova", "berik"]
    assert library.undo_label == "Import 2 records"
    library.undo()
    assert listing.counts(library).articles == 0


def test_what_the_library_has_is_not_added_again(library: Library) -> None:
    _imported(library)
    plan = importing.plan_bytes(library, _BIB, "some.bib")
    assert sorted(plan.duplicates) == [0, 1]
    assert all(match.is_sure for match in plan.duplicates.values())
    assert importing.carry_out(library, plan).is_empty
    assert listing.counts(library).articles == 2


def test_what_the_library_has_can_be_added_all_the_same(library: Library) -> None:
    _imported(library)
    ids = _imported(library, choices=ImportChoices(Duplicates.ADD))
    assert [details(library, each).citation_key for each in ids] == ["abenovaa", "berika"]


def test_what_the_library_has_can_be_replaced(library: Library) -> None:
    first, second = _imported(library)
    editing.set_field(library, second, "publisher", "Kept")
    changed = _BIB.replace(b"volume=3", b"volume=3, publisher={}, edition=2").replace(
        b"2019", b"2019, month=may"
    )
    _imported(library, changed, ImportChoices(Duplicates.REPLACE))
    assert listing.counts(library).articles == 2
    assert str(details(library, first).record.date("issued")) == "2019-05"
    record = details(library, second).record
    assert (record.text("publisher"), record.text("edition")) == ("Kept", "2")


def test_an_entry_that_was_only_cited_becomes_an_article(library: Library) -> None:
    draft, references, page = page_of(work("Citing"), [work("A title of some length")])
    editing.add_page(library, draft, references, page)
    plan = importing.plan_bytes(library, _BIB, "some.bib")
    assert plan.duplicates == {}
    importing.carry_out(library, plan)
    assert listing.counts(library) == listing.Counts(3, 1, 3, 0, 0)


def test_entries_can_be_left_out_tagged_and_filed(library: Library) -> None:
    folder = collecting.create_collection(library, "Folder").rows("collection")[0]
    choices = ImportChoices(collection=folder, tags=("new",), left_out=frozenset({0}))
    (record_id,) = _imported(library, choices=choices)
    shown = details(library, record_id)
    assert (shown.citation_key, shown.tags, shown.collections) == ("berik", ("new",), (folder,))


def test_a_cancelled_import_leaves_nothing(library: Library) -> None:
    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    many = b"\n".join(b"@book{k%d, title={Title number %d}}" % (each, each) for each in range(1200))
    with pytest.raises(Cancelled):
        importing.carry_out(library, importing.plan_bytes(library, many, "many.bib"), progress=cancel)
    assert listing.counts(library).articles == 0
    assert library.undo_label == ""


def test_progress_counts_up_to_the_end(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "LOCKED_S", 0)
    seen: list[tuple[int, int]] = []
    many = b"\n".join(b"@book{k%d, title={Title number %d}}" % (each, each) for each in range(1200))
    plan = importing.plan_bytes(library, many, "many.bib")
    importing.carry_out(library, plan, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == ((0, 1200), (1200, 1200))
    assert len(seen) > 3
    assert listing.counts(library).articles == 1200


def test_broken_entries_are_problems_and_the_others_come(library: Library) -> None:
    plan = importing.plan_bytes(library, _BIB + b"\n@article{broken, title = {never closed", "some.bib")
    assert len(plan.entries) == 2
    assert [problem.severity for problem in plan.problems] == ["error"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0\0", b"just some words"])
def test_what_is_no_format_is_a_problem(library: Library, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.dat"
    path.write_bytes(data)
    plan = importing.plan(library, [path])
    assert (plan.entries, len(plan.problems), plan.sources[0].format_id) == ((), 1, "")


def test_a_missing_file_is_said_to_be_missing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(RefDeskError, match="cannot be read"):
        importing.plan(library, [tmp_path / "none.bib"])


def test_untouched_entries_come_back_byte_for_byte(library: Library, tmp_path: Path) -> None:
    ids = _imported(library)
    report = exporting.export(library, ids, tmp_path / "out.bib", "bibtex")
    assert report == exporting.ExportReport(2, tmp_path / "out.bib", ())
    assert (tmp_path / "out.bib").read_bytes().strip() == _BIB.strip()


@pytest.mark.parametrize("format_id", [each.id for each in exporting.formats()])
def test_every_format_can_be_written_and_read_again(library: Library, tmp_path: Path, format_id: str) -> None:
    record_id = new_id(editing.add_record(library, work("A title of some length", container_title="Nature")))
    path = tmp_path / f"out{next(each.extension for each in exporting.formats() if each.id == format_id)}"
    exporting.export(library, [record_id], path, format_id)
    other = Library.open(tmp_path / "other.sqlite")
    importing.carry_out(other, importing.plan(other, [path]))
    assert titles(other, Place.articles()) == ["A title of some length"]
    other.close()


def test_an_export_that_fails_leaves_the_old_file(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.bib"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RefDeskError, match="There is no format"):
        exporting.export(library, [], path, "nonsense")
    with pytest.raises(RefDeskError, match="cannot be written"):
        exporting.export(library, [], tmp_path / "no folder" / "out.bib", "bibtex")
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(".")) == []


def test_a_page_goes_out_with_its_reference_list(library: Library) -> None:
    draft, references, page = page_of(work("Citing"), [work("A title of some length")])
    record_id = new_id(editing.add_page(library, draft, references, page))
    (entry,) = exporting.entries(library, [record_id])
    assert [each.text("title") for each in entry.references] == ["A title of some length"]
    assert draft_of(entry.record).record == draft.record


def test_lists_and_index_say_of_an_import_what_the_tables_say(library: Library) -> None:
    shared = [work(f"A cited work of some length, {each}") for each in ("one", "two", "three")]
    old, trashed = (
        new_id(editing.add_page(library, *page_of(work(f"The older article {name}"), shared[:2])))
        for name in ("one", "two")
    )
    collecting.add_tags(library, [old], ["To read"])
    editing.trash(library, [trashed])
    entries = (
        Entry(
            work("An article with all that hangs on one"),
            key="all",
            tags=("To read", "New"),
            notes=("First note", "Second note"),
            attachments=(Attachment("paper.pdf"),),
            references=(shared[0], shared[2], work("The older article two")),
        ),
        Entry(work("The older article one", publisher="New"), references=(shared[2],)),
    )
    replacing = ImportChoices(Duplicates.REPLACE, tags=("Imported",))
    importing.carry_out(library, ImportPlan(entries, (), {}, ()), replacing)
    assert caring.check(library).findings == ()
    assert {each.cited_by for each in _summaries(library, Place.references())} == {1, 2}


def test_works_that_a_known_article_cites_since_an_import_are_in_the_lists(library: Library) -> None:
    known = work("A title of some length")
    editing.add_record(library, known)
    entry = Entry(known, references=(work("The second title of a goodly length"),))
    importing.carry_out(library, ImportPlan((entry,), (), {}, ()), ImportChoices(Duplicates.FILL))
    assert titles(library, Place.references()) == ["The second title of a goodly length"]
    assert titles(library, Place.references(), "goodly") == ["The second title of a goodly length"]
    assert caring.check(library).findings == ()


def _summaries(library: Library, place: Place) -> list[Summary]:
    return listing.summaries(library, [RecordId(each) for each in listing.ids(library, place)])
