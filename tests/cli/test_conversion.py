"""`refdesk formats` and `refdesk convert`, as processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import refdesk

_BIB = "% kept\n@article{k1,\n title={T},  author={A, B}\n}\n"


def test_formats_lists_every_format_with_its_extensions() -> None:
    outcome = refdesk("formats")
    assert outcome.status == 0
    assert any(line.startswith("bibtex ") and ".bib" in line for line in outcome.out.splitlines())
    assert {"bibtex", "csl-json"} <= {each["id"] for each in json.loads(refdesk("formats", "--json").out)}


def test_a_file_is_converted_by_its_content_and_the_target_s_extension(tmp_path: Path) -> None:
    source, target = tmp_path / "in.txt", tmp_path / "out.json"
    source.write_text(_BIB, encoding="utf-8")
    outcome = refdesk("convert", source, target)
    assert (outcome.status, outcome.err) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))[0]["title"] == "T"


def test_standard_input_is_converted_to_standard_output() -> None:
    outcome = refdesk("convert", "-", "-", "--to", "csl-json", given=_BIB)
    assert outcome.status == 0
    assert [item["id"] for item in json.loads(outcome.out)] == ["k1"]


def test_a_file_converted_to_its_own_format_stays_byte_for_byte(tmp_path: Path) -> None:
    source, target = tmp_path / "in.bib", tmp_path / "out.bib"
    source.write_bytes(_BIB.replace("\n", "\r\n").encode("utf-8-sig"))
    assert refdesk("convert", source, target).status == 0
    assert target.read_bytes() == source.read_bytes()


def test_bibtex_is_converted_to_biblatex_and_back() -> None:
    given = "@article{k1, title={T}, journal={J}, year=2000, month=feb}"
    biblatex = refdesk("convert", "-", "-", "--to", "biblatex", given=given).out
    assert "journaltitle = {J}" in biblatex
    assert "date = {2000-02}" in biblatex
    bibtex = refdesk("convert", "-", "-", "--from", "biblatex", "--to", "bibtex", given=biblatex).out
    assert "journal = {J}" in bibtex
    assert "month = feb" in bibtex


def test_a_broken_entry_is_told_the_others_are_converted_and_the_status_says_so(tmp_path: Path) -> None:
    problems = tmp_path / "problems.json"
    text = _BIB + "@book{bad, title={X\n\n@book{good, title={G}}\n"
    outcome = refdesk("convert", "-", "-", "--to", "csl-json", "--problems", problems, given=text)
    assert outcome.status == 1
    assert [item["id"] for item in json.loads(outcome.out)] == ["k1", "good"]
    assert "line 5, bad" in outcome.err
    assert "1 of 3 entries could not be read." in outcome.err
    (problem,) = json.loads(problems.read_text(encoding="utf-8"))
    assert (problem["line"], problem["key"], problem["severity"]) == (5, "bad", "error")
    assert problem["excerpt"] == "@book{bad, title={X"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "There is nothing in the input."),
        (b" \n ", "There is nothing in the input."),
        (b"It was a dark and stormy night. " * 2000, "The input is in no format that RefDesk reads."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "The input is not text."),
        (b"@book{a, title={", "No entry could be read from the input."),
    ],
)
def test_bad_input_gets_one_sentence_and_a_status(given: bytes, sentence: str) -> None:
    outcome = refdesk("convert", "-", "-", "--to", "csl-json", given=given)
    assert (outcome.status, outcome.out) == (1, "")
    assert sentence in outcome.err.splitlines()[-1]
    assert "Traceback" not in outcome.err


def test_what_cannot_be_read_or_written_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    missing = refdesk("convert", tmp_path / "none.bib", "-", "--to", "ris")
    assert (missing.status, "cannot be read" in missing.err) == (1, True)
    target = tmp_path / "no-folder" / "out.json"
    refused = refdesk("convert", "-", target, given=_BIB)
    assert (refused.status, "cannot be written" in refused.err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_those_there_are() -> None:
    outcome = refdesk("convert", "-", "-", "--to", "word", given=_BIB)
    assert outcome.status == 1
    assert "There is no format “word”. There are: bibtex" in outcome.err


def test_five_megabytes_of_text_are_refused_at_once() -> None:
    outcome = refdesk("convert", "-", "-", "--to", "bibtex", given=b"lorem ipsum dolor sit amet\n" * 190_000)
    assert outcome.status == 1
    assert "is in no format that RefDesk reads" in outcome.err
