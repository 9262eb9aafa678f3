"""Loitering by hand."""

import numpy as np
import pytest

from desktop_app.detectors.loitering import find_loitering
from desktop_app.domain.basis import Basis
from desktop_app.domain.rules import LoiteringRules
from tests.detectors.worlds import HOUR, MINUTE, T0, track

RULES = LoiteringRules()


def moving(knots, hours, start_h=0.0, lon=10.0, every_min=10):
    times = np.arange(0, hours * 60 + 1, every_min) * MINUTE
    degrees = knots * 1852 / HOUR / 111_320
    return [(start_h * HOUR + t, lon + degrees * t, 0.0) for t in times]


def found(fixes, basis=Basis.MEASURED):
    return find_loitering(track(fixes, basis), RULES)


def test_a_knot_for_five_hours():
    (one,) = found(moving(1.0, 5))
    assert (one.start_s, one.end_s) == (T0, T0 + 5 * HOUR)
    assert one.measures["extent_m"] == pytest.approx(5 * 1852, rel=1e-3)
    assert one.measures["way_over_extent"] == pytest.approx(1.0)
    assert one.measures["mean_speed_kn"] == pytest.approx(1.0, rel=1e-3)
    assert one.confidence == "moderate"
    assert found(moving(1.0, 8))[0].confidence == "high"


@pytest.mark.parametrize(
    ("knots", "hours", "count"), [(1.9, 4, 1), (2.1, 9, 0), (1.0, 3.8, 0), (0.05, 6, 0)]
)
def test_too_fast_too_short_and_lying_still(knots, hours, count):
    assert len(found(moving(knots, hours))) == count


def test_noise_between_near_fixes_is_no_speed():
    """Twenty metres to and fro each ten seconds are 4 kn, made good 1 kn."""
    fixes = moving(1.0, 5, every_min=1 / 6)
    noisy = [
        (t, lon, lat + (20 / 110_574 if n % 2 else 0)) for n, (t, lon, lat) in enumerate(fixes)
    ]
    assert len(found(noisy)) == 1


def test_a_silence_ends_it_and_midnight_does_not():
    parted = moving(1.0, 3) + moving(1.0, 3, start_h=4.1, lon=10.05)
    assert not found(parted)
    midnight_h = (86400 - T0 % 86400) / HOUR
    (one,) = found(moving(1.0, 6, start_h=midnight_h - 3))
    assert one.measures["duration_s"] == 6 * HOUR


def test_drawn_positions_show_nothing():
    assert not found(moving(1.0, 5), Basis.RECONSTRUCTED)
