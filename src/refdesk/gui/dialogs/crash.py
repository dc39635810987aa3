"""`CrashDialog(report, parent)`: a fault of the program, with a report that can be copied."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.theme import SPACE_8
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.translation import translate


class CrashDialog(QDialog):
    """Says that something went wrong, that the library is safe, and shows what a developer needs."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(translate("Something went wrong"))
        told = translate(
            "This is a fault of the program. What you saved is safe; go on, or start RefDesk again."
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(translate("Report"))
        heading = label(translate("Something went wrong"), "title")
        fill(
            self,
            column(heading, paragraph(told), text, spacing=SPACE_8),
            button(translate("Copy the report"), self.copy_report, "copy"),
            None,
            primary_button(translate("Go on"), self.accept),
        )
        fit_to_screen(self, 720, 440)

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
