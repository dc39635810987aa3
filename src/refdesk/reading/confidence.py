"""How sure a reading is: the tagger's probabilities, set right by what held-back references showed."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path

#: A curve: (probability as the tagger gives it, share of such readings that were right), rising.
Curve = Sequence[tuple[float, float]]


class Calibration:
    """Maps the tagger's probabilities to observed shares of right readings, field by field."""

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        self._curves = {field: tuple(curve) for field, curve in curves.items()}

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """The curves that `training/calibrate.py` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls({field: [(x, y) for x, y in curve] for field, curve in data["curves"].items()})

    def confidence(self, field: str, probability: float) -> float:
        """0 to 1, in straight lines between the curve's points; without a curve the probability itself."""
        curve = self._curves.get(field)
        if not curve:
            return probability
        place = bisect_right(curve, (probability, 2.0))
        if place == 0:
            return curve[0][1]
        if place == len(curve):
            return curve[-1][1]
        (low, below), (high, above) = curve[place - 1], curve[place]
        return below + (above - below) * (probability - low) / (high - low)


#: For readings by prescribed signs, whose probabilities are estimates already.
UNCHANGED = Calibration({})
