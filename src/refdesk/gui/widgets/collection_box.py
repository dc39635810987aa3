"""`CollectionBox`: chooses a collection, none, or a new one by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.layouts import row
from refdesk.library.collecting import Collection, path_of
from refdesk.translation import translate

_NONE, _NEW = 0, -1


class CollectionBox(QWidget):
    """A box of the library's collections; beside it the name where a new one is wanted.

    `changed()` when a person chose or typed something else.
    """

    changed = Signal()

    def __init__(self, suggested_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(translate("Collection"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(24)
        self.name = QLineEdit(suggested_name)
        self.name.setAccessibleName(translate("Name of the new collection"))
        self.name.setPlaceholderText(translate("Name of the new collection"))
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(row(self.box, self.name, spacing=SPACE_8))
        self.show_collections(())
        self.box.activated.connect(lambda _: self._take(self.collection))
        self.name.textChanged.connect(self.changed)

    @property
    def collection(self) -> int | None:
        """The id of the chosen collection; None where there is none, or a new one is wanted."""
        number = self.box.currentData()
        return number if isinstance(number, int) and number > 0 else None

    @property
    def new_name(self) -> str:
        """The name of the collection to be made; empty where none is wanted."""
        return self.name.text().strip() if self.box.currentData() == _NEW else ""

    @property
    def is_complete(self) -> bool:
        """Whether a new collection, where one is wanted, has a name."""
        return self.box.currentData() != _NEW or bool(self.new_name)

    def show_collections(self, collections: Sequence[Collection], chosen: int | None = None) -> None:
        """Offer these, with one of them chosen; what a person chose before stays."""
        wanted = self.box.currentData() if self.box.count() else None
        self.box.clear()
        self.box.addItem(translate("None"), _NONE)
        self.box.addItem(translate("A new collection"), _NEW)
        if collections:
            self.box.insertSeparator(2)
        for each in collections:
            self.box.addItem(path_of(each, collections), each.id)
        self.choose(wanted or chosen)

    def choose(self, collection_id: int | None) -> None:
        """Choose a collection; None for none."""
        self.box.setCurrentIndex(max(0, self.box.findData(collection_id or _NONE)))
        self.name.setVisible(self.box.currentData() == _NEW)

    def choose_new(self) -> None:
        """Ask for a new collection."""
        self.choose(_NEW)

    def _take(self, _collection: int | None) -> None:
        is_new = self.box.currentData() == _NEW
        self.name.setVisible(is_new)
        if is_new:
            self.name.setFocus()
            self.name.selectAll()
        self.changed.emit()
