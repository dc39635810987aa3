"""Where entries begin among the lines of a list that has no numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refdesk.reading.joining import is_furniture
from refdesk.reading.likeness import YEAR, starts_with_author
from refdesk.reading.lines import Line

_FINISHED = re.compile(r"[.\])\d/\u00bb\u201d\"]$|\w$")
_UNFINISHED = re.compile(
    r"[,:;&(\u2013\u2014-]$|\b(?:and|und|et|y|e|и|in|of|the|de|pp?|vol|no|eds?)\.?$", re.IGNORECASE
)
_CONTINUATION = re.compile(r"[a-zа-яё(\[,;:.&)]|https?:|www\.|doi|DOI|\d+\s*[,:(.-]|[\u00bb\u203a]")
_WIDE = 110


class EntryStarts:
    """Tells first lines of entries from the lines that go on."""

    def places(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of the first lines; the very first line always is one."""
        if not lines:
            return []
        return [index for index in range(len(lines)) if index == 0 or self._begins(lines, index)]

    def places_in_numbered(self, lines: Sequence[Line]) -> list[int]:
        """The same among the lines of one numbered entry, where more than one work is rare."""
        places = [0]
        for index in range(1, len(lines)):
            before = lines[index - 1].text
            if before.endswith(";") and starts_with_author(lines[index].text) and YEAR.search(before[-40:]):
                places.append(index)
        return places

    def _begins(self, lines: Sequence[Line], index: int) -> bool:
        line, before = lines[index], lines[index - 1]
        if is_furniture(line.text) or _CONTINUATION.match(line.text):
            return False
        if _UNFINISHED.search(before.text[-20:]):
            return False
        if line.gap or len(before.text) > _WIDE:
            return True
        return starts_with_author(line.text) and _FINISHED.search(before.text[-3:]) is not None
