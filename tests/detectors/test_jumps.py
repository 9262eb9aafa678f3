"""Impossible jumps and identity conflicts by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.detectors.jumps import CONFLICT, JUMP, find_jumps
from desktop_app.domain.basis import Basis
from desktop_app.domain.rules import JumpRules
from tests.detectors.worlds import MINUTE, T0, track

RULES = JumpRules()


def kinds(fixes, basis=Basis.MEASURED):
    return [finding.kind for finding in find_jumps(track(fixes, basis), RULES)]


def steady(count, lon=10.0, lat=0.0):
    return [(t * MINUTE, lon + t / 600, lat) for t in range(count)]  # 6 kn


def test_one_stray_fix_is_one_jump_out_and_back():
    fixes = steady(20)
    fixes[9] = (9 * MINUTE, 11.0, 0.0)
    (found,) = find_jumps(track(fixes), RULES)
    assert found.kind == JUMP
    assert found.measures["jumps"] == 2
    assert (found.start_s, found.end_s) == (T0 + 8 * MINUTE, T0 + 10 * MINUTE)
    assert found.measures["strands"] is None


def test_two_ships_taking_turns_are_an_identity_conflict():
    here, there = steady(30), steady(30, 12.0)
    mixed = [(here if t % 2 else there)[t] for t in range(30)]
    (found,) = find_jumps(track(mixed), RULES)
    assert found.kind == CONFLICT
    assert found.measures["strands"] == 2
    assert found.measures["strands_apart_m"] == pytest.approx(2 * 111_320, rel=0.01)
    assert found.confidence == "high"


def test_the_slack_forgives_noise_and_sixty_knots_is_not_too_fast():
    assert not kinds([(0, 10.0, 0.0), (1, 10.001, 0.0)])  # 111 m in a second
    degrees = 60 * 1852 / 60 / 110_574  # of latitude in a minute at 60 kn
    assert not kinds([(0, 10.0, 0.0), (60, 10.0, degrees)])
    assert kinds([(0, 10.0, 0.0), (60, 10.0, degrees * 1.2)]) == [JUMP]


def test_180_degrees_is_no_jump_and_drawn_positions_show_nothing():
    assert not kinds([(0, 179.999, 0.0), (600, -179.999, 0.0)])
    wild = [(0, 10.0, 0.0), (60, 20.0, 0.0)]
    assert kinds(wild) == [JUMP]
    assert not kinds(wild, Basis.RECONSTRUCTED)
    assert not kinds(wild, Basis.SKETCHED)


@given(st.lists(st.tuples(st.integers(1, 600), st.floats(-1, 1), st.floats(-1, 1)), max_size=20))
def test_what_is_slow_enough_everywhere_never_jumps(steps):
    """At most 60 kn in both directions together: 30 m a second."""
    t_s, lon, lat = 0.0, 10.0, 0.0
    fixes = [(t_s, lon, lat)]
    for seconds, east, north in steps:
        t_s += seconds
        lon, lat = lon + east * seconds * 15 / 111_320, lat + north * seconds * 15 / 111_320
        fixes.append((t_s, lon, lat))
    assert not kinds(fixes)
