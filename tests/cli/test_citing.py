"""`refdesk cite`, as a process."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document

from tests.cli.running import refdesk
from tests.formats.samples import SAMPLES


def test_a_bibliography_is_printed_in_the_style_s_order() -> None:
    outcome = refdesk("cite", "--style", "apa", SAMPLES / "two.json")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        "Doe, J. (2019). Measuring DNA in lakes. Journal of Examples.\n"
        "Roe, R. (2001). The whole book. Example Press.\n"
    )


def test_citations_come_with_the_bibliography_as_json(tmp_path: Path) -> None:
    citations = tmp_path / "citations.json"
    cites = [[{"id": "roe2001", "locator": "5", "prefix": "see "}], ["doe2019", "roe2001"]]
    citations.write_text(json.dumps(cites), encoding="utf-8")
    outcome = refdesk("cite", "--style", "apa", "--json", "--citations", citations, SAMPLES / "two.json")
    found = json.loads(outcome.out)
    assert found["citations"] == ["(see Roe, 2001, p. 5)", "(Doe, 2019; Roe, 2001)"]
    assert [each["id"] for each in found["bibliography"]] == ["doe2019", "roe2001"]


def test_items_of_any_format_are_cited_from_standard_input() -> None:
    outcome = refdesk("cite", "--style", "ieee", "--format", "html", given=(SAMPLES / "two.ris").read_bytes())
    assert outcome.status == 0
    assert "Measuring DNA in lakes" in outcome.out
    assert "<i>Journal of Examples</i>" in outcome.out


def test_a_style_file_and_a_locale_are_taken(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>Own</title>"
        "<id>own</id><updated>2020-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title"/><text term="and" prefix=" "/></layout>'
        "</bibliography></style>",
        encoding="utf-8",
    )
    outcome = refdesk("cite", "--style", style, "--locale", "de-DE", SAMPLES / "two.json")
    assert outcome.out.splitlines() == ["Measuring DNA in lakes und", "The whole book und"]


def test_what_cannot_be_cited_gets_a_sentence(tmp_path: Path) -> None:
    unknown_style = refdesk("cite", "--style", "no-such-style", SAMPLES / "two.json")
    assert (unknown_style.status, "There is no citation style “no-such-style”" in unknown_style.err) == (
        1,
        True,
    )
    citations = tmp_path / "citations.json"
    citations.write_text('[["nobody"]]', encoding="utf-8")
    unknown_item = refdesk("cite", "--style", "apa", "--citations", citations, SAMPLES / "two.json")
    assert (unknown_item.status, "items that are not there: nobody" in unknown_item.err) == (1, True)
    nothing = refdesk("cite", "--style", "apa", given="")
    assert (nothing.status, "There is nothing in the input." in nothing.err) == (1, True)


def test_a_word_document_is_written_with_its_citations(tmp_path: Path) -> None:
    citations = tmp_path / "citations.json"
    citations.write_text('[[{"id": "roe2001", "suppress-author": true}]]', encoding="utf-8")
    path = tmp_path / "out.docx"
    outcome = refdesk(
        "cite", "--style", "apa", "--citations", citations, "--output", path, SAMPLES / "two.json"
    )
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert [each.text[:8] for each in Document(str(path)).paragraphs] == [
        "(2001)",
        "Referenc",
        "Doe, J. ",
        "Roe, R. ",
    ]


def test_the_ending_of_the_file_says_the_format(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    assert refdesk("cite", "--style", "apa", "-o", path, SAMPLES / "two.json").status == 0
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_list_that_was_read_keeps_its_order_and_numbers() -> None:
    read = {
        "references": [
            {"number": 3, "text": "x", "csl": {"type": "book", "title": "Zebra"}},
            {"number": 8, "text": "y", "csl": {"type": "book", "title": "Ant"}},
        ]
    }
    outcome = refdesk("cite", "--style", "ieee", "--own-order", given=json.dumps(read))
    assert [line.rstrip() for line in outcome.out.splitlines()] == ["[3] Zebra.", "[8] Ant."]
    in_order = refdesk("cite", "--style", "apa", given=json.dumps(read))
    assert in_order.out.splitlines() == ["Ant. (n.d.).", "Zebra. (n.d.)."]


def test_items_can_have_the_words_of_their_own_languages() -> None:
    authors = [{"family": f"Автор{number}"} for number in range(30)]
    items = json.dumps([{"id": "a", "type": "book", "title": "Реки", "language": "ru", "author": authors}])
    style = ("cite", "--style", "modern-language-association", "--locale", "en-US")
    assert "et al." in refdesk(*style, given=items).out
    assert "и др." in refdesk(*style, "--item-languages", given=items).out


def test_a_word_document_in_json_is_refused() -> None:
    outcome = refdesk("cite", "--style", "apa", "--json", "--format", "docx", SAMPLES / "two.json")
    assert (outcome.status, "cannot stand in JSON" in outcome.err) == (1, True)


def test_styles_are_listed_by_what_people_type() -> None:
    outcome = refdesk("styles", "гост")
    assert outcome.out.splitlines()[0].split("\t")[0] == "gost-r-7-0-5-2008"
    assert refdesk("styles", "qqqqqzzzzw").status == 1
