"""Compiled elements, and what they need of an item to print anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refdesk.csl.elements.context import Change, Renderer
from refdesk.csl.elements.rendering import CALLED, FILLED, Render


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled element.

    `needs` are the item's variables without any of which it prints nothing that counts in a group; None
    where that
    is not known. `calls` tells that it always asks for a variable, `is_bare` that it may print words of the
    style alone. `words` is its text where that is always the same.
    """

    renderer: Renderer
    needs: frozenset[str] | None
    calls: bool = False
    is_bare: bool = False
    words: str | None = None


def constant(words: str) -> Part:
    """Words of the style."""
    return Part(lambda _: words, frozenset(), is_bare=bool(words), words=words)


NOTHING = Part(lambda _: "", frozenset(), words="")


def sequence(parts: Sequence[Part], delimiter: str) -> Part:
    """Parts one after the other, without a group's condition."""
    parts = [part for part in parts if part.words != ""]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    renderers = [part.renderer for part in parts]

    def render_all(render: Render) -> str:
        whole = ""
        for renderer in renderers:
            text = renderer(render)
            if text:
                whole = whole + delimiter + text if whole else text
        return whole

    return Part(
        render_all, united(parts), any(part.calls for part in parts), any(part.is_bare for part in parts)
    )


def group(parts: Sequence[Part], wrapping: tuple[str, str], delimiter: str, *, matters: bool) -> Part:
    """A group: nothing where it asks for variables and none of them says anything (CSL 1.0.2, "Group").

    `matters` tells whether a group around it must learn that it asked for variables in vain.
    """
    parts = [part for part in parts if part.words != ""]
    if not parts:
        return NOTHING
    if wrapping == ("", "") and len(parts) == 1 and not parts[0].is_bare:
        return parts[0]
    wanted, needs, calls = _guard(parts, matters=matters)
    return Part(_joined(parts, wrapping, delimiter, wanted), needs, calls)


def changed(part: Part, wrapping: tuple[str, str], change: Change | None, *, matters: bool) -> Part:
    """A macro's part, wrapped and changed; like a group it is nothing where its variables say nothing."""
    if part is NOTHING:
        return NOTHING
    if change is None:
        return group([part], wrapping, "", matters=matters)
    before, after = wrapping
    wanted, needs, calls = _guard([part], matters=matters)
    renderer = _joined([part], ("", ""), "", wanted)
    change_text = change

    def render_changed(render: Render) -> str:
        text = renderer(render)
        return before + change_text(text, render) + after if text else ""

    return Part(render_changed, needs, calls)


def _joined(
    parts: Sequence[Part], wrapping: tuple[str, str], delimiter: str, wanted: frozenset[str] | None
) -> Renderer:
    """A group's text, its variables looked after where words of the style might stand alone.

    Where the item has nothing of what is `wanted` the group is passed over at once.
    """
    before, after = wrapping
    renderers = [part.renderer for part in parts]
    if any(part.is_bare for part in parts):
        return _conditional(renderers, wrapping, delimiter, wanted)
    if len(renderers) == 1:
        return _wrapped(renderers[0], wrapping, wanted)

    def render_joined(render: Render) -> str:
        if wanted is not None and wanted.isdisjoint(render.present):
            render.status |= CALLED
            return ""
        whole = ""
        for renderer in renderers:
            text = renderer(render)
            if text:
                whole = whole + delimiter + text if whole else text
        return before + whole + after if whole else ""

    return render_joined


def _wrapped(renderer: Renderer, wrapping: tuple[str, str], wanted: frozenset[str] | None) -> Renderer:
    before, after = wrapping

    def render_wrapped(render: Render) -> str:
        if wanted is not None and wanted.isdisjoint(render.present):
            render.status |= CALLED
            return ""
        text = renderer(render)
        return before + text + after if text else ""

    return render_wrapped


def _conditional(
    renderers: Sequence[Renderer], wrapping: tuple[str, str], delimiter: str, wanted: frozenset[str] | None
) -> Renderer:
    before, after = wrapping

    def render_group(render: Render) -> str:
        outer = render.status
        if wanted is not None and wanted.isdisjoint(render.present):
            render.status = outer | CALLED
            return ""
        render.status = 0
        whole = ""
        for renderer in renderers:
            text = renderer(render)
            if text:
                whole = whole + delimiter + text if whole else text
        status = render.status
        if status == CALLED or not whole:
            render.status = outer | status
            return ""
        render.status = outer | FILLED
        return before + whole + after

    return render_group


def _guard(
    parts: Sequence[Part], *, matters: bool
) -> tuple[frozenset[str] | None, frozenset[str] | None, bool]:
    """Without which variables a group is passed over at once (None: never), what it needs, whether it
    calls."""
    needs, calls = united(parts), any(part.calls for part in parts)
    is_bare = any(part.is_bare for part in parts)
    if needs is None or (is_bare and not calls):
        return None, None, calls
    if matters and not calls:
        return None, needs, calls
    return needs, needs, calls


def united(parts: Iterable[Part]) -> frozenset[str] | None:
    """What several parts need together."""
    found: set[str] = set()
    for part in parts:
        if part.needs is None:
            return None
        found |= part.needs
    return frozenset(found)
