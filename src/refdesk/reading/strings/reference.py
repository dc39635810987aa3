"""The door to reading references: one string, or a list of them, into drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from refdesk.domain.draft import Draft, Reading, Span
from refdesk.reading.names.gazetteer import Gazetteer, shipped_gazetteer
from refdesk.reading.strings.assemble import assemble
from refdesk.reading.strings.confidence import Calibration
from refdesk.reading.strings.features import Describer
from refdesk.reading.strings.gb7714 import gb7714_marks
from refdesk.reading.strings.gost import gost_marks
from refdesk.reading.strings.legal_acts import legal_act_marks
from refdesk.reading.strings.marks import marks_of
from refdesk.reading.strings.protect import protected_phrases
from refdesk.reading.strings.repair import repaired
from refdesk.reading.strings.tagger import Tagger
from refdesk.reading.strings.tokens import tokenize
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.resource_files import resource

#: No reference is longer; of a longer text only the head is read, and doubtfully.
LONGEST = 4_000
_SAME_AUTHORS = LatePattern(
    r"\s*(?:\[?\d{1,3}[.)\]]\s*)?(?P<sign>[-‐-―_]{2,}|[–—―]|(?:ibid(?:em)?|idem|id|ders|dies|eadem)\b|"
    r"там же|он же|она же|они же|сонда|同上)[\s.,:]",
    re.IGNORECASE,
)


def read_reference(text: str, previous: Draft | None = None) -> Draft:
    """The draft of one reference string; spans count in `text`.

    `previous` is the entry before it in the list, whose authors `---.`, "Ibid." or "Там же" repeat.
    Never raises.
    """
    return _shipped_reader().read(text, previous)


def read_references(texts: Sequence[str]) -> list[Draft]:
    """The drafts of a list's entries, in order, each read with the one before it in mind."""
    drafts: list[Draft] = []
    for text in texts:
        drafts.append(read_reference(text, drafts[-1] if drafts else None))
    return drafts


class ReferenceReader:
    """Reads reference strings with one tagger and its calibration."""

    def __init__(self, tagger: Tagger, calibration: Calibration) -> None:
        self._tagger = tagger
        self._calibration = calibration

    @classmethod
    def load(cls, model: Path, gazetteer: Gazetteer, calibration: Calibration) -> Self:
        """A reader with the model in this file."""
        return cls(Tagger(model, Describer(gazetteer)), calibration)

    def read(self, text: str, previous: Draft | None = None) -> Draft:
        """As `read_reference`."""
        head = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")  # lone surrogates become "?"
        draft = replace(_with_repeated_authors(self._read(head), previous), text=text)
        return _doubtful(draft) if len(text) > LONGEST else draft

    def _read(self, text: str) -> Draft:
        """By the prescribed signs where the reference has them, else by the trained tagger."""
        protected = protected_phrases(text)
        coded = gb7714_marks(text, protected)
        if coded:
            return assemble(text, coded.marks, coded.type)
        act = legal_act_marks(text, protected)
        if act:
            return assemble(text, act, "legislation")
        marks = gost_marks(text, protected)
        if marks:
            return assemble(text, marks)
        tokens = tokenize(text, protected)
        marks = repaired(text, marks_of(text, tokens, self._tagger.tag(tokens)))
        return assemble(text, marks, calibration=self._calibration)


@lru_cache(maxsize=1)
def _shipped_reader() -> ReferenceReader:
    """The shipped model, opened at the first reading."""
    calibration = Calibration.load(resource("models", "confidence.json"))
    return ReferenceReader.load(resource("models", "references.crfsuite"), shipped_gazetteer(), calibration)


def _doubtful(draft: Draft) -> Draft:
    readings = tuple(replace(each, confidence=min(each.confidence, 0.3)) for each in draft.readings)
    return replace(draft, readings=readings, type_confidence=0.3)


def _with_repeated_authors(draft: Draft, previous: Draft | None) -> Draft:
    """The draft with the authors of the entry before it, where a dash or "Ibid." stands for them."""
    sign = _SAME_AUTHORS.match(draft.text)
    if sign is None:
        return draft
    place = Span(*sign.span("sign"))
    draft = _without_words_of(draft, place)
    authors = previous.record.names("author") if previous else ()
    if not authors:
        return draft
    more = tuple(name for name in draft.record.names("author") if name not in authors)
    reading = draft.reading("author")
    spans = (place, *(reading.spans if reading and more else ()))
    reread = Reading("author", spans, min(0.85, reading.confidence if reading and more else 0.85))
    others = tuple(each for each in draft.readings if each.field != "author")
    return replace(
        draft, record=draft.record.with_field("author", authors + more), readings=(reread, *others)
    )


def _without_words_of(draft: Draft, place: Span) -> Draft:
    """The draft without fields that are nothing but those words: "Ibid." is no person nor journal."""
    false = {
        each.field
        for each in draft.readings
        if each.spans and all(place.start <= span.start and span.end <= place.end for span in each.spans)
    }
    record = draft.record.with_fields(dict.fromkeys(false))
    return replace(
        draft, record=record, readings=tuple(each for each in draft.readings if each.field not in false)
    )
