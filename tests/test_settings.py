"""The settings table and the file that keeps the choices."""

import json
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.settings import COLUMNS, SETTINGS, TEXT_SIZE, THEME, AnySetting, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "settings.json"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


def test_no_two_settings_share_a_key() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_a_value_that_its_setting_accepts(setting: AnySetting) -> None:
    assert setting.accepts(setting.default)


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    settings = Settings.load(path)
    assert settings.get(THEME) == "system"
    assert settings.problems == ()
    assert not path.parent.exists()


def test_saved_choices_come_back(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(THEME, "dark")
    settings.set(COLUMNS, ("title", "год"))
    settings.save()
    again = Settings.load(path)
    assert (again.get(THEME), again.get(COLUMNS), again.get(TEXT_SIZE)) == ("dark", ("title", "год"), 100)


def test_a_reset_goes_back_to_the_default(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(TEXT_SIZE, 150)
    settings.reset(TEXT_SIZE)
    settings.save()
    assert Settings.load(path).get(TEXT_SIZE) == 100


@pytest.mark.parametrize("value", ["purple", ""])
def test_a_value_outside_the_choices_is_refused(path: Path, value: str) -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings.load(path).set(THEME, value)


@pytest.mark.parametrize("value", [74, 201, True])
def test_a_number_outside_its_bounds_is_refused(path: Path, value: int) -> None:
    with pytest.raises(ValueError, match="text_size"):
        Settings.load(path).set(TEXT_SIZE, value)


def test_a_key_of_a_newer_version_survives(path: Path) -> None:
    write(path, '{"from_the_future": {"deep": [1, 2]}}')
    settings = Settings.load(path)
    settings.set(THEME, "light")
    settings.save()
    assert json.loads(path.read_text("utf-8")) == {"from_the_future": {"deep": [1, 2]}, "theme": "light"}


def test_an_unusable_value_gives_the_default_and_a_problem(path: Path) -> None:
    write(path, '{"theme": 7, "text_size": 120}')
    settings = Settings.load(path)
    assert (settings.get(THEME), settings.get(TEXT_SIZE)) == ("system", 120)
    assert [problem.key for problem in settings.problems] == ["theme"]


@pytest.mark.parametrize("text", ["{", "[1]", "\x00"])
def test_a_broken_file_is_kept_aside_and_the_defaults_hold(path: Path, text: str) -> None:
    write(path, text)
    settings = Settings.load(path)
    settings.save()
    assert settings.get(THEME) == "system"
    assert "settings.json.broken" in settings.problems[0].message
    assert (path.parent / "settings.json.broken").read_text("utf-8") == text
    assert Settings.load(path).problems == ()


def test_bytes_that_are_no_text_are_kept_aside_too(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe{}")
    assert len(Settings.load(path).problems) == 1
    assert (path.parent / "settings.json.broken").read_bytes() == b"\xff\xfe{}"


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where the folder should be")
    with pytest.raises(RefDeskError, match="could not be saved"):
        Settings(tmp_path / "settings" / "settings.json").save()


def test_saving_leaves_nothing_but_the_file(path: Path) -> None:
    Settings(path).save()
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
