"""`refdesk add`, `import`, `search` and `export`, as processes on a library of their own."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import refdesk
from tests.formats.pdf.sample import article
from tests.formats.samples import SAMPLES
from tests.formats.zotero_library.making import ZoteroFile

_LIST = """References
1. Smith J., Doe A. On the nature of things. Journal of Nature. 2010;12(3):3-9.
2. Brown K. The book of books. London: Example Press; 2001. 300 p.
3. Green L. Another paper on nature. Journal of Nature. 2012;14(1):30-39.
"""


def test_files_are_imported_searched_and_exported(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    imported = refdesk(
        "import", SAMPLES / "two.bib", "--library", library, "--collection", "Mine", "--tag", "new"
    )
    assert (imported.status, imported.err) == (0, "")
    told = json.loads(imported.out)
    assert (told["entries"], told["duplicates"], told["lost"], len(told["added"])) == (2, 0, 0, 2)

    found = refdesk("search", "lakes", "--library", library)
    assert [item["id"] for item in json.loads(found.out)] == ["doe2019"]
    in_collection = refdesk(
        "search", "--collection", "Mine", "--tag", "new", "--to", "ris", "--library", library
    )
    assert in_collection.out.count("TY  - ") == 2

    exported = tmp_path / "out.bib"
    outcome = refdesk("export", exported, "--library", library)
    assert json.loads(outcome.out)["exported"] == 2
    text = exported.read_text(encoding="utf-8")
    original = (SAMPLES / "two.bib").read_text(encoding="utf-8")
    assert all(entry.strip() in text for entry in original.split("\n\n")[1:])


def test_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    refdesk("import", SAMPLES / "two.ris", "--library", library)
    again = json.loads(refdesk("import", SAMPLES / "two.ris", "--library", library).out)
    assert (again["duplicates"], again["added"]) == (2, [])


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    outcome = refdesk("import", SAMPLES / "two.ris", "--library", library, "--dry-run")
    assert json.loads(outcome.out) == {"entries": 2, "duplicates": 0, "lost": 0}
    assert refdesk("search", "--library", library).status == 1


def test_a_reference_list_is_read_and_saved(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    outcome = refdesk("add", "--kind", "references", "--library", library, given=_LIST)
    assert (outcome.status, json.loads(outcome.out)["references"]) == (0, 3)
    assert len(json.loads(refdesk("search", "--library", library).out)) == 3


def test_pasted_bibtex_is_added_as_records(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    outcome = refdesk("add", "--library", library, given=(SAMPLES / "two.bib").read_bytes())
    assert len(json.loads(outcome.out)["added"]) == 2


def test_without_a_library_named_the_person_s_own_is_used(tmp_path: Path) -> None:
    refdesk("import", SAMPLES / "two.json", home=tmp_path)
    assert len(json.loads(refdesk("search", home=tmp_path).out)) == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "There is nothing to add: the input is empty."),
        (b"It was a dark and stormy night; the rain fell. " * 400, "No article and no references were found"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "The input is not text."),
    ],
)
def test_bad_input_gets_one_sentence_and_a_status(tmp_path: Path, given: bytes, sentence: str) -> None:
    outcome = refdesk("add", "--library", tmp_path / "a.sqlite", given=given)
    assert (outcome.status, outcome.out) == (1, "")
    assert sentence in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_file_with_a_broken_entry_is_imported_without_it(tmp_path: Path) -> None:
    broken = tmp_path / "broken.bib"
    broken.write_text("@book{a, title={A}}\n@book{b, title={B\n\n@book{c, title={C}}\n", encoding="utf-8")
    outcome = refdesk("import", broken, "--library", tmp_path / "a.sqlite")
    assert outcome.status == 1
    assert "line 2, b" in outcome.err
    told = json.loads(outcome.out)
    assert (len(told["added"]), told["lost"]) == (2, 1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_library_is_not_written(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    refdesk("import", SAMPLES / "two.ris", "--library", library)
    library.chmod(0o444)
    outcome = refdesk("import", SAMPLES / "two.bib", "--library", library)
    assert (outcome.status, "is read-only" in outcome.err) == (1, True)


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    refdesk("import", SAMPLES / "two.ris", "--library", library)
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = library.read_bytes()
    outcome = refdesk("import", SAMPLES / "two.bib", "--library", library)
    assert outcome.status == 1
    assert "newer" in outcome.err
    assert "Traceback" not in outcome.err
    assert library.read_bytes() == before


def test_a_library_that_is_missing_or_none_is_said(tmp_path: Path) -> None:
    missing = refdesk("search", "x", "--library", tmp_path / "none.sqlite")
    assert (missing.status, "There is no library at" in missing.err) == (1, True)
    assert list(tmp_path.iterdir()) == []
    other = tmp_path / "other.sqlite"
    other.write_text("this is no database at all, only words " * 50, encoding="utf-8")
    outcome = refdesk("search", "x", "--library", other)
    assert outcome.status == 1
    assert "Traceback" not in outcome.err


def test_a_zotero_library_is_imported_with_its_files(tmp_path: Path) -> None:
    zotero = ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")
    item = zotero.item("book", {"title": "A steppe archive"})
    zotero.collection("Thesis", [item])
    stored = zotero.attachment("storage:one.pdf", item)
    pdf = zotero.path.parent / "storage" / f"KEY{stored:05}" / "one.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF-1.4")
    library = tmp_path / "a.sqlite"
    told = refdesk("import", zotero.path, "--library", library, "--copy-files")
    assert (told.status, len(json.loads(told.out)["added"])) == (0, 1)
    found = refdesk("search", "--collection", "Thesis", "--library", library)
    assert [item["title"] for item in json.loads(found.out)] == ["A steppe archive"]
    assert (tmp_path / "a files" / "one.pdf").read_bytes() == b"%PDF-1.4"


def test_a_pdf_is_imported_with_what_it_cites(tmp_path: Path) -> None:
    library = tmp_path / "a.sqlite"
    told = refdesk("import", article(tmp_path / "berg.pdf"), "--library", library)
    assert told.status == 0
    found = refdesk("search", "--place", "references", "rivers", "--library", library)
    assert [item["title"] for item in json.loads(found.out)] == ["Trust in rivers"]
