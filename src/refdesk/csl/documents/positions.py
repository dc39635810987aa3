"""Positions of cites: first, subsequent, ibid, near a note (CSL 1.0.2, "Choose", `position`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from refdesk.csl.elements.rendering import Locus
from refdesk.csl.items.citation import Citation, Cite
from refdesk.csl.items.locators import leading_label
from refdesk.csl.text.fields import marked


def loci_of(citations: Sequence[Citation], near_note_distance: int) -> list[list[Locus]]:
    """Where each cite of each citation stands, the citations in the order of the document.

    Citations in the text and citations in notes do not count as neighbours of each other.
    """
    return _Reader(near_note_distance).read(citations)


def given_locus(cite: Cite) -> Locus:
    """The place of a cite that is rendered by itself."""
    return _locus(cite, cite.position or "first", near_note=cite.near_note, first_note=cite.first_note)


class _Reader:
    def __init__(self, near_note_distance: int) -> None:
        self._distance = near_note_distance
        self._first_notes: dict[str, int] = {}
        self._last_notes: dict[str, int] = {}

    def read(self, citations: Sequence[Citation]) -> list[list[Locus]]:
        in_note = Counter(citation.note for citation in citations if citation.note)
        loci = []
        previous: dict[bool, Citation] = {}
        for citation in citations:
            before = previous.get(citation.note > 0)
            if before is not None and before.note != citation.note and in_note[before.note] > 1:
                before = None
            loci.append([self._locus(citation, index, before) for index in range(len(citation.cites))])
            previous[citation.note > 0] = citation
        return loci

    def _locus(self, citation: Citation, index: int, previous: Citation | None) -> Locus:
        cite = citation.cites[index]
        if cite.position:
            return given_locus(cite)
        first_note = self._first_notes.get(cite.id)
        last_note = self._last_notes.get(cite.id, 0)
        self._last_notes[cite.id] = citation.note
        if first_note is None:
            self._first_notes[cite.id] = citation.note
            return _locus(cite, "first", near_note=False, first_note=0)
        position = _repeated(cite, _before(citation, index, previous))
        near = citation.note - last_note <= self._distance
        return _locus(cite, position, near_note=near, first_note=first_note)


def _before(citation: Citation, index: int, previous: Citation | None) -> Cite | None:
    """The cite right before, where "ibid." can point to it."""
    if index:
        return citation.cites[index - 1]
    if previous is None or len({cite.id for cite in previous.cites}) != 1:
        return None
    if citation.note and citation.note - previous.note > 1:
        return None
    return previous.cites[-1]


def _repeated(cite: Cite, before: Cite | None) -> str:
    if before is None or before.id != cite.id:
        return "subsequent"
    if before.locator and not cite.locator:
        return "subsequent"
    same = (before.locator, before.label) == (cite.locator, cite.label)
    return "ibid" if same or not cite.locator else "ibid-with-locator"


def _locus(cite: Cite, position: str, *, near_note: bool, first_note: int) -> Locus:
    label, locator = leading_label(cite.locator.strip())
    label = label or cite.label or "page"
    return Locus(
        position,
        near_note,
        marked(locator),
        "sub-verbo" if label == "sub verbo" else label,
        first_note if position != "first" else 0,
    )
