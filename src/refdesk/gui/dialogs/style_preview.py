"""What the style chooser shows of a style: the chosen records in it, or an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record, RecordId
from refdesk.library import citing, styles
from refdesk.library.citing import Formatted
from refdesk.library.library import Library
from refdesk.library.styles import StyleChoice

#: What the preview shows where no record is chosen.
EXAMPLE = (
    Record.of(
        "article-journal",
        author=(Name("Curie", "Marie"), Name("Debierne", "André")),
        title="Sur le polonium",
        container_title="Le Radium",
        issued=Date.of(1910),
        volume="7",
        issue="2",
        page="38-40",
    ),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Some records in a style; `is_example` where none were chosen."""

    style_title: str
    citation: Formatted
    entries: Formatted
    is_example: bool

    @property
    def html(self) -> str:
        """The citation, and the entries below it."""
        return f'<p style="margin-top:0;margin-bottom:6px">{self.citation.html}</p>{self.entries.html}'


def sample_in(library: Library, ids: Sequence[RecordId], choice: StyleChoice) -> Sample:
    """The records in a style, or an example where there are none."""
    records = citing.records(library, ids) or EXAMPLE
    made = citing.cite(records, choice), citing.bibliography(records, choice)
    return Sample(styles.title(choice.id), *made, is_example=records is EXAMPLE)
