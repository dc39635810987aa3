"""How citations and bibliographies are dressed for the clipboard and for files, by the style's own layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from refdesk.csl.documents.bibliography import BibliographyFormat
from refdesk.csl.output.html import HTML
from refdesk.csl.output.latex import LATEX
from refdesk.csl.output.markdown import MARKDOWN
from refdesk.csl.output.rtf import RTF
from refdesk.csl.output.text import TEXT
from refdesk.csl.output.writer import Writer
from refdesk.csl.text import markup

#: How far the lines after the first are indented: half an inch, and for a number in the margin less.
HANGING_TWIPS, NUMBER_TWIPS = 720, 600
_EM_PER_TWIP = 1 / 240
#: Of HTML's lengths pixels are understood everywhere; a paragraph on a screen is indented less than on paper.
_PX_PER_TWIP = 1 / 22.5
_LINE_TWIPS = 240
_WIDE_SPACE = "\u2003"
#: The writer for a bibliography of this form.
Dress = Callable[[BibliographyFormat], Writer]


def indent_twips(form: BibliographyFormat) -> int:
    """How far an entry's lines after its first stand from the margin; 0 for not at all."""
    if form.second_field_align:
        return NUMBER_TWIPS
    return HANGING_TWIPS if form.hanging_indent else 0


def spacing_twips(form: BibliographyFormat) -> tuple[int, int]:
    """The room after an entry, and the height of its lines (240 is single)."""
    return form.entry_spacing * _LINE_TWIPS // 2, max(1, form.line_spacing) * _LINE_TWIPS


def html(form: BibliographyFormat) -> Writer:
    """HTML paragraphs that say themselves how they are indented, for programs that know no style sheet.

    How far lines stand apart is left to the text they are pasted into.
    """
    px = round(indent_twips(form) * _PX_PER_TWIP)
    after = round(spacing_twips(form)[0] * _PX_PER_TWIP)
    indent = f"margin-left:{px}px;text-indent:-{px}px" if px else "margin-left:0"
    style = f"margin-top:0;margin-bottom:{after}px;{indent}"
    tags = {
        **HTML.tags,
        markup.LEFT_MARGIN: ("", _WIDE_SPACE),
        markup.RIGHT_INLINE: ("", ""),
        markup.BLOCK: ("<br>", "<br>"),
        markup.INDENT: (f"<br>{_WIDE_SPACE}", ""),
    }
    return replace(
        HTML,
        tags=tags,
        entry=lambda text: f'<p style="{style}">{text.strip()}</p>\n',
        before_entries="",
        after_entries="",
        line_break="<br>",
    )


def rtf(form: BibliographyFormat) -> Writer:
    """RTF paragraphs with the style's hanging indent, a whole document."""
    indent = indent_twips(form)
    after, height = spacing_twips(form)
    hanging = f"\\li{indent}\\fi-{indent}\\tx{indent}" if indent else ""
    lines = f"\\sl{height}\\slmult1" if height > _LINE_TWIPS else ""
    head = f"\\pard{hanging}\\sa{after}{lines} "
    return replace(RTF, entry=lambda text: f"{head}{text.strip()}\\par\n")


def text(form: BibliographyFormat) -> Writer:  # noqa: ARG001 - plain text has no layout
    """One line an entry."""
    return replace(TEXT, entry=lambda line: f"{line.strip()}\n")


def markdown(form: BibliographyFormat) -> Writer:  # noqa: ARG001 - nor has Markdown
    """One paragraph an entry, in pandoc's dialect."""
    return replace(MARKDOWN, entry=lambda line: f"{line.strip()}\n\n")


def latex(form: BibliographyFormat) -> Writer:
    """Paragraphs that need no package."""
    em = indent_twips(form) * _EM_PER_TWIP
    hanging = f"\\hangindent={em:g}em " if em else ""
    tags = {**LATEX.tags, markup.LEFT_MARGIN: (f"\\makebox[{em:g}em][l]{{", "}")}
    return replace(LATEX, tags=tags, entry=lambda line: f"\\noindent{hanging or ' '}{line.strip()}\\par\n\n")
