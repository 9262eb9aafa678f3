from pathlib import Path

import pytest

from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.operations.check import check
from desktop_app.operations.exercise_files import write_exercise_files
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.sources import remove, sources_of
from desktop_app.operations.undoing import redo, undo

SHARED = Path(__file__).parents[3] / "shared" / "data"
CSV = """MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName
431000001,2022-07-03T22:00:00,30.5,159.9,12.0,90.0,511,ALPHA
431000001,2022-07-03T22:10:00,30.5,160.1,12.0,90.0,90,ALPHA
431000001,2022-07-03T22:20:00,91.0,181.0,12.0,90.0,90,ALPHA
"""


def take(watch, path, **options):
    return import_file(watch, path, ImportOptions(**options), "tester", Quiet())


@pytest.fixture
def track_file(tmp_path):
    path = tmp_path / "tracks.csv"
    path.write_text(CSV)
    return path


def test_an_import_stores_finds_and_balances(watch, tmp_path, track_file):
    _, zones = write_exercise_files(tmp_path)
    take(watch, zones)
    report = take(watch, track_file)
    assert (report.outcome, report.records, report.stored, report.rejected, report.ignored) == (
        "partial",
        4,
        2,
        1,
        1,
    )
    state = snapshot(watch)
    (visit,) = state.visits.values()
    assert visit.entered.at_s == pytest.approx(parse_rfc3339("2022-07-03T22:05:00Z"), abs=1e-3)
    assert state.vessels[visit.vessel_id].name == "ALPHA"
    assert state.vessels[visit.vessel_id].flag == "JP"
    assert state.affiliations == {"JP": 1}


def test_the_same_file_twice_adds_nothing_and_says_so(watch, track_file):
    take(watch, track_file)
    head = snapshot(watch).journal_head
    report = take(watch, track_file)
    assert (report.outcome, report.records, report.stored) == ("already here", None, None)
    assert snapshot(watch).journal_head == head


def test_removing_takes_back_exactly_what_a_source_brought(watch, track_file):
    take(watch, track_file)
    remove(watch, "tracks.csv", "tester")
    state = snapshot(watch)
    assert (state.tracks, state.visits, dict(state.vessels)) == ((), {}, {})
    undo(watch, "tester")
    assert len(snapshot(watch).tracks[0]) == 2


def test_a_removed_source_comes_back_as_a_new_act_with_its_counts(watch, track_file):
    take(watch, track_file)
    remove(watch, "tracks.csv", "tester")
    report = take(watch, track_file)
    assert (report.outcome, report.stored) == ("partial", 2)
    assert [source.removed_at for source in sources_of(watch)] == [None]
    assert len(snapshot(watch).tracks[0]) == 2


def test_undo_of_an_import_takes_its_findings_with_it(watch, tmp_path, track_file):
    _, zones = write_exercise_files(tmp_path)
    take(watch, zones)
    take(watch, track_file)
    undo(watch, "tester")
    state = snapshot(watch)
    assert (state.tracks, state.visits, state.incidents) == ((), {}, ())
    assert len(state.zones) == 6
    redo(watch, "tester")
    state = snapshot(watch)
    assert len(state.visits) == len(state.incidents) == 1
    assert check(watch).ok


def test_undo_of_zones_takes_their_findings_with_them(watch, tmp_path, track_file):
    _, zones = write_exercise_files(tmp_path)
    take(watch, track_file)
    take(watch, zones)
    assert len(snapshot(watch).visits) == 1
    undo(watch, "tester")
    assert len(snapshot(watch).visits) == len(snapshot(watch).zones) == 0
    assert check(watch).ok


def test_simulated_vessels_never_share_a_file_with_real_ones(watch, tmp_path, track_file):
    tracks, _ = write_exercise_files(tmp_path)
    take(watch, track_file)
    with pytest.raises(Refused, match="Simulated"):
        take(watch, tracks)


def test_what_another_source_also_has_is_stored_and_counted(watch, tmp_path, track_file):
    take(watch, track_file)
    other = tmp_path / "other.csv"
    other.write_text(CSV.replace("511", "510"))
    report = take(watch, other)
    assert (report.stored, report.also_in_other_sources) == (2, 2)
    assert len(snapshot(watch).tracks[0]) == 2


def test_local_time_without_a_zone_is_a_question_and_stores_nothing(watch, tmp_path):
    path = tmp_path / "naive.csv"
    path.write_text("MMSI,time,lat,lon\n431000001,2022-07-04 07:05:00,25.5,123.2\n")
    columns = {"MMSI": "mmsi", "time": "time", "lat": "latitude", "lon": "longitude"}
    with pytest.raises(DecisionNeeded) as asked:
        take(watch, path, columns=columns)
    assert [question.flag for question in asked.value.questions] == ["--time-zone"]
    assert sources_of(watch) == ()
    report = take(watch, path, columns=columns, time_zone="Asia/Tokyo")
    assert report.start_s == parse_rfc3339("2022-07-03T22:05:00Z")


def test_a_watch_file_that_somebody_altered_does_not_pass(watch, tmp_path, track_file):
    _, zones = write_exercise_files(tmp_path)
    take(watch, zones)
    take(watch, track_file)
    assert check(watch).ok
    watch.db.execute(
        'UPDATE visit SET record = replace(record, \'"kind":"observed"\', \'"kind":"inferred"\')'
    )
    assert not check(watch).ok


def test_a_printed_head_is_found_in_the_chain_with_what_came_after(watch, track_file):
    take(watch, track_file)
    head = snapshot(watch).journal_head
    remove(watch, "tracks.csv", "tester")
    result = check(watch, head=head)
    assert result.ok
    assert "remove source" in result.remarks[0]
    assert not check(watch, head="f" * 64).ok


REAL = [
    # file, options, outcome, records, stored, rejected, duplicate, ignored, first time
    ("csv/marinecadastre_noaa_20230101.csv", {}, "2023-01-01T00:00:00Z"),
    (
        "csv/mp_boat-positions.csv",
        {
            "columns": {
                "ID": "vessel",
                "ais_pos_timestamp": "time",
                "longitude": "longitude",
                "latitude": "latitude",
            },
            "time_zone": "UTC",
        },
        None,
    ),
    ("nmea/kystverket_norwegian.raw", {}, None),
    ("gpx/pepys_gpx_1_0.gpx", {}, None),
    ("gpx/pepys_test_land_track.gpx", {}, None),
]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared real files are not on this machine")
@pytest.mark.parametrize(("name", "options", "first"), REAL)
def test_real_files_come_in_balanced_and_can_be_read_back(watch, name, options, first):
    report = take(watch, SHARED / name, **options)
    assert report.records == report.stored + report.rejected + report.duplicate + report.ignored
    state = snapshot(watch)
    assert sum(len(track) for track in state.tracks) == report.stored
    assert check(watch).ok
    if first:
        assert report.start_s >= parse_rfc3339(first)
