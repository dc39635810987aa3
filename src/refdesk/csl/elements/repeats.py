"""Authors that are those of the entry above, replaced (CSL 1.0.2, `subsequent-author-substitute`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Repeats:
    """What replaces repeated names; `before` are the first names of the entry above, `names` those of this
    one."""

    substitute: str
    rule: str
    before: tuple[str, ...]
    names: tuple[str, ...] = ()
    is_done: bool = False

    def replaced(self, names: Sequence[str], text: str, join: Callable[[Sequence[str]], str]) -> str:
        """The text of the first list of names, where needed with its names replaced and joined anew."""
        if self.is_done:
            return text
        self.is_done = True
        self.names = (*names, text)
        same = self._same(names)
        if not same:
            return text
        if self.rule == "complete-all" or not names:
            return self.substitute
        return join([self.substitute if position < same else name for position, name in enumerate(names)])

    def _same(self, names: Sequence[str]) -> int:
        """How many names are replaced."""
        if not self.before:
            return 0
        if self.rule.startswith("complete"):
            return max(len(names), 1) if self.before == self.names else 0
        if not names:
            return 1 if self.before == self.names else 0
        count = 0
        while count < min(len(names), len(self.before) - 1) and names[count] == self.before[count]:
            count += 1
        return min(count, 1) if self.rule == "partial-first" else count
