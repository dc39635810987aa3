"""Formatted text as runs: stretches of the same look, for documents that know no nested tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

_STYLES = {
    "font-style:normal": {"italic": False},
    "font-weight:normal": {"bold": False},
    "font-variant:small-caps": {"small_caps": True},
    "font-variant:normal": {"small_caps": False},
    "text-decoration:underline": {"underline": True},
    "text-decoration:none": {"underline": False},
}
_TAGS = {
    "i": {"italic": True},
    "em": {"italic": True},
    "b": {"bold": True},
    "strong": {"bold": True},
    "u": {"underline": True},
}
_RAISED = {"sup": "superscript", "sub": "subscript"}
_EMPTY = frozenset({"br", "img", "hr"})
_SPACES = re.compile(r"[ \n\r\f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one look; `\\t` and `\\n` in it are a tab and a line break. `raised` is `superscript`,
    `subscript` or empty."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False
    small_caps: bool = False
    raised: str = ""


def runs_of(html: str) -> list[Run]:
    """The runs of an entry or citation as the processor writes it in HTML.

    A field in the margin is followed by a tab, a block begins a line.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return list(_trimmed(parser.runs))


class _Parser(HTMLParser):
    """Keeps a look for each element that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._looks = [Run("")]
        self._after: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in _EMPTY:
            return
        before, after = _around(given.get("class", ""))
        self._add(before)
        self._after.append(after)
        self._looks.append(self._look(tag, given.get("style", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or len(self._looks) < 2:
            return
        self._looks.pop()
        self._add(self._after.pop())

    def handle_data(self, data: str) -> None:
        self._add(_SPACES.sub(" ", data))

    def _look(self, tag: str, style: str) -> Run:
        look = self._looks[-1]
        if tag in _RAISED:
            return replace(look, raised=_RAISED[tag])
        if style.strip() == "baseline":
            return replace(look, raised="")
        changes = dict(_TAGS.get(tag, {}))
        for part in style.replace(" ", "").split(";"):
            changes.update(_STYLES.get(part, {}))
        return replace(look, **changes) if changes else look  # type: ignore[arg-type]

    def _add(self, text: str) -> None:
        if not text:
            return
        look = self._looks[-1]
        last = self.runs[-1] if self.runs else None
        if last is not None and replace(last, text="") == look:
            self.runs[-1] = replace(last, text=last.text + text)
        else:
            self.runs.append(replace(look, text=text))


def _around(css_class: str) -> tuple[str, str]:
    """What stands before and after an element of the processor's HTML."""
    return {
        "csl-left-margin": ("", "\t"),
        "csl-block": ("\n", "\n"),
        "csl-indent": ("\n\t", "\n"),
    }.get(css_class, ("", ""))


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Without the space at both ends, and around tabs and line breaks."""
    whole = "".join(run.text for run in runs)
    first, last = len(whole) - len(whole.lstrip(" \n")), len(whole.rstrip(" \n\t"))
    at = 0
    for run in runs:
        text = run.text[max(0, first - at) : max(0, last - at)]
        at += len(run.text)
        text = re.sub(r" *([\t\n]) *", r"\1", text)
        if text:
            yield replace(run, text=text)
