"""`PreferencesDialog(desk, parent)`: made of the table of settings; `changed(key)` as soon as one is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from refdesk.domain.errors import RefDeskError
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill
from refdesk.gui.dialogs.languages import language_choices
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.gui.theme import SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.key_pattern_edit import KeyPatternEdit
from refdesk.gui.widgets.labels import label, paragraph
from refdesk.gui.widgets.layouts import column
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library import copying, exporting, key_making, styles
from refdesk.settings import (
    EXPORT_FORMAT,
    LANGUAGE,
    QUICK_CITATION,
    QUICK_ENTRIES,
    SETTINGS,
    STYLE,
    STYLE_LOCALE,
    Setting,
)
from refdesk.translation import translate

_TOPIC = "title of the style in the preferences"
Choices = tuple[tuple[str, str], ...]


class PreferencesDialog(QDialog):
    """Every setting that has a label. What is changed holds at once and is kept."""

    changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = desk.settings
        copy_formats = tuple((each.id, each.label) for each in copying.formats())
        self._choices: dict[str, Choices] = {
            EXPORT_FORMAT.key: tuple((entry.id, entry.label) for entry in exporting.formats()),
            STYLE_LOCALE.key: tuple(language_choices()),
            QUICK_ENTRIES.key: copy_formats,
            QUICK_CITATION.key: copy_formats,
        }
        self._told = paragraph("", "secondary")
        self._shown: list[Setting[Any]] = [setting for setting in SETTINGS if setting.label]
        self.editors: dict[str, QWidget] = {}
        self.setWindowTitle(translate("Preferences"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(SPACE_12)
        self._grid.setColumnStretch(1, 1)
        self._fill_grid()
        self.keys = self._keys_row()
        fill(
            self,
            column(self._grid, self._told, None, spacing=SPACE_12),
            button(translate("Back to the defaults"), self.reset),
            None,
            primary_button(translate("Close"), self.accept),
        )
        self.setMinimumWidth(480)

    def done(self, result: int) -> None:
        """Close; an answer that is still under way is dropped."""
        self._desk.jobs.drop(_TOPIC)
        self.keys.drop()
        super().done(result)

    def reset(self) -> None:
        """Give every setting shown here its default."""
        for setting in self._shown:
            self._settings.reset(setting)
        self._fill_grid()
        for setting in self._shown:
            self._keep(setting.key)

    def _keys_row(self) -> KeyPatternEdit:
        """The pattern of citation keys, which belongs to the library and not to the settings."""
        made = KeyPatternEdit(self._desk)
        made.setEnabled(not self._desk.library.is_read_only)
        made.line.editingFinished.connect(self._keep_pattern)
        caption = label(translate("Citation keys of this library"), "secondary")
        caption.setBuddy(made.line)
        line = len(self._shown)
        self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(made, line, 1)
        return made

    def _keep_pattern(self) -> None:
        jobs, library = self._desk.jobs, self._desk.library
        text = self.keys.line.text()
        jobs.write(key_making.set_pattern, library, text, failed=lambda error: self._told.setText(str(error)))

    def _fill_grid(self) -> None:
        for line, setting in enumerate(self._shown):
            old = self.editors.get(setting.key)
            editor = self._editor(setting)
            editor.setAccessibleName(translate(setting.label))
            self.editors[setting.key] = editor
            if old:
                self._grid.replaceWidget(old, editor)
                old.deleteLater()
                continue
            caption = label(translate(setting.label), "secondary")
            caption.setBuddy(editor)
            self._grid.addWidget(caption, line, 0)
            self._grid.addWidget(editor, line, 1, Qt.AlignmentFlag.AlignLeft)

    def _editor(self, setting: Setting[Any]) -> QWidget:
        value = self._settings.get(setting)
        if setting is STYLE:
            return self._style_button(value)
        choices = self._choices.get(setting.key) or setting.choices
        if choices:
            return self._choice_box(setting, choices, value)
        if isinstance(setting.default, bool):
            return self._check_box(setting, value)
        if isinstance(setting.default, int):
            return self._number_box(setting, value)
        return self._line(setting, value)

    def _choice_box(self, setting: Setting[Any], choices: Any, value: Any) -> QComboBox:
        box = QComboBox()
        for choice, text in choices:
            box.addItem(translate(text), choice)
        if box.findData(value) < 0:
            box.addItem(str(value), value)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(lambda _index: self._set(setting, box.currentData()))
        return box

    def _style_button(self, style_id: str) -> QPushButton:
        """The styles are too many for a box: a button leads to their own dialog."""
        made = button(style_id, self._choose_style)
        made.setAccessibleDescription(translate("Choose another citation style"))
        self._desk.jobs.read(styles.title, style_id, then=made.setText, topic=_TOPIC)
        return made

    def _choose_style(self) -> None:
        chooser = StyleChooser(self._desk, self)
        chooser.chosen.connect(lambda _style, _locale: self._take_style())
        chooser.open()

    def _take_style(self) -> None:
        self._fill_grid()
        self._keep(STYLE.key)
        self._keep(STYLE_LOCALE.key)

    def _check_box(self, setting: Setting[Any], value: bool) -> QCheckBox:  # noqa: FBT001 - a setting's value
        box = TickBox()
        box.setChecked(value)
        box.toggled.connect(lambda is_on: self._set(setting, is_on))
        return box

    def _number_box(self, setting: Setting[Any], value: int) -> QSpinBox:
        box = QSpinBox()
        box.setLocale(QLocale.c())
        box.setRange(
            setting.lowest if setting.lowest is not None else -(2**31),
            setting.highest if setting.highest is not None else 2**31 - 1,
        )
        box.setMinimumWidth(10 * self.fontMetrics().averageCharWidth())
        box.setSingleStep(5 if (setting.highest or 0) >= 100 else 1)
        box.setValue(value)
        # Each digit of a number is not yet the number: a text size of 1 per cent would be shown at once.
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda number: self._set(setting, number))
        return box

    def _line(self, setting: Setting[Any], value: Any) -> QLineEdit:
        line = QLineEdit(str(value))
        line.setMinimumWidth(24 * self.fontMetrics().averageCharWidth())
        line.editingFinished.connect(lambda: self._set(setting, line.text().strip()))
        return line

    def _set(self, setting: Setting[Any], value: Any) -> None:
        if value != self._settings.get(setting):
            self._settings.set(setting, value)
            self._keep(setting.key)

    def _keep(self, key: str) -> None:
        told = translate("The language changes when RefDesk starts again.") if key == LANGUAGE.key else ""
        try:
            self._settings.save()
        except RefDeskError as error:
            told = str(error)
        self._told.setText(told)
        self.changed.emit(key)
