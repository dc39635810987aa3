"""The door to reading references: one string, or a list of them, into drafts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from refdesk.domain.draft import Draft
from refdesk.reading.assemble import assemble
from refdesk.reading.features import Describer
from refdesk.reading.marks import marks_of
from refdesk.reading.protect import protected_phrases
from refdesk.reading.tagger import Tagger
from refdesk.reading.tokens import tokenize
from refdesk.resource_files import resource

#: No reference is longer; of a longer text only the head is read.
LONGEST = 4_000


def read_reference(text: str, previous: Draft | None = None) -> Draft:
    """The draft of one reference string; spans count in `text`.

    `previous` is the entry before it in the list, whose authors `---.`, "Ibid." or "Там же" repeat. Never raises.
    """
    head = text[:LONGEST]
    tokens = tokenize(head, protected_phrases(head))
    marks = marks_of(head, tokens, _tagger().tag(tokens))
    return assemble(text, marks)


def read_references(texts: Sequence[str]) -> list[Draft]:
    """The drafts of a list's entries, in order, each read with the one before it in mind."""
    drafts: list[Draft] = []
    for text in texts:
        drafts.append(read_reference(text, drafts[-1] if drafts else None))
    return drafts


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger(resource("models", "references.crfsuite"), Describer())
