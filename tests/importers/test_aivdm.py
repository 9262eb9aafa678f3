import numpy as np
import pytest
from pyais import encode_dict

from desktop_app.domain.errors import DecisionNeeded, UsageError
from desktop_app.domain.moments import rfc3339
from desktop_app.importers.nmea_lines import checksum

OTHER = str(encode_dict({"type": 1, "mmsi": 431000001, "lon": 1, "lat": 2}, talker_id="AI")[0])
GOOD = "!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5F"


def reasons(imported):
    return [(each.line, each.reason) for each in imported.rejected]


def test_a_log_with_tag_blocks_is_accounted_for_line_by_line(read_data):
    imported = read_data("aivdm/valid/tag_blocks.nmea")
    assert imported.line.tolist() == [2, 4, 7, 10]
    assert imported.vessel_keys == ("mmsi:431000001", "mmsi:412000002", "mmsi:273000003")
    assert [rfc3339(t) for t in imported.t_s] == [
        "2022-07-03T22:05:05.000Z",
        "2022-07-03T22:05:15.000Z",
        "2022-07-03T22:05:26.000Z",
        "2022-07-03T22:05:27.000Z",
    ]
    assert imported.duplicate == 1
    assert imported.ignored == {
        "base station": 1,
        "blank": 1,
        "comment": 1,
        "no position (91, 181)": 1,
        "own ship without a fix": 1,
        "static": 3,
        "tag block": 1,
    }
    assert reasons(imported) == [
        (14, "no time, in a file whose other sentences have one"),
    ]
    assert imported.records == 15


def test_static_messages_say_who_the_ships_are(read_data):
    reports = read_data("aivdm/valid/tag_blocks.nmea").reports
    said = {(r.vessel_key, r.attribute): (r.value, r.line) for r in reports}
    assert said["mmsi:431000001", "name"] == ("NORTHERN LIGHT", 6)
    assert said["mmsi:431000001", "imo"] == ("9307839", 6)
    assert said["mmsi:412000002", "name"] == ("SMALL ONE", 13)
    assert said["mmsi:273000003", "flag"] == ("RU", 10)


@pytest.mark.parametrize("name", ["suffix_times", "leading_times"])
def test_times_outside_tag_blocks_are_read(read_data, name):
    imported = read_data(f"aivdm/valid/{name}.nmea")
    np.testing.assert_array_equal(imported.t_s, [1656885905.0, 1656885915.0])


def test_a_gatehouse_line_times_the_next_sentence(read_data):
    imported = read_data("aivdm/valid/gatehouse.nmea")
    assert imported.t_s.tolist() == [1656885905.0]
    assert imported.ignored == {"time sentence": 1}


def test_type_19_is_a_fix_with_a_name(read_data):
    imported = read_data("aivdm/valid/type_19.nmea")
    assert len(imported.t_s) == 1
    assert "EXTENDED" in [report.value for report in imported.reports]


def test_a_file_without_any_time_asks_for_its_start(read_data):
    with pytest.raises(DecisionNeeded) as asked:
        read_data("aivdm/valid/no_time.nmea")
    assert [q.flag for q in asked.value.questions] == ["--start-time"]


def test_from_its_start_the_seconds_in_the_messages_carry_on(read_data):
    imported = read_data("aivdm/valid/no_time.nmea", start_time="2022-07-04T07:05:00+09:00")
    assert [rfc3339(t) for t in imported.t_s] == [
        "2022-07-03T22:05:05.000Z",
        "2022-07-03T22:05:15.000Z",
        "2022-07-03T22:05:03.000Z",
    ]
    assert reasons(imported) == [(4, "no time: the message states no second of the minute")]
    assert imported.decisions[0].about == "start time"


def test_a_start_without_a_zone_makes_no_sense(read_data):
    with pytest.raises(UsageError, match="with a zone"):
        read_data("aivdm/valid/no_time.nmea", start_time="2022-07-03T22:05:00")


def test_wrong_checksums_are_never_decoded(read_data):
    imported = read_data("aivdm/invalid/checksums.nmea")
    assert len(imported.t_s) == 0
    assert [reason.split(",")[0] for _, reason in reasons(imported)] == [
        "checksum is 00",
        "tag block checksum is 00",
        "no checksum",
    ]


def test_a_time_for_a_line_that_is_damaged_does_not_go_to_the_one_after(read):
    lines = ["\\c:1656885900*51\\", GOOD.replace("5F", "00"), GOOD]
    assert reasons(read("a.nmea", "\n".join(lines)))[1] == (
        3,
        "no time, in a file whose other sentences have one",
    )


def test_the_same_payload_after_half_a_minute_is_another_record(read):
    lines = [f"{1656885900 + seconds} {GOOD}" for seconds in (0, 30, 31)]
    imported = read("a.nmea", "\n".join(lines))
    assert (imported.line.tolist(), imported.duplicate) == ([1, 3], 1)


