"""What may be said over a reconstructed track."""

from dataclasses import replace

import pytest

from desktop_app.detectors.zone_visits import find_visits
from desktop_app.domain.basis import NOT_DECIDABLE, Basis
from desktop_app.domain.sources import PublishedTime, Reconstruction
from desktop_app.domain.visits import VisitKind
from tests.detectors.worlds import HOUR, MINUTE, RULES, T0, eastward, track, zone

FIXES = eastward([minute * MINUTE for minute in range(5, 240, 10)])


def published(event, t_s):
    return PublishedTime("name:vessel-1", zone().regime, event, T0 + t_s, "a ministry")


def reported(*times, zone_set="Exercise", where=None):
    made = Reconstruction(zone_set=zone_set, published=times)
    drawn = track(FIXES, Basis.RECONSTRUCTED)
    return find_visits(drawn, where or zone(), RULES, {"source-1": made})


def test_only_the_published_times_are_left():
    (visit,) = reported(published("entered", HOUR + 1), published("left", 3 * HOUR))
    assert visit.kind is VisitKind.REPORTED
    assert visit.entered.at_s == T0 + HOUR + 1  # as published, not as drawn
    assert visit.left.at_s == T0 + 3 * HOUR
    assert visit.dwell_s == pytest.approx(2 * HOUR - 1)
    assert visit.not_decidable == NOT_DECIDABLE
    assert visit.entered.position is None
    assert visit.entered.earliest_s is None
    assert visit.closest_m is None
    assert visit.robust is None
    assert visit.sensitivity == ()


def test_a_crossing_that_nobody_published_has_no_time():
    (visit,) = reported(published("entered", HOUR))
    assert visit.left.at_s is None
    assert visit.dwell_s is None
    assert not reported(published("entered", HOUR + 3))  # drawn three seconds off
    assert not reported()


def test_another_claimants_set_keeps_the_visit_without_times():
    times = published("entered", HOUR), published("left", 3 * HOUR)
    (visit,) = reported(*times, where=zone(zone_set="Other"))
    assert visit.not_decidable == NOT_DECIDABLE
    long_after = [replace(entry, t_s=entry.t_s + 99 * HOUR) for entry in times]
    assert not reported(*long_after, where=zone(zone_set="Other"))
