"""What all writers share: walking over marked text, flip-flop of nested formats, the level of quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from refdesk.csl.styles.locale import Locale
from refdesk.csl.text import markup

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
    #: What ends a line; displayed parts that meet, begin or end a text need no second one.
    line_break: str = ""
    #: Whether `escape` leaves marks as they are, so that a text can be escaped as a whole.
    escape_keeps_marks: bool = True

    def write(self, text: str, quotes: Quotes) -> str:
        """One marked text in this format; who has many asks `with_quotes`."""
        return self.with_quotes(quotes)(text)

    def with_quotes(self, quotes: Quotes) -> Callable[[str], str]:
        """What writes marked text in this format with these quotation marks."""
        edges = self._edges(quotes)

        def formatted(match: re.Match[str]) -> str:
            mark, words = match.group(1, 2)
            opening, closing = edges[mark]
            if closing[:1].isspace() and words.endswith(" "):
                words = words[:-1]
            return opening + words + closing

        def write(text: str) -> str:
            if not markup.has_marks(text):
                return self.escape(text)
            if not self.escape_keeps_marks:
                return walked(text)
            flat = _FLAT.sub(formatted, self.escape(text))
            if markup.END_DISPLAY in flat:
                flat = self._tidy(aligned(flat) or _DISPLAYED.sub(formatted, flat))
            return walked(text) if _is_marked(flat) else flat

        def aligned(text: str) -> str:
            """The usual entry with displayed parts: a number in the margin and the rest; empty for others."""
            margin, _, rest = text.partition(markup.END_DISPLAY)
            if margin[0] != markup.LEFT_MARGIN or rest[:1] != markup.RIGHT_INLINE:
                return ""
            if rest.find(markup.END_DISPLAY) != len(rest) - 1 or self.line_break:
                return ""
            (one, two), (three, four) = edges[markup.LEFT_MARGIN], edges[markup.RIGHT_INLINE]
            return f"{one}{margin[1:]}{two}{three}{rest[1:-1]}{four}"

        def walked(text: str) -> str:
            written = _Walk(self, quotes).over(text)
            return self._tidy(written) if markup.END_DISPLAY in text else written

        return write

    def _tidy(self, text: str) -> str:
        """A text with displayed parts without empty lines and stray spaces around them."""
        if not self.line_break:
            return text
        lines = [line.rstrip(" ") for line in text.split(self.line_break)]
        lines = [line[1:] if line.startswith(" ") and not line.startswith("  ") else line for line in lines]
        return self.line_break.join([line for line in lines if line])

    def _edges(self, quotes: Quotes) -> dict[str, tuple[str, str]]:
        """What goes before and after words that no other format encloses, by their mark."""
        nothing = ("", "")
        edges = {
            mark: nothing if mark in _UPRIGHTS else self.tags.get(mark, nothing) for mark in markup.OPENINGS
        }
        for mark, (opening, closing) in ((markup.QUOTE, quotes.outer), (markup.INNER_QUOTE, quotes.inner)):
            edges[mark] = (self.escape(opening), self.escape(closing))
        return edges


def _is_marked(text: str) -> bool:
    """Whether a format or quotation is left; every one of them ends with one of these marks."""
    return markup.CLOSE in text or markup.END_QUOTE in text or markup.END_DISPLAY in text


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
                closing = pieces[index] = close()
                if closing[:1].isspace() and pieces[index - 1].endswith(" "):
                    pieces[index - 1] = pieces[index - 1][:-1]
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
