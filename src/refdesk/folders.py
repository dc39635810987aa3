"""Where this person's library, settings, cache and logs live."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "REFDESK_HOME"
"""Puts all four folders into one: for tests, and for a copy carried on a stick."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders of one person; naming them makes none of them."""

    data: Path
    settings: Path
    cache: Path
    logs: Path

    @property
    def library_file(self) -> Path:
        """The library that opens where no other is named."""
        return self.data / "library.sqlite"

    @property
    def settings_file(self) -> Path:
        """What the person chose, and what the window remembers."""
        return self.settings / "settings.json"


def own_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders of the person who runs the program, all under `$REFDESK_HOME` where that is set."""
    home = environment.get(HOME_VARIABLE)
    if home:
        return _folders_under(Path(home).expanduser().absolute())
    system = platformdirs.PlatformDirs("RefDesk", appauthor=False)
    return Folders(
        data=system.user_data_path,
        settings=system.user_config_path,
        cache=system.user_cache_path,
        logs=system.user_log_path,
    )


def _folders_under(home: Path) -> Folders:
    return Folders(data=home / "data", settings=home / "settings", cache=home / "cache", logs=home / "logs")
