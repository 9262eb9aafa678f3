"""The exercise: fictional vessels whose visits are known beforehand.

Along 30.5°N a vessel makes one degree of longitude an hour, so that times can be read off.
"""

import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.units import NM_M
from desktop_app.domain.visits import VisitKind


def moment(time_of_day):
    return parse_rfc3339(f"2020-05-01T{time_of_day}Z")


def visit_of(exercise, name, zone_set=None):
    (found,) = (
        visit
        for visit in exercise.visits.values()
        if exercise.vessels[visit.vessel_id].label == name
        and zone_set in (None, exercise.zones[visit.zone_id].zone_set)
    )
    return found


def test_an_exact_visit(exercise):
    visit = visit_of(exercise, "Exact")
    assert visit.kind is VisitKind.OBSERVED
    assert visit.entered.at_s == pytest.approx(moment("01:00:00"), abs=1e-3)
    assert visit.left.at_s == pytest.approx(moment("02:00:00"), abs=1e-3)
    assert visit.dwell_s == pytest.approx(3600, abs=1e-3)
    assert (visit.entered.earliest_s, visit.entered.latest_s) == (
        moment("00:50:00"),
        moment("01:00:00"),
    )
    assert (visit.dwell_min_s, visit.dwell_max_s) == (3600, 4800)
    assert visit.entered.position == pytest.approx((160.0, 30.5))
    assert visit.robust


def test_a_visit_that_only_the_line_between_two_fixes_shows(exercise):
    """From 161.75°E 30.5°N to 162.5°E 31.25°N in 50 minutes: inside from a third to two thirds."""
    visit = visit_of(exercise, "Segment only")
    assert visit.kind is VisitKind.INFERRED
    assert visit.entered.at_s == pytest.approx(moment("03:16:40"), abs=1e-3)
    assert visit.left.at_s == pytest.approx(moment("03:33:20"), abs=1e-3)
    assert visit.fixes_inside == 0
    assert (visit.dwell_min_s, visit.dwell_max_s) == (0, 3000)


def test_a_possible_visit_gives_the_speed_it_would_have_needed(exercise):
    """1.2° of longitude at 30.5°N is 62.2 nm; in six hours that takes 10.4 knots."""
    visit = visit_of(exercise, "Possible")
    assert visit.kind is VisitKind.POSSIBLE
    assert visit.required_speed_kn == pytest.approx(10.37, abs=0.01)
    assert (visit.dwell_s, visit.dwell_min_s) == (None, 0)
    assert visit.dwell_max_s == pytest.approx(
        6 * 3600 * (1 - visit.required_speed_kn / 25), rel=1e-6
    )
    assert visit.unseen_s == visit.dwell_max_s


def test_a_single_sighting(exercise):
    visit = visit_of(exercise, "Single sighting")
    assert visit.kind is VisitKind.OBSERVED
    assert visit.started_inside
    assert visit.ended_inside
    assert (visit.dwell_s, visit.dwell_min_s, visit.dwell_max_s) == (None, 0, None)


def test_two_sightings_hours_apart_are_one_visit(exercise):
    visit = visit_of(exercise, "Two sightings")
    assert visit.fixes_inside == 2
    assert visit.unseen_s == 5 * 3600
    assert visit.dwell_min_s == 0, "in five hours it could have left and returned"
    assert visit.dwell_max_s is None


def test_a_track_over_the_antimeridian(exercise):
    visit = visit_of(exercise, "Date line")
    assert visit.entered.at_s == pytest.approx(moment("00:30:00"), abs=1e-3)
    assert visit.left.at_s == pytest.approx(moment("01:30:00"), abs=1e-3)
    assert visit.entered.position == pytest.approx((179.5, 30.5))
    assert visit.left.position == pytest.approx((-179.5, 30.5))


def test_one_pass_through_two_claimants_sets_has_two_dwell_times(exercise):
    arland = visit_of(exercise, "Two claimants", "Arland")
    borland = visit_of(exercise, "Two claimants", "Borland")
    assert arland.dwell_s == pytest.approx(3600, abs=1e-3)
    assert borland.dwell_s == pytest.approx(4500, abs=1e-3)
    assert exercise.zones[arland.zone_id].claimed_by == ("XA", "XB")


def test_depth_inside_is_half_the_height_of_the_area(exercise):
    """30.5°N lies half a degree from both parallels: 30.0 nm of a minute each, 55.4 km."""
    assert visit_of(exercise, "Exact").depth_m == pytest.approx(0.5 * 110_850, rel=0.16)
    assert visit_of(exercise, "Exact").depth_m < 30 * NM_M


def test_everything_in_it_is_simulated(exercise):
    assert {track.basis for track in exercise.tracks} == {Basis.SIMULATED}
    assert len(exercise.visits) == 8
