"""Which visits make one incident."""

import itertools
from dataclasses import replace

import pytest
from shapely import box

from desktop_app.detectors.incidents import gather
from desktop_app.detectors.zone_visits import find_visits
from desktop_app.domain.rules import IncidentRules
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.visits import VisitKind
from tests.detectors.worlds import HOUR, MINUTE, RULES, eastward, track, zone

TEN_MINUTES = [minute * MINUTE for minute in range(5, 240, 10)]
ZONES = {
    "zone-1": zone(),
    "zone-2": zone(box(10.5, 0.0, 11.5, 1.0), id="zone-2", zone_set="Other"),
    "far": zone(box(10.0, 1.5, 11.0, 2.0), id="far"),
}


def visit(vessel, later_s=0.0, where="zone-1"):
    """Two hours in the zone, from an hour after T0."""
    lat = 1.75 if where == "far" else 0.5
    fixes = [(t + later_s, lon, lat) for t, lon, _ in eastward(TEN_MINUTES)]
    (found,) = find_visits(track(fixes, vessel=vessel), ZONES[where], RULES, {})
    return found


def gathered(visits, rules=None):
    vessels = {v.vessel_id: Vessel(v.vessel_id, f"name:{v.vessel_id}", v.vessel_id) for v in visits}
    return gather(visits, ZONES, vessels, rules or IncidentRules())


def test_one_vessel_is_a_zone_visit_and_two_are_co_present():
    (alone,) = gathered([visit("a")])
    assert alone.kind == "zone visit"
    assert alone.title == "a in Square"
    (both,) = gathered([visit("a"), visit("b", HOUR)])
    assert both.kind == "co-presence"
    assert set(both.vessel_ids) == {"a", "b"}
    assert both.end.latest_s - both.start.earliest_s == pytest.approx(3 * HOUR, abs=1e-3)


@pytest.mark.parametrize(("apart_min", "incidents"), [(59, 1), (61, 2)])
def test_an_hour_apart_is_around_the_same_time(apart_min, incidents):
    later = 2 * HOUR + apart_min * MINUTE
    assert len(gathered([visit("a"), visit("b", later)])) == incidents


def test_overlapping_zones_belong_together_and_separate_ones_do_not():
    (one,) = gathered([visit("a"), visit("a", where="zone-2")])
    assert one.kind == "zone visit"
    assert set(one.zone_ids) == {"zone-1", "zone-2"}
    assert len(gathered([visit("a"), visit("b", where="far")])) == 2


def test_a_crowd_is_traffic():
    crowd = [visit(name, 60.0 * number) for number, name in enumerate("abcdefg")]
    assert len(gathered(crowd[:6])) == 1
    seven = gathered(crowd)
    assert len(seven) == 7
    assert {incident.kind for incident in seven} == {"zone visit"}


def test_a_possible_visit_makes_no_incident():
    assert not gathered([replace(visit("a"), kind=VisitKind.POSSIBLE)])


def test_the_order_of_visits_changes_nothing():
    visits = [visit("a"), visit("b", HOUR), visit("c", 9 * HOUR), visit("a", where="far")]
    first = gathered(visits)
    assert all(gathered(list(order)) == first for order in itertools.permutations(visits))
