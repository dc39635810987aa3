"""Importing a whole Zotero library, and taking it back."""

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import attaching, collecting, importing, listing
from refdesk.library.details import details
from refdesk.library.importing import ImportChoices, Source
from refdesk.library.library import Library
from tests.formats.zotero_library.making import ZoteroFile
from tests.library.making import titles


@pytest.fixture
def zotero(tmp_path: Path) -> ZoteroFile:
    """A library with one article in a collection, with a tag, a note and a stored file."""
    file = ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")
    item = file.item("journalArticle", {"title": "A title of some length", "date": "2019-00-00 2019"})
    file.creator(item, "author", "Abenova", "Aigul")
    file.tag(item, "to read")
    file.note("<p>Read it twice</p>", item)
    stored = file.attachment("storage:one.pdf", item)
    file.collection("Chapter 1", [item], file.collection("Thesis"))
    pdf = file.path.parent / "storage" / f"KEY{stored:05}" / "one.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF-1.4")
    return file


@pytest.mark.parametrize("is_folder", [False, True])
def test_all_of_it_is_there_and_goes_with_one_undo(
    library: Library,
    zotero: ZoteroFile,
    is_folder: bool,
) -> None:
    plan = importing.plan(library, [zotero.path.parent if is_folder else zotero.path])
    assert plan.sources == (Source("zotero.sqlite", "zotero", 1, zotero.path.parent),)
    change = importing.carry_out(library, plan)
    shown = details(library, RecordId(change.added_rows("record")[0]))
    assert (shown.record.text("title"), shown.tags) == ("A title of some length", ("to read",))
    assert [each.text for each in shown.notes] == ["Read it twice"]
    assert [each.name for each in collecting.collections(library)] == ["Thesis", "Chapter 1"]
    (file,) = attaching.attached(library, shown.id)
    assert (file.name, file.is_missing) == ("one.pdf", False)
    library.undo()
    assert (listing.counts(library).articles, collecting.collections(library)) == (0, [])


def test_files_can_be_copied_out_of_zotero(library: Library, zotero: ZoteroFile) -> None:
    plan = importing.plan(library, [zotero.path])
    importing.carry_out(library, plan, ImportChoices(copies_files=True))
    (file,) = attaching.attached(library, RecordId(1))
    assert file.place == attaching.files_folder(library) / "one.pdf"


def test_the_same_library_again_adds_nothing(library: Library, zotero: ZoteroFile) -> None:
    importing.carry_out(library, importing.plan(library, [zotero.path]))
    assert importing.carry_out(library, importing.plan(library, [zotero.path])).is_empty
    assert titles(library, Place.articles()) == ["A title of some length"]


def test_a_library_of_refdesk_is_not_imported(library: Library) -> None:
    with pytest.raises(RefDeskError, match="is a RefDesk library"):
        importing.plan(library, [library.path])
