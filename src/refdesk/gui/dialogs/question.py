"""`ask_before(parent, question, do_it, leave_it, run)`: asks before something is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_before(parent: QWidget, question: str, do_it: str, leave_it: str, run: Callable[[], object]) -> None:
    """Run once a person presses the button `do_it`; Enter and Escape press the other one."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(question)
    wanted = box.addButton(do_it, QMessageBox.ButtonRole.DestructiveRole)
    unwanted = box.addButton(leave_it, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(unwanted)
    box.setEscapeButton(unwanted)
    wanted.clicked.connect(lambda: run())
    box.open()
