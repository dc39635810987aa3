"""Formats that other installed packages announce."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.formats import registry
from tests.installed_package import install

THEIRS = """
class Lines:
    def __init__(self, id):
        self.id, self.label, self.extensions, self.can_write = id, "Lines", ("lines",), False

    def recognise(self, data):
        return 1.0 if data.startswith(b"LINES") else 0.0

    def read(self, data):
        yield from ()

    def write(self, entries):
        raise NotImplementedError

GOOD, TAKEN, NO_FORMAT = Lines("lines"), Lines("bibtex"), 7
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "their_lines.py").write_text(THEIRS)
    monkeypatch.syspath_prepend(tmp_path)
    registry.all_formats.cache_clear()
    yield tmp_path
    registry.all_formats.cache_clear()


def test_an_announced_format_joins_ours(site: Path) -> None:
    install(site, "lines", "lines = their_lines:GOOD")
    assert registry.by_id("lines").label == "Lines"
    assert registry.recognised(b"LINES and more") is registry.by_id("lines")


def test_what_is_no_format_or_takes_an_id_of_ours_is_left_out(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = registry.by_id("bibtex")
    registry.all_formats.cache_clear()
    install(site, "bad-lines", "a = their_lines:NO_FORMAT\nb = their_lines:TAKEN")
    with caplog.at_level(logging.ERROR):
        assert registry.by_id("bibtex") is own
    assert ["not a format" in caplog.messages[0], "id is taken" in caplog.messages[1]] == [True, True]
