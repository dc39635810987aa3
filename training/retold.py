"""Known works told again in other styles than the one they were printed in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from training.made_up import Piece, Record, filled, templates


def retold(chance: random.Random, items: list[dict[str, Any]]) -> Iterator[list[Piece]]:
    """Known works (CSL-JSON with authors) in templates of other styles than the one they were printed in."""
    lines = templates().for_known
    while True:
        pieces = filled(KnownRecord(chance, chance.choice(items)), chance.choice(lines))
        if pieces:
            yield pieces


class KnownRecord(Record):
    """A work whose fields are known, announced in English."""

    def __init__(self, chance: random.Random, item: dict[str, Any]) -> None:
        super().__init__(chance, "en")
        self.item = item
        date = item.get("issued", {}).get("date-parts", [[self.year]])[0][0]
        self.year = str(date)

    def _text(self, field: str, label: str = "") -> list[Piece] | None:
        words = str(self.item.get(field, "")).strip()
        return [(label or field, words)] if words else None

    def _author(self) -> list[Piece] | None:
        people = [name for name in self.item.get("author", []) if name.get("family")]
        if not people or len(people) > 12:
            return None
        written = [_written(name, self.form) for name in people]
        between = "; " if self.form.endswith(";") else ", "
        last = self.chance.choice((" and ", ", and ", " & ", ", & ", between, between))
        return [("author", between.join(written[:-1]) + (last if written[1:] else "") + written[-1])]

    def _editor(self) -> list[Piece] | None:
        return None if self.item.get("editor") is None else super()._editor()

    def _title(self) -> list[Piece] | None:
        return self._text("title")

    def _container_title(self) -> list[Piece] | None:
        return self._text("container-title")

    def _meeting(self) -> list[Piece] | None:
        return self._container_title() if "issue" not in self.item else None

    def _volume(self) -> list[Piece] | None:
        return self._text("volume")

    def _issue(self) -> list[Piece] | None:
        return self._text("issue")

    def _page(self) -> list[Piece] | None:
        return self._text("page")

    def _publisher(self) -> list[Piece] | None:
        return self._text("publisher")

    def _publisher_place(self) -> list[Piece] | None:
        return self._text("publisher-place")

    def _issued(self) -> list[Piece]:
        return [("issued", self.year)]


def _written(name: dict[str, str], form: str) -> str:
    family, given = name["family"], name.get("given", "")
    initials = " ".join(f"{word[0]}." for word in re.findall(r"[^\W\d_]+", given))
    if given.isupper() and given.isalpha() and len(given) < 4:
        initials = " ".join(f"{letter}." for letter in given)
    family = family.upper() if "F" in form else family
    form = form.rstrip(";").lower()
    if not given:
        return family
    if form == "f g":
        return f"{family} {initials.replace('.', '').replace(' ', '')}"
    if form.startswith("g"):
        return f"{initials if form == 'g. f' else given} {family}"
    return f"{family}{',' if ',' in form else ''} {initials if form.endswith('.') else given}"
