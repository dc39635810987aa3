"""What cannot be opened or written: a sentence, and nothing lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.draft import Page
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.library import editing, intake
from refdesk.library.library import Library
from tests.library.making import titles, work


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "library.sqlite"
    library = Library.open(path)
    editing.add_record(library, work("Saved"))
    library.close()
    return path


def _refused(path: Path) -> RefDeskError:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RefDeskError) as caught:
        Library.open(path)
    assert caught.value.hint
    if path.is_file():
        assert path.read_bytes() == before
    return caught.value


def test_a_library_from_a_newer_version_is_left_alone(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as file:
        file.execute("PRAGMA user_version = 99")
    assert "newer RefDesk" in _refused(saved).sentence


@pytest.mark.parametrize("content", [b"hello", b"\x89PNG" * 100, b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(content)
    assert _refused(path).sentence == "other.txt is not a RefDesk library."


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "zotero.sqlite"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE items (id INTEGER)")
    assert "is not a RefDesk library" in _refused(path).sentence


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert "is a folder" in _refused(tmp_path).sentence


def test_a_library_whose_end_is_missing_is_said_to_be_damaged(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-5000])
    assert "damaged" in _refused(saved).sentence


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    path.touch()
    library = Library.open(path)
    editing.add_record(library, work("First"))
    library.close()


@pytest.mark.parametrize("protects_folder", [True, False])
def test_a_read_only_library_can_be_read_and_not_written(saved: Path, protects_folder: bool) -> None:
    saved.chmod(0o444)
    if protects_folder:
        saved.parent.chmod(0o555)
    try:
        library = Library.open(saved)
        assert library.is_read_only
        assert titles(library, Place.articles(), "sav") == ["Saved"]
        with pytest.raises(RefDeskError, match="read-only"):
            editing.add_record(library, work("Not saved"))
        with pytest.raises(RefDeskError, match="read-only"):
            library.undo()
        assert library.undo_label == "Add article"
        library.close()
    finally:
        saved.parent.chmod(0o755)
    assert [each.name for each in saved.parent.iterdir()] == ["library.sqlite"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no text to read"),
        (" \n\t", "no text to read"),
        ("x" * (intake.LONGEST + 1), "too long"),
    ],
)
def test_a_paste_without_anything_to_read_is_told_so(tmp_path: Path, text: str, sentence: str) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    with pytest.raises(RefDeskError, match=sentence):
        intake.drafts_from(library, Page(text))
    library.close()
