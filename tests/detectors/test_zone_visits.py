"""Zone visits by hand, by property, and against two slow oracles."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.detectors.zone_visits import find_visits
from desktop_app.domain.basis import Basis
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.units import NM_M
from desktop_app.domain.visits import VisitKind
from desktop_app.domain.zones import Zone
from desktop_app.geodesy.limits import area_within
from tests.detectors.worlds import HOUR, MINUTE, RULES, T0, eastward, track, zone


def visits(fixes, where=None, rules=RULES, basis=Basis.MEASURED):
    return find_visits(track(fixes, basis), where or zone(), rules, {})


def test_entry_and_exit_lie_on_the_line_between_the_fixes():
    """9.5°E at 0 min, half a degree an hour: over 10°E at 60 min, over 11°E at 180 min."""
    (visit,) = visits(eastward([minute * MINUTE for minute in range(5, 240, 10)]))
    assert visit.kind is VisitKind.OBSERVED
    assert visit.entered.at_s == pytest.approx(T0 + 60 * MINUTE, abs=1e-3)
    assert visit.left.at_s == pytest.approx(T0 + 180 * MINUTE, abs=1e-3)
    assert visit.dwell_s == pytest.approx(2 * HOUR, abs=1e-3)
    assert (visit.entered.earliest_s, visit.entered.latest_s) == (T0 + 55 * 60, T0 + 65 * 60)
    assert (visit.left.earliest_s, visit.left.latest_s) == (T0 + 175 * 60, T0 + 185 * 60)
    assert (visit.dwell_min_s, visit.dwell_max_s) == (110 * MINUTE, 130 * MINUTE)
    assert visit.entered.position == pytest.approx((10.0, 0.5))
    assert visit.fixes_inside == 12
    assert not visit.started_inside
    assert not visit.ended_inside


def test_evidence_names_source_and_line_of_the_bounding_fixes():
    (visit,) = visits(eastward([0, HOUR * 0.9, HOUR * 1.5, HOUR * 2.5, HOUR * 3.2]))
    assert [(entry.source_id, entry.line) for entry in visit.evidence] == [
        ("source-1", 3), ("source-1", 4), ("source-1", 5), ("source-1", 6),
    ]  # fmt: skip


def test_an_hour_is_interpolated_and_a_second_more_is_not():
    whole = eastward([0.5 * HOUR, 1.5 * HOUR, 2.5 * HOUR, 3.5 * HOUR])
    (visit,) = visits(whole)
    assert visit.entered.at_s == pytest.approx(T0 + HOUR)
    longer = [whole[0], (1.5 * HOUR + 1, *whole[1][1:]), *whole[2:]]
    (visit,) = visits(longer)
    assert visit.entered.at_s is None
    assert visit.dwell_s is None
    assert (visit.entered.earliest_s, visit.entered.latest_s) == (
        T0 + 0.5 * HOUR,
        T0 + 1.5 * HOUR + 1,
    )


def test_a_track_that_begins_and_ends_inside_says_so():
    (visit,) = visits([(0, 10.4, 0.5), (600, 10.5, 0.5)])
    assert visit.started_inside
    assert visit.ended_inside
    assert (visit.entered.at_s, visit.left.at_s, visit.dwell_s) == (None, None, None)
    assert (visit.dwell_min_s, visit.dwell_max_s) == (600, None)


def test_unseen_time_counts_in_the_longest_dwell_and_in_the_shortest_if_nobody_can_have_left():
    """Six hours unheard, 30 nm from every limit: out and back are 60 nm, at 25 kn 2 h 24 min."""
    fixes = [(0, 10.5, 0.5), (HOUR, 10.5, 0.5), (7 * HOUR, 10.5, 0.5), (8 * HOUR, 10.5, 0.5)]
    (visit,) = visits(fixes)
    assert visit.unseen_s == 6 * HOUR
    assert visit.dwell_min_s == 2 * HOUR
    slow = replace(RULES, top_speed_kn=5.0)  # 60 nm in 6 h would have needed 10 kn
    (visit,) = visits(fixes, rules=slow)
    assert visit.dwell_min_s == 8 * HOUR


def test_a_gap_over_a_day_makes_two_visits():
    fixes = [(0, 10.5, 0.5), (HOUR, 10.5, 0.5), (25 * HOUR + 1, 10.5, 0.5)]
    assert len(visits(fixes)) == 2
    assert len(visits([*fixes[:2], (25 * HOUR, 10.5, 0.5)])) == 1


def test_a_possible_visit_says_how_fast_it_would_have_been():
    """Both fixes 12 nm south of the square, four hours apart: 24 nm, at least 6 kn."""
    south = -12 * NM_M / 110_574.0  # degrees of latitude, 110,574 m each at the equator
    (visit,) = visits([(0, 10.5, south), (4 * HOUR, 10.5, south)])
    assert visit.kind is VisitKind.POSSIBLE
    assert visit.required_speed_kn == pytest.approx(6.0, abs=0.01)
    assert (visit.dwell_s, visit.dwell_min_s) == (None, 0.0)
    assert visit.dwell_max_s == pytest.approx(4 * HOUR - 24 / 25 * HOUR, abs=5)


def test_a_gap_is_no_visit_where_the_vessel_would_have_been_too_fast_or_was_heard():
    south = -60 * NM_M / 110_574.0
    assert not visits([(0, 10.5, south), (4 * HOUR, 10.5, south)])  # 30 kn
    assert not visits([(0, 10.5, -0.2), (HOUR, 10.5, -0.2)])  # an hour is not a gap


def test_a_short_exit_belongs_to_the_visit():
    """Out for 100 s, 111 m beyond the limit; then out for 130 s; then 333 m beyond."""

    def out(seconds, degrees):
        edge = 11.0
        return [
            (0, 10.5, 0.5), (1000, edge, 0.5), (1000 + seconds / 2, edge + degrees, 0.5),
            (1000 + seconds, edge, 0.5), (2000 + seconds, 10.5, 0.5),
        ]  # fmt: skip

    assert len(visits(out(100, 0.001))) == 1
    assert len(visits(out(130, 0.001))) == 2
    assert len(visits(out(100, 0.003))) == 2


def test_a_visit_thinner_than_its_limit_is_known_is_not_robust():
    """0.0005° (55 m) inside a limit that is known to 50 m, fixes to 10 m: nothing may be left."""
    near = [(0, 10.4, -0.1), (600, 10.5, 0.0005), (1200, 10.6, -0.1)]
    (visit,) = visits(near)
    assert visit.robust is False
    (visit,) = visits([(0, 10.4, -0.1), (600, 10.5, 0.01), (1200, 10.6, -0.1)])
    assert visit.robust is True


def test_sensitivity_is_what_the_dwell_becomes():
    """Northwards over the limit and back at 20 m/s: 100 m further out make 10 s more."""
    speed = 20.0 / 110_574.0
    fixes = [(t, 10.5, -0.1 + speed * min(t, 2400 - t)) for t in range(0, 2401, 60)]
    (visit,) = visits(fixes)
    by_shift = {entry.shift_m: entry.dwell_s for entry in visit.sensitivity}
    assert {-200, -100, -50, 50, 100, 200} <= set(by_shift)
    assert by_shift[100] - visit.dwell_s == pytest.approx(10.0, abs=0.1)
    assert visit.dwell_s - by_shift[-100] == pytest.approx(10.0, abs=0.1)


def test_a_sketched_track_gives_no_visit_and_an_empty_zone_neither():
    assert not visits(eastward([0, HOUR, 2 * HOUR]), basis=Basis.SKETCHED)
    assert not visits([(0, 50.0, 50.0), (60, 50.0, 50.0)])


def test_a_zone_holds_only_while_it_is_valid():
    fixes = eastward([minute * MINUTE for minute in range(0, 241, 10)])
    assert not visits(fixes, zone(valid_from_s=T0 + 5 * HOUR))
    assert not visits(fixes, zone(valid_to_s=T0 + 0.5 * HOUR))
    (visit,) = visits(fixes, zone(valid_from_s=T0 + 2 * HOUR))
    assert visit.earliest_s >= T0 + 2 * HOUR


def test_over_the_antimeridian():
    fixes = [(minute * 60.0, _wrapped(179.5 + minute / 120), 0.5) for minute in range(0, 241, 5)]
    across = shapely.MultiPolygon(
        [shapely.box(179.8, 0.0, 180.0, 1.0), shapely.box(-180.0, 0.0, -179.8, 1.0)]
    )
    (visit,) = visits(fixes, zone(across))
    assert visit.entered.at_s == pytest.approx(T0 + 36 * 60, abs=1e-3)
    assert visit.left.at_s == pytest.approx(T0 + 84 * 60, abs=1e-3)
    assert visit.left.position[0] == pytest.approx(-179.8)


def _wrapped(lon):
    return (lon + 180.0) % 360.0 - 180.0


def test_closest_approach_is_the_geodesic_distance_from_the_baseline():
    point = shapely.MultiPoint([(10.0, 0.0)])
    sea = Zone(
        **{
            **{name: getattr(zone(), name) for name in Zone.__slots__},
            "area": area_within(point, 12 * NM_M),
            "baseline": point,
            "outer_m": 12 * NM_M,
        }
    )
    nm_deg = NM_M / 110_574.3
    fixes = [(t * 60.0, 10.0 + 0.01 * (t - 30), 5 * nm_deg) for t in range(61)]
    (visit,) = visits(fixes, sea)
    assert visit.closest_m == pytest.approx(5 * NM_M, abs=1.0)
    assert visit.depth_m == pytest.approx(7 * NM_M, abs=2.0)


# Properties

STEPS = st.lists(
    st.tuples(st.integers(1, 50), st.integers(-4, 4), st.integers(-4, 4)), min_size=2, max_size=14
)
LATTICE = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=7, unique=True
)
PLAIN = VisitRules(merge_exit_s=0.0)


def walk(steps):
    """Fixes on a lattice of half degrees about (10.5, 0.5), each step at most 50 minutes."""
    t_s, lon, lat = 0.0, 9.0, 0.0
    fixes = [(t_s, lon, lat)]
    for minutes, east, north in steps:
        t_s += minutes * MINUTE
        lon, lat = lon + east / 2, lat + north / 2
        fixes.append((t_s, lon, lat))
    return fixes


def polygon(corners):
    hull = shapely.convex_hull(shapely.MultiPoint([(8 + x / 2, y / 2 - 1) for x, y in corners]))
    return hull if isinstance(hull, shapely.Polygon) else None


def told(found):
    """What visits say that does not depend on which fixes there are.

    A fix that lies on the limit itself is a visit without length; a touch between fixes is none.
    """
    times = [
        tuple(
            None if crossing.at_s is None else round(crossing.at_s - T0, 3)
            for crossing in (visit.entered, visit.left)
        )
        for visit in found
    ]
    return [pair for pair in times if pair[0] is None or pair[0] != pair[1]]


def slowly(fixes, area):
    """Segment by segment with shapely: every closed stretch inside, as (from, to) seconds."""
    stretches = []
    for (t0, *start), (t1, *end) in itertools.pairwise(fixes):
        stretches += [(t, t) for t, place in ((t0, start), (t1, end)) if covers(area, place)]
        if start == end:
            stretches += [(t0, t1)] if covers(area, start) else []
            continue
        line = shapely.LineString([start, end])
        for part in shapely.get_parts(shapely.intersection(line, area)):
            if isinstance(part, shapely.LineString) and part.length > 1e-12:
                shares = [line.project(shapely.Point(xy)) / line.length for xy in part.coords]
                stretches.append(tuple(t0 + share * (t1 - t0) for share in (shares[0], shares[-1])))
    joined = []
    for begin, finish in sorted((min(pair), max(pair)) for pair in stretches):
        if joined and begin <= joined[-1][1] + 1e-6:
            joined[-1] = (joined[-1][0], max(joined[-1][1], finish))
        else:
            joined.append((begin, finish))
    return joined


def covers(area, place):
    return shapely.intersects(area, shapely.Point(place))


@settings(max_examples=150, deadline=None)
@given(STEPS, LATTICE)
def test_every_visit_is_what_shapely_finds_segment_by_segment(steps, corners):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    found = visits(fixes, zone(area), PLAIN)
    expected = slowly(fixes, area)
    assert len(found) == len(expected)
    for visit, (begin, finish) in zip(found, expected, strict=True):
        if visit.entered.at_s is not None:
            assert visit.entered.at_s - T0 == pytest.approx(begin, abs=1e-4)
        else:
            assert visit.started_inside
            assert begin == fixes[0][0]
        if visit.left.at_s is not None:
            assert visit.left.at_s - T0 == pytest.approx(finish, abs=1e-4)
        else:
            assert visit.ended_inside
            assert finish == fixes[-1][0]


@settings(max_examples=60, deadline=None)
@given(STEPS, LATTICE)
def test_a_sample_each_ten_seconds_agrees(steps, corners):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    t_s, lon, lat = (np.array(column) for column in zip(*fixes, strict=True))
    at = np.arange(t_s[0], t_s[-1], 10.0)
    shrunk = shapely.buffer(area, -1e-6)
    inside = shapely.intersects_xy(shrunk, np.interp(at, t_s, lon), np.interp(at, t_s, lat))
    claimed = np.zeros(len(at), dtype=bool)
    for visit in visits(fixes, zone(area), PLAIN):
        begin = (visit.entered.at_s or visit.entered.latest_s) - T0
        finish = (visit.left.at_s or visit.left.earliest_s) - T0
        claimed |= (at >= begin - 1e-3) & (at <= finish + 1e-3)
    assert not np.any(inside & ~claimed)
    outside = ~shapely.intersects_xy(
        shapely.buffer(area, 1e-6), np.interp(at, t_s, lon), np.interp(at, t_s, lat)
    )
    assert not np.any(outside & claimed)


@settings(max_examples=60, deadline=None)
@given(STEPS, LATTICE)
def test_fixes_put_in_on_the_way_change_no_time(steps, corners):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    dense = [fixes[0]]
    for before, after in itertools.pairwise(fixes):
        middle = tuple((one + other) / 2 for one, other in zip(before, after, strict=True))
        dense += [middle, after]
    assert told(visits(dense, zone(area), PLAIN)) == told(visits(fixes, zone(area), PLAIN))


@settings(max_examples=40, deadline=None)
@given(STEPS, LATTICE, st.integers(-(10**8), 10**8))
def test_a_shift_in_time_shifts_every_visit(steps, corners, shift_s):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    moved = [(t_s + shift_s, lon, lat) for t_s, lon, lat in fixes]
    there = told(visits(fixes, zone(area), PLAIN))
    shifted = told(visits(moved, zone(area), PLAIN))
    for one, other in zip(there, shifted, strict=True):
        assert [t if t is None else t + shift_s for t in one] == pytest.approx(
            list(other), abs=2e-3
        )


@settings(max_examples=40, deadline=None)
@given(STEPS, LATTICE)
def test_a_full_turn_of_longitude_changes_nothing(steps, corners):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    turned = [(t_s, lon - 360.0 if index % 2 else lon, lat) for index, (t_s, lon, lat) in
              enumerate(fixes)]  # fmt: skip
    assert told(visits(turned, zone(area), PLAIN)) == told(visits(fixes, zone(area), PLAIN))


@settings(max_examples=40, deadline=None)
@given(STEPS, LATTICE, LATTICE)
def test_a_zone_inside_another_is_never_visited_longer(steps, corners, more):
    inner, outer = polygon(corners), polygon([*corners, *more])
    if inner is None or outer is None:
        return
    fixes = walk(steps)
    small = sum(last - first for first, last in slowly(fixes, inner))
    found = visits(fixes, zone(outer), PLAIN)
    large = sum(
        (visit.left.at_s or visit.left.earliest_s) - (visit.entered.at_s or visit.entered.latest_s)
        for visit in found
    )
    assert large >= small - 1e-3


@settings(max_examples=40, deadline=None)
@given(STEPS, LATTICE)
def test_the_same_inputs_give_the_same_ids(steps, corners):
    area = polygon(corners)
    if area is None:
        return
    fixes = walk(steps)
    once, again = (visits(fixes, zone(area), RULES) for _ in range(2))
    assert once == again
    assert len({visit.id for visit in once}) == len(once)
