"""AIS gaps by hand."""

from dataclasses import replace

import pytest

from desktop_app.detectors.ais_gaps import find_ais_gaps
from desktop_app.domain.basis import Basis
from desktop_app.domain.rules import AisGapRules
from tests.detectors.worlds import HOUR, MINUTE, T0, track

RULES = AisGapRules()


def speaking(fixes, name="vessel-1", basis=Basis.MEASURED):
    found = track(fixes, basis, name)
    return replace(found, vessel=replace(found.vessel, mmsi="431000001"))


def silent(hours, name="vessel-1", lat=0.5):
    """Ten minutes apart for three hours, then a silence, then ten more minutes."""
    times = [*range(0, 181, 10), 180 + hours * 60, 190 + hours * 60]
    return speaking([(t * MINUTE, 10.0 + t / 1200, lat) for t in times], name)


def test_a_silence_is_bounded_by_its_fixes():
    (gap,) = find_ais_gaps([silent(7)], RULES)
    assert (gap.start_s, gap.end_s) == (T0 + 3 * HOUR, T0 + 10 * HOUR)
    assert gap.measures["duration_s"] == 7 * HOUR
    assert gap.measures["length"] == "long"
    assert gap.measures["least_speed_kn"] == pytest.approx(3.006, abs=0.01)  # 0.35° in 7 h
    assert gap.measures["could_have_sailed_m"] == pytest.approx(7 * 25 * 1852)
    assert gap.confidence == "low"
    assert [entry.line for entry in gap.evidence] == [20, 21]


@pytest.mark.parametrize(("hours", "gaps"), [(1, 0), (1.01, 1)])
def test_an_hour_is_no_gap(hours, gaps):
    assert len(find_ais_gaps([silent(hours)], RULES)) == gaps


def test_six_times_the_usual_interval():
    """Heard each hour: six hours of silence are no gap, six and a bit are."""

    def hourly(silence):
        return [(t * HOUR, 10.0, 0.5) for t in (0, 1, 2, 3, 4, 4 + silence, 5 + silence)]

    assert not find_ais_gaps([speaking(hourly(6))], RULES)
    assert len(find_ais_gaps([speaking(hourly(6.1))], RULES)) == 1


def test_an_open_gap_lasts_to_the_end_of_the_archive():
    short = speaking([(t * MINUTE, 10.0, 0.5) for t in range(0, 61, 10)], "quiet")
    longer = speaking([(t * MINUTE, 30.0, 0.5) for t in range(0, 601, 10)], "other")
    (gap,) = find_ais_gaps([short, longer], RULES)
    assert gap.vessel_ids == ("quiet",)
    assert gap.end_s is None
    assert gap.measures["duration_s"] == 9 * HOUR
    assert gap.measures["distance_m"] is None


def test_others_heard_nearby_make_it_surer():
    others = [
        speaking([(t * MINUTE, 10.1, 0.5) for t in range(0, 700, 10)], f"other-{number}")
        for number in range(3)
    ]
    far = [speaking([(t * MINUTE, 12.0, 0.5) for t in range(0, 700, 10)], "far")]
    assert find_ais_gaps([silent(7), *others[:1], *far], RULES)[0].confidence == "moderate"
    sure = find_ais_gaps([silent(7), *others, *far], RULES)[0]
    assert (sure.confidence, sure.measures["others_heard"]) == ("high", 3.0)


def test_what_is_no_ais_gives_no_gap():
    fixes = [(0, 10.0, 0.5), (9 * HOUR, 10.0, 0.5)]
    assert len(find_ais_gaps([speaking(fixes)], RULES)) == 1
    assert not find_ais_gaps([track(fixes)], RULES)  # no MMSI
    for basis in (Basis.SIGHTING, Basis.RECONSTRUCTED, Basis.SKETCHED):
        assert not find_ais_gaps([speaking(fixes, basis=basis)], RULES)
