"""From the bytes of a file to its text."""

from __future__ import annotations

import pytest

from refdesk.formats.text import decoded, stretches

_TEXT = "Müller\nЖук\r\n\n" + "é" * 40 + "\nlast"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_stretches_of_a_file_are_its_text_in_whole_lines(encoding: str, size: int) -> None:
    data = _TEXT.encode(encoding, "replace")
    parts = list(stretches(data, size))
    assert "".join(parts) == decoded(data)
    assert all(part.endswith("\n") for part in parts[:-1])


def test_an_empty_file_has_no_text() -> None:
    assert "".join(stretches(b"")) == ""
