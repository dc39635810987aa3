"""Entry points of other packages, from real installed metadata."""

import logging
from pathlib import Path

import pytest

from refdesk.plugins import plugins
from tests.installed_package import install


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_nothing_is_announced_where_nothing_is_installed() -> None:
    assert plugins("refdesk.formats") == []


def test_what_a_package_announces_is_loaded(site: Path) -> None:
    (site / "their_format.py").write_text("FORMAT = 'theirs'\n")
    install(site, "their-package", "theirs = their_format:FORMAT")
    [plugin] = plugins("refdesk.formats")
    assert (plugin.name, plugin.package, plugin.value) == ("theirs", "their-package", "theirs")


def test_one_that_fails_to_load_is_logged_and_the_others_stay(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (site / "good_one.py").write_text("FORMAT = 1\n")
    (site / "bad_one.py").write_text("raise RuntimeError('on import')\n")
    install(site, "two-formats", "bad = bad_one:FORMAT\ngood = good_one:FORMAT\ngone = no_such_module:FORMAT")
    with caplog.at_level(logging.ERROR):
        assert [plugin.name for plugin in plugins("refdesk.formats")] == ["good"]
    assert ["bad" in caplog.messages[0], "gone" in caplog.messages[1]] == [True, True]
