"""The text of an item's field as marked text: its HTML tags, quotation marks and apostrophes."""

from __future__ import annotations

import re

from refdesk.csl.text.markup import (
    ANY_MARK,
    BOLD,
    CLOSE,
    END_QUOTE,
    INNER_QUOTE,
    ITALIC,
    NO_CASE,
    NO_DECORATION,
    QUOTE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
)

_TAGS = {
    "<i>": ITALIC,
    "<b>": BOLD,
    "<sup>": SUPERSCRIPT,
    "<sub>": SUBSCRIPT,
    "<sc>": SMALL_CAPS,
    '<span class="nocase">': NO_CASE,
    '<span class="nodecor">': NO_DECORATION,
    '<span style="font-variant:small-caps;">': SMALL_CAPS,
    '<span style="font-variant: small-caps;">': SMALL_CAPS,
}
_CLOSING = {tag: "</span>" if tag.startswith("<span") else tag.replace("<", "</") for tag in _TAGS}
_TOKEN = re.compile(
    "(" + "|".join(re.escape(tag) for tag in [*_TAGS, *sorted(set(_CLOSING.values()))]) + "|[\"'‘’“”])"
)
_GUILLEMET_SPACE = re.compile("(?<=«) | (?=»)")
_SPECIAL = re.compile("[«<\"'‘’“”\ufdd0-\ufdef]")
_PARTNER = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_BEFORE_QUOTE = frozenset(" \t\n\u00a0([{-–—/«‹“‘\"'¿¡")
_SPACES = frozenset(" \t\n\u00a0")


def marked(text: str) -> str:
    """The text with tags and paired quotation marks as marks, apostrophes as `’`."""
    if _SPECIAL.search(text) is None:
        return text
    text = _GUILLEMET_SPACE.sub("\u202f", text)
    return _Parser(ANY_MARK.sub("", text)).result()


class _Parser:
    """Pairs tags and quotation marks; what stays without a partner is printed as it is."""

    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.split(text)
        self._open: list[int] = []

    def result(self) -> str:
        for index in range(1, len(self._tokens), 2):
            self._read(index)
        for index in self._open:
            self._leave(index)
        return "".join(self._tokens)

    def _read(self, index: int) -> None:
        token = self._tokens[index]
        if token.startswith("<"):
            self._read_tag(index, token)
        elif not self._closes_quote(index, token):
            self._open_quote(index, token)

    def _read_tag(self, index: int, token: str) -> None:
        if token in _TAGS:
            self._open.append(index)
            return
        depth = next(
            (
                n
                for n in range(len(self._open) - 1, -1, -1)
                if _CLOSING.get(self._tokens[self._open[n]]) == token
            ),
            None,
        )
        if depth is not None:
            self._pair(depth, index, _TAGS[self._tokens[self._open[depth]]], CLOSE)

    def _closes_quote(self, index: int, token: str) -> bool:
        if not self._open or token in "“‘":
            return False
        depth = self._partner(token)
        if depth is None:
            return False
        before, after = self._around(index)
        if before in _SPACES or before == "":
            return False
        if after.isalnum() and token in "'’\"":
            return False
        self._pair(depth, index, INNER_QUOTE if token == "’" else QUOTE, END_QUOTE)
        return True

    def _partner(self, token: str) -> int | None:
        """How deep the quotation mark stands that this one would close, not crossing a tag."""
        for depth in range(len(self._open) - 1, -1, -1):
            opening = self._tokens[self._open[depth]]
            if _PARTNER.get(opening) == token:
                return depth
            if opening in _TAGS:
                return None
        return None

    def _open_quote(self, index: int, token: str) -> None:
        before, after = self._around(index)
        starts = token in "“‘" or (
            token in "\"'"
            and (before in _BEFORE_QUOTE or before == "")
            and after not in _SPACES
            and after != ""
        )
        if starts:
            self._open.append(index)
        else:
            self._leave(index)

    def _around(self, index: int) -> tuple[str, str]:
        """The characters beside a token, tags and marks passed over."""
        tokens = self._tokens
        earlier = (tokens[at] for at in range(index - 1, -1, -1))
        later = (tokens[at] for at in range(index + 1, len(tokens)))
        before = next((part[-1] for part in earlier if part and not _is_tag(part)), "")
        return before, next((part[0] for part in later if part and not _is_tag(part)), "")

    def _pair(self, depth: int, index: int, opening: str, closing: str) -> None:
        for unpaired in self._open[depth + 1 :]:
            self._leave(unpaired)
        self._tokens[self._open[depth]] = opening
        self._tokens[index] = closing
        del self._open[depth:]

    def _leave(self, index: int) -> None:
        if self._tokens[index] == "'":
            self._tokens[index] = "’"


def _is_tag(part: str) -> bool:
    return part in _TAGS or part in _CLOSING.values() or (len(part) == 1 and ANY_MARK.match(part) is not None)
