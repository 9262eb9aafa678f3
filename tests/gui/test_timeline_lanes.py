"""The timeline as values."""

from desktop_app.domain.visits import VisitKind
from desktop_app.gui.timeline_lanes import incident_span, lanes_of, overlaps, span_to_show
from tests.gui.watches import at, exercise, frigates


def incident(snapshot, incident_id):
    return next(one for one in snapshot.incidents if one.id == incident_id)


def test_the_incidents_vessels_come_first_and_others_of_another_time_stay_away():
    snapshot = frigates()
    lanes = lanes_of(snapshot, incident(snapshot, "incident-2022"))
    assert [lane.vessel_id for lane in lanes] == ["vessel-ru", "vessel-cn"]


def test_a_reconstructed_track_is_not_drawn_as_tracked():
    lanes = lanes_of(frigates(), None)
    assert all(lane.tracked == () for lane in lanes)


def test_a_visit_without_any_time_has_no_band():
    lanes = lanes_of(frigates(), None)
    assert [band.visit_id for lane in lanes for band in lane.bands] == [
        "visit-ru",
        "visit-cn",
        "visit-ud",
        "visit-jk",
    ]


def test_a_reported_band_has_the_published_times_and_no_bracket():
    band = lanes_of(frigates(), None)[0].bands[0]
    assert band.kind is VisitKind.REPORTED
    assert (band.start_s, band.end_s) == (at("2022-07-03T22:05Z"), at("2022-07-03T23:16Z"))
    assert band.start_bracket_s is None
    assert band.height == 0.56


def test_a_measured_track_is_a_line_until_it_falls_silent():
    lane = lanes_of(exercise(), None)[0]
    assert lane.tracked == ((at("2026-03-01T06:00Z"), at("2026-03-01T07:50Z")),)
    assert lane.bands[0].start_bracket_s is not None


def test_two_vessels_overlap_where_both_were_in_the_same_zone():
    snapshot = frigates()
    lanes = lanes_of(snapshot, None)
    assert overlaps(lanes, ("vessel-ru", "vessel-cn")) == (
        (at("2022-07-03T22:44Z"), at("2022-07-03T22:50Z")),
    )
    assert overlaps(lanes, ("vessel-ru",)) == ()


def test_the_incident_is_shown_with_air_around_it():
    snapshot = frigates()
    july = incident(snapshot, "incident-2022")
    start, end = span_to_show(lanes_of(snapshot, july), july)
    assert start < incident_span(july)[0]
    assert end > incident_span(july)[1]
    assert end - start < 4 * 3600


def test_nothing_to_show_has_no_span():
    assert span_to_show((), None) is None
