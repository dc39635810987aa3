"""Rich Text Format: groups that word processors paste; characters beyond ASCII as `\\u` escapes."""

from __future__ import annotations

import re

from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

_SPECIAL = re.compile(r"([\\{}])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text).replace("\n", "\\line ")
    return text if text.isascii() else _BEYOND_ASCII.sub(_unit_escapes, text)


def _unit_escapes(match: re.Match[str]) -> str:
    """One `\\uN` a UTF-16 unit, signed, as RTF wants it; `?` is for readers that know no Unicode."""
    units = match.group().encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


RTF = Writer(
    "rtf",
    _escape,
    {
        markup.ITALIC: (r"{\i ", "}"),
        markup.OBLIQUE: (r"{\i ", "}"),
        markup.UPRIGHT: (r"{\i0 ", "}"),
        markup.BOLD: (r"{\b ", "}"),
        markup.MEDIUM: (r"{\b0 ", "}"),
        markup.SMALL_CAPS: (r"{\scaps ", "}"),
        markup.FULL_CAPS: (r"{\scaps0 ", "}"),
        markup.UNDERLINE: (r"{\ul ", "}"),
        markup.NO_UNDERLINE: (r"{\ul0 ", "}"),
        markup.SUPERSCRIPT: (r"{\super ", "}"),
        markup.SUBSCRIPT: (r"{\sub ", "}"),
        markup.BLOCK: ("\\line ", "\\line "),
        markup.LEFT_MARGIN: ("", "\\tab "),
        markup.INDENT: ("\\line \\tab ", "\\line "),
    },
    lambda text: f"{text.strip(' ')}\\par\n",
    "{\\rtf1\\ansi\\uc1\n",
    "}",
    line_break="\\line ",
    escape_keeps_marks=False,
)
