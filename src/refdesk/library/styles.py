"""The citation styles that can be chosen: shipped ones, and a person's own `.csl` files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from refdesk.csl import LocaleFolder, Processor, StyleError, StyleIndex, StyleInfo, Terms, compile_style
from refdesk.csl.elements.program import Program
from refdesk.csl.styles.element import read_xml
from refdesk.csl.styles.errors import RENDERING_FAULTS
from refdesk.csl.styles.style import style_info
from refdesk.domain.errors import RefDeskError, unreadable
from refdesk.folders import own_folders

#: Compiled styles that are kept: the pointer goes back and forth over the list of the chooser.
_KEPT_PROGRAMS = 16
_UNSAFE = re.compile(r"[^\w.-]+")
#: What a new style is tried with.
_TRIAL = {
    "id": "trial",
    "type": "article-journal",
    "title": "Title",
    "author": [{"family": "Family", "given": "Given"}],
    "issued": {"date-parts": [[2001, 2, 3]]},
}


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """A style, the language of its words (empty: the style's own), and whether each item uses its own
    language instead."""

    id: str
    locale: str = ""
    terms: Terms = Terms.OF_STYLE


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """One style of the chooser.

    `format` is `author-date`, `numeric`, `note`..., `fields` the subjects it is meant for; `parent` is the id
    of the style that a dependent one leads to, with that one's title.
    """

    id: str
    title: str
    short_title: str = ""
    format: str = ""
    fields: tuple[str, ...] = ()
    parent: str = ""
    parent_title: str = ""
    is_own: bool = False

    @property
    def is_dependent(self) -> bool:
        """Whether it only says which other style is to be used."""
        return bool(self.parent)


@dataclass(frozen=True, slots=True)
class RemovedStyle:
    """A style that was taken away, and what brings it back."""

    entry: StyleEntry
    content: bytes


def own_styles() -> Path:
    """The folder for a person's own `.csl` files."""
    return own_folders().data / "styles"


def styles(folder: Path | None = None) -> list[StyleEntry]:
    """The styles that can be chosen, by title; `folder` has a person's own `.csl` files (`own_styles`)."""
    own = folder or own_styles()
    names = {path.stem for path in own.glob("*.csl")}
    infos = _index(own).styles()
    titles = {info.id: info.title for info in infos}
    return [_entry(info, titles.get(info.parent, ""), is_own=info.id in names) for info in infos]


def title(style_id: str) -> str:
    """A style's title; its id where no style has that."""
    try:
        return _index().info(style_id).title
    except RefDeskError:
        return style_id


def locales() -> list[str]:
    """The languages that citations can be in, as tags."""
    return LocaleFolder().languages


def program(choice: StyleChoice) -> Program:
    """The compiled style; RefDeskError where there is none, or it is broken."""
    path = _index().path(choice.id)
    return _program(path, path.stat().st_mtime_ns, choice.locale, choice.terms)


def program_in(path: Path, choice: StyleChoice) -> Program:
    """The compiled style in a file, with a choice's language."""
    return _program(path, path.stat().st_mtime_ns, choice.locale, choice.terms)


def install(path: Path) -> StyleEntry:
    """Add a person's own style; RefDeskError names the line where it is broken, and nothing is added."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "Choose another file.") from error
    info = style_info(read_xml(path), path.stem)
    _index().load_style(path)
    if not info.title:
        raise StyleError(path.name, "it has no title.")
    _try(path)
    name = _file_name(info.id)
    _keep(name, content)
    return _entry(_index().info(name), is_own=True)


def remove(style_id: str) -> RemovedStyle:
    """Take one of a person's own styles away; RefDeskError for a shipped one."""
    path = own_styles() / f"{style_id}.csl"
    if not path.is_file():
        raise RefDeskError(
            f"“{title(style_id)}” belongs to RefDesk.", "Only styles you added can be removed."
        )
    removed = RemovedStyle(_entry(_index().info(style_id), is_own=True), path.read_bytes())
    path.unlink()
    return removed


def put_back(removed: RemovedStyle) -> StyleEntry:
    """Bring back a style that was removed."""
    _keep(removed.entry.id, removed.content)
    return removed.entry


def _index(own: Path | None = None) -> StyleIndex:
    return StyleIndex(own or own_styles(), cache=own_folders().cache / "styles.json")


@lru_cache(maxsize=_KEPT_PROGRAMS)
def _program(path: Path, changed_at: int, locale: str, terms: Terms) -> Program:  # noqa: ARG001 - see below
    """Compiled once; `changed_at` makes a file that was written again another one."""
    return compile_style(_index().load_style(path), locale or None, terms=terms)


def _entry(info: StyleInfo, parent_title: str = "", *, is_own: bool = False) -> StyleEntry:
    return StyleEntry(
        info.id,
        info.title,
        info.short_title,
        info.format,
        info.fields,
        info.parent,
        parent_title or info.parent,
        is_own,
    )


def _try(path: Path) -> None:
    """Raises `StyleError` where a style that can be read cannot be used."""
    try:
        processor = Processor.of_program(program_in(path, StyleChoice("")))
        processor.register([_TRIAL])
        processor.bibliography()
    except RENDERING_FAULTS as error:
        raise StyleError(path.name, f"it fails with a simple article ({error}).") from error


def _file_name(style_id: str) -> str:
    last = style_id.rstrip("/").rpartition("/")[2]
    return _UNSAFE.sub("-", last).strip("-.")[:100] or "style"


def _keep(name: str, content: bytes) -> None:
    folder = own_styles()
    part = folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(folder / f"{name}.csl")
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RefDeskError(
            f"The style could not be kept: {error.strerror}.", f"Check that {folder} can be written."
        ) from error
