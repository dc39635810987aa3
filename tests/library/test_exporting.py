"""Exporting records: what nobody edited stays as it stood, and the journey can be cancelled."""

from pathlib import Path

import pytest

from refdesk.domain.progress import Cancelled
from refdesk.domain.record import RecordId
from refdesk.library import collecting, editing, exporting, importing, noting
from refdesk.library.library import Library

_BIB = """@String{jo = "Journal of Examples"}
@Article{ abenova ,
    author    = "Abenova, Aigul"  # { and Berik, B.},
    journal   = jo,   x-own={kept},
    title     =   {A {DNA} of some length},
    volume = 7 , year = 2019
}

@book{berik, author={Berik, B.}, title={Another title of some length}, year=2020, volume=3}
"""


@pytest.fixture
def ids(library: Library) -> list[RecordId]:
    change = importing.carry_out(library, importing.plan_bytes(library, _BIB.encode(), "some.bib"))
    return [RecordId(each) for each in change.rows("record")]


def _text(library: Library, ids: list[RecordId], format_id: str = "bibtex") -> str:
    return b"".join(exporting.pieces(library, ids, format_id)).decode()


def test_an_edited_field_is_all_that_changes_in_an_imported_entry(
    library: Library, ids: list[RecordId]
) -> None:
    editing.set_field(library, ids[0], "volume", "8")
    before = _BIB.split("\n\n")[0]
    assert before.replace("volume = 7 ,", "volume = 8 ,").replace("\n@A", "\n\n@A") in _text(library, ids)
    assert _BIB.split("\n\n")[1].strip() in _text(library, ids)


def test_an_edit_that_is_taken_back_leaves_the_entry_as_it_stood(
    library: Library, ids: list[RecordId]
) -> None:
    before = _text(library, ids)
    editing.set_field(library, ids[0], "volume", "8")
    editing.set_field(library, ids[0], "volume", "7")
    assert _text(library, ids) == before


def test_an_edit_that_is_undone_leaves_the_entry_as_it_stood(library: Library, ids: list[RecordId]) -> None:
    before = _text(library, ids)
    editing.set_field(library, ids[0], "volume", "8")
    library.undo()
    assert _text(library, ids) == before


def test_many_edits_after_one_another_all_stand_in_the_old_text(
    library: Library, ids: list[RecordId]
) -> None:
    editing.set_field(library, ids[0], "volume", "8")
    editing.set_field(library, ids[0], "issue", "2")
    editing.set_field(library, ids[0], "title", "Another")
    collecting.add_tags(library, [ids[0]], ["elephants"])
    text = _text(library, ids)
    assert 'author    = "Abenova, Aigul"  # { and Berik, B.},' in text
    assert "journal   = jo,   x-own={kept}" in text
    assert "title     =   {Another}" in text
    assert "elephants" in text


def test_a_note_changes_nothing_in_a_file_that_has_no_notes_and_is_told(
    library: Library, ids: list[RecordId], tmp_path: Path
) -> None:
    noting.add_note(library, ids[1], "Read it twice")
    report = exporting.export(library, ids, tmp_path / "out.bib", "bibtex")
    assert _BIB.split("\n\n")[1].strip() in (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert [each.key for each in report.problems] == ["berik"]


def test_an_edited_entry_goes_to_other_formats_as_the_record_says(
    library: Library, ids: list[RecordId]
) -> None:
    editing.set_field(library, ids[0], "volume", "8")
    assert "VL  - 8" in _text(library, ids, "ris")


def test_an_export_tells_how_far_it_is(library: Library, ids: list[RecordId], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    exporting.export(library, ids * 300, tmp_path / "out.ris", "ris", lambda *each: told.append(each))
    assert told[0][0] < 600
    assert told[-1] == (600, 600)


def test_a_cancelled_export_leaves_the_old_file_and_no_other(
    library: Library, ids: list[RecordId], tmp_path: Path
) -> None:
    path = tmp_path / "out.bib"
    path.write_text("what was there", encoding="utf-8")

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(library, ids, path, "bibtex", cancel)
    assert path.read_text(encoding="utf-8") == "what was there"
    assert [each.name for each in tmp_path.iterdir() if "out.bib" in each.name] == ["out.bib"]


def test_a_workbook_is_written_as_bytes(library: Library, ids: list[RecordId], tmp_path: Path) -> None:
    exporting.export(library, ids, tmp_path / "out.xlsx", "xlsx")
    found = importing.plan(library, [tmp_path / "out.xlsx"])
    assert [each.record.text("title") for each in found.entries][1] == "Another title of some length"
