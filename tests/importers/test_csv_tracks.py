import numpy as np
import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.moments import rfc3339

HEADER = "mmsi,time,lat,lon,name\n"


def flags(asked):
    return [question.flag for question in asked.value.questions]


def reasons(imported):
    return [(each.line, each.reason) for each in imported.rejected]


def reported(imported):
    return {(each.attribute, each.value, each.line) for each in imported.reports}


def test_marinecadastre_of_2015_is_read_in_utc_without_its_sentinels(read_data):
    imported = read_data("csv/valid/marinecadastre_2015.csv")
    assert imported.vessel_keys == ("mmsi:431000001", "mmsi:412000002")
    assert [rfc3339(t) for t in imported.t_s] == [
        "2022-07-03T22:05:00.000Z",
        "2022-07-03T22:06:00.000Z",
        "2022-07-03T22:06:10.000Z",
    ]
    np.testing.assert_array_equal(imported.sog_kn, [12.3, np.nan, 0.0])
    np.testing.assert_array_equal(imported.cog_deg, [47.1, np.nan, 0.0])
    np.testing.assert_array_equal(imported.heading_deg, [46.0, np.nan, 0.0])
    assert reasons(imported) == [(5, "no position (91, 181)")]
    assert (imported.records, imported.duplicate, imported.ignored) == (6, 1, {"header": 1})
    assert ("imo", "9307839", 2) in reported(imported)
    assert ("flag", "CN", 4) in reported(imported)
    zone = next(d for d in imported.decisions if d.about == "time zone")
    assert zone.how == "the format defines it (profile marinecadastre-2015)"


def test_marinecadastre_of_2025_has_longitude_first(read_data):
    imported = read_data("csv/valid/marinecadastre_2025.csv")
    np.testing.assert_array_equal(imported.lon_deg, [123.5, 123.51])
    np.testing.assert_array_equal(imported.lat_deg, [25.7, 25.71])


def test_danish_files_have_days_first_and_stations_that_are_no_ships(read_data):
    imported = read_data("csv/valid/dma.csv")
    assert [rfc3339(t) for t in imported.t_s] == [
        "2022-07-03T22:05:00.000Z",
        "2022-07-03T22:05:20.000Z",
    ]
    assert imported.ignored == {"base station": 1, "header": 1}
    assert imported.line.tolist() == [2, 4]


def test_our_own_tracks_state_what_they_rest_on(read_data):
    imported = read_data("csv/valid/offing_track.csv")
    assert (imported.format, imported.basis) == ("offing-track", Basis.RECONSTRUCTED)
    made_from = imported.reconstruction
    assert made_from.zone_set == "Japan"
    assert [(p.vessel_key, p.event, rfc3339(p.t_s)) for p in made_from.published] == [
        ("name:Russian frigate", "entered", "2022-07-03T22:05:00.000Z"),
        ("name:Russian frigate", "left", "2022-07-03T23:16:00.000Z"),
    ]
    assert [observer.name for observer in imported.observers] == ["JS Abukuma"]
    assert imported.ignored == {"comment": 7, "header": 1}
    assert imported.decisions[-1].how == "stated in the file, line 2"


@pytest.mark.parametrize("said", [Basis.MEASURED, Basis.SIGHTING])
def test_a_made_up_track_never_becomes_a_measured_one(read_data, said):
    with pytest.raises(Refused, match="says that it is reconstructed"):
        read_data("csv/valid/offing_track.csv", basis=said)


def test_another_basis_is_the_persons_word_beside_the_files(read_data):
    imported = read_data("csv/valid/offing_track.csv", basis=Basis.SIMULATED)
    assert imported.basis is Basis.SIMULATED
    assert [d.value for d in imported.decisions if d.about == "basis"] == [
        "reconstructed",
        "simulated",
    ]


