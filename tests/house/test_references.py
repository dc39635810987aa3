"""The PySide6 release in use gives back the references to None and True that it takes.

6.12.0 on CPython 3.11 does not: each call costs one, and the process aborts after some thousands.
From CPython 3.12 on None and True are immortal and nothing can be lost.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 200


class SilentModel(QAbstractListModel):
    """One row of which nothing is known: every `data` returns None to Qt."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return None


def set_text() -> Callable[[], object]:
    label = QLabel()
    return lambda: label.setText("x")


def ask_for_parent() -> Callable[[], object]:
    orphan = QObject()
    return orphan.parent


def ask_model_through_qt() -> Callable[[], object]:
    model = SilentModel()
    return lambda: model.index(0).data()


def emit() -> Callable[[], object]:
    label = QLabel()
    label.windowTitleChanged.connect(lambda _: None)
    return lambda: label.windowTitleChanged.emit("x")


@pytest.mark.parametrize("prepare", [set_text, ask_for_parent, ask_model_through_qt, emit])
@pytest.mark.parametrize("singleton", [None, True], ids=repr)
def test_calls_into_qt_lose_no_references(
    application: QApplication, prepare: Callable[[], Callable[[], object]], singleton: object
) -> None:
    call = prepare()
    before = sys.getrefcount(singleton)
    for _ in range(CALLS):
        call()
    assert sys.getrefcount(singleton) > before - CALLS // 2
