"""The story of the sample: what it yields through the ordinary import and detection."""

import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.visits import Crossing, VisitKind

PUBLISHED = {
    "Russian frigate": ("2022-07-03T22:05:00Z", "2022-07-03T23:16:00Z"),
    "Chinese frigate, Jiangwei II class": ("2022-07-03T22:44:00Z", "2022-07-03T22:50:00Z"),
    "Russian destroyer, Udaloy class": ("2016-06-08T12:50:00Z", "2016-06-08T18:05:00Z"),
    "Chinese frigate, Jiangkai I class": ("2016-06-08T15:50:00Z", "2016-06-08T18:10:00Z"),
    "Hospital ship 866": ("2018-06-28T19:30:00Z", "2018-06-28T20:30:00Z"),
}


def visits_in(snapshot, name, zone_set):
    return [
        visit
        for visit in snapshot.visits.values()
        if snapshot.vessels[visit.vessel_id].label == name
        and snapshot.zones[visit.zone_id].zone_set == zone_set
    ]


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_times_come_out_in_japans_contiguous_zone(senkaku, name):
    (visit,) = visits_in(senkaku, name, "Japan")
    entered, left = (parse_rfc3339(text) for text in PUBLISHED[name])
    assert senkaku.zones[visit.zone_id].regime is Regime.CONTIGUOUS_ZONE
    assert visit.kind is VisitKind.REPORTED
    assert visit.entered.at_s == pytest.approx(entered, abs=2)
    assert visit.left.at_s == pytest.approx(left, abs=2)
    assert visit.dwell_s == pytest.approx(left - entered, abs=4)


@pytest.mark.parametrize("name", PUBLISHED)
def test_chinas_zone_set_reads_times_not_decidable(senkaku, name):
    (visit,) = visits_in(senkaku, name, "China")
    assert visit.not_decidable == "the positions are illustrative"
    assert visit.entered == visit.left == Crossing()
    assert visit.dwell_s is None


def test_nobody_visits_a_territorial_sea(senkaku):
    regimes = {senkaku.zones[visit.zone_id].regime for visit in senkaku.visits.values()}
    assert regimes == {Regime.CONTIGUOUS_ZONE}
    assert {zone.regime for zone in senkaku.zones.values()} >= {Regime.TERRITORIAL_SEA}


def test_nothing_is_concluded_from_illustrative_positions(senkaku):
    for visit in senkaku.visits.values():
        assert (visit.closest_m, visit.depth_m, visit.robust) == (None, None, None)
        assert (visit.sensitivity, visit.required_speed_kn) == ((), None)
        for crossing in (visit.entered, visit.left):
            assert (crossing.earliest_s, crossing.latest_s, crossing.position) == (None,) * 3
        assert visit.evidence, "a figure leads back to a file and a line"


def test_every_track_says_that_it_is_reconstructed(senkaku):
    assert {track.basis for track in senkaku.tracks} == {Basis.RECONSTRUCTED}
    assert {source.basis for source in senkaku.sources} == {Basis.RECONSTRUCTED}


def test_ships_named_as_present_have_no_track(senkaku):
    observers = {o.name: o for source in senkaku.sources for o in source.observers}
    assert set(observers) == {"JS Abukuma", "JS Hatakaze", "JS Setogiri"}
    assert "Yomiuri" in observers["JS Abukuma"].cited
    assert not {track.vessel.label for track in senkaku.tracks} & set(observers)


def test_vessels_carry_only_what_a_source_says(senkaku):
    frigate = next(v for v in senkaku.vessels.values() if v.label == "Russian frigate")
    assert (frigate.flag, frigate.hull_number, frigate.mmsi, frigate.imo) == (
        "RU",
        None,
        None,
        None,
    )


def test_three_incidents_each_with_both_claimants_zones(senkaku):
    kinds = [incident.kind for incident in senkaku.incidents]
    assert kinds == ["co-presence", "zone visit", "co-presence"]
    for incident in senkaku.incidents:
        sets = {senkaku.zones[name].zone_set for name in incident.zone_ids}
        assert sets == {"China", "Japan"}


def test_zones_say_how_well_they_are_known_and_whose_they_are_said_to_be(senkaku):
    for zone in senkaku.zones.values():
        assert zone.accuracy_m == (150.0 if zone.zone_set == "Japan" else 130.0)
        assert zone.administered_by == "JP"
        assert zone.claimed_by == ("CN", "JP", "TW")
        assert "openstreetmap" not in zone.source.lower()


def test_fixes_lie_back_to_a_file_and_a_line(senkaku, samples):
    track = next(t for t in senkaku.tracks if t.vessel.label == "Russian frigate")
    lines = (samples.sources / "2022-07-04-frigates.csv").read_text().splitlines()
    for index in (0, 100, len(track) - 1):
        row = lines[int(track.line[index]) - 1].split(",")
        assert float(row[-1]) == pytest.approx(track.lon_deg[index], abs=1e-9)
        assert float(row[-2]) == pytest.approx(track.lat_deg[index], abs=1e-9)
