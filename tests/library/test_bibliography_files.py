"""Bibliographies as files."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from refdesk.csl import Cite
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import Record
from refdesk.library import bibliography_files, collecting, editing, rendering
from refdesk.library.bibliography_files import FILES, BibliographyOrder
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice
from tests.csl.items import VARIED_ITEMS
from tests.library.making import new_id, work

WORKS = [work("On <i>Homo</i> & others", "Zola", 2001), work("A second one", "Abenova", 2019)]
APA, IEEE = StyleChoice("apa"), StyleChoice("ieee")


def written(style: StyleChoice, format_id: str, records: list[Record] | None = None) -> bytes:
    return bibliography_files.document(rendering.bibliography(records or WORKS, style), format_id)


def test_a_word_document_has_a_style_with_the_hanging_indent_of_the_citation_style() -> None:
    document = Document(BytesIO(written(APA, "docx")))
    heading, *entries = document.paragraphs
    assert (heading.text, heading.style.name if heading.style else "") == ("References", "Heading 1")
    assert [each.text[:7] for each in entries] == ["Abenova", "Zola, A"]
    assert {each.style.name for each in entries if each.style} == {"Bibliography"}
    layout = document.styles["Bibliography"].paragraph_format
    assert (layout.left_indent.twips, layout.first_line_indent.twips, layout.line_spacing) == (720, -720, 2)
    assert [(run.text, run.italic) for run in entries[1].runs][1:4] == [
        ("On ", True),
        ("Homo", None),
        (" & others", True),
    ]


def test_a_number_in_the_margin_of_a_word_document_is_followed_by_a_tab() -> None:
    document = Document(BytesIO(written(IEEE, "docx")))
    assert [each.text[:9] for each in document.paragraphs[1:]] == ["[1]\tA. Zo", "[2]\tA. Ab"]
    tabs = document.styles["Bibliography"].paragraph_format.tab_stops
    assert [tab.position.twips for tab in tabs] == [600]


def test_citations_stand_before_the_bibliography() -> None:
    made = rendering.bibliography(WORKS, APA)
    citation = rendering.citation(WORKS, [Cite("0", locator="5")], APA)
    for format_id in ("docx", "html", "text"):
        data = bibliography_files.document(made, format_id, citations=[citation])
        if format_id == "docx":
            assert Document(BytesIO(data)).paragraphs[0].text == "(Zola, 2001, p. 5)"
        else:
            assert data.decode().index("(Zola, 2001, p. 5)") < data.decode().index("Abenova, A.")


@pytest.mark.parametrize(
    ("format_id", "parts"),
    [
        ("html", ['<meta charset="utf-8">', "<h1>References</h1>", "text-indent: -3em", "<i>On "]),
        ("rtf", ["{\\rtf1", "\\li720\\fi-720", "{\\i On "]),
        ("markdown", ["*A second one*.\n\nZola"]),
        ("latex", ["\\noindent\\hangindent=3em Abenova", "\\& others"]),
        ("text", ["Abenova, A. (2019). A second one.\nZola"]),
    ],
)
def test_each_format_is_a_document_of_its_own(format_id: str, parts: list[str]) -> None:
    text = written(APA, format_id).decode()
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("each", FILES, ids=lambda each: each.id)
def test_anything_can_be_written_in_every_format(each: bibliography_files.BibliographyFile) -> None:
    odd = [Record.from_csl(item) for item in VARIED_ITEMS]
    odd.append(Record.of(title="control \x01 characters \ufffe and < & >"))
    data = written(IEEE, each.id, odd)
    if each.id == "docx":
        assert len(Document(BytesIO(data)).paragraphs) == len(odd) + 1
    else:
        assert len(re.findall("control", data.decode())) == 1


def test_rtf_is_balanced() -> None:
    bare = re.sub(rb"\\[\\{}]", b"", written(APA, "rtf", [Record.from_csl(item) for item in VARIED_ITEMS]))
    assert bare.count(b"{") == bare.count(b"}")
    assert bare.isascii()


def test_a_collection_or_everything_is_written(library: Library, tmp_path: Path) -> None:
    ids = [new_id(editing.add_record(library, each)) for each in WORKS]
    thesis = collecting.create_collection(library, "Thesis").rows("collection")[0]
    collecting.add_to_collection(library, thesis, ids[:1])
    path = tmp_path / "list.txt"
    for source, count in ((Place.articles(), 2), (Place.collection(thesis), 1), (ids[1:], 1)):
        report = bibliography_files.write(library, BibliographyOrder(source, path, "text", APA))
        assert report.count == count == len(path.read_text("utf-8").splitlines())


def test_a_bibliography_that_is_cancelled_leaves_the_file_as_it_was(library: Library, tmp_path: Path) -> None:
    editing.add_record(library, WORKS[0])
    path = tmp_path / "kept.docx"
    path.write_bytes(b"mine")

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        bibliography_files.write(library, BibliographyOrder(Place.articles(), path, "docx", APA), stop)
    assert [each.read_bytes() for each in tmp_path.glob("*.docx")] == [b"mine"]


def test_it_tells_how_far_it_is(library: Library, tmp_path: Path) -> None:
    for each in WORKS:
        editing.add_record(library, each)
    told: list[tuple[int, int]] = []
    order = BibliographyOrder(Place.articles(), tmp_path / "list.docx", "docx", APA)
    bibliography_files.write(library, order, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (0, 2), (0, 2)]  # reading, rendering, writing


def test_a_folder_that_is_not_there_gets_a_sentence(library: Library, tmp_path: Path) -> None:
    order = BibliographyOrder(Place.articles(), tmp_path / "none" / "list.docx", "docx", APA)
    with pytest.raises(RefDeskError, match="list.docx cannot be written"):
        bibliography_files.write(library, order)
