"""The rows of the advanced search: a condition each, in groups that can stand in each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from refdesk.domain.fields import FIELDS, TYPES
from refdesk.domain.search_query import ListName
from refdesk.domain.search_rows import KINDS, OPERATORS, Group, Match, Operator, Row, ValueKind
from refdesk.gui.theme import SPACE_4, SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import icon_button, link_button
from refdesk.gui.widgets.choice import choice, narrow
from refdesk.gui.widgets.layouts import column, row
from refdesk.translation import mark, translate

_FIELDS: Mapping[str, str] = {
    "any": mark("Anywhere"), "title": mark("Title"), "author": mark("Author or editor"),
    "journal": mark("Publication"), "year": mark("Year"), "type": mark("Type"), "tag": mark("Tag"),
    "tags": mark("Words of tags"),
    "collection": mark("Collection"), "list": mark("List"), "has": mark("Has"), "abstract": mark("Abstract"),
    "note": mark("Notes"), "keyword": mark("Keywords, publisher, place"), "cites": mark("Text of references"),
    "file": mark("Text of files"),
    "id": mark("DOI, ISBN, address"), "key": mark("Citation key"), "cited": mark("Cited by"),
    "references": mark("References"), "doubtful": mark("Fields to check"), "added": mark("Added"),
    "modified": mark("Changed"),
}  # fmt: skip
_OPERATORS: Mapping[Operator, str] = {
    Operator.HAS: mark("contains"), Operator.HAS_NOT: mark("does not contain"),
    Operator.HAS_EXACTLY: mark("contains exactly"),
    Operator.HAS_NOT_EXACTLY: mark("does not contain exactly"),
    Operator.IS: mark("is"), Operator.IS_NOT: mark("is not"), Operator.BEGINS: mark("begins with"),
    Operator.AT_LEAST: mark("is at least"), Operator.AT_MOST: mark("is at most"),
    Operator.BETWEEN: mark("is between"),
}  # fmt: skip
_THING_OPERATORS = {Operator.HAS: mark("something in"), Operator.HAS_NOT: mark("nothing in")}
_THINGS: Mapping[str, str] = {
    "note": mark("Notes"), "tag": mark("Tags"), "attachment": mark("Files"),
    "reference": mark("References"), "doubt": mark("Fields to check"),
}  # fmt: skip
_LISTS: Mapping[str, str] = {
    ListName.ARTICLES: mark("Articles"), ListName.REFERENCES: mark("References"),
}  # fmt: skip
_MATCHES: Mapping[Match, str] = {
    Match.ALL: mark("All of these are right"),
    Match.ANY: mark("Any of these is right"),
    Match.NONE: mark("None of these is right"),
}
_FIELD_LETTERS, _OPERATOR_LETTERS, _VALUE_LETTERS = 15, 13, 8
_HINTS = {ValueKind.NUMBER: mark("2019"), ValueKind.DAY: mark("2026-11-23, 2026-11 or 2026")}
_RANGE_HINTS = {ValueKind.NUMBER: mark("2015..2020"), ValueKind.DAY: mark("2026-01..2026-06")}


class RowEditor(QWidget):
    """One condition. `changed` with every letter; `removed` when it is not wanted any more."""

    changed = Signal()
    removed = Signal()

    def __init__(self, shown: Row, names: Mapping[ValueKind, Sequence[str]]) -> None:
        super().__init__()
        self._names = names
        self.field = choice(_translated(_FIELDS), translate("Field"))
        self.operator = choice({}, translate("Condition"))
        narrow(self.field, _FIELD_LETTERS)
        narrow(self.operator, _OPERATOR_LETTERS)
        self.value = _Value()
        remove = icon_button("remove", translate("Remove this condition"), self.removed.emit)
        line = row(self.field, self.operator, self.value, remove, spacing=SPACE_8)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.field.setCurrentIndex(self.field.findData(shown.field))
        self._offer_operators()
        self.operator.setCurrentIndex(max(0, self.operator.findData(shown.operator.value)))
        self._offer_values()
        self.value.show_value(shown.value)
        self.field.activated.connect(lambda _: self._take_field())
        self.operator.activated.connect(lambda _: self._take_operator())
        self.value.changed.connect(self.changed)

    @property
    def row(self) -> Row:
        """The condition as it stands."""
        return Row(self.field.currentData(), Operator(self.operator.currentData()), self.value.value)

    def _take_field(self) -> None:
        self._offer_operators()
        self._offer_values()
        self.value.setFocus()
        self.changed.emit()

    def _take_operator(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _offer_operators(self) -> None:
        kind = KINDS[self.field.currentData()]
        words = {**_OPERATORS, **(_THING_OPERATORS if kind is ValueKind.THING else {})}
        self.operator.clear()
        for each in OPERATORS[kind]:
            self.operator.addItem(translate(words[each]), each.value)

    def _offer_values(self) -> None:
        kind = KINDS[self.field.currentData()]
        if kind is ValueKind.TYPE:
            self.value.offer_choices({name: translate(each.label) for name, each in TYPES.items()})
        elif kind is ValueKind.LIST:
            self.value.offer_choices(_translated(_LISTS))
        elif kind is ValueKind.THING:
            fields = {name: translate(each.label) for name, each in FIELDS.items()}
            self.value.offer_choices(_translated(_THINGS) | fields)
        else:
            self.value.offer_words(self._names.get(kind, ()))
        self._show_hint()

    def _show_hint(self) -> None:
        kind = KINDS[self.field.currentData()]
        is_range = self.operator.currentData() == Operator.BETWEEN.value
        hint = (_RANGE_HINTS if is_range else _HINTS).get(kind, "")
        self.value.show_hint(translate(hint) if hint else "")


class _Value(QComboBox):
    """What a condition is about: words to type, with names to choose from if there are any, or a choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Value"))
        narrow(self, _VALUE_LETTERS)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editTextChanged.connect(lambda _: self.changed.emit())
        self.activated.connect(lambda _: self.changed.emit())

    @property
    def value(self) -> str:
        """What was typed or chosen."""
        return self.currentText() if self.isEditable() else str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value."""
        if self.isEditable():
            self.setEditText(value)
        else:
            self.setCurrentIndex(max(0, self.findData(value)))

    def offer_words(self, names: Sequence[str]) -> None:
        """Let words be typed; these are offered."""
        typed = self.currentText() if self.isEditable() else ""
        self.setEditable(True)
        self.clear()
        self.addItems(list(names))
        self.setProperty("bare", not names)
        self.style().polish(self)
        self.setEditText(typed)

    def offer_choices(self, choices: Mapping[str, str]) -> None:
        """Let one of these be chosen."""
        self.setEditable(False)
        self.clear()
        for value, text in choices.items():
            self.addItem(text, value)

    def show_hint(self, hint: str) -> None:
        """Show what a value looks like where none is typed."""
        edit = self.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText(hint)


class GroupEditor(QFrame):
    """Conditions and groups of them. `changed` with everything that changes what is asked for."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, shown: Group, names: Mapping[ValueKind, Sequence[str]], *, is_outermost: bool = True
    ) -> None:
        super().__init__()
        self.setProperty("role", "" if is_outermost else "group")
        self._names = names
        self.parts: list[RowEditor | GroupEditor] = []
        self.match = choice(
            {each.value: translate(text) for each, text in _MATCHES.items()}, translate("How many are right")
        )
        self.match.setCurrentIndex(self.match.findData(shown.match.value))
        self.match.activated.connect(lambda _: self.changed.emit())
        self._stack = QVBoxLayout()
        self._stack.setSpacing(SPACE_4)
        remove = icon_button("remove", translate("Remove this group"), self.removed.emit)
        remove.setVisible(not is_outermost)
        foot = row(
            link_button(translate("Add a condition"), lambda: self.add_part(Row()).setFocus()),
            link_button(translate("Add a group"), lambda: self.add_part(self._new_group()).setFocus()),
            None,
        )
        margin = 0 if is_outermost else SPACE_8
        margins = (0 if is_outermost else SPACE_12, margin, margin, margin)
        self.setLayout(
            column(row(self.match, None, remove), self._stack, foot, spacing=SPACE_8, margins=margins)
        )
        for part in shown.parts or (Row(),):
            self.add_part(part)

    @property
    def group(self) -> Group:
        """The group as it stands."""
        parts = tuple(each.row if isinstance(each, RowEditor) else each.group for each in self.parts)
        return Group(Match(self.match.currentData()), parts)

    def add_part(self, part: Row | Group) -> RowEditor | GroupEditor:
        """Add a condition or a group at the end."""
        made = (
            RowEditor(part, self._names)
            if isinstance(part, Row)
            else GroupEditor(part, self._names, is_outermost=False)
        )
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._remove(made))
        self.parts.append(made)
        self._stack.addWidget(made)
        made.setFocusProxy(made.value if isinstance(made, RowEditor) else made.parts[0])
        self.changed.emit()
        return made

    def _new_group(self) -> Group:
        """A group that is not matched as this one is: one that is would say nothing new."""
        is_all = self.group.match is Match.ALL
        return Group(Match.ANY if is_all else Match.ALL, (Row(),))

    def _remove(self, part: RowEditor | GroupEditor) -> None:
        self.parts.remove(part)
        self._stack.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.changed.emit()


def _translated(texts: Mapping[str, str]) -> dict[str, str]:
    return {value: translate(text) for value, text in texts.items()}
