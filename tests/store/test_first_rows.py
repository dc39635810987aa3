"""The first rows, before the library is open."""

import subprocess
import sys
from pathlib import Path

import pytest

from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import RecordId
from refdesk.library import editing, listing
from refdesk.library.first_rows import first_rows
from refdesk.library.library import Library
from tests.library.making import page_of, work
from tests.shared_material import CHECKOUT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    for number in range(5):
        cited = [work(f"A cited work {number}")]
        editing.add_page(library, *page_of(work(f"T{number}", f"A{9 - number}"), cited))
    library.close()
    return path


@pytest.mark.parametrize("place", [Place.articles(), Place.references()])
@pytest.mark.parametrize("order", [Order(), Order(Column.TITLE, is_descending=True)])
def test_they_are_what_the_open_library_shows(path: Path, place: Place, order: Order) -> None:
    early = first_rows(path, place, order, limit=3)
    library = Library.open(path)
    ids = [RecordId(each) for each in listing.ids(library, place, order=order)]
    assert early is not None
    assert list(early) == listing.summaries(library, ids[:3])
    library.close()


def test_there_are_none_where_opening_has_to_decide(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("hello", encoding="utf-8")
    assert first_rows(tmp_path / "text.txt", Place.articles(), Order()) is None
    assert first_rows(tmp_path / "none.sqlite", Place.articles(), Order()) is None
    assert not (tmp_path / "none.sqlite").exists()


def test_they_do_not_wait_for_sqlalchemy() -> None:
    code = "import sys, refdesk.library.first_rows; sys.exit('sqlalchemy' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": str(CHECKOUT / "src")}, check=False
        ).returncode
        == 0
    )
