"""Formats are recognised by content before the extension."""

from __future__ import annotations

import pytest

from refdesk.formats import registry
from tests.formats.reading import write_bytes

_NOVEL = b"It was a bright cold day in April, and the clocks were striking thirteen. " * 40


@pytest.mark.parametrize(
    ("data", "name", "format_id"),
    [
        (b"@article{a, title={T}}", "", "bibtex"),
        (b"% comment\n\n@string{x = {y}}\n@book{a,\n title={T}}", "x.json", "bibtex"),
        (b'[{"id": "a", "type": "book", "title": "T"}]', "x.bib", "csl-json"),
        (b'\xef\xbb\xbf{"id": "a", "type": "book", "title": "T"}', "", "csl-json"),
    ],
)
def test_content_decides_before_the_extension(data: bytes, name: str, format_id: str) -> None:
    found = registry.recognised(data, name)
    assert found is not None
    assert found.id == format_id


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"Title, Authors, Keywords\n" + _NOVEL,
        _NOVEL,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"@article{a, title={T}}",
        b"mail me@home{x}",
        b"[]x",
    ],
)
def test_anything_else_is_not_recognised(data: bytes) -> None:
    assert registry.recognised(data) is None


def test_a_page_that_quotes_an_entry_is_no_file_of_entries() -> None:
    page = _NOVEL + b"\nCite this article:\n@article{a, title={T}, year={2000}}\n" + _NOVEL
    assert registry.recognised(page) is None
    named = registry.recognised(page, "commented.bib")
    assert named is not None
    assert named.id == "bibtex"


def test_every_format_is_found_by_its_id_and_has_an_extension() -> None:
    for each in registry.all_formats():
        assert registry.by_id(each.id) is each
        assert each.extensions
    with pytest.raises(KeyError):
        registry.by_id("nothing")


def test_formats_for_writing_write_nothing_as_a_file_that_reads_back_empty() -> None:
    for each in registry.for_writing():
        if each.id == "cff":
            # A citation file about nothing is none.
            continue
        data, problems = write_bytes(each.id, [])
        assert (list(each.read(data)), problems) == ([], [])
