"""LaTeX, for any engine that reads UTF-8."""

from __future__ import annotations

from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
        "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "\u00a0": "~",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    }
)  # fmt: skip

LATEX = Writer(
    "latex",
    lambda text: text.translate(_ESCAPES),
    {
        markup.ITALIC: (r"\textit{", "}"),
        markup.OBLIQUE: (r"\textsl{", "}"),
        markup.UPRIGHT: (r"\textup{", "}"),
        markup.BOLD: (r"\textbf{", "}"),
        markup.MEDIUM: (r"\textmd{", "}"),
        markup.SMALL_CAPS: (r"\textsc{", "}"),
        markup.FULL_CAPS: (r"\textup{", "}"),
        markup.UNDERLINE: (r"\underline{", "}"),
        markup.SUPERSCRIPT: (r"\textsuperscript{", "}"),
        markup.SUBSCRIPT: (r"\textsubscript{", "}"),
        markup.BLOCK: ("\n\n", "\n\n"),
        markup.LEFT_MARGIN: (r"\makebox[2em][l]{", "}"),
        markup.INDENT: ("\n\n\\quad ", "\n\n"),
    },
    lambda text: f"{text.strip(' ')}\n\n",
    line_break="\n\n",
)
