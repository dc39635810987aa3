"""What an article's page says of an author beyond the name: as a line, and as a form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from refdesk.domain.names import Name
from refdesk.gui.theme import SPACE_4, SPACE_8
from refdesk.gui.widgets.growing_edit import GrowingEdit
from refdesk.gui.widgets.labels import label
from refdesk.translation import mark, translate

#: The parts of a card in the order of the form, with their labels.
_PARTS: tuple[tuple[str, str], ...] = (
    ("position", mark("Position")),
    ("degree", mark("Degree")),
    ("affiliation", mark("Affiliation")),
    ("city", mark("City")),
    ("country", mark("Country")),
    ("orcid", mark("ORCID")),
    ("email", mark("E-mail")),
)


class CardForm(QWidget):
    """Edits the card of one name: `edited(part, text)` when a part was changed and left."""

    edited = Signal(str, str)
    focused = Signal()

    def __init__(self, name: Name, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits: dict[str, GrowingEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_8, SPACE_4, 0, SPACE_8)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for line, (part, told) in enumerate(_PARTS):
            self._edits[part] = edit = self._new_edit(part, told)
            caption = label(translate(told), "secondary")
            caption.setBuddy(edit)
            grid.addWidget(caption, line, 0)
            grid.addWidget(edit, line, 1)
        self.show_name(name)

    def show_name(self, name: Name) -> None:
        """Show the card of another name, or of this one as it is now."""
        for part, edit in self._edits.items():
            edit.show_text(getattr(name, part))

    def _new_edit(self, part: str, told: str) -> GrowingEdit:
        edit = GrowingEdit()
        edit.setAccessibleName(translate(told))
        edit.committed.connect(lambda text: self.edited.emit(part, text.strip()))
        edit.entered.connect(self.focusNextChild)
        edit.focused.connect(self.focused)
        return edit


def card_text(name: Name) -> str:
    """`Scholar, Ph.D., Jawaharlal Nehru University, New Delhi, India`; empty where only the name is known."""
    said = {part.strip() for part in name.affiliation.split(",")}
    places = (place for place in (name.city, name.country) if place not in said)
    parts = (name.position, name.degree, name.affiliation, *places, name.orcid, name.email)
    return ", ".join(part for part in parts if part)
