"""What the window remembers until its next start."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from refdesk.domain.query import Place, PlaceKind
from refdesk.settings import COLUMNS, WINDOW_GEOMETRY, WINDOW_LAYOUT, Settings


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in pixels of the three panes, of list and preview, of tree and tags; where the person was."""

    panes: tuple[int, ...] = ()
    middle: tuple[int, ...] = ()
    sidebar: tuple[int, ...] = ()
    place: Place = field(default_factory=Place.articles)
    current: int | None = None
    tab: int = 0

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What was remembered; whatever cannot be read is as at the first start."""
        try:
            known = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(known, dict):
            return cls()
        current = known.get("current")
        return cls(
            _sizes(known.get("panes")),
            _sizes(known.get("middle")),
            _sizes(known.get("sidebar")),
            _place(known.get("place")),
            current if isinstance(current, int) else None,
            known["tab"] if isinstance(known.get("tab"), int) else 0,
        )

    def to_json(self) -> str:
        """The text that `from_json` reads."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class WindowState:
    """All that the window remembers; `geometry` is Qt's, `columns` those of `RecordView.columns_kept`."""

    geometry: bytes
    columns: tuple[str, ...]
    layout: Layout

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """What the settings have."""
        geometry = base64.b64decode(settings.get(WINDOW_GEOMETRY).encode(), validate=False)
        return cls(geometry, settings.get(COLUMNS), Layout.from_json(settings.get(WINDOW_LAYOUT)))

    def keep(self, settings: Settings) -> None:
        """Put it into the settings; they are not saved by this."""
        settings.set(WINDOW_GEOMETRY, base64.b64encode(self.geometry).decode())
        settings.set(COLUMNS, self.columns)
        settings.set(WINDOW_LAYOUT, self.layout.to_json())


def _sizes(value: Any) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, list) and all(isinstance(each, int) for each in value) else ()


def _place(value: Any) -> Place:
    if isinstance(value, dict) and value.get("kind") in list(PlaceKind):
        return Place(PlaceKind(value["kind"]), str(value.get("key", "")))
    return Place.articles()
