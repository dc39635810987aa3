"""Where things live."""

from pathlib import Path

import pytest

from refdesk.folders import own_folders


def test_one_variable_puts_all_folders_into_one_home(tmp_path: Path) -> None:
    folders = own_folders({"REFDESK_HOME": str(tmp_path)})
    assert {folders.data, folders.settings, folders.cache, folders.logs} == {
        tmp_path / "data",
        tmp_path / "settings",
        tmp_path / "cache",
        tmp_path / "logs",
    }


def test_a_home_given_relatively_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert own_folders({"REFDESK_HOME": "portable"}).data == tmp_path / "portable" / "data"


def test_without_the_variable_the_system_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFDESK_HOME")
    folders = own_folders()
    assert folders.data.name == folders.settings.name == "RefDesk"
    assert folders.data.is_absolute()


def test_naming_the_folders_makes_none(tmp_path: Path) -> None:
    own_folders({"REFDESK_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


def test_library_and_settings_are_files_in_their_folders(tmp_path: Path) -> None:
    folders = own_folders({"REFDESK_HOME": str(tmp_path)})
    assert folders.library_file.parent == folders.data
    assert folders.settings_file.parent == folders.settings
