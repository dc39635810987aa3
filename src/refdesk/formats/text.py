"""From the bytes of a file to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

#: Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: JabRef's first line, `% Encoding: ISO8859_1`, and Emacs' `coding: latin-1`.
_DECLARED = re.compile(rb"^%\s*(?:encoding:|.*?-\*-.*?coding:)\s*([\w.-]+)", re.IGNORECASE | re.MULTILINE)
#: Half of a letter beyond the first 65,536, which no encoding can write.
_HALF_LETTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
#: Of these a letter has several bytes, each of which can look like a line's end.
_WIDE = frozenset({"utf-16", "utf-32"})
_HEAD = 4096
_STEP = 1 << 20


def encoding_of(data: bytes) -> str:
    """The encoding of a text file: by its mark, as UTF-8 where it is that, as declared, else cp1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if _is_utf8(data):
        return "utf-8"
    declared = _DECLARED.search(data[:_HEAD])
    name = declared.group(1).decode("ascii", "replace") if declared else ""
    return name if _is_known(name) else "cp1252"


def decoded(data: bytes) -> str:
    """The text of a file, bytes without a letter replaced by U+FFFD, the byte order mark left out."""
    return data.decode(encoding_of(data), "replace").removeprefix("\ufeff")


def stretches(data: bytes, size: int = 1 << 18) -> Iterator[str]:
    """The text of a file as `decoded`, in stretches of about so many bytes that end where a line does."""
    encoding = encoding_of(data).removesuffix("-sig")
    if encoding in _WIDE:
        yield data.decode(encoding, "replace").removeprefix("\ufeff")
        return
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + size) + 1 or len(data)
        text = data[start:end].decode(encoding, "replace")
        yield text if start else text.removeprefix("\ufeff")
        start = end


def is_text(data: bytes) -> bool:
    """Whether the first bytes look like text in some encoding, and not like an image or a program."""
    head = data[:_HEAD]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return b"\0" not in head and controls * 100 <= len(head)


def without_half_letters(content: str) -> str:
    """JSON text in which escapes of half a letter stand for U+FFFD."""
    return _HALF_LETTER.sub(r"\\ufffd", content) if "\\u" in content else content


def head_of(data: bytes, size: int = _HEAD) -> str:
    """The text of the first `size` bytes, for recognising a format."""
    head = data[:size]
    # Cut at a line's end: half a letter would hide that it is UTF-8.
    whole = head if len(head) == len(data) else head[: head.rfind(b"\n") + 1] or head
    return whole.decode(encoding_of(whole), "replace").removeprefix("\ufeff")


def chunks(data: bytes, size: int) -> Iterator[bytes]:
    """The bytes in stretches of `size`."""
    for start in range(0, len(data), size):
        yield data[start : start + size]


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks(data, _STEP):
            decoder.decode(chunk)
        return not decoder.getstate()[0]
    except UnicodeDecodeError:
        return False


def _is_known(name: str) -> bool:
    try:
        b"a".decode(name, "replace")
        return codecs.lookup(name).name not in {"utf-8", "utf-16", "utf-32"}
    except LookupError:
        return False
