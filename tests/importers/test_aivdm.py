import numpy as np
import pytest

from desktop_app.domain.errors import DecisionNeeded, UsageError
from desktop_app.domain.moments import rfc3339

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
        "other sentence": 1,
        "static": 3,
        "tag block": 1,
    }
    assert reasons(imported) == [
        (5, "no position (91, 181)"),
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
