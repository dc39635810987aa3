"""Calibration of confidence."""

import pytest

from refdesk.reading.strings.confidence import UNCHANGED, Calibration


@pytest.mark.parametrize(
    ("probability", "confidence"), [(0.1, 0.2), (0.4, 0.2), (0.6, 0.5), (0.8, 0.8), (1.0, 0.8)]
)
def test_a_curve_maps_between_its_points_and_stays_flat_outside(
    probability: float, confidence: float
) -> None:
    calibration = Calibration({"title": [(0.4, 0.2), (0.8, 0.8)]})
    assert calibration.confidence("title", probability) == pytest.approx(confidence)


def test_a_field_without_a_curve_keeps_its_probability() -> None:
    assert UNCHANGED.confidence("title", 0.63) == 0.63
