"""What a paste takes from the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from refdesk.gui.commands.paste import address_of

ADDRESS = "https://example.org/статья/1"


@pytest.mark.parametrize(
    ("format_name", "content", "expected"),
    [
        ("chromium/x-source-url", ADDRESS.encode(), ADDRESS),
        ("text/x-moz-url-priv", ADDRESS.encode("utf-16-le"), ADDRESS),
        ("text/plain", b"https://example.org", ""),
    ],
)
def test_the_address_that_a_browser_puts_beside_copied_text_is_read(
    format_name: str, content: bytes, expected: str
) -> None:
    mime = QMimeData()
    mime.setData(format_name, content)
    assert address_of(mime) == expected
