"""Finds the Zotero libraries of a person on this computer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from refdesk.formats.zotero_library.database import database_file

#: Where Zotero keeps its profiles, and where its data when a person chose no other place (Zotero's manual,
#: "The Zotero Data Directory"), on Linux, macOS and Windows, also as a snap or flatpak.
_PROFILES = (
    ".zotero/zotero", "Library/Application Support/Zotero/Profiles", "AppData/Roaming/Zotero/Zotero/Profiles",
    "snap/zotero-snap/common/.zotero/zotero", ".var/app/org.zotero.Zotero/.zotero/zotero",
)  # fmt: skip
_FOLDERS = ("Zotero", "snap/zotero-snap/common/Zotero", ".var/app/org.zotero.Zotero/data/Zotero")
_DATA_FOLDER = re.compile(r'^user_pref\("extensions\.zotero\.dataDir",\s*(".*")\);', re.MULTILINE)


def libraries_of(home: Path) -> list[Path]:
    """The databases of the person whose home this is, those that the profiles name first, each once."""
    folders = [*_chosen(home), *(home / each for each in _FOLDERS)]
    found = (database_file(each) for each in folders)
    return list(dict.fromkeys(each for each in found if each))


def _chosen(home: Path) -> Iterator[Path]:
    """The data folders that preferences name."""
    for profiles in _PROFILES:
        for preferences in sorted((home / profiles).glob("*/prefs.js")):
            with suppress(OSError, ValueError):
                for name in _DATA_FOLDER.findall(preferences.read_text("utf-8")):
                    yield Path(json.loads(name))
