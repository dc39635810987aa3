"""What can be wrong with a style."""

from __future__ import annotations

from refdesk.domain.errors import RefDeskError

#: What odd data may raise while an item is rendered: it costs that item's entry, not the bibliography.
RENDERING_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class StyleError(RefDeskError):
    """A style that cannot be used; the sentence names the file and, where known, the line."""

    def __init__(self, name: str, fault: str, line: int | None = None) -> None:
        place = f"{name}, line {line}" if line else name
        super().__init__(f"The citation style {place} cannot be used: {fault}", "Choose another style.")
        self.line = line


class StyleNotFound(RefDeskError):
    """No installed style has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no citation style “{name}”.", "Search the list of styles for its title.")
