"""The rows of a list: ids in order, and the summaries of those that were looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from refdesk.domain.summary import RecordId, Summary
from refdesk.gui.models.columns import COLUMNS
from refdesk.translation import translate, translate_count

#: Summaries are asked for by so many rows at once, and so many of them are kept.
PAGE_ROWS = 128
KEPT_SUMMARIES = 64 * PAGE_ROWS
Index = QModelIndex | QPersistentModelIndex
#: What a drag of some records carries.
MimeOf = Callable[[Sequence[RecordId]], QMimeData]
NO_INDEX = QModelIndex()
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)


class RecordTableModel(QAbstractTableModel):
    """Shows the ids it was given; learns their summaries page by page as they come into view.

    `summaries_wanted(list of ids)` is emitted when rows are seen that nothing is known of; the answer goes to
    `learn`. `mime_of` says what a drag of rows carries.
    """

    summaries_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mime_of: MimeOf | None = None
        self._ids: array[int] = array("q")
        self._summaries: dict[int, Summary] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._likely: frozenset[int] = frozenset()

    @property
    def ids(self) -> array[int]:
        """The ids in the order of the rows; not to be changed."""
        return self._ids

    def id_at(self, row: int) -> RecordId:
        """The record of one row."""
        return RecordId(self._ids[row])

    def row_of(self, record_id: RecordId) -> int:
        """The row of a record, -1 where the list does not have it."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def summary(self, row: int) -> Summary | None:
        """What is known of a row; asks for its page where it is not known, or is out of date."""
        record_id = self._ids[row]
        found = self._summaries.get(record_id)
        if (found is None or record_id in self._stale) and record_id not in self._asked:
            self._ask_page(row)
        return found

    def mark_likely(self, ids: frozenset[int]) -> None:
        """Only these are likely duplicates; whatever else a list of duplicates has is surely one."""
        if ids != self._likely:
            self._likely = ids
            self._repaint()

    def is_likely(self, row: int) -> bool:
        """Whether a row is there as a likely duplicate only."""
        return self._ids[row] in self._likely

    def known_doubt(self, row: int) -> bool:
        """Whether a row is known to have a doubtful field; rows that nobody looked at are not asked for."""
        found = self._summaries.get(self._ids[row])
        return found is not None and found.doubtful > 0

    def show(self, ids: array[int]) -> bool:
        """Show other rows; False where they are the same ones in the same order."""
        if ids == self._ids:
            return False
        known = len(self._ids)
        if known and ids[:known] == self._ids:
            self.beginInsertRows(NO_INDEX, known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            return True
        self.beginResetModel()
        self._ids = ids
        self._asked.clear()
        self.endResetModel()
        return True

    def learn(self, summaries: Iterable[Summary]) -> None:
        """Take in summaries and repaint the rows."""
        for each in summaries:
            self._summaries.pop(each.id, None)
            self._summaries[each.id] = each
            self._stale.discard(each.id)
            self._asked.discard(each.id)
        while len(self._summaries) > KEPT_SUMMARIES:
            del self._summaries[next(iter(self._summaries))]
        self._repaint()

    def outdate(self, ids: Iterable[int]) -> None:
        """These records changed: ask again when their rows are seen; until then show what was known."""
        self._stale.update(ids)
        self._asked.clear()
        self._repaint()

    def outdate_all(self) -> None:
        """Anything may have changed."""
        self.outdate(self._summaries)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            summary = self.summary(index.row())
            return COLUMNS[index.column()].text(summary) if summary else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()].is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate(COLUMNS[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        ids = [self.id_at(row) for row in rows]
        return self.mime_of(ids) if self.mime_of else QMimeData()

    def _ask_page(self, row: int) -> None:
        first = row - row % PAGE_ROWS
        wanted = [
            RecordId(each)
            for each in self._ids[first : first + PAGE_ROWS]
            if each not in self._asked and (each not in self._summaries or each in self._stale)
        ]
        self._asked.update(wanted)
        self.summaries_wanted.emit(wanted)

    def _repaint(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def _tool_tip(self, index: Index) -> str:
        summary = self.summary(index.row())
        if summary is None:
            return ""
        text = COLUMNS[index.column()].text(summary)
        if self.is_likely(index.row()):
            text = f"{text}\n{translate('Likely a duplicate: look before you merge')}"
        if not summary.doubtful:
            return text
        doubt = translate_count(
            "{count} field read with doubt", "{count} fields read with doubt", summary.doubtful
        )
        return f"{text}\n{doubt}"
