"""`SetListDialog(desk, record_id, title, parent)`: an article's own reference list in any style."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget

from refdesk.csl import Bibliography
from refdesk.domain.errors import RefDeskError
from refdesk.domain.record import RecordId
from refdesk.gui.chosen_style import chosen_style
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.set_list_html import legend, side_by_side
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.gui.formatted_mime import formatted_mime
from refdesk.gui.theme import SPACE_12, tokens_for
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.formatted_view import formatted_view
from refdesk.gui.widgets.labels import ElidedLabel, label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.library import bibliography_files, citing, list_setting, styles
from refdesk.library.bibliography_files import FILES
from refdesk.library.citing import Formatted
from refdesk.library.list_setting import SetList
from refdesk.translation import translate, translate_count

_LIST, _TITLE, _COPY, _WRITE = "set list", "title of the list's style", "copied list", "written list"
_MOST_FIELDS = 5


class SetListDialog(QDialog):
    """The list as printed at the left, in the style at the right, with what gets lost marked.

    `style_changed` when another style was chosen here.
    """

    style_changed = Signal()

    def __init__(self, desk: Desk, record_id: RecordId, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record_id = record_id
        self._found: SetList | None = None
        self._keeping: set[int] = set()
        self.setWindowTitle(translate("Reference list in a style"))
        self.style_button = button("", self._choose_style)
        self.style_button.setAccessibleName(translate("Citation style"))
        self.view = formatted_view(translate("The list as printed, and in the style"))
        self.view.setOpenLinks(False)
        flag = Qt.TextInteractionFlag
        links = flag.LinksAccessibleByMouse | flag.LinksAccessibleByKeyboard
        self.view.setTextInteractionFlags(self.view.textInteractionFlags() | links)
        self.view.anchorClicked.connect(self._follow)
        self._summary = label("", "secondary")
        self._told = paragraph("", "secondary")
        self._copy = primary_button(translate("Copy the list"), self._ask_copy, "copy")
        self._export = button(translate("Export..."), self._ask_file)
        self._dress(title)
        self._ask()

    @property
    def summary(self) -> str:
        """How many references there are, and what the style leaves out."""
        return self._summary.text()

    def done(self, result: int) -> None:
        """Close; answers that are still under way are dropped."""
        for topic in (_LIST, _TITLE, _COPY):
            self._desk.jobs.drop(topic)
        super().done(result)

    def write(self, path: Path) -> None:
        """Write the list to a file; its ending says the format."""
        format_id = next((each.id for each in FILES if each.extension == path.suffix.lower()), "text")
        self._desk.jobs.read(
            bibliography_files.write_made,
            self._made(),
            path,
            format_id,
            then=lambda report: self._tell(report.path),
            topic=_WRITE,
            failed=self._tell_fault,
        )

    def _dress(self, title: str) -> None:
        marks = QLabel(legend(tokens_for(self.palette())))
        marks.setProperty("role", "secondary")
        head = row(ElidedLabel(title, "title"), label(translate("Style"), "secondary"), self.style_button)
        head.setStretch(0, 1)
        below = row(self._summary, None, marks, spacing=SPACE_12)
        close = button(translate("Close"), self.reject)
        content = column(head, self.view, below, spacing=SPACE_12)
        fill(self, content, self._told, None, close, self._export, self._copy)
        fit_to_screen(self, 1100, 760)
        self._enable(False)

    def _ask(self) -> None:
        choice = chosen_style(self._desk.settings)
        args = (self._desk.library, self._record_id, choice)
        self._desk.jobs.read(
            list_setting.set_list, *args, then=self._show_list, topic=_LIST, failed=self._tell_fault
        )
        self._desk.jobs.read(styles.title, choice.id, then=self.style_button.setText, topic=_TITLE)

    def _show_list(self, found: SetList) -> None:
        self._found, self._keeping = found, set(found.keeping)
        self._summary.setText(_summary(found))
        self._enable(bool(found.references))
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self.view.setHtml(side_by_side(self._found, self._keeping, tokens_for(self.palette())))
        bar.setValue(place)

    def _follow(self, link: QUrl) -> None:
        """Keep an entry as it was printed, or set it after all."""
        place = int(link.path())
        if link.scheme() == "keep":
            self._keeping.add(place)
        else:
            self._keeping.discard(place)
        self._show()

    def _choose_style(self) -> None:
        chooser = StyleChooser(self._desk, self)
        chooser.chosen.connect(lambda *_: self._take_style())
        chooser.open()

    def _take_style(self) -> None:
        self.style_changed.emit()
        self._ask()

    def _made(self) -> Bibliography:
        assert self._found is not None
        return list_setting.as_bibliography(self._found, self._keeping)

    def _ask_copy(self) -> None:
        self._desk.jobs.read(citing.dressed, self._made(), then=self._put, topic=_COPY)

    def _put(self, formatted: Formatted) -> None:
        QApplication.clipboard().setMimeData(formatted_mime(formatted))
        count = len(self._found.references) if self._found else 0
        self._told.setText(translate_count("Copied {count} reference.", "Copied {count} references.", count))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, translate("Export the list"), str(Path.home() / translate("references")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {f"{translate(each.label)} (*{each.extension})": each.extension for each in FILES}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(FILES[0].extension)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def _tell(self, path: Path) -> None:
        self._told.setText(translate("Written to {name}.").format(name=path.name))

    def _tell_fault(self, error: RefDeskError) -> None:
        self._told.setText(str(error))

    def _enable(self, is_there: bool) -> None:  # noqa: FBT001 - private
        self._copy.setEnabled(is_there)
        self._export.setEnabled(is_there)


def _summary(found: SetList) -> str:
    """`31 references; 2 keep their text; left out: URL 8, Place 4`."""
    count = len(found.references)
    parts = [translate_count("{count} reference", "{count} references", count)]
    kept, doubtful = len(found.keeping), sum(each.is_doubtful for each in found.references)
    if doubtful:
        parts.append(translate("{count} to look at").format(count=doubtful))
    if kept:
        parts.append(translate_count("{count} keeps its text", "{count} keep their text", kept))
    lost = Counter(field for each in found.references for field in each.dropped).most_common(_MOST_FIELDS)
    if lost:
        fields = ", ".join(f"{field} {number}" for field, number in lost)
        parts.append(translate("left out: {fields}").format(fields=fields))
    return "  \u00b7  ".join(parts)
