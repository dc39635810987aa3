"""A library of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()
