"""Encounters by hand, by property, and against a sample each second."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.detectors.encounters import PRESETS, find_encounters
from desktop_app.domain.basis import Basis
from desktop_app.domain.rules import EncounterRules
from desktop_app.geodesy.ellipsoid import distance_m
from tests.detectors.worlds import HOUR, MINUTE, T0, track

RULES = EncounterRules()
M = 1 / 111_319.49  # degrees of longitude a metre, on the equator


def line(name, lon, speed_m_s=0.0, minutes=181, lat=0.0, start_min=0):
    return track(
        [
            (t * MINUTE, _wrapped(lon + speed_m_s * t * MINUTE * M), lat)
            for t in range(start_min, minutes, 5)
        ],
        vessel=name,
    )


def _wrapped(lon):
    return (lon + 180.0) % 360.0 - 180.0


def test_one_passes_another_lying_still():
    """From 1 km west at 0.5 m/s: within 500 m from 1,000 s to 3,000 s, nearest at 2,000 s."""
    passing = line("b", 10.0 - 1000 * M, 0.5)
    (found,) = find_encounters([line("a", 10.0), passing], RULES)
    assert found.vessel_ids == ("a", "b")
    assert found.start_s == pytest.approx(T0 + 1000, abs=0.01)
    assert found.end_s == pytest.approx(T0 + 3000, abs=0.01)
    assert found.measures["closest_m"] == pytest.approx(0.0, abs=0.01)
    assert found.measures["closest_at_s"] == pytest.approx(T0 + 2000, abs=0.01)
    assert found.measures["other_median_speed_kn"] == pytest.approx(0.972, abs=0.01)
    assert found.confidence == "high"


def test_half_an_hour_counts_and_less_does_not():
    faster = line("b", 10.0 - 1000 * M, 1000 / 1795)
    assert not find_encounters([line("a", 10.0), faster], RULES)
    slower = line("b", 10.0 - 1000 * M, 1000 / 1805)
    assert len(find_encounters([line("a", 10.0), slower], RULES)) == 1


def test_the_presets_ask_for_their_speed_and_distance():
    side = [line("a", 10.0, 2.0), line("b", 10.0, 2.0, lat=300 * M)]  # 3.9 kn
    assert len(find_encounters(side, RULES)) == 1
    assert not find_encounters(side, PRESETS["GFW"])
    assert not find_encounters(side, PRESETS["Starboard"])
    still = [line("a", 10.0), line("b", 10.0, lat=300 * M)]
    assert len(find_encounters(still, PRESETS["GFW"])) == 1


def test_a_silence_over_an_hour_is_no_nearness():
    gone = track([(0, 10.0, 0.0), (3 * HOUR, 10.0, 0.0)], vessel="b")
    assert not find_encounters([line("a", 10.0), gone], RULES)


def test_over_180_degrees_and_over_midnight():
    pair = [line("a", 180.0 - 100 * M, 0.1), line("b", -180.0 + 100 * M, 0.1)]
    (found,) = find_encounters(pair, RULES)
    assert found.measures["closest_m"] == pytest.approx(200, abs=0.5)
    day = int((86400 - T0 % 86400) / MINUTE)
    late = [line(name, 10.0, minutes=day + 100, start_min=day - 100) for name in "ab"]
    (found,) = find_encounters(late, RULES)
    assert found.measures["duration_s"] == pytest.approx(195 * MINUTE)


def test_drawn_positions_show_nothing():
    fixes = [(t * MINUTE, 10.0, 0.0) for t in range(0, 100, 10)]
    pair = [track(fixes, vessel="a"), track(fixes, Basis.RECONSTRUCTED, "b")]
    assert not find_encounters(pair, RULES)


WALK = st.lists(
    st.tuples(st.integers(2, 25), st.integers(-3, 3), st.integers(-3, 3)), min_size=4, max_size=10
)


def walk(name, steps):
    """On a lattice of 200 m, each step 2 to 25 minutes."""
    t_s, lon, lat = 0.0, 10.0, 0.0
    fixes = [(t_s, lon, lat)]
    for minutes, east, north in steps:
        t_s, lon, lat = t_s + minutes * MINUTE, lon + east * 200 * M, lat + north * 200 * M
        fixes.append((t_s, lon, lat))
    return track(fixes, vessel=name)


@settings(max_examples=60, deadline=None)
@given(st.lists(WALK, min_size=2, max_size=4))
def test_a_sample_each_second_agrees(walks):
    tracks = [walk(f"v{number}", steps) for number, steps in enumerate(walks)]
    found = find_encounters(tracks, RULES)
    for one, other in itertools.combinations(tracks, 2):
        mine = [f for f in found if f.vessel_ids == (one.vessel.id, other.vessel.id)]
        at = np.arange(T0, min(one.t_s[-1], other.t_s[-1]) + 0.5)
        places = [
            np.interp(at, t.t_s, column) for t in (one, other) for column in (t.lon_deg, t.lat_deg)
        ]
        close = np.concatenate(([False], distance_m(*places) <= 500.0, [False]))
        edges = np.flatnonzero(np.diff(close.astype(int)))
        spans = [(b, e - 1) for b, e in zip(edges[::2], edges[1::2], strict=True)]
        sure = [span for span in spans if span[1] - span[0] >= 1802]
        for begin, finish in sure:
            (match,) = [
                f for f in mine if f.start_s - T0 <= begin + 1 and f.end_s - T0 >= finish - 1
            ]
            assert match.start_s - T0 == pytest.approx(begin, abs=2.0)
            assert match.end_s - T0 == pytest.approx(finish, abs=2.0)
            nearest = distance_m(*places)[begin : finish + 1].min()
            assert match.measures["closest_m"] <= nearest + 0.01
            assert match.measures["closest_m"] == pytest.approx(nearest, abs=2.0)
        assert len(mine) <= len([span for span in spans if span[1] - span[0] >= 1790])


@settings(max_examples=30, deadline=None)
@given(st.lists(WALK, min_size=3, max_size=5), st.randoms())
def test_order_changes_nothing_and_touched_vessels_give_their_pairs(walks, random):
    tracks = [walk(f"v{number}", steps) for number, steps in enumerate(walks)]
    full = find_encounters(tracks, RULES)
    mixed = list(tracks)
    random.shuffle(mixed)
    assert find_encounters(mixed, RULES) == full
    part = find_encounters(tracks, RULES, {"v0"})
    assert list(part) == [finding for finding in full if "v0" in finding.vessel_ids]
