"""`ImportDialog(desk, plan, parent)`: what an import would add; the signal `decided(ImportChoices)`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QTabWidget,
    QWidget,
)

from refdesk.domain.query import PlaceKind
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.frame import fill, fit_to_screen
from refdesk.gui.dialogs.import_duplicates import DuplicatesPane
from refdesk.gui.dialogs.import_entries import EntriesTable, PlanModel
from refdesk.gui.dialogs.problems import ProblemsTable
from refdesk.gui.theme import SPACE_8, SPACE_12, SPACE_16
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.collection_box import CollectionBox
from refdesk.gui.widgets.labels import ElidedLabel, label, paragraph
from refdesk.gui.widgets.layouts import column, row
from refdesk.gui.widgets.tick_box import TickBox
from refdesk.library import collecting, exporting
from refdesk.library.importing import Duplicates, ImportChoices, ImportPlan
from refdesk.settings import ATTACHING, COPY
from refdesk.translation import translate, translate_count

_TOPIC = "collections to import into"


class ImportDialog(QDialog):
    """Shows what files would add, what the library has of it, and what could not be read."""

    decided = Signal(object)

    def __init__(self, desk: Desk, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self.model = PlanModel(plan, self)
        self.duplicates = DuplicatesPane(desk, plan) if plan.duplicates or plan.repeats else None
        self.collection = CollectionBox(_suggested_name(plan))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(translate("none; part them with commas"))
        self.groups = TickBox()
        self.groups.setChecked(True)
        self.searches = TickBox()
        self.searches.setChecked(True)
        self.copies = QRadioButton(translate("Copy them beside the library"))
        self._stay = QRadioButton(translate("Leave them where they are"))
        self._file_group = QButtonGroup(self)
        self._import = primary_button("", self._choose)
        self.setWindowTitle(translate("Import"))
        parts: list[QWidget | QFormLayout] = [label(_heading(plan), "title")]
        if told := _told(plan):
            parts.append(paragraph(told, "secondary"))
        parts += [self._tabs(), self._answers()]
        cancel = button(translate("Cancel"), self.reject)
        note = label(translate("All of it is one step that Undo takes back."), "secondary")
        fill(self, column(*parts, spacing=SPACE_12), note, None, cancel, self._import)
        self.model.chosen_changed.connect(self._take)
        self.collection.changed.connect(self._take)
        if self.duplicates:
            self.duplicates.changed.connect(self._take)
            self.duplicates.changed.connect(self._tell_outcomes)
            self._tell_outcomes()
        self._take()
        self._ask_collections()
        fit_to_screen(self, 860, 640)

    @property
    def choices(self) -> ImportChoices:
        """The person's answers as they stand."""
        return ImportChoices(
            collection=self.collection.collection,
            tags=tuple(dict.fromkeys(tag for tag in map(str.strip, self.tags.text().split(",")) if tag)),
            left_out=self._left_out(),
            answers=self._answered(),
            new_collection=self.collection.new_name,
            keeps_groups=self.groups.isChecked(),
            keeps_searches=self.searches.isChecked(),
            copies_files=self.copies.isChecked(),
        )

    def done(self, result: int) -> None:
        """Close; an answer that is still under way is dropped."""
        self._desk.jobs.drop(_TOPIC)
        super().done(result)

    def _choose(self) -> None:
        self.decided.emit(self.choices)
        self.accept()

    def _ask_collections(self) -> None:
        """Offer the collections; the one that is shown in the window is chosen."""
        place = self._desk.selection.place
        shown = int(place.key) if place.kind is PlaceKind.COLLECTION else None
        self._desk.jobs.read(
            collecting.collections,
            self._desk.library,
            then=lambda found: self.collection.show_collections(found, shown),
            topic=_TOPIC,
        )

    def _answered(self) -> dict[int, Duplicates]:
        answers = self.duplicates.model.answers if self.duplicates else {}
        return {place: answer for place, answer in answers.items() if place in self._plan.duplicates}

    def _left_out(self) -> frozenset[int]:
        answers = self.duplicates.model.answers if self.duplicates else {}
        repeats = (place for place in self._plan.repeats if place not in self._plan.duplicates)
        return self.model.left_out | {place for place in repeats if answers[place] is Duplicates.SKIP}

    def _take(self) -> None:
        skipped = {place for place, answer in self._answered().items() if answer is Duplicates.SKIP}
        count = len(self._plan.entries) - len(self._left_out() | skipped)
        self._import.setText(translate_count("Import {count} entry", "Import {count} entries", count))
        is_filing = self.collection.collection is not None or bool(self.collection.new_name)
        is_saving = bool(self._plan.searches) and self.searches.isChecked()
        self._import.setEnabled((count > 0 or is_filing or is_saving) and self.collection.is_complete)

    def _tell_outcomes(self) -> None:
        if self.duplicates:
            duplicates = self.duplicates.model
            self.model.tell({place: duplicates.outcome(place) for place in duplicates.places})

    def _tabs(self) -> QWidget:
        view = EntriesTable(self.model)
        problems = self._plan.problems
        if not problems and not self.duplicates:
            return view
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(view, translate_count("{count} entry", "{count} entries", len(self._plan.entries)))
        if self.duplicates:
            count = self.duplicates.model.rowCount()
            tabs.addTab(self.duplicates, translate_count("{count} duplicate", "{count} duplicates", count))
        if problems:
            told = translate_count("{count} problem", "{count} problems", len(problems))
            tabs.addTab(self._problems(), told)
        if not self._plan.entries:
            tabs.setCurrentIndex(tabs.count() - 1)
        return tabs

    def _problems(self) -> QWidget:
        table = ProblemsTable(self._plan.problems)
        if not self._plan.rejected:
            return table
        pane = QWidget()
        told = translate_count(
            "{count} entry could not be read and is not imported.",
            "{count} entries could not be read and are not imported.",
            len(self._plan.rejected),
        )
        save = button(translate("Save rejected text..."), self._ask_where_to_save, "export")
        pane.setLayout(column(table, row(label(told, "secondary"), None, save), spacing=SPACE_8))
        return pane

    def _ask_where_to_save(self) -> None:
        source = next((each for each in self._plan.sources if each.name), None)
        folder = (source.folder if source else None) or Path.home()
        name = f"{Path(source.name).stem} rejected{Path(source.name).suffix}" if source else "rejected.txt"
        dialog = QFileDialog(self, translate("Save rejected text"), str(folder))
        dialog.setObjectName("save_rejected_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_rejected)
        dialog.open()

    def save_rejected(self, name: str) -> None:
        """Write the entries that could not be read to a file."""
        self._desk.jobs.read(
            exporting.save_text,
            Path(name),
            self._plan.rejected_text(),
            then=lambda path: self._desk.notices.tell(
                translate("Saved the rejected text to {name}.").format(name=path.name)
            ),
        )

    def _answers(self) -> QFormLayout:
        """What is asked of the whole import, in a line each."""
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_12)
        form.setVerticalSpacing(SPACE_8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_line(form, translate("Into the collection"), self.collection)
        self._add_line(form, translate("Tags for all of them"), self.tags)
        self.tags.setAccessibleName(translate("Tags for all of them"))
        groups, files = self._plan.group_count, self._plan.file_count
        if groups:
            self.groups.setText(
                translate_count(
                    "Make a collection of its group", "Make collections of its {count} groups", groups
                )
            )
            self._add_line(form, translate("Groups of the file"), self.groups)
        if self._plan.searches:
            self._add_line(form, translate("Searches of the file"), self._searches_row())
        if files:
            self._add_line(form, translate("Attached files"), self._files_row(files))
        return form

    def _searches_row(self) -> QWidget:
        """The tick, and the names of the searches as far as they fit; each in full when pointed at."""
        found = self._plan.searches
        self.searches.setText(translate_count("Save its search", "Save its {count} searches", len(found)))
        self.searches.toggled.connect(self._take)
        self.searches.setToolTip("\n".join(f"{each.name}: {each.query}" for each in found))
        self.searches.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QWidget()
        names = ElidedLabel(", ".join(each.name for each in found), "secondary")
        line.setLayout(row(self.searches, names, spacing=SPACE_16))
        return line

    def _files_row(self, count: int) -> QWidget:
        is_copying = self._desk.settings.get(ATTACHING) == COPY
        for made in (self._stay, self.copies):
            self._file_group.addButton(made)
        (self.copies if is_copying else self._stay).setChecked(True)
        told = label(translate_count("{count} file", "{count} files", count), "secondary")
        line = QWidget()
        line.setLayout(row(self._stay, self.copies, told, None, spacing=SPACE_16))
        return line

    def _add_line(self, form: QFormLayout, caption: str, editor: QWidget) -> None:
        told = label(caption, "secondary")
        told.setBuddy(editor)
        form.addRow(told, editor)


def _suggested_name(plan: ImportPlan) -> str:
    first = plan.sources[0].name if plan.sources else ""
    return Path(first).stem


def _heading(plan: ImportPlan) -> str:
    count = len(plan.entries)
    if len(plan.sources) == 1 and not plan.sources[0].name:
        return translate_count(
            "{count} entry in what was pasted", "{count} entries in what was pasted", count
        )
    if len(plan.sources) == 1:
        told = translate_count("{count} entry in", "{count} entries in", count)
        return f"{told} {plan.sources[0].name}"
    entries = translate_count("{count} entry", "{count} entries", count)
    files = translate_count("{count} file", "{count} files", len(plan.sources))
    return translate("{entries} in {files}").format(entries=entries, files=files)


def _told(plan: ImportPlan) -> str:
    """One line on what a person should look at; empty where there is nothing."""
    sure = sum(match.is_sure for match in plan.duplicates.values())
    likely = len(plan.duplicates) - sure
    repeats = len(set(plan.repeats) - set(plan.duplicates))
    parts = []
    if sure:
        parts.append(
            translate_count(
                "{count} is in the library already.",
                "{count} are in the library already.",
                sure,
            )
        )
    if likely:
        parts.append(translate_count("{count} likely is.", "{count} likely are.", likely))
    if repeats:
        parts.append(
            translate_count("{count} stands in the file twice.", "{count} stand in the file twice.", repeats)
        )
    unknown = [source.name for source in plan.sources if not source.format_id]
    if unknown:
        parts.append(translate("Not recognised: {names}.").format(names=", ".join(unknown)))
    return " ".join(parts)
