"""The trained sequence tagger: which field each token of a reference belongs to, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import pycrfsuite

from refdesk.reading.strings.features import Describer
from refdesk.reading.strings.tokens import Token

#: The label of what belongs to no field.
OTHER = "other"


class Tag(NamedTuple):
    """A token's label and its probability (0 to 1) in the reference; that of `other` is not asked."""

    label: str
    probability: float


class Tagger:
    """A trained model, opened from its file; threads take turns."""

    def __init__(self, model: Path, describer: Describer) -> None:
        self._describer = describer
        self._turn = Lock()
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(model))

    def tag(self, tokens: Sequence[Token]) -> list[Tag]:
        """The most probable labelling of the tokens as a whole."""
        if not tokens:
            return []
        with self._turn:
            self._crf.set(self._describer.describe(tokens))
            labels = self._crf.tag()
            marginal = self._crf.marginal
            return [
                _OTHER if label == OTHER else Tag(label, marginal(label, index))
                for index, label in enumerate(labels)
            ]


_OTHER = Tag(OTHER, 1.0)
