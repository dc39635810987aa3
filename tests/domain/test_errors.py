"""Errors that a person can act on."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.errors import unreadable


def test_a_file_that_cannot_be_read_is_named_with_the_reason_and_what_to_do(tmp_path: Path) -> None:
    try:
        tmp_path.read_bytes()
    except OSError as error:
        told = unreadable(tmp_path, error, "Choose another file.")
    assert str(told) == f"{tmp_path.name} cannot be read: Is a directory. Choose another file."
