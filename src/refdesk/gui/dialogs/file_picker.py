"""The line of a dialog that asks which file to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from refdesk.gui.dialogs.question import ask_before
from refdesk.gui.widgets.buttons import button
from refdesk.gui.widgets.layouts import row
from refdesk.translation import translate


class FilePicker(QWidget):
    """A path to type, or to look for; its ending follows the format. `changed` when it is another."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._filter = ""
        self.line = QLineEdit()
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.setLayout(row(self.line, button(translate("Browse..."), self._browse)))
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path | None:
        """What is typed; None for nothing."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def follow_format(self, label: str, extension: str) -> None:
        """Give the file the ending of a format (with its dot)."""
        self._filter = f"{label} (*{extension})"
        path = Path(self.line.text()) if self.line.text() else Path.home() / self._name
        self.line.setText(str(path.with_suffix(extension)))

    def confirm(self, then: Callable[[Path], None]) -> None:
        """Go on with the path; ask first where there is such a file already."""
        path = self.path
        if path is None:
            return
        if path.exists():
            question = translate("{name} is there already.").format(name=path.name)
            leave_it = translate("Choose another name")
            ask_before(self, question, translate("Replace it"), leave_it, lambda: then(path))
            return
        then(path)

    def _browse(self) -> None:
        options = QFileDialog.Option.DontConfirmOverwrite
        path, _chosen = QFileDialog.getSaveFileName(
            self, translate("Export to"), self.line.text(), self._filter, options=options
        )
        if path:
            self.line.setText(path)
