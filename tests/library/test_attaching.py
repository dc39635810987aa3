"""Files that hang on a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId
from refdesk.library import attaching, editing, exporting, importing
from refdesk.library.attaching import attached
from refdesk.library.details import details
from refdesk.library.library import Library
from tests.library.making import new_id, work


@pytest.fixture
def record_id(library: Library) -> RecordId:
    return new_id(editing.add_record(library, work("A title of some length")))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "papers" / "one.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.4 one")
    return path


def test_a_file_is_attached_where_it_lies(library: Library, record_id: RecordId, pdf: Path) -> None:
    attaching.attach(library, record_id, [pdf])
    (file,) = details(library, record_id).files
    assert (file.place, file.name, file.mime, file.size) == (pdf, "one.pdf", "application/pdf", 12)
    assert not file.is_missing
    library.undo()
    assert attached(library, record_id) == []
    library.redo()
    assert [each.place for each in attached(library, record_id)] == [pdf]


def test_the_same_file_is_attached_once(library: Library, record_id: RecordId, pdf: Path) -> None:
    attaching.attach(library, record_id, [pdf])
    assert attaching.attach(library, record_id, [pdf]).is_empty


def test_copies_lie_beside_the_library_and_move_with_it(
    library: Library, record_id: RecordId, pdf: Path, tmp_path: Path
) -> None:
    attaching.attach_copies(library, record_id, [pdf])
    pdf.unlink()
    (file,) = attached(library, record_id)
    assert file.place == tmp_path / "library files" / "one.pdf"
    library.close()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("library.sqlite", "library files"):
        (tmp_path / name).rename(moved / name)
    other = Library.open(moved / "library.sqlite")
    (file,) = attached(other, record_id)
    assert (file.place, file.is_missing) == (moved / "library files" / "one.pdf", False)
    other.close()


def test_equal_copies_are_kept_once_and_others_get_a_name_of_their_own(
    library: Library, record_id: RecordId, pdf: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "one.pdf"
    other.parent.mkdir()
    other.write_bytes(b"%PDF-1.4 two")
    for path in (pdf, pdf, other):
        attaching.attach_copies(library, record_id, [path])
    assert [each.path for each in attached(library, record_id)] == [
        "library files/one.pdf",
        "library files/one 2.pdf",
    ]


def test_a_missing_file_is_told_and_found_again(
    library: Library, record_id: RecordId, pdf: Path, tmp_path: Path
) -> None:
    attaching.attach(library, record_id, [pdf])
    moved = pdf.rename(tmp_path / "moved.pdf")
    (file,) = attached(library, record_id)
    assert (file.is_missing, file.size) == (True, 12)
    attaching.relocate(library, file.id, moved)
    (file,) = attached(library, record_id)
    assert (file.place, file.is_missing) == (moved, False)


def test_a_file_that_changed_since_is_told(library: Library, record_id: RecordId, pdf: Path) -> None:
    attaching.attach(library, record_id, [pdf])
    assert not attached(library, record_id)[0].is_changed
    pdf.write_bytes(b"%PDF-1.4 and more")
    assert attached(library, record_id)[0].is_changed


def test_a_removed_file_stays_on_the_disk(library: Library, record_id: RecordId, pdf: Path) -> None:
    attaching.attach(library, record_id, [pdf])
    attaching.detach(library, [attached(library, record_id)[0].id])
    assert attached(library, record_id) == []
    assert pdf.exists()


def test_an_imported_entry_with_another_file_is_written_with_it(library: Library, pdf: Path) -> None:
    change = importing.carry_out(library, importing.plan_bytes(library, b"@book{k,title={T}}", "a.bib"))
    record_id = RecordId(change.added_rows("record")[0])
    attaching.attach(library, record_id, [pdf])
    assert b"one.pdf" in b"".join(exporting.pieces(library, [record_id], "bibtex"))


def test_a_copy_is_exported_by_the_path_where_it_is(library: Library, record_id: RecordId, pdf: Path) -> None:
    attaching.attach_copies(library, record_id, [pdf])
    (entry,) = exporting.entries(library, [record_id])
    assert [each.path for each in entry.attachments] == [str(attaching.files_folder(library) / "one.pdf")]


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_no_file_is_refused_and_nothing_stays(
    library: Library,
    record_id: RecordId,
    pdf: Path,
    is_folder: bool,
) -> None:
    path = pdf.parent if is_folder else pdf.with_name("none.pdf")
    with pytest.raises(RefDeskError):
        attaching.attach(library, record_id, [pdf, path])
    with pytest.raises(RefDeskError):
        attaching.attach_copies(library, record_id, [pdf, path])
    assert attached(library, record_id) == []
    assert not attaching.files_folder(library).exists()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("one.pdf", "one.pdf"),
        ("C:\\Users\\me\\papers\\one.pdf", "one.pdf"),
        ("/home/other/papers/one.pdf", "one.pdf"),
        ("file:///home/other/one.pdf", "one.pdf"),
        ("two.pdf", "two.pdf"),
        ("C:\\other\\two.pdf", None),
        ("/home/other/two.pdf", None),
        ("https://example.org/one.pdf", None),
    ],
)
def test_files_of_an_import_are_looked_for_beside_it(pdf: Path, path: str, found: str | None) -> None:
    assert attaching.located(path, pdf.parent) == (str(pdf.parent / found) if found else path)
