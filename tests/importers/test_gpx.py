import numpy as np
import pytest

from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.moments import rfc3339


def gpx(points, version="1.1"):
    return f'<gpx version="{version}"><trk><name>A</name><trkseg>{points}</trkseg></trk></gpx>'


def point(time="2022-07-03T22:05:00Z", lat="25.7", lon="123.5"):
    return f'<trkpt lat="{lat}" lon="{lon}"><time>{time}</time></trkpt>\n'


def reasons(imported):
    return [(each.line, each.reason) for each in imported.rejected]


def test_track_points_are_fixes_and_everything_is_accounted_for(read_data):
    imported = read_data("gpx/valid/gpx_1_1.gpx")
    assert imported.line.tolist() == [8, 9, 15]
    assert [rfc3339(t) for t in imported.t_s] == [
        "2022-07-03T22:05:00.000Z",
        "2022-07-03T22:06:00.500Z",
        "2022-07-03T22:05:00.000Z",
    ]
    assert imported.ignored == {"route point": 2, "waypoint": 1}
    assert reasons(imported) == [(12, "no time")]
    assert imported.records == 7


def test_a_label_means_nothing_outside_its_file(read_data):
    imported = read_data("gpx/valid/gpx_1_1.gpx")
    assert imported.vessel_keys == tuple(
        f"file:{imported.sha256}:{label}" for label in ("Abukuma", "track 2")
    )
    assert [(r.attribute, r.value, r.line) for r in imported.reports] == [("name", "Abukuma", 6)]


def test_prefixes_and_offsets_are_read_and_speed_is_metres_a_second(read_data):
    imported = read_data("gpx/valid/gpx_1_0_prefixed.gpx")
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:00.000Z"
    assert imported.cog_deg[0] == 47.1
    assert imported.sog_kn[0] == pytest.approx(10 * 3600 / 1852)


def test_speed_without_a_definition_is_left_alone(read):
    text = gpx(point().replace("</time>", "</time><speed>10</speed>"))
    assert np.isnan(read("a.gpx", text).sog_kn[0])


def test_a_time_without_a_zone_is_asked_for_and_then_taken(read):
    text = gpx(point() + point("2022-07-04T07:06:00"))
    with pytest.raises(DecisionNeeded) as asked:
        read("a.gpx", text)
    assert [q.flag for q in asked.value.questions] == ["--time-zone"]
    imported = read("a.gpx", text, time_zone="Asia/Tokyo")
    assert rfc3339(imported.t_s[1]) == "2022-07-03T22:06:00.000Z"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (point(lat="NaN"), "latitude 'NaN' is not a number"),
        (point(lat="25,7"), "latitude '25,7' is not a number"),
        (point(lat=""), "no position"),
        (point(lon="-180.0000001"), "longitude -180.0000001 is out of range"),
        (point("1656885900"), "'1656885900' is not a time"),
        (point("22-07-03 22:05Z"), "'22-07-03 22:05Z' is not a time"),
        (point("9999-12-31T23:59:59Z"), "'9999-12-31T23:59:59Z' lies in the future"),
        ('<trkpt lat="1" lon="1"/>', "no time"),
    ],
)
def test_a_point_that_is_no_fix_is_rejected_with_the_reason(read, broken, reason):
    imported = read("a.gpx", gpx("\n" + point() + broken))
    assert reasons(imported) == [(3, reason)]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("doctype", "document type"),
        ("truncated", "damaged at byte"),
        ("unknown_encoding", "an encoding that there is not"),
        ("no_record", "no record"),
    ],
)
def test_a_file_that_is_no_gpx_is_refused_whole(read_data, name, what):
    with pytest.raises(Refused, match=what):
        read_data(f"gpx/invalid/{name}.gpx")


def test_deep_nesting_is_refused(read):
    with pytest.raises(Refused, match="more than 64 deep"):
        read("a.gpx", "<gpx>" + "<a>" * 100 + "</a>" * 100 + "</gpx>")


def test_other_encodings_are_read_as_they_declare(read):
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    imported = read("a.gpx", (head + gpx(point())).replace(">A<", ">尖閣<").encode("utf-16"))
    assert imported.reports[0].value == "尖閣"


def test_a_track_inside_something_else_is_no_track(read):
    text = gpx(point()).replace("<trk>", f"<extensions><trk>{point()}</trk></extensions><trk>", 1)
    assert read("a.gpx", text).records == 1
