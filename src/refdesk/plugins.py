"""Third-party additions, announced as entry points of installed packages."""

import logging
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

FORMATS = "refdesk.formats"
"""Each entry point names a `Format`, which joins the registry of formats."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plugin:
    """One thing that another package adds; whoever asked for the group says what it must be."""

    name: str
    package: str
    value: object


def plugins(group: str) -> list[Plugin]:
    """What installed packages announce under `group`, by name; what fails to load is logged and left out."""
    found = sorted(entry_points(group=group), key=lambda point: point.name)
    return [plugin for plugin in map(_load, found) if plugin is not None]


def _load(point: EntryPoint) -> Plugin | None:
    package = point.dist.name if point.dist else ""
    try:
        return Plugin(point.name, package, point.load())
    except Exception:  # another's code may raise anything
        log.exception("The plug-in %s of %s was left out: it could not be loaded", point.name, package or "?")
        return None