def test_every_open_question_is_asked_at_once(read):
    with pytest.raises(DecisionNeeded) as asked:
        read("a.csv", "ID;when;lat;lon\n7;03/07/2022 22:05;25,7;123,5\n", columns={"when": "time"})
    assert flags(asked) == ["--map", "--time-zone", "--date-order", "--decimal"]


def test_answers_make_fixes_and_decisions(read):
    imported = read(
        "a.csv",
        "ID;when;lat;lon\n7;04/07/2022 07:05;25,7;123,5\n",
        columns={"ID": "vessel", "when": "time"},
        time_zone="Asia/Tokyo",
        date_order="dmy",
        decimal=",",
    )
    assert imported.vessel_keys == ("name:7",)
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:00.000Z"
    assert (imported.lon_deg[0], imported.lat_deg[0]) == (123.5, 25.7)
    assert {d.value for d in imported.decisions} >= {"Asia/Tokyo", "dmy", ",", ";"}


def test_date_and_time_may_be_two_columns_and_a_name_may_state_the_zone(read):
    text = "vessel,Date,Time(Z),position\nA,2022-07-03,22:05:00,25°44.5′N 123°28.0′E\n"
    imported = read("a.csv", text, columns={"Time(Z)": "time"})
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:00.000Z"
    assert imported.lat_deg[0] == pytest.approx(25 + 44.5 / 60)
    assert "the column is named 'Time(Z)'" in [d.how for d in imported.decisions]


def test_a_row_that_is_no_fix_is_rejected_with_its_line_reason_and_text(read):
    rows = (
        "431000001,2022-07-03T22:05:00Z,25.7,123.5,A\n"
        "431000001,2022-07-03T22:06:00Z,25.7\n"
        "4.31E+08,2022-07-03T22:06:00Z,25.7,123.5,A\n"
        "431000001,not a time,25.7,123.5,A\n"
        "431000001,2022-07-03T22:06:00Z,123.5,25.7,A\n"
        ",2022-07-03T22:06:00Z,25.7,123.5,\n"
        "431000001,2022-07-03T22:05:00Z,25.8,123.5,A\n"
    )
    imported = read("a.csv", HEADER + rows)
    assert reasons(imported) == [
        (3, "3 columns, the header has 5"),
        (4, "MMSI '4.31E+08' has lost digits in a spreadsheet"),
        (5, "'not a time' is not a time"),
        (6, "latitude 123.5 is out of range; latitude and longitude swapped?"),
        (7, "no vessel"),
        (8, "a second position for the same time (line 2 has another)"),
    ]
    assert imported.rejected[-1].raw == "431000001,2022-07-03T22:05:00Z,25.8,123.5,A"


def test_a_vessel_without_an_mmsi_is_known_by_its_name(read):
    rows = ",2022-07-03T22:05:00Z,25.7,123.5,B\n431000001,2022-07-03T22:05:00Z,25.7,123.5,A\n"
    assert read("a.csv", HEADER + rows).vessel_keys == ("name:B", "mmsi:431000001")


def test_a_quoted_name_on_two_lines_is_one_row_of_two_records(read_data):
    imported = read_data("csv/valid/quoted_line_end.csv")
    assert imported.line.tolist() == [2, 4]
    assert (imported.records, imported.ignored) == (5, {"continuation line": 2, "header": 1})


def test_what_is_no_number_among_the_motion_leaves_the_fix(read):
    text = "mmsi,time,lat,lon,sog\n431000001,2022-07-03T22:05:00Z,25.7,123.5,fast\n"
    imported = read("a.csv", text)
    assert np.isnan(imported.sog_kn[0])
    assert ("sog", "line 2") in [(d.about, d.how) for d in imported.decisions]


def test_text_that_looks_like_markup_or_a_formula_is_kept_as_it_is(read):
    name = '=HYPERLINK(""http://x"")<b>'
    imported = read("a.csv", HEADER + f'431000001,2022-07-03T22:05:00Z,25.7,123.5,"{name}"\n')
    assert imported.reports[0].value == '=HYPERLINK("http://x")<b>'
