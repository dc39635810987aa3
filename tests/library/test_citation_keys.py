"""Citation keys: made by a pattern, unique, stable."""

from typing import Any

import pytest
from sqlalchemy import event

from refdesk.domain.dates import Date
from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.query import Place
from refdesk.domain.record import Record, RecordId
from refdesk.library import editing, listing
from refdesk.library.details import details
from refdesk.library.importing import Duplicates, ImportChoices, carry_out, plan_bytes
from refdesk.library.library import Library
from refdesk.store.rows import citation_keys
from tests.library.making import new_id, work

ADD_ALL = ImportChoices(duplicates=Duplicates.ADD)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (work("On the origin", "Müller", 2001), "muller2001origin"),
        (work("Қазақстан туралы", "Төлегенов", 2021), "tolegenov2021kazakstan"),
        (Record.of("book", title="A Book"), "book"),
        (Record.of("book", author=(Name(literal="World Health Organization"),)), "worldhealthorganization"),
        (Record.of("book", issued=Date.of(-44)), "44"),
        (Record(), "untitled"),
        (Record.of("book", title="中国"), "untitled"),
    ],
)
def test_a_key_is_made_by_the_pattern(library: Library, record: Record, key: str) -> None:
    assert details(library, new_id(editing.add_record(library, record))).citation_key == key


def test_keys_are_unique(library: Library) -> None:
    ids = [new_id(editing.add_record(library, work("Same"))) for _ in range(29)]
    keys = [details(library, each).citation_key for each in ids]
    assert keys[:3] == ["abenova2019same", "abenova2019samea", "abenova2019sameb"]
    assert keys[-1] == "abenova2019sameab"
    assert len(set(keys)) == 29


def test_a_thousand_keys_of_one_base_are_unique_in_import_after_import(library: Library) -> None:
    tagged = "".join(f"TY  - JOUR\nAU  - Hill, A\nPY  - 2001\nTI  - Peaks {n}\nER  - \n" for n in range(500))
    for _ in range(2):
        carry_out(library, plan_bytes(library, tagged.encode(), "hills.ris"), ADD_ALL)
    keys = [
        details(library, each).citation_key for each in map(RecordId, listing.ids(library, Place.articles()))
    ]
    assert len({key.lower() for key in keys}) == len(keys) == 1000
    assert max(map(len, keys)) == len("hill2001peaksall")


def test_a_key_stays_when_the_record_changes(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("First")))
    editing.set_field(library, record_id, "title", "Second")
    assert details(library, record_id).citation_key == "abenova2019first"


def test_a_persons_own_key_must_be_free_and_writable(library: Library) -> None:
    first = new_id(editing.add_record(library, work("First")))
    second = new_id(editing.add_record(library, work("Second")))
    editing.set_citation_key(library, first, "Ключ:1")
    with pytest.raises(RefDeskError, match="Another record has the key"):
        editing.set_citation_key(library, second, "Ключ:1")
    with pytest.raises(RefDeskError, match="cannot have"):
        editing.set_citation_key(library, second, "a b")
    assert details(library, second).citation_key == "abenova2019second"


def test_an_emptied_key_is_made_anew(library: Library) -> None:
    record_id = new_id(editing.add_record(library, work("First")))
    editing.set_citation_key(library, record_id, "own")
    editing.set_citation_key(library, record_id, "")
    assert details(library, record_id).citation_key == "abenova2019first"


def test_a_key_that_came_with_the_record_is_kept(library: Library) -> None:
    record = work("First").with_field("citation-key", "theirs")
    shown = details(library, new_id(editing.add_record(library, record)))
    assert shown.citation_key == "theirs"
    assert "citation-key" not in shown.record


def test_taken_keys_are_looked_up_in_their_index_however_big_the_library(library: Library) -> None:
    asked: list[tuple[str, Any]] = []
    with library.read() as connection:

        @event.listens_for(connection, "before_cursor_execute")
        def remember(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
            asked.append((statement, given))

        citation_keys.free_keys(connection, ["meena2019", "kim2020"])
        (statement, given), *_ = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
    assert "record_citation_key" in str(plan)
