"""The strip under the list: the chosen records in the current citation style, as they would be copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, link_button
from refdesk.gui.widgets.formatted_view import formatted_view, html_of
from refdesk.gui.widgets.hit_line import HitLine
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, row
from refdesk.library.citing import Formatted
from refdesk.translation import translate, translate_count

#: A longer citation is cut on its button.
_MOST_LETTERS = 26


class Preview(QFrame):
    """Formatted text that can be selected.

    `copied` and `citation_copied` when a button is pressed; `problems_wanted(problems)` to read what went
    wrong with an entry.
    """

    copied = Signal()
    citation_copied = Signal()
    problems_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self._style = ElidedLabel("", "caption")
        self._problems = link_button("", self._show_problems)
        self._problems.hide()
        self._found: Formatted | None = None
        self._copy_citation = button(translate("Copy citation"), self.citation_copied.emit, "copy")
        self._copy_citation.setAccessibleName(translate("Copy citation"))
        self._copy = button(translate("Copy"), self.copied.emit, "copy")
        self._copy.setToolTip(translate("Copy as formatted text (Ctrl+Shift+C)"))
        self._text = formatted_view(translate("Preview in the citation style"))
        head = row(self._style, self._problems, self._copy_citation, self._copy)
        head.setStretch(0, 1)
        margins = (SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self.hit = HitLine()
        self.setLayout(column(self.hit, head, self._text, spacing=2, margins=margins))

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._text.toPlainText()

    def show_style(self, title: str) -> None:
        """Say in which style."""
        self._style.setText(title)

    def show_formatted(self, citation: Formatted, entries: Formatted) -> None:
        """Show the entries, and the citation on the button that copies it."""
        self._text.setHtml(html_of(entries))
        self._offer(citation)
        self._tell(entries)
        self._enable(True)

    def show_hint(self, text: str) -> None:
        """Show a sentence instead of entries."""
        self._text.setPlainText(text)
        self._copy_citation.setText(translate("Copy citation"))
        self._tell(None)
        self._enable(False)

    def _offer(self, citation: Formatted) -> None:
        """The button says what it copies."""
        wanted = " ".join(citation.text.split())
        text = wanted if len(wanted) <= _MOST_LETTERS else f"{wanted[: _MOST_LETTERS - 1]}\u2026"
        self._copy_citation.setText(text.replace("&", "&&") or translate("Copy citation"))
        tip = translate("Copy the citation for the text (Ctrl+Shift+A)")
        self._copy_citation.setToolTip(f"{wanted}\n{tip}" if text != wanted else tip)

    def _enable(self, is_copyable: bool) -> None:  # noqa: FBT001 - private
        self._copy.setEnabled(is_copyable)
        self._copy_citation.setEnabled(is_copyable)

    def _tell(self, formatted: Formatted | None) -> None:
        count = len(formatted.problems) if formatted else 0
        self._found = formatted
        self._problems.setText(translate_count("{count} problem", "{count} problems", count))
        self._problems.setVisible(count > 0)

    def _show_problems(self) -> None:
        if self._found is not None:
            self.problems_wanted.emit(self._found.problems)
