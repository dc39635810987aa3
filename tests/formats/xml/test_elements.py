"""XML is read safely, and as far as it goes."""

from __future__ import annotations

import time

import pytest

from refdesk.domain.problem import Severity
from tests.formats.reading import read

_RECORD = '<record><ref-type name="Book">6</ref-type><titles><title>{}</title></titles></record>'
_FILE = "<xml><records>" + _RECORD + "</records></xml>"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]>',
    ],
)
def test_a_file_that_declares_entities_is_refused(doctype: str) -> None:
    entries, problems = read("endnote-xml", doctype + _FILE.format("&b;&a;"))
    assert entries == []
    assert [each.severity for each in problems] == [Severity.ERROR]
    assert "entities" in problems[0].message


def test_an_entity_bomb_costs_no_time() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>' + _FILE.format("&e11;")
    start = time.process_time()
    read("endnote-xml", bomb)
    assert time.process_time() - start < 5


def test_names_of_html_characters_and_bare_ampersands_are_kept() -> None:
    entries, _ = read("endnote-xml", _FILE.format("A &amp; B &nbsp; C & D &eacute;"))
    assert entries[0].record.text("title") == "A & B C & D é"


def test_a_truncated_file_is_read_as_far_as_it_goes_and_reported() -> None:
    text = "<xml><records>" + _RECORD.format("One") + "\n" + _RECORD.format("Two")[:-20]
    entries, problems = read("endnote-xml", text)
    assert [entry.record.text("title") for entry in entries] == ["One", "Two"]
    assert [(each.severity, each.line) for each in problems] == [(Severity.WARNING, 2)]


def test_names_that_no_element_may_have_do_not_stop_the_reader() -> None:
    entries, _ = read("endnote-xml", _FILE.format("One</title><x:->y</x:-><title>"))
    assert [entry.record.text("title") for entry in entries] == ["One"]


def test_what_is_no_xml_is_said() -> None:
    entries, problems = read("endnote-xml", "just words")
    assert (entries, [each.severity for each in problems]) == ([], [Severity.ERROR])
