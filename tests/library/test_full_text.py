"""The texts of attached files are searched."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.query import Place
from refdesk.library import attaching, caring, editing, full_text
from refdesk.library.library import Library
from tests.formats.pdf.making import Words, make_pdf
from tests.library.making import new_id, titles, work


def test_a_record_is_found_by_the_words_of_its_file(library: Library, tmp_path: Path) -> None:
    record_id = new_id(editing.add_record(library, work("A title")))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    attaching.attach(library, record_id, [tmp_path / "a.pdf"])
    ((number, place),) = full_text.without_text(library).items()
    assert place == tmp_path / "a.pdf"
    full_text.keep_texts(library, {number: "On the hydrology of saline lakes"})
    assert full_text.without_text(library) == {}
    assert titles(library, Place.articles(), "hydrology") == ["A title"]
    editing.set_field(library, record_id, "title", "Another title")
    assert titles(library, Place.articles(), "hydrology") == ["Another title"]
    assert titles(library, Place.articles(), "title:hydrology") == []
    assert caring.check(library).is_sound
    assert library.undo_label != ""


def test_undo_takes_the_words_away_with_the_file_and_redo_brings_them_back(
    library: Library, tmp_path: Path
) -> None:
    record_id = new_id(editing.add_record(library, work("A title")))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    attaching.attach(library, record_id, [tmp_path / "a.pdf"])
    full_text.keep_texts(library, dict.fromkeys(full_text.without_text(library), "Saline lakes"))
    library.undo()
    assert titles(library, Place.articles(), "saline") == []
    library.redo()
    assert titles(library, Place.articles(), "saline") == ["A title"]
    assert caring.check(library).is_sound


def test_files_are_read_a_few_at_a_time_until_all_are(library: Library, tmp_path: Path) -> None:
    record_id = new_id(editing.add_record(library, work("A title")))
    for number, word in enumerate(("halite", "gypsum", "sylvite")):
        make_pdf(tmp_path / f"{number}.pdf", [[], [Words(f"On {word} and brine", 60.0, 700.0)]])
        attaching.attach(library, record_id, [tmp_path / f"{number}.pdf"])
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    attaching.attach(library, record_id, [tmp_path / "broken.pdf"])
    (tmp_path / "0.pdf").rename(tmp_path / "elsewhere.pdf")
    assert [full_text.read_texts(library, limit=2) for _ in range(3)] == [True, True, False]
    assert titles(library, Place.articles(), "gypsum sylvite") == ["A title"]
    assert titles(library, Place.articles(), "halite") == []
    (tmp_path / "elsewhere.pdf").rename(tmp_path / "0.pdf")
    assert full_text.read_texts(library)
    assert titles(library, Place.articles(), "halite") == ["A title"]
    assert caring.check(library).is_sound
