"""Attached files that are not where they were."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from refdesk.domain.record import RecordId
from refdesk.library import attaching, editing, moved_files
from refdesk.library.importing import Cancelled
from refdesk.library.library import Library
from refdesk.library.moved_files import FoundFile, Likeness
from refdesk.store.rows import attachments
from tests.library.making import work


def _silent(_folders: int, _found: int) -> None:
    pass


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two files: `old/a.pdf` and `old/b.pdf`."""
    folder = tmp_path / "papers" / "old"
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"%PDF one")
    (folder / "b.pdf").write_bytes(b"%PDF another")
    return folder


@pytest.fixture
def linked(library: Library, papers: Path) -> Library:
    """A library with a record on which both files hang."""
    change = editing.add_record(library, work("Walking dunes"))
    attaching.attach(library, RecordId(change.added_rows("record")[0]), sorted(papers.iterdir()))
    return library


def _places(library: Library) -> list[Path | None]:
    return [each.place for each in attaching.attached(library, RecordId(1))]


def _told(found: list[FoundFile]) -> list[tuple[str, str, Likeness]]:
    return [(each.missing.place.name, each.place.name, each.likeness) for each in found]


def test_files_that_are_there_are_not_missing(linked: Library) -> None:
    assert moved_files.missing(linked) == []


def test_a_missing_file_says_of_which_record_it_is(linked: Library, papers: Path) -> None:
    (papers / "a.pdf").unlink()
    (gone,) = moved_files.missing(linked)
    assert (gone.title, gone.place) == ("Walking dunes", papers / "a.pdf")


def test_files_of_records_in_the_trash_and_addresses_are_not_missed(linked: Library, papers: Path) -> None:
    shutil.rmtree(papers)
    editing.trash(linked, [RecordId(1)])
    assert moved_files.missing(linked) == []


def test_a_folder_that_was_renamed_is_found_beside_the_old_place(linked: Library, papers: Path) -> None:
    papers.rename(papers.with_name("new"))
    found = moved_files.look_beside(linked, moved_files.missing(linked), _silent)
    assert _told(found) == [("a.pdf", "a.pdf", Likeness.CONTENTS), ("b.pdf", "b.pdf", Likeness.CONTENTS)]


def test_all_are_taken_over_in_one_undo_step(linked: Library, papers: Path) -> None:
    new = papers.with_name("new")
    papers.rename(new)
    found = moved_files.look_beside(linked, moved_files.missing(linked), _silent)
    moved_files.take_over(linked, found)
    assert _places(linked) == [new / "a.pdf", new / "b.pdf"]
    assert [each.is_changed for each in attaching.attached(linked, RecordId(1))] == [False, False]
    linked.undo()
    assert _places(linked) == [papers / "a.pdf", papers / "b.pdf"]


def test_a_renamed_file_is_known_by_its_contents(linked: Library, papers: Path, tmp_path: Path) -> None:
    away = tmp_path / "elsewhere" / "deep"
    away.mkdir(parents=True)
    (papers / "a.pdf").rename(away / "Okoye 2012.pdf")
    (away / "same size.pdf").write_bytes(b"%PDF two")
    found = moved_files.look_below(tmp_path / "elsewhere", moved_files.missing(linked), _silent)
    assert _told(found) == [("a.pdf", "Okoye 2012.pdf", Likeness.CONTENTS)]


def test_another_file_of_the_same_name_is_called_alike_by_name_only(
    linked: Library, papers: Path, tmp_path: Path
) -> None:
    (papers / "a.pdf").unlink()
    (tmp_path / "A.PDF").write_bytes(b"%PDF of another size")
    (found,) = moved_files.look_below(tmp_path, moved_files.missing(linked), _silent)
    assert found.likeness is Likeness.NAME


def test_of_two_of_the_same_name_the_one_in_a_folder_of_the_same_name_is_meant(
    linked: Library, papers: Path, tmp_path: Path
) -> None:
    (papers / "a.pdf").unlink()
    for folder in ("disk/old", "disk/other"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.pdf").write_bytes(b"%PDF changed since")
    wanted = moved_files.missing(linked)
    (found,) = moved_files.look_below(tmp_path / "disk", wanted, _silent)
    assert found.place == tmp_path / "disk" / "old" / "a.pdf"
    shutil.rmtree(tmp_path / "disk" / "old")
    (tmp_path / "disk" / "more").mkdir()
    (tmp_path / "disk" / "more" / "a.pdf").write_bytes(b"%PDF changed since")
    assert moved_files.look_below(tmp_path / "disk", wanted, _silent) == []


def test_looking_can_be_stopped(linked: Library, papers: Path, tmp_path: Path) -> None:
    (papers / "a.pdf").unlink()

    def stop(_folders: int, _found: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        moved_files.look_below(tmp_path, moved_files.missing(linked), stop)


def _linked_unread(library: Library, papers: Path) -> None:
    """As an import links files: size and time are known, the contents are not."""
    editing.add_record(library, work("Walking dunes"))
    with library.write("Attach") as write:
        rows = [(1, str(path), "", "", attaching.facts_of(path)) for path in sorted(papers.iterdir())]
        attachments.add(write.writer, rows)


def test_files_that_were_linked_unread_are_read_later_and_then_known(
    library: Library, papers: Path, tmp_path: Path
) -> None:
    _linked_unread(library, papers)
    label = library.undo_label
    assert moved_files.read_hashes(library, limit=1)
    assert moved_files.read_hashes(library)
    assert not moved_files.read_hashes(library)
    assert library.undo_label == label
    (papers / "b.pdf").rename(tmp_path / "renamed.pdf")
    (found,) = moved_files.look_below(tmp_path, moved_files.missing(library), _silent)
    assert _told([found]) == [("b.pdf", "renamed.pdf", Likeness.CONTENTS)]


def test_a_file_that_changed_since_it_was_linked_stays_unread(library: Library, papers: Path) -> None:
    _linked_unread(library, papers)
    (papers / "a.pdf").unlink()
    (papers / "b.pdf").write_bytes(b"%PDF changed")
    os.utime(papers / "b.pdf", (1, 1))
    assert not moved_files.read_hashes(library)


def test_an_import_taken_back_after_its_files_were_read_comes_again(library: Library, papers: Path) -> None:
    _linked_unread(library, papers)
    moved_files.read_hashes(library)
    library.undo()
    library.redo()
    assert _places(library) == [papers / "a.pdf", papers / "b.pdf"]
    assert not moved_files.read_hashes(library)
