"""A PDF becomes an article with its reference list and its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import attaching, editing, importing, intake, listing, pdf_reading
from refdesk.library.details import details, references_of
from refdesk.library.library import Library
from tests.formats.pdf.making import Words, column, make_pdf
from tests.formats.pdf.sample import REFERENCES, TITLE, article
from tests.formats.samples import SAMPLES
from tests.library.making import titles


def test_the_title_page_and_the_list_are_read(library: Library, tmp_path: Path) -> None:
    found = intake.drafts_from_pdf(library, article(tmp_path / "a.pdf"))
    assert found.page_draft
    assert found.page_draft.article
    record = found.page_draft.article.record
    assert {name: record.text(name) for name in ("title", "author", "DOI", "container-title", "page")} == {
        "title": TITLE,
        "author": "Berg, Anna; Kim, Soo-jin",
        "DOI": "10.1000/jnh.2021.77",
        "container-title": "Journal of Northern Hydrology",
        "page": "77-78",
    }
    assert [each.record.text("title") for each in found.page_draft.references] == [
        "The steppe in old maps and its boundaries",
        "Trust in rivers",
        "As we may think",
        "Frost heave and roads",
    ]


def test_the_article_is_saved_with_its_file_in_one_step(library: Library, tmp_path: Path) -> None:
    path = article(tmp_path / "a.pdf")
    draft = intake.drafts_from_pdf(library, path).page_draft
    assert draft
    change = editing.add_page(library, draft.article, draft.references, draft.page)
    record_id = RecordId(change.rows("record")[0])
    assert len(references_of(library, record_id)) == 4
    assert [each.place for each in attaching.attached(library, record_id)] == [path]
    library.undo()
    assert listing.counts(library).articles == 0


def test_the_file_is_copied_where_that_is_wanted(library: Library, tmp_path: Path) -> None:
    draft = intake.drafts_from_pdf(library, article(tmp_path / "a.pdf")).page_draft
    assert draft
    change = editing.add_page_with_copy(library, draft.article, draft.references, draft.page)
    (file,) = attaching.attached(library, RecordId(change.rows("record")[0]))
    assert file.place == attaching.files_folder(library) / "a.pdf"


def test_the_works_of_a_folder_come_as_one_import(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    article(folder / "one.pdf")
    make_pdf(folder / "deep" / "scan.pdf", [[]])
    (folder / "two.bib").write_text("@book{two, title={Another title of some length}}")
    (folder / "notes.txt").write_text("nothing")
    plan = importing.plan(library, [folder])
    assert [each.name for each in plan.sources] == ["scan.pdf", "one.pdf", "two.bib"]
    importing.carry_out(library, plan)
    assert sorted(titles(library, Place.articles())) == ["Another title of some length", TITLE, "scan"]
    assert [each.key for each in plan.problems] == ["scan"]


def test_a_folder_with_nothing_to_import_gets_a_sentence(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RefDeskError, match="no bibliography and no PDF"):
        importing.plan(library, [tmp_path / "empty"])


def test_bibtex_in_the_text_fills_what_the_page_lacks(library: Library, tmp_path: Path) -> None:
    cite = ["@article{berg2021,", "  title = {Organic carbon}, number = {3},", "  publisher = {North}}"]
    page = [
        Words("A title that is set in large letters", 60, 780, 20),
        Words("Anna Berg, Soo-jin Kim", 60, 750),
        *column(["Cite this article as", *cite], 60, 700),
        *column(
            ["Abstract", "We ask how carbon moves through the streams of the north of this land."], 60, 600
        ),
    ]
    draft = intake.drafts_from_pdf(library, make_pdf(tmp_path / "a.pdf", [page])).page_draft
    assert draft
    assert draft.article
    assert draft.article.record.text("publisher") == "North"


def test_a_listing_of_bibtex_is_imported_as_such(library: Library, tmp_path: Path) -> None:
    lines = [
        "@book{one, title = {First title of all}}",
        "@book{two, title = {Second title of all},",
        "year = 2001}",
    ]
    found = intake.drafts_from_pdf(library, make_pdf(tmp_path / "a.pdf", [column(lines, 60, 700)]))
    assert found.plan
    assert [each.key for each in found.plan.entries] == ["one", "two"]


def test_a_scan_and_a_protected_file_get_a_sentence(library: Library, tmp_path: Path) -> None:
    with pytest.raises(RefDeskError, match="has no text"):
        intake.drafts_from_pdf(library, make_pdf(tmp_path / "scan.pdf", [[], []]))
    with pytest.raises(RefDeskError, match="protected by a password"):
        intake.drafts_from_pdf(library, SAMPLES / "protected.pdf")


def test_the_text_of_a_file_is_there_to_be_searched(tmp_path: Path) -> None:
    text = pdf_reading.text_of_file(article(tmp_path / "a.pdf"))
    assert "We measured carbon in streams" in text
    assert "Water Policy" in text


def test_a_saved_article_tells_its_fields(library: Library, tmp_path: Path) -> None:
    importing.carry_out(library, importing.plan(library, [article(tmp_path / "a.pdf")]))
    shown = details(library, RecordId(1))
    assert shown.record.text("volume") == "14"


def test_of_a_long_file_it_is_said_which_pages_were_read(library: Library, tmp_path: Path) -> None:
    lines = ["References", "", *REFERENCES]
    pages = [[Words(f"Page {number}", 60, 700)] for number in range(999)]
    path = make_pdf(tmp_path / "long.pdf", [*pages, column(lines, 60, 700)])
    found = intake.drafts_from_pdf(library, path)
    assert found.notice == "long.pdf has 1,000 pages: the first 40 and the last 80 were read."
    assert found.page_draft
    assert len(found.page_draft.references) == 4
