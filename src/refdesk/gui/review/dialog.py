"""The review dialog: `ReviewDialog(desk, intake, parent)`, `open()`, and the signal `saved(Change)`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QSplitter, QWidget

from refdesk.domain.change import Change
from refdesk.domain.draft import Draft, Span
from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import PlaceKind
from refdesk.gui.desk import Desk
from refdesk.gui.dialogs.question import ask_before
from refdesk.gui.review.drafts_pane import DraftsPane
from refdesk.gui.review.marked_text import MarkedText
from refdesk.gui.review.page_pane import PagePane
from refdesk.gui.review.review import ARTICLE, Entry, Review, Spot
from refdesk.gui.review.session import Session
from refdesk.gui.theme import SPACE_8, SPACE_12
from refdesk.gui.widgets.buttons import button, primary_button
from refdesk.gui.widgets.labels import ElidedLabel
from refdesk.gui.widgets.layouts import column, hairline, row
from refdesk.library import editing
from refdesk.library.intake import Intake
from refdesk.library.matching import Match
from refdesk.settings import ATTACHING, COPY, REVIEW_LAYOUT
from refdesk.translation import translate, translate_count

_USUAL_SIZE = (1240, 800)


class ReviewDialog(QDialog):
    """Shows the drafts of a paste beside their page and saves what a person has made of them."""

    saved = Signal(object)

    def __init__(self, desk: Desk, intake: Intake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.session = Session(intake, desk.jobs, self)
        self.page = PagePane(self.session)
        self.drafts = DraftsPane(self.session)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._told = ElidedLabel("", "secondary")
        self._article_only = button(translate("Save article only"), self.save_article)
        self._cancel = button(translate("Cancel"), self.reject)
        self._save = primary_button("", self.save)
        self.setWindowTitle(_title(self.session.review))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setLayout(column(self._fill_halves(), hairline(), self._foot(), spacing=0))
        self._add_shortcuts()
        self.session.changed.connect(self._take)
        self.session.refused.connect(self._told.setText)
        self.page.text.number_pressed.connect(partial(self._assign_by_number, self.page.text))
        self.drafts.entries.card_changed.connect(self._take_card)
        self._take()
        self._take_card()
        self._restore_layout()

    def save(self) -> None:
        """Save the article and the chosen references."""
        self._commit()
        self._write(self.session.review.article, self.session.review.chosen)

    def save_article(self) -> None:
        """Save the article without its references."""
        self._commit()
        self._write(self.session.review.article, ())

    def reject(self) -> None:
        """Close without saving; asks first where something was corrected. While saving, nothing closes."""
        if not self.isEnabled():
            return
        if self.session.history.undo_label:
            question = translate("Discard what was read and your corrections?")
            leave_it = translate("Go on reviewing")
            ask_before(
                self, question, translate("Discard"), leave_it, lambda: self.done(QDialog.DialogCode.Rejected)
            )
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close; what is still being read is dropped, the size is remembered."""
        self.session.end()
        self._keep_layout()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shows the number keys of the fields while Alt is held; the parts let it through."""
        if event.key() == Qt.Key.Key_Alt:
            self._show_numbers()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self._hide_numbers()
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self._hide_numbers()
        super().changeEvent(event)

    def _fill_halves(self) -> QSplitter:
        for half in (self.page, self.drafts):
            self._halves.addWidget(half)
            self._halves.setStretchFactor(self._halves.indexOf(half), 1)
        self._halves.setChildrenCollapsible(False)
        return self._halves

    def _foot(self) -> QHBoxLayout:
        foot = row(
            self._told, self._article_only, self._cancel, self._save,
            margins=(SPACE_12, SPACE_8, SPACE_12, SPACE_8), spacing=SPACE_8,
        )  # fmt: skip
        foot.setStretch(0, 1)
        return foot

    def _add_shortcuts(self) -> None:
        for keys, run in (
            (QKeySequence("F8"), self.session.go_to_next_doubtful),
            (QKeySequence("F9"), self.drafts.offer.show_preview),
            (QKeySequence("Ctrl+D"), self._split),
            (QKeySequence("Ctrl+M"), self._merge),
            (QKeySequence("Ctrl+Return"), self.save),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.session.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self.session.redo),
        ):
            QShortcut(keys, self).activated.connect(run)

    def _restore_layout(self) -> None:
        """The size and the halves of the last time, as far as the screen has room."""
        kept = [int(number) for number in self._desk.settings.get(REVIEW_LAYOUT) if number.isdecimal()]
        width, height, *halves = kept if len(kept) == 4 else _USUAL_SIZE
        room = self.screen().availableSize()
        self.resize(min(width, room.width() - 24), min(height, room.height() - 48))
        if halves:
            self._halves.setSizes(halves)

    def _keep_layout(self) -> None:
        numbers = (self.width(), self.height(), *self._halves.sizes())
        self._desk.settings.set(REVIEW_LAYOUT, tuple(map(str, numbers)))

    def _focus_first(self) -> None:
        """Begin at the top; F8 leads on to what is to be checked."""
        self.session.go_to(Spot(self.session.current, "title"))

    def _take(self) -> None:
        review = self.session.review
        self._article_only.setVisible(review.article is not None and bool(review.entries))
        self._save.setText(_save_label(review))
        self._save.setEnabled(review.article is not None or bool(review.chosen))
        self._told.setText(_known_sentence(review))

    def _take_card(self) -> None:
        card = self.drafts.entries.card
        if card:
            card.split_wanted.connect(self._split)
        if card and card.text:
            words = card.text.words
            words.number_pressed.connect(partial(self._assign_by_number, words))

    def _assign_by_number(self, words: MarkedText, number: int, is_adding: bool) -> None:  # noqa: FBT001 - Qt's
        card = self.drafts.entries.card
        place = words.selected_in_page()
        field = card.form.field_numbered(number) if card else None
        if card and place and field:
            take = self.session.add_words if is_adding else self.session.assign
            take(Spot(card.item, field), place)

    def _split(self) -> None:
        """Cut the open reference where the cursor is: in its own text, or in the page."""
        card = self.drafts.entries.card
        if card is None or card.item == ARTICLE or card.text is None:
            return
        place = card.text.cursor_place
        if self.page.text.hasFocus():
            spans = self.session.review.entry(card.item).reference.text_spans(
                Span(self.page.text.cursor_place(), self.page.text.cursor_place() + 1)
            )
            place = spans[0].start if spans else 0
        self.session.split(card.item, place)

    def _merge(self) -> None:
        card = self.drafts.entries.card
        if card:
            self.session.merge_with_previous(card.item)

    def _show_numbers(self) -> None:
        card = self.drafts.entries.card
        if card:
            card.form.show_numbers()

    def _hide_numbers(self) -> None:
        card = self.drafts.entries.card
        if card:
            card.form.hide_numbers()

    def _commit(self) -> None:
        """Take over what is still being typed."""
        card = self.drafts.entries.card
        if card:
            card.form.commit()

    def _write(self, article: Draft | None, entries: tuple[Entry, ...]) -> None:
        self._set_busy(translate("Saving"))
        references = [entry.reference for entry in entries]
        page = self.session.review.page
        is_copying = bool(page.file) and self._desk.settings.get(ATTACHING) == COPY
        self._desk.jobs.write(
            editing.add_page_with_copy if is_copying and article else editing.add_page,
            self._desk.library,
            article,
            references,
            page,
            self._collection(),
            then=self._finish,
            failed=self._fail,
        )

    def _collection(self) -> int | None:
        place = self._desk.selection.place
        return int(place.key) if place.kind is PlaceKind.COLLECTION else None

    def _finish(self, change: Change) -> None:
        self.saved.emit(change)
        self.accept()

    def _fail(self, error: RefDeskError) -> None:
        self.setEnabled(True)
        self._take()
        QMessageBox.warning(self, translate("Not saved"), str(error))

    def _set_busy(self, told: str) -> None:
        self.setEnabled(False)
        self._told.setText(told)


def _title(review: Review) -> str:
    if review.page.file:
        return translate("Review what was read from {name}").format(name=Path(review.page.file).name)
    return translate("Review what was pasted")


def _save_label(review: Review) -> str:
    count = len(review.chosen)
    if review.article is None:
        return translate_count("Save {count} reference", "Save {count} references", count)
    if not count:
        return translate("Save article")
    if count == len(review.entries):
        return translate("Save article and references")
    return translate_count("Save article and {count} reference", "Save article and {count} references", count)


def _known_sentence(review: Review) -> str:
    """What the page lacks, and what the library has of it: `31 references: 6 already in the library`."""
    parts = []
    if review.article is None:
        parts.append(translate("No article was found on this page, only a list of references."))
    elif review.article_match and review.article_match.is_sure:
        parts.append(translate("This article is already in the library."))
    matches = [entry.match for entry in review.entries if entry.match]
    if matches:
        count = translate_count("{count} reference", "{count} references", len(review.entries))
        parts.append(f"{count}: {_match_counts(matches)}.")
    return " ".join(parts) or translate("None of this is in the library yet.")


def _match_counts(matches: Sequence[Match]) -> str:
    sure = sum(match.is_sure for match in matches)
    likely = len(matches) - sure
    known = translate("{count} already in the library").format(count=sure)
    guessed = translate("{count} likely").format(count=likely)
    return ", ".join(part for part, count in ((known, sure), (guessed, likely)) if count)
