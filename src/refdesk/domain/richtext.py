"""The small markup that CSL-JSON text may carry: `<i> <b> <sub> <sup>`, small capitals, `nocase`."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"</?(?:i|b|em|strong|u|sub|sup|sc|span)(?:\s+(?:class|style)\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))?\s*/?>",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The words without the markup, for lists, search and sorting; other angle brackets stay."""
    return _TAG.sub("", text) if "<" in text else text
