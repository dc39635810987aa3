"""What all writers share: walking over marked text, flip-flop of nested formats, the level of quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from refdesk.csl import markup
from refdesk.csl.locale import Locale

#: Formats that turn off inside themselves: italics in italics are upright.
_FLIPS = {
    markup.ITALIC: markup.UPRIGHT,
    markup.OBLIQUE: markup.UPRIGHT,
    markup.BOLD: markup.MEDIUM,
    markup.SMALL_CAPS: markup.FULL_CAPS,
    markup.UNDERLINE: markup.NO_UNDERLINE,
}
#: Formats that only undo others, and so do nothing by themselves.
_UPRIGHTS = frozenset((*_FLIPS.values(), markup.NO_DECORATION))
_FLAT = re.compile(
    f"([{markup.QUOTE}{markup.INNER_QUOTE}{markup.ITALIC}-{markup.NO_DECORATION}])([^{markup.MARKS}]*)"
    f"[{markup.CLOSE}{markup.END_QUOTE}]"
)
_DISPLAYED = re.compile(f"([{markup.BLOCK}-{markup.INDENT}])([^{markup.MARKS}]*){markup.END_DISPLAY}")
_CLOSINGS = frozenset((markup.CLOSE, markup.END_DISPLAY))
_DIMENSION = {
    **dict.fromkeys((markup.ITALIC, markup.OBLIQUE, markup.UPRIGHT), "style"),
    **dict.fromkeys((markup.BOLD, markup.LIGHT, markup.MEDIUM), "weight"),
    **dict.fromkeys((markup.SMALL_CAPS, markup.FULL_CAPS), "variant"),
    **dict.fromkeys((markup.UNDERLINE, markup.NO_UNDERLINE), "decoration"),
}


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a locale."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")


@dataclass(frozen=True)
class Writer:
    """An output format: how words are escaped, and what goes before and after each format."""

    name: str
    escape: Callable[[str], str]
    tags: Mapping[str, tuple[str, str]]
    entry: Callable[[str], str] = field(default=lambda text: text)
    before_entries: str = ""
    after_entries: str = ""
    #: Whether `escape` leaves marks as they are, so that a text can be escaped as a whole.
    escape_keeps_marks: bool = True

    def write(self, text: str, quotes: Quotes) -> str:
        """Marked text in this format."""
        if not markup.has_marks(text):
            return self.escape(text)
        flat = self._write_flat(text, quotes) if self.escape_keeps_marks else None
        return _Walk(self, quotes).over(text) if flat is None else flat

    def _write_flat(self, text: str, quotes: Quotes) -> str | None:
        """The usual text, whose formats do not nest; None for any other."""

        def formatted(match: re.Match[str]) -> str:
            mark, words = match.groups()
            if mark == markup.QUOTE:
                opening, closing = quotes.outer
            elif mark == markup.INNER_QUOTE:
                opening, closing = quotes.inner
            elif mark in _UPRIGHTS:
                return words
            else:
                opening, closing = self.tags.get(mark, ("", ""))
            return opening + words + closing

        text = _FLAT.sub(formatted, self.escape(text))
        if markup.END_DISPLAY in text:
            text = _DISPLAYED.sub(formatted, text)
        return None if markup.has_marks(text) else text


class _Walk:
    """One pass over a marked text."""

    def __init__(self, writer: Writer, quotes: Quotes) -> None:
        self._writer = writer
        self._quotes = quotes
        self._closings: list[str] = []
        self._state: list[tuple[str, str | None]] = []
        self._current: dict[str, str] = {}
        self._depth = 0

    def over(self, text: str) -> str:
        """The text in the output format."""
        pieces = markup.MARK_SPLIT.split(text)
        escape, mark, close = self._writer.escape, self._mark, self._close
        for index, piece in enumerate(pieces):
            if not piece:
                continue
            if index % 2 == 0:
                pieces[index] = escape(piece)
            elif piece in _CLOSINGS:
                pieces[index] = close()
            else:
                pieces[index] = mark(piece)
        return "".join(pieces)

    def _mark(self, mark: str) -> str:
        if mark in (markup.QUOTE, markup.INNER_QUOTE):
            is_inner = self._depth % 2 or (mark == markup.INNER_QUOTE and not self._depth)
            pair = self._quotes.inner if is_inner else self._quotes.outer
            self._depth += 1
            self._open("", pair[1])
            return self._writer.escape(pair[0])
        if mark == markup.END_QUOTE:
            self._depth = max(0, self._depth - 1)
            return self._writer.escape(self._close())
        return self._format(mark) if mark in markup.OPENINGS else ""

    def _format(self, mark: str) -> str:
        dimension = _DIMENSION.get(mark, "")
        if mark == markup.NO_DECORATION:
            return self._plain()
        if dimension:
            if self._current.get(dimension) == mark and mark in _FLIPS:
                mark = _FLIPS[mark]
            elif mark in _FLIPS.values() and self._current.get(dimension) in (None, mark):
                self._open("", "")
                return ""
        opening, closing = self._writer.tags.get(mark, ("", ""))
        self._open(dimension, closing, mark)
        return opening

    def _plain(self) -> str:
        """Everything that is on turned off."""
        opening, closing = "", ""
        for mark in self._current.values():
            if mark in _FLIPS:
                tag = self._writer.tags.get(_FLIPS[mark], ("", ""))
                opening, closing = opening + tag[0], tag[1] + closing
        self._open("", closing)
        return opening

    def _open(self, dimension: str, closing: str, mark: str = "") -> None:
        self._closings.append(closing)
        self._state.append((dimension, self._current.get(dimension)))
        if dimension:
            self._current[dimension] = mark

    def _close(self) -> str:
        if not self._closings:
            return ""
        dimension, before = self._state.pop()
        if dimension:
            if before is None:
                self._current.pop(dimension, None)
            else:
                self._current[dimension] = before
        return self._closings.pop()


def quotes_of(locale: Locale) -> Quotes:
    """The quotation marks that a locale's terms prescribe."""
    default = Quotes()
    return Quotes(
        (locale.words("open-quote") or default.outer[0], locale.words("close-quote") or default.outer[1]),
        (
            locale.words("open-inner-quote") or default.inner[0],
            locale.words("close-inner-quote") or default.inner[1],
        ),
    )
