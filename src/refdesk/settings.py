"""Every setting once: its key, type, default and label; and the file that keeps the chosen values."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from refdesk.domain.errors import RefDeskError
from refdesk.domain.problem import Problem, Severity

T = TypeVar("T", str, int, bool, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that the program remembers.

    `label` is what the preferences call it (to be translated where shown); one without a label is remembered
    but not offered there. `choices`, where given, are the only values, with their labels. `lowest` and
    `highest` bound a number.
    """

    key: str
    default: T
    label: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    lowest: int | None = None
    highest: int | None = None

    def accepts(self, value: object) -> bool:
        """Whether `value` has the setting's type and lies within its choices or bounds."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
            return False
        if self.choices and value not in [choice for choice, _ in self.choices]:
            return False
        return not isinstance(value, int) or self._is_within_bounds(value)

    def _is_within_bounds(self, value: int) -> bool:
        return (self.lowest is None or value >= self.lowest) and (
            self.highest is None or value <= self.highest
        )


THEME = Setting(
    "theme",
    "system",
    "Appearance",
    choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
)
LANGUAGE = Setting("language", "", "Language", choices=(("", "As the system"), ("en", "English")))
TEXT_SIZE = Setting("text_size", 100, "Text size, per cent", lowest=75, highest=200)
STYLE = Setting("style", "apa", "Citation style")
STYLE_LOCALE = Setting("style_locale", "", "Language of citations")
ITEM_LANGUAGES = Setting("item_languages", False, "Words in the language of each item")
QUICK_ENTRIES = Setting("quick_entries", "rich", "Ctrl+Shift+C copies entries as")
QUICK_CITATION = Setting("quick_citation", "rich", "Ctrl+Shift+A copies a citation as")
LINK, COPY = "link", "copy"
ATTACHING = Setting(
    "attaching",
    LINK,
    "Attached files",
    choices=((LINK, "Stay where they are"), (COPY, "Are copied beside the library")),
)
EXPORT_FORMAT = Setting("export_format", "bibtex", "Format for exports")

LIBRARY = Setting("library", "")
WINDOW_GEOMETRY = Setting("window_geometry", "")
WINDOW_LAYOUT = Setting("window_layout", "")
REVIEW_LAYOUT: Setting[tuple[str, ...]] = Setting("review_layout", ())
COLUMNS: Setting[tuple[str, ...]] = Setting("columns", ())
#: What a person said the columns of tables hold, one JSON object a set of heads, the latest first.
TABLE_COLUMNS: Setting[tuple[str, ...]] = Setting("table_columns", ())
RECENT_STYLES: Setting[tuple[str, ...]] = Setting("recent_styles", ())
FAVOURITE_STYLES: Setting[tuple[str, ...]] = Setting("favourite_styles", ())
#: What was copied last in the dialog of citations: its format, and which part of a document.
COPY_FORMAT = Setting("copy_format", "rich")
COPY_WHAT = Setting("copy_what", "citation")
BIBLIOGRAPHY_FORMAT = Setting("bibliography_format", "docx")

AnySetting = Setting[str] | Setting[int] | Setting[bool] | Setting[tuple[str, ...]]

SETTINGS: tuple[AnySetting, ...] = (
    THEME,
    LANGUAGE,
    TEXT_SIZE,
    STYLE,
    STYLE_LOCALE,
    ITEM_LANGUAGES,
    QUICK_ENTRIES,
    QUICK_CITATION,
    EXPORT_FORMAT,
    ATTACHING,
    LIBRARY,
    WINDOW_GEOMETRY,
    WINDOW_LAYOUT,
    REVIEW_LAYOUT,
    COLUMNS,
    TABLE_COLUMNS,
    RECENT_STYLES,
    FAVOURITE_STYLES,
    COPY_FORMAT,
    COPY_WHAT,
    BIBLIOGRAPHY_FORMAT,
)


class Settings:
    """The chosen values, over the defaults; changed in memory and kept by `save`.

    Keys that this version does not know are kept as they were, so that an older and a newer program can share
    the file. `problems` says what could not be used of the file.
    """

    def __init__(
        self, path: Path, chosen: Mapping[str, Any] | None = None, problems: tuple[Problem, ...] = ()
    ) -> None:
        self.path = path
        self.problems = problems
        self._chosen = dict(chosen or {})

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """The settings kept in `path`; the defaults where there is no such file, or it cannot be read.

        A file that is not JSON is moved aside to `<name>.broken`, so that the next `save` loses nothing.
        """
        try:
            chosen = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            return cls(path, problems=(_problem(f"The settings could not be read: {error.strerror}."),))
        except ValueError:
            return cls(path, problems=(_set_aside(path),))
        if not isinstance(chosen, dict):
            return cls(path, problems=(_set_aside(path),))
        return cls(path, chosen, tuple(_unusable(chosen)))

    def get(self, setting: Setting[T]) -> T:
        """The chosen value, or the default where none was chosen or the chosen one cannot be used."""
        value = _from_json(self._chosen.get(setting.key, setting.default))
        return value if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Chooses `value`, until the program ends or, after `save`, for good.

        Raises ValueError for a value that the setting does not accept.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        self._chosen[setting.key] = value

    def reset(self, setting: Setting[T]) -> None:
        """Goes back to the default."""
        self._chosen.pop(setting.key, None)

    def save(self) -> None:
        """Writes the file whole or not at all; raises RefDeskError where it cannot be written."""
        text = json.dumps(self._chosen, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        try:
            _write_whole(self.path, text)
        except OSError as error:
            raise RefDeskError(
                f"The settings could not be saved: {error.strerror}.",
                f"Check that {self.path.parent} can be written.",
            ) from error


def _from_json(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _unusable(chosen: Mapping[str, Any]) -> list[Problem]:
    return [
        _problem(f"The value {chosen[setting.key]!r} cannot be used; {setting.default!r} is.", setting.key)
        for setting in SETTINGS
        if setting.key in chosen and not setting.accepts(_from_json(chosen[setting.key]))
    ]


def _set_aside(path: Path) -> Problem:
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError as error:
        return _problem(f"The settings file is not readable and could not be moved aside: {error.strerror}.")
    return _problem(
        f"The settings file was not readable: it is kept as {aside.name}, and the defaults are used."
    )


def _problem(message: str, key: str = "") -> Problem:
    return Problem(Severity.WARNING, message, key=key)


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
