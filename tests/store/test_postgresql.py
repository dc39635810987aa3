"""A library on PostgreSQL: the same work through the same functions, with the same answers as in a file."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from refdesk.domain.query import Column, Order, Place
from refdesk.domain.record import RecordId
from refdesk.library import (
    attaching,
    collecting,
    duplicates,
    editing,
    history,
    importing,
    listing,
    matching,
    noting,
)
from refdesk.library.details import cited_by, details, references_of
from refdesk.library.library import Library
from refdesk.store.care import checking
from refdesk.store.database import Database
from refdesk.store.tables.schema import metadata
from tests.library.making import draft_of, new_id, page_of, work

served = pytest.importorskip("tests.store.served", reason="Windows has no sockets in folders")
_PLACES = (Place.articles(), Place.references(), Place.unfiled(), Place.doubtful(), Place.trash())
_QUERIES = (
    "", "steppe", "title:salt", '"salt roads"', "sal", "name:öberg", "tag:geo", "has:note", "has:abstract",
    "year:2001..2010", "cited:>0", "-salt", "steppe OR tundra", "collection:folder", "type:book",
)  # fmt: skip
_FAMILIES = ("Öberg", "Zola", "Łukasz", "van Dijk", "Åberg", "Кәрімов", "oberg", "Zhao")


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    programs = served.programs()
    if programs is None or importlib.util.find_spec("psycopg") is None:
        pytest.skip("PostgreSQL is not installed")
    with served.server(programs) as running:
        yield running


class Pair:
    """The same library twice, in a file and on a server: what is done to one is done to the other."""

    def __init__(self, server: Any, folder: Path) -> None:
        self._server, self._folder = server, folder
        self._name = server.new()
        self.reopen()

    def reopen(self) -> None:
        """Begin anew with what is kept."""
        on_server: Database = served.Served(self._server, self._name, self._folder)
        self.libraries = (Library.open(self._folder / "library.sqlite"), Library(on_server))

    def close(self) -> None:
        """Close both."""
        for each in self.libraries:
            each.close()

    def alike(self, ask: Any, *given: Any) -> Any:
        """What both answer, which has to be the same."""
        in_file, on_server = (ask(each, *given) for each in self.libraries)
        assert on_server == in_file
        return in_file


@pytest.fixture
def pair(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    # The clock stands still, so that both have the same moments.
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_000_000_000_000_000)
    opened = Pair(server, tmp_path)
    yield opened
    opened.close()


def _add_page(library: Library, family: str, year: int) -> RecordId:
    cited = [
        work("A work that all cite", "Berik", 1999, DOI="10.1234/all"),
        work(f"Salt roads of {family}", "Carl", year - 1),
    ]
    article = work(f"The steppe, part {year}", family, year, container_title=f"Journal {year % 3}")
    return new_id(editing.add_page(library, *page_of(article, cited, confidence=0.5)))


def _fill(pair: Pair) -> list[RecordId]:
    """Articles with reference lists, and what a person does to them; their ids."""
    ids = [pair.alike(_add_page, family, 2000 + number) for number, family in enumerate(_FAMILIES)]
    first, second, third, *_ = ids
    pair.alike(editing.set_field, first, "title", "The tundra")
    pair.alike(editing.set_field, second, "abstract", "On salt; 草原")
    pair.alike(editing.set_type, third, "book")
    pair.alike(editing.accept_reading, third, "title")
    pair.alike(collecting.add_tags, ids[:3], ["Geology", "ecology"])
    pair.alike(collecting.create_collection, "Folder")
    pair.alike(collecting.create_collection, "Inner", 1)
    pair.alike(collecting.add_to_collection, 2, ids[2:5])
    pair.alike(noting.add_note, second, "Read this: 10 % 'quoted' \\ \"twice\"")
    pair.alike(editing.trash, [ids[5]])
    pair.alike(editing.set_citation_key, ids[6], "Own_Key")
    return ids


def _lists(library: Library) -> list[object]:
    """What every list has, in every order and for every query."""
    orders = [Order(column, is_descending) for column in Column for is_descending in (False, True)]
    told: list[object] = [listing.counts(library), collecting.tags(library), collecting.collections(library)]
    told += [list(listing.ids(library, place, "", order)) for place in _PLACES for order in orders]
    told += [sorted(listing.ids(library, Place.articles(), query)) for query in _QUERIES]
    told += [list(listing.first_ids(library, Place.articles(), query, Order())) for query in _QUERIES]
    told += [list(listing.ids(library, each)) for each in (Place.collection(2), Place.tag("ecology"))]
    return told


def _records(library: Library) -> list[object]:
    """What the library knows of every record."""
    ids = [RecordId(each) for place in _PLACES for each in listing.ids(library, place)]
    told: list[object] = [listing.summaries(library, ids)]
    for each in ids:
        told += [details(library, each), references_of(library, each), cited_by(library, each)]
        told += [attaching.attached(library, each), history.of_record(library, each)]
    return told


def _rows(library: Library) -> dict[str, set[tuple[object, ...]]]:
    """All rows of all tables; the journal's images are JSON that each writes in its own way."""
    passed = ("edit", "leftover", "outdated")
    with library.read() as connection:
        return {
            table.name: {tuple(row) for row in connection.execute(select(table))}
            for table in metadata.sorted_tables
            if table.name not in passed
        }