def tagged(content, sentence=""):
    return f"\\{content}*{checksum(content.encode()):02X}\\{sentence}"


def test_lines_of_one_group_share_the_time_that_one_of_them_states(read):
    lines = [
        tagged("g:1-2-7,c:1656885900", GOOD),
        tagged("g:2-2-7", OTHER),
        tagged("g:1-2-8", GOOD),
    ]
    imported = read("a.nmea", "\n".join(lines))
    assert imported.t_s.tolist() == [1656885900.0, 1656885900.0]
    assert [line for line, _ in reasons(imported)] == [3]


def test_own_ship_and_radar_targets_are_tracks_of_the_file(read_data):
    imported = read_data("aivdm/valid/own_ship.nmea")
    labels = [key.rpartition(":")[2] for key in imported.vessel_keys]
    found = {}
    for vessel, t_s, line in zip(imported.vessel, imported.t_s, imported.line, strict=True):
        found.setdefault(labels[vessel], []).append((rfc3339(t_s)[14:19], int(line)))
    assert found == {
        "own ship": [("05:00", 2), ("05:10", 9)],
        "radar target 05": [("05:00", 6), ("05:10", 13)],
        "radar target 06": [("05:00", 7), ("05:10", 14)],
        "radar target 07": [("05:00", 8), ("05:10", 15)],
        "radar target 05 (2)": [("05:15", 17)],
    }
    assert imported.ignored == {
        "comment": 1,
        "continuation line": 6,
        "other sentence": 1,
        "own ship without a fix": 1,
        "radar target lost": 1,
    }
    own = [i for i, v in enumerate(imported.vessel) if labels[v] == "own ship"]
    assert imported.sog_kn[own].tolist() == [12.3, 12.3]
    assert imported.heading_deg[own].tolist() == [2.5, 2.5]
    np.testing.assert_allclose(imported.lat_deg[own], [25.7, 25.701], atol=1e-9)


def test_a_radar_target_lies_at_its_bearing_and_distance(read_data):
    imported = read_data("aivdm/valid/own_ship.nmea")
    at = {int(line): i for i, line in enumerate(imported.line)}
    east, of_the_bow = at[6], at[7]
    nm_deg = 1 / 60 / np.cos(np.radians(25.7))  # a mile east in degrees, on a sphere
    assert imported.lon_deg[east] == pytest.approx(123.4 + 2 * nm_deg, abs=2e-4)
    assert imported.lat_deg[east] == pytest.approx(25.7, abs=2e-4)
    # 90 degrees from a bow at 002.5 is 092.5: a mile on, 0.044 miles to the south
    assert imported.lat_deg[of_the_bow] == pytest.approx(25.7 - 0.0436 / 60, abs=2e-5)
    assert (imported.cog_deg[east], np.isnan(imported.cog_deg[of_the_bow])) == (180.0, True)


def test_the_receivers_own_clock_times_the_messages_about_it(read_data):
    imported = read_data("aivdm/valid/receiver_clock.nmea")
    ships = [rfc3339(t) for t, v in zip(imported.t_s, imported.vessel, strict=True) if v == 1]
    assert ships == ["2022-07-03T22:04:59.000Z", "2022-07-03T22:05:59.000Z"]
    assert imported.duplicate == 1
    assert imported.decisions[0].value == "RMC and ZDA sentences"


def test_messages_far_before_the_first_time_sentence_are_not_given_its_time(read):
    lines = [GOOD] * 2 + [""] * 100 + ["$GPZDA,220503.00,03,07,2022,00,00*66"]
    imported = read("a.nmea", "\n".join(lines))
    assert reasons(imported) == [
        (n, "no time: the first time sentence is on line 103") for n in (1, 2)
    ]
    said = read("a.nmea", "\n".join(lines), start_time="2022-07-03T22:00:00Z")
    assert rfc3339(said.t_s[0]) == "2022-07-03T21:59:59.000Z"


def test_times_without_a_zone_are_asked_for(read_data):
    with pytest.raises(DecisionNeeded) as asked:
        read_data("aivdm/valid/no_zone.nmea")
    assert [q.flag for q in asked.value.questions] == ["--time-zone"]
    imported = read_data("aivdm/valid/no_zone.nmea", time_zone="+09:00")
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:05.000Z"
    assert imported.decisions[-1].about == "time zone"


def test_absent_motion_is_counted(read):
    silent = str(
        encode_dict(
            {"type": 1, "mmsi": 431000001, "lon": 1, "lat": 2, "speed": 102.3}, talker_id="AI"
        )[0]
    )
    imported = read("a.nmea", f"1656885900 {silent}\n1656885901 {GOOD}")
    assert [(d.about, d.value) for d in imported.decisions] == [("speed not available", "1 fixes")]
    assert np.isnan(imported.sog_kn).tolist() == [True, False]
