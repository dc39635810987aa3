"""How sure a reading is: the tagger's probabilities, set right by what held-back references showed."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path

#: A curve: (probability as the tagger gives it, share of such readings that were right), rising.
Curve = Sequence[tuple[float, float]]
#: The curve of fields that are too rare for their own.
ANY = "*"


class Calibration:
    """Maps the tagger's probabilities to observed shares of right readings, field by field.

    `weight` (0 to 1) is how much the certainty of the whole reference counts beside the field's own.
    """

    def __init__(self, curves: Mapping[str, Curve], weight: float = 0.0) -> None:
        self._curves = {field: tuple(curve) for field, curve in curves.items()}
        self._weight = weight

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """The curves that `training/calibrate.py` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        curves = {field: [(x, y) for x, y in curve] for field, curve in data["curves"].items()}
        return cls(curves, data.get("weight", 0.0))

    def confidence(self, field: str, probability: float, whole: float = 1.0) -> float:
        """0 to 1, in straight lines between the curve's points; without any curve the probability itself."""
        curve = self._curves.get(field) or self._curves.get(ANY)
        if not curve:
            return probability
        return _on(curve, blended(probability, whole, self._weight))


def blended(probability: float, whole: float, weight: float) -> float:
    """A field's probability with the certainty of its whole reference, in geometric mean."""
    return float(probability ** (1 - weight) * whole**weight)


def _on(curve: Curve, probability: float) -> float:
    place = bisect_right(curve, (probability, 2.0))
    if place == 0:
        return curve[0][1]
    if place == len(curve):
        return curve[-1][1]
    (low, below), (high, above) = curve[place - 1], curve[place]
    return below + (above - below) * (probability - low) / (high - low)


#: For readings by prescribed signs, whose probabilities are estimates already.
UNCHANGED = Calibration({})