def _findings(library: Library) -> list[checking.Finding]:
    """Where the lists or the search index do not say what the records say."""
    with library.read() as connection:
        return list(checking.findings(connection))


def test_both_list_find_and_show_the_same(pair: Pair) -> None:
    _fill(pair)
    assert all(pair.alike(_lists)[:3])
    pair.alike(_records)
    pair.alike(_rows)
    assert pair.alike(_findings) == []


def test_undo_and_redo_of_everything_survive_a_restart(pair: Pair) -> None:
    ids = _fill(pair)
    pair.alike(editing.delete_forever, ids[:2])
    pair.alike(collecting.delete_collection, 1)
    full = pair.alike(_rows)
    steps = 0
    while pair.alike(Library.undo):
        steps += 1
        if steps % 7 == 0:
            pair.close()
            pair.reopen()
    assert pair.alike(_lists)[1:3] == [[], []]
    assert not any(rows for name, rows in pair.alike(_rows).items() if name != "change")
    pair.close()
    pair.reopen()
    assert sum(1 for _ in iter(lambda: pair.alike(Library.redo), None)) == steps
    again = pair.alike(_rows)
    assert {name: again[name] for name in again if name != "change"} == {
        name: full[name] for name in full if name != "change"
    }
    pair.alike(_records)
    pair.alike(history.changes)


def test_an_id_is_never_used_again(pair: Pair) -> None:
    first = pair.alike(_add_page, "Zola", 2001)
    pair.alike(Library.undo)
    pair.close()
    pair.reopen()
    assert pair.alike(_add_page, "Zola", 2001) > first
    assert pair.alike(Library.redo) is None
    while pair.alike(Library.tidy):
        pass
    pair.alike(_lists)


def test_works_are_recognised_by_doi_and_by_what_they_say(pair: Pair) -> None:
    _fill(pair)
    read = [
        work("A work that all cite", "Berik", 1999, DOI="https://doi.org/10.1234/ALL"),
        work("The Steppe: part 2003", "van Dijk", 2003),
        work("Salt road of Zola", "Carl", 2000),
        work("Nothing like it", "Nobody", 1890),
    ]
    assert set(pair.alike(matching.matches, read)) == {0, 1, 2}


def test_duplicates_are_listed_kept_apart_and_merged(pair: Pair) -> None:
    for _ in range(3):
        pair.alike(editing.add_record, work("The salt roads of the northern steppe", "Zola"))
    pair.alike(editing.add_record, work("The salt roads of the northern steppes", "Zola"))
    pair.alike(duplicates.find_likely)
    assert list(pair.alike(listing.ids, Place.duplicates())) == [1, 2, 3, 4]
    pair.alike(duplicates.only_likely)
    pair.alike(duplicates.keep_apart, [1, 3])
    pair.alike(duplicates.merge, RecordId(1), [RecordId(2)])
    pair.alike(listing.ids, Place.duplicates())
    assert pair.alike(_findings) == []
    pair.alike(Library.undo)
    pair.alike(listing.ids, Place.duplicates())


def test_references_are_corrected_and_removed(pair: Pair) -> None:
    citing = pair.alike(_add_page, "Zola", 2001)
    one, two = pair.alike(references_of, citing)
    pair.alike(editing.set_reference, one.id, draft_of(work("Quite another work", "Dana")))
    pair.alike(editing.point_reference, two.id, citing)
    pair.alike(editing.remove_references, [one.id])
    pair.alike(_records)
    pair.alike(_rows)


def test_an_import_of_many_is_one_step(pair: Pair) -> None:
    file = "".join(
        f"@article{{k{number}, title={{Work {number}}}, author={{Doe, A. {number}}},"
        f" year={1900 + number % 99}, keywords={{one, two}}, note={{N {number}}}}}\n"
        for number in range(130)
    )

    def bring_in(library: Library) -> int:
        plan = importing.plan_bytes(library, file.encode(), "many.bib")
        return len(importing.carry_out(library, plan).rows("record"))

    assert pair.alike(bring_in) == 130
    pair.alike(_lists)
    pair.alike(Library.undo)
    pair.alike(_lists)
    pair.alike(Library.redo)
    pair.alike(_lists)
    pair.alike(_rows)
