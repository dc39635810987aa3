"""Reading a whole Zotero library."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from refdesk.domain.dates import Date, PartialDate
from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Attachment, Entry
from refdesk.formats.zotero_library.database import database_file
from refdesk.formats.zotero_library.reading import read
from refdesk.library.library import Library
from tests.formats.zotero_library.making import FEED, GROUP, ZoteroFile


@pytest.fixture
def zotero(tmp_path: Path) -> ZoteroFile:
    return ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")


def entries(zotero: ZoteroFile) -> list[Entry]:
    return [each for each in read(zotero.path) if isinstance(each, Entry)]


def test_an_article_comes_with_fields_and_creators(zotero: ZoteroFile) -> None:
    fields = {
        "title": "Trust in <i>rivers</i>", "publicationTitle": "Water Policy", "volume": "4", "issue": "2",
        "pages": "1-9", "date": "2019-05-00 May 2019", "DOI": "10.1/x", "accessDate": "2020-02-03 11:12:13",
        "abstractNote": "We ask.", "shortTitle": "Trust", "libraryCatalog": "DOI.org",
    }  # fmt: skip
    item = zotero.item("journalArticle", fields)
    zotero.creator(item, "author", "van der Berg", "Anna")
    zotero.creator(item, "author", "Water Board", is_body=True)
    zotero.creator(item, "translator", "Kim", "Soo-jin")
    (entry,) = entries(zotero)
    assert entry.record == Record.of(
        "article-journal",
        title="Trust in <i>rivers</i>",
        container_title="Water Policy",
        volume="4",
        issue="2",
        page="1-9",
        issued=Date.of(2019, 5),
        DOI="10.1/x",
        accessed=Date.of(2020, 2, 3),
        abstract="We ask.",
        title_short="Trust",
        source="DOI.org",
        author=(Name("Berg", "Anna", non_dropping_particle="van der"), Name(literal="Water Board")),
        translator=(Name("Kim", "Soo-jin"),),
    )


@pytest.mark.parametrize(
    ("kind", "fields", "record"),
    [
        (
            "bookSection",
            {"title": "One", "bookTitle": "All", "place": "Oslo", "series": "Lands", "seriesNumber": "3"},
            Record.of(
                "chapter", title="One", container_title="All", publisher_place="Oslo",
                collection_title="Lands", collection_number="3",
            ),
        ),
        (
            "thesis",
            {"title": "T", "university": "U", "thesisType": "PhD"},
            Record.of("thesis", title="T", publisher="U", genre="PhD"),
        ),
        (
            "case",
            {"caseName": "A v. B", "court": "High Court", "reporter": "R", "reporterVolume": "2",
             "firstPage": "7", "dateDecided": "1999-00-00 1999", "docketNumber": "12"},
            Record.of(
                "legal_case", title="A v. B", authority="High Court", container_title="R", volume="2",
                page="7", issued=Date.of(1999), number="12",
            ),
        ),
        (
            "patent",
            {"title": "Wheel", "patentNumber": "US1", "issuingAuthority": "USPTO", "filingDate":
             "2001-02-03 2001-02-03", "country": "US"},
            Record.of(
                "patent", title="Wheel", number="US1", authority="USPTO", submitted=Date.of(2001, 2, 3),
                jurisdiction="US",
            ),
        ),
        (
            "presentation",
            {"title": "Talk", "meetingName": "Days", "place": "Riga", "presentationType": "Poster"},
            Record.of("speech", title="Talk", event_title="Days", event_place="Riga", genre="Poster"),
        ),
        ("email", {"subject": "Hello"}, Record.of("personal_communication", title="Hello")),
    ],
)  # fmt: skip
def test_every_type_has_its_own_names_for_fields(
    zotero: ZoteroFile, kind: str, fields: dict[str, str], record: Record
) -> None:
    zotero.item(kind, fields)
    assert entries(zotero)[0].record == record


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2019-05-17 2019-05-17", Date.of(2019, 5, 17)),
        ("2019-00-00 2019", Date.of(2019)),
        ("0000-00-00 in press", Date(literal="in press")),
        ("1998-00-00 1998-2001", Date(PartialDate(1998), PartialDate(2001))),
        ("forthcoming", Date(literal="forthcoming")),
    ],
)
def test_dates_are_read_from_both_of_their_halves(zotero: ZoteroFile, value: str, date: Date) -> None:
    zotero.item("book", {"title": "B", "date": value})
    assert entries(zotero)[0].record.date("issued") == date


def test_the_field_extra_is_read_line_by_line(zotero: ZoteroFile) -> None:
    extra = (
        "Citation Key: holm2001\nOriginal Date: 1950\nPMID: 123\ntype: dataset\n"
        "editor: Holm || Ida\nTweets: 7 so far\nmy own words"
    )
    zotero.item("document", {"title": "B", "extra": extra})
    (entry,) = entries(zotero)
    assert entry.key == "holm2001"
    assert entry.record == Record.of(
        "dataset",
        title="B",
        original_date=Date.of(1950),
        PMID="123",
        editor=(Name("Holm", "Ida"),),
        note="Tweets: 7 so far\nmy own words",
    )


def test_fields_without_a_variable_are_kept(zotero: ZoteroFile) -> None:
    zotero.item("patent", {"title": "W", "assignee": "Acme"})
    assert dict(entries(zotero)[0].record.extra) == {"zotero:assignee": "Acme"}


def test_collections_come_as_a_tree_and_groups_stand_above(zotero: ZoteroFile) -> None:
    one, two = zotero.item("book", {"title": "One"}), zotero.item("book", {"title": "Two"})
    shared = zotero.item("book", {"title": "Shared"}, GROUP)
    loose = zotero.item("book", {"title": "Loose"}, GROUP)
    top = zotero.collection("Thesis", [one])
    zotero.collection("Chapter 1", [one, two], top)
    zotero.collection("Weekly", [shared], library=GROUP)
    assert [each.collections for each in entries(zotero)] == [
        (("Thesis",), ("Thesis", "Chapter 1")),
        (("Thesis", "Chapter 1"),),
        (("Reading group", "Weekly"),),
        (("Reading group",),),
    ]
    assert loose == shared + 1


def test_tags_notes_and_annotations_come_with_their_item(zotero: ZoteroFile) -> None:
    item = zotero.item("book", {"title": "One"})
    zotero.tag(item, "to read")
    zotero.tag(item, "peat")
    zotero.note("<div><p>First&nbsp;line</p><p>Second</p></div>", item)
    file = zotero.attachment("storage:one.pdf", item)
    zotero.annotation(file, "12", "a long\nway", "see p. 3")
    zotero.annotation(file, "2", "before it")
    (entry,) = entries(zotero)
    assert entry.tags == ("peat", "to read")
    assert entry.notes == (
        "First\u00a0line\nSecond",
        "Annotations\np. 2: \u201cbefore it\u201d\np. 12: \u201ca long way\u201d see p. 3",
    )


def test_files_are_found_where_zotero_keeps_them(zotero: ZoteroFile) -> None:
    item = zotero.item("book", {"title": "One"})
    stored = zotero.attachment("storage:one.pdf", item, title="Full Text")
    zotero.attachment("/home/me/two.pdf", item, mode=2)
    zotero.attachment("attachments:sub/three.pdf", item, mode=2)
    zotero.attachment(None, item, mode=3, url="https://example.org/", title="Page")
    zotero.attachment("storage:picture.png", item, mode=4)
    pdf = "application/pdf"
    assert entries(zotero)[0].attachments == (
        Attachment(str(zotero.path.parent / "storage" / f"KEY{stored:05}" / "one.pdf"), "Full Text", pdf),
        Attachment("/home/me/two.pdf", "", pdf),
        Attachment("sub/three.pdf", "", pdf),
        Attachment("https://example.org/", "Page", pdf),
    )


def test_what_stands_alone_becomes_a_document(zotero: ZoteroFile) -> None:
    zotero.note("<p>An idea</p><p>and more</p>")
    zotero.attachment("storage:alone.pdf", title="Alone")
    note, file = entries(zotero)
    assert (note.record.text("title"), note.notes) == ("An idea", ("An idea\nand more",))
    assert (file.record.text("title"), len(file.attachments)) == ("Alone", 1)


def test_related_items_are_told_in_a_note(zotero: ZoteroFile) -> None:
    one, two = zotero.item("book", {"title": "One"}), zotero.item("book", {"title": "Two"})
    zotero.relate(one, two)
    assert [each.notes for each in entries(zotero)] == [("Related:\nTwo",), ()]


def test_the_trash_and_what_feeds_brought_stay_out(zotero: ZoteroFile) -> None:
    kept, gone = zotero.item("book", {"title": "Kept"}), zotero.item("book", {"title": "Gone"})
    zotero.item("blogPost", {"title": "News"}, FEED)
    zotero.trash(gone)
    zotero.note("<p>Below what is gone</p>", gone)
    zotero.trash(zotero.note("<p>Gone itself</p>", kept))
    zotero.trash_collection(zotero.collection("Old", [kept]))
    (entry,) = entries(zotero)
    assert (entry.record.text("title"), entry.notes, entry.collections) == ("Kept", (), ())


def test_an_unknown_type_is_told_and_comes_as_a_document(zotero: ZoteroFile) -> None:
    zotero.item("hologram", {"title": "New"})
    problem, entry = read(zotero.path)
    assert "hologram" in str(problem)
    assert isinstance(entry, Entry)
    assert entry.record == Record.of("document", title="New")


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_library_that_zotero_has_open_is_read_and_left_alone(zotero: ZoteroFile, mode: str) -> None:
    zotero.connection.execute(f"PRAGMA journal_mode = {mode}")
    zotero.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    zotero.item("book", {"title": "Just saved"})
    before = zotero.path.read_bytes()
    zotero.connection.execute("BEGIN")
    zotero.item("book", {"title": "Not saved yet"})
    assert [each.record.text("title") for each in entries(zotero)] == ["Just saved"]
    assert zotero.path.read_bytes() == before


def test_other_databases_and_damaged_ones_get_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(RefDeskError, match="not Zotero's"):
        list(read(other))
    own = tmp_path / "library.sqlite"
    Library.open(own).close()
    with pytest.raises(RefDeskError, match="is a RefDesk library"):
        list(read(own))
    broken = tmp_path / "zotero.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(RefDeskError, match="damaged"):
        list(read(broken))


def test_a_folder_stands_for_the_database_in_it(zotero: ZoteroFile, tmp_path: Path) -> None:
    assert database_file(zotero.path.parent) == zotero.path
    assert database_file(tmp_path) is None
    text = tmp_path / "zotero.sqlite"
    text.write_text("no database")
    assert database_file(text) is None
