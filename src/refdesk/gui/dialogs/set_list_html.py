"""The side-by-side view of a reference list: as it was printed, and in the style."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape

from refdesk.gui.theme import Tokens
from refdesk.library.comparison import Fate
from refdesk.library.list_setting import SetList, SetReference
from refdesk.translation import translate, translate_count

_PADDING = "padding:7px 10px 7px 0;"


def side_by_side(found: SetList, keeping: Collection[int], tokens: Tokens) -> str:
    """Rows of number, printed text with its lost words marked, and entry; links `keep:3` and `set:3`."""
    rows = "".join(
        _row(place, each, tokens, is_kept=place in keeping) for place, each in enumerate(found.references)
    )
    head = "".join(
        f'<th align="left" style="{_PADDING}color:{tokens.secondary}" width="{width}">{escape(text)}</th>'
        for text, width in (("", "4%"), (translate("As printed"), "48%"), (translate("In the style"), "48%"))
    )
    return f'<table width="100%" cellspacing="0"><tr>{head}</tr>{rows}</table>'


def legend(tokens: Tokens) -> str:
    """What the marks mean."""
    dropped = f"<span style='{_mark(Fate.DROPPED, tokens)}'>{escape(translate('words'))}</span>"
    unread = f"<span style='{_mark(Fate.UNREAD, tokens)}'>{escape(translate('words'))}</span>"
    told = translate("{dropped} the style leaves out    {unread} that were read into no field")
    return escape(told).replace("    ", "&nbsp;&nbsp;&nbsp;").format(dropped=dropped, unread=unread)


def _row(place: int, each: SetReference, tokens: Tokens, *, is_kept: bool) -> str:
    tint = f' bgcolor="{tokens.doubt_surface}"' if each.is_doubtful else ""
    line = f"border-bottom:1px solid {tokens.line};"
    cells = (
        f'<td align="right" valign="top"{tint} style="{_PADDING}{line}color:{tokens.secondary}">'
        f"{each.reference.number}</td>",
        f'<td valign="top"{tint} style="{_PADDING}{line}">{_marked(each, tokens)}</td>',
        f'<td valign="top"{tint} style="{_PADDING}{line}">{_entry(each, is_kept=is_kept)}'
        f"{_notes(place, each, tokens, is_kept=is_kept)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _entry(each: SetReference, *, is_kept: bool) -> str:
    return escape(each.reference.text) if is_kept else each.html


def _marked(each: SetReference, tokens: Tokens) -> str:
    return "".join(_pieces(each, tokens))


def _pieces(each: SetReference, tokens: Tokens) -> Iterator[str]:
    """The printed text; marks of neighbouring words are one."""
    text, end, before = each.reference.text, 0, ""
    for word in each.words:
        style = _mark(word.fate, tokens)
        between = text[end : word.span.start]
        yield _styled(between, style if style == before and not between.strip() else "")
        yield _styled(word.span.of(text), style)
        end, before = word.span.end, style
    yield escape(text[end:])


def _styled(text: str, style: str) -> str:
    return f'<span style="{style}">{escape(text)}</span>' if style and text else escape(text)


def _mark(fate: Fate, tokens: Tokens) -> str:
    """Never colour alone: what is left out is struck out, what was not read is underlined."""
    if fate is Fate.DROPPED:
        return f"color:{tokens.secondary};text-decoration:line-through;"
    if fate is Fate.UNREAD:
        return f"color:{tokens.danger};text-decoration:underline;"
    return ""


def _notes(place: int, each: SetReference, tokens: Tokens, *, is_kept: bool) -> str:
    parts = []
    if is_kept:
        parts.append(escape(translate("Kept as it was printed")))
    elif each.dropped:
        parts.append(escape(translate("Leaves out: {fields}").format(fields=", ".join(each.dropped))))
    if each.unread and not is_kept:
        parts.append(translate_count("{count} word in no field", "{count} words in no field", each.unread))
    if each.reference.doubtful:
        parts.append(f'<span style="color:{tokens.doubt}">{escape(translate("Read with doubt"))}</span>')
    if is_kept or each.is_doubtful or each.dropped:
        target, said = ("set", translate("Set it")) if is_kept else ("keep", translate("Keep as printed"))
        parts.append(f'<a href="{target}:{place}" style="color:{tokens.accent}">{escape(said)}</a>')
    if not parts:
        return ""
    told = " \u00b7 ".join(parts)
    return f'<br><small style="color:{tokens.secondary}">{told}</small>'
