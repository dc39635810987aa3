"""The text of a reference under review; what a person does with it goes to the session."""

from __future__ import annotations

from collections.abc import Sequence

from refdesk.domain.draft import Reading, Span
from refdesk.gui.review.quote import QuotedReference
from refdesk.gui.review.review import ItemId, Spot
from refdesk.gui.review.session import Session
from refdesk.translation import translate


class ReferenceText(QuotedReference):
    """The text as it stands in the page: its words can be given to fields, it can be read again."""

    def __init__(self, session: Session, item: ItemId) -> None:
        super().__init__(translate("As it stands in the page"))
        self._session = session
        self._item = item
        self.ask_for_readings(self._read_here)
        self.words.set_place(self._in_page)
        self.field_chosen.connect(lambda field: session.go_to(Spot(item, field)))
        self.corrected.connect(lambda text: session.reread(item, text))
        session.lit.connect(self._light)

    def refresh(self) -> None:
        """Show the text as it is now."""
        self.show_text(self._session.review.entry(self._item).reference.text)

    def _read_here(self) -> Sequence[Reading]:
        draft = self._session.review.draft(self._item)
        return draft.readings if draft else ()

    def _in_page(self, span: Span) -> Span | None:
        places = self._session.review.entry(self._item).reference.page_spans(span)
        return Span(places[0].start, places[-1].end) if places else None

    def _light(self, spot: Spot | None) -> None:
        self.light_field(spot.field if spot and spot.item == self._item else "")
