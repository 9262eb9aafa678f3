"""The coordination sheet by hand: two vessels on straight lines whose figures can be read off."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.assessments.coordination import (
    Presence,
    coordination_sheet,
    vessel_pairs,
)
from desktop_app.assessments.pair_series import pair_series
from desktop_app.domain.basis import Basis
from desktop_app.domain.incidents import Incident, Moment
from desktop_app.domain.tracks import Track
from desktop_app.domain.units import NM_M
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import Crossing, FixReference, Visit, VisitKind
from tests.gui.watches import exercise, frigates

HOUR = 3600.0
ONE, OTHER = Vessel("v1", "name:One", "One", "XA"), Vessel("v2", "name:Other", "Other", "XB")


def track(vessel, lon, lat, minutes, basis=Basis.SIMULATED):
    """A fix a minute; ``lon`` and ``lat`` are functions of the minutes since midnight."""
    t = np.asarray(minutes, dtype=np.float64)
    none = np.full(len(t), np.nan)
    count = np.zeros(len(t), np.int64)
    at = [np.array([of(float(m)) for m in t]) for of in (lon, lat)]
    return Track(vessel, basis, ("s",), t * 60.0, *at, none, none, none, count, count)


def visit(vessel, entered_s, left_s):
    evidence = (FixReference("s", 1, entered_s), FixReference("s", 2, left_s))
    return Visit(
        f"visit-{vessel.id}", vessel.id, "zone-jp", Basis.SIMULATED, VisitKind.OBSERVED,
        Crossing(entered_s), Crossing(left_s), left_s - entered_s, None, None, evidence=evidence,
    )  # fmt: skip


def sheet(one, other, first=(HOUR, 2 * HOUR), second=(1.5 * HOUR, 3 * HOUR)):
    visits = [visit(ONE, *first), visit(OTHER, *second)]
    incident = Incident(
        "i", "co-presence", "t", Moment(HOUR, HOUR), Moment(3 * HOUR, 3 * HOUR), ("zone-jp",),
        ("v1", "v2"), tuple(v.id for v in visits), (Basis.SIMULATED,),
    )  # fmt: skip
    state = replace(
        exercise(), vessels={"v1": ONE, "v2": OTHER}, tracks=(one, other),
        visits={v.id: v for v in visits}, incidents=(incident,),
    )  # fmt: skip
    return coordination_sheet(incident, ("v1", "v2"), state)


def found(made):
    return {indicator.what: indicator for indicator in made.indicators}


def abreast():
    """Both north at 12 kn (0.2 minutes of latitude a minute), one nautical mile apart, 12 hours."""
    minutes = range(-240, 480)
    north = lambda m: 20.0 + 0.2 * m / 60.0  # noqa: E731
    apart = 1.0 / 60.0 / np.cos(np.radians(20.0))
    return track(ONE, lambda _: 150.0, north, minutes), track(
        OTHER, lambda _: 150.0 + apart, north, minutes
    )


def test_two_that_sail_abreast_show_every_indicator_that_lines_can_show():
    made = sheet(*abreast())
    told = found(made)
    assert told["same zone at the same time"].value == "30.0\u00a0min overlap"
    for what in ("near each other", "keeping station", "same course", "same speed",
                 "moving in step", "met before or after"):  # fmt: skip
        assert told[what].presence is Presence.PRESENT, told[what]
    assert told["turns within 5 min of each other"].value == "fewer than two turns of each"
    assert told["same origin and destination"].presence is Presence.NOT_ASSESSABLE
    assert (made.count(Presence.PRESENT), made.count(Presence.NOT_ASSESSABLE)) == (7, 2)


def test_two_that_only_cross_show_the_overlap_alone():
    """One north, the other east at 12 kn; they meet once in the middle."""
    minutes = range(241)
    north = track(ONE, lambda _: 150.0, lambda m: 20.0 + 0.2 * (m - 120) / 60.0, minutes)
    east = track(OTHER, lambda m: 150.0 + 0.2 * (m - 120) / 60.0, lambda _: 20.0, minutes)
    told = found(sheet(north, east))
    assert told["same zone at the same time"].presence is Presence.PRESENT
    for what in ("near each other", "keeping station", "same course"):
        assert told[what].presence is Presence.ABSENT
    assert told["near each other"].value.startswith("closest 0.0\u00a0nm")
    assert told["met before or after"].value == "no track of both then"


def test_one_twenty_minutes_behind_is_not_in_step():
    minutes = range(-240, 480)
    ahead = track(ONE, lambda _: 150.0, lambda m: 20.0 + 0.2 * m / 60.0, minutes)
    behind = track(OTHER, lambda _: 150.0, lambda m: 20.0 + 0.2 * (m - 20) / 60.0, minutes)
    told = found(sheet(ahead, behind))["moving in step"]
    assert (told.presence, told.value) == (Presence.ABSENT, "best fit at 20 min")


def test_turns_of_both_within_five_minutes_are_answered():
    """Both change between north and east every 30 minutes; the other three minutes later."""

    def zigzag(vessel, late):
        lat, lon, places = 20.0, 150.0, []
        for m in range(-60, 301):
            places.append((lon, lat))
            if ((m - late) // 30) % 2:
                lat += 0.2 / 60
            else:
                lon += 0.2 / 60
        return track(vessel, lambda m: places[int(m) + 60][0], lambda m: places[int(m) + 60][1],
                     range(-60, 301))  # fmt: skip

    told = found(sheet(zigzag(ONE, 0), zigzag(OTHER, 3)))["turns within 5 min of each other"]
    assert told.presence is Presence.PRESENT
    told = found(sheet(zigzag(ONE, 0), zigzag(OTHER, 15)))["turns within 5 min of each other"]
    assert told.presence is Presence.ABSENT


def test_visits_one_after_the_other_do_not_overlap():
    told = found(sheet(*abreast(), second=(2.5 * HOUR, 3 * HOUR)))["same zone at the same time"]
    assert (told.presence, told.value) == (Presence.ABSENT, "30.0\u00a0min between them")


def test_from_illustrative_positions_only_published_times_are_read():
    state = frigates()
    incident = next(one for one in state.incidents if len(one.vessel_ids) > 1)
    made = coordination_sheet(incident, vessel_pairs(incident, state)[0], state)
    assert made.series is None
    assert {i.presence for i in made.indicators[1:]} == {Presence.NOT_ASSESSABLE}


def test_the_sheet_never_says_joint():
    for made in (sheet(*abreast()),):
        words = " ".join(str(getattr(i, f.name)) for i in made.indicators for f in fields(i))
        assert "joint" not in words.casefold()


def test_nothing_is_said_over_a_gap():
    one, _ = abreast()
    heard = [m for m in range(-240, 480) if m <= 60 or m >= 130]
    sparse = track(OTHER, lambda _: 150.02, lambda m: 20.0 + 0.2 * m / 60.0, heard)
    series = pair_series(one, sparse, 0.0, 4 * HOUR, HOUR)
    assert not np.any((series.t_s > HOUR) & (series.t_s < 130 * 60.0))
    assert len(series) == 61 + 111


@given(st.floats(0.05, 20.0), st.floats(0.0, 359.0))
def test_the_range_is_the_distance_and_does_not_depend_on_who_is_first(apart_nm, bearing_deg):
    north, east = np.cos(np.radians(bearing_deg)), np.sin(np.radians(bearing_deg))
    minutes = range(120)
    one = track(ONE, lambda _: 150.0, lambda m: m / 600.0, minutes)
    other = track(
        OTHER,
        lambda _: 150.0 + apart_nm * east / 60.0,
        lambda m: m / 600.0 + apart_nm * north / 60.0,
        minutes,
    )
    series = pair_series(one, other, 0.0, 2 * HOUR, HOUR)
    swapped = pair_series(other, one, 0.0, 2 * HOUR, HOUR)
    assert series.apart_m == pytest.approx(apart_nm * NM_M, rel=0.01)
    assert swapped.apart_m == pytest.approx(series.apart_m, rel=1e-4)
    assert np.nanmax(series.course_difference_deg) == pytest.approx(0.0, abs=0.1)
