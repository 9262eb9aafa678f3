import io
import zipfile
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.domain.sketches import Form, Precision
from desktop_app.importers.registry import read_file

REAL = Path(__file__).parents[3] / "shared" / "data" / "kml"


def kml(inside):
    return (
        '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
        f"<Document>{inside}</Document></kml>"
    )


def line(name, coordinates):
    return (
        f"<Placemark><name>{name}</name><LineString><coordinates>{coordinates}</coordinates>"
        "</LineString></Placemark>"
    )


def labels(imported):
    return [imported.vessel_keys[index].rsplit(":", 1)[1] for index in imported.vessel]


def packed(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_tracks_points_and_lines_are_taken_and_everything_is_accounted_for(read_data):
    imported = read_data("kml/valid/tracks.kml")
    assert [rfc3339(t)[11:19] for t in imported.t_s] == [
        "22:05:00",
        "22:06:00",
        "22:10:00",
        "22:11:00",
        "22:10:00",
        "22:11:00",
    ]
    assert labels(imported) == ["Abukuma", "Abukuma", "F", "F", "DDG 155", "DDG 131"]
    assert [(each.line, each.reason) for each in imported.rejected] == [(8, "'' is not a position")]
    assert imported.duplicate == 4  # the path, and the track's three records again
    assert imported.ignored == {"area": 1, "network link": 1, "point without a time": 1}
    assert imported.records == 6 + 1 + 1 + 4 + 3
    assert imported.basis is Basis.MEASURED


def test_a_line_without_times_is_a_sketch_with_the_day_it_may_be_of(read_data):
    (sketch,) = read_data("kml/valid/tracks.kml").sketches
    assert (sketch.form, sketch.basis, sketch.precision) == (
        Form.LINE,
        Basis.SKETCHED,
        Precision.DAY,
    )
    assert rfc3339(sketch.earliest_s) == "2022-07-03T10:00:00.000Z"  # the 4th in UTC+14
    assert rfc3339(sketch.latest_s) == "2022-07-05T12:00:00.000Z"  # its end in UTC-12
    parts = shapely.from_wkb(sketch.geometry)
    assert [list(part.coords) for part in parts.geoms] == [
        [(179.5, 30.0), (180.0, 30.5)],
        [(-180.0, 30.5), (-179.5, 31.0)],
    ]


def test_a_file_of_lines_alone_is_sketched_and_its_basis_says_so(read):
    imported = read("a.kml", kml(line("A", "1,2 3,4") + line("A", "1,2 3,4") + line("B", "1,2")))
    assert imported.basis is Basis.SKETCHED
    assert (imported.stored, imported.duplicate, len(imported.rejected)) == (1, 1, 1)
    assert [report.value for report in imported.reports] == ["A"]


def test_polygons_without_any_time_are_zones(read_data):
    imported = read_data("kml/valid/zones.kml")
    assert [(zone.name, zone.regime) for zone in imported.zones] == [("Ring", "exercise area")]
    assert shapely.from_wkb(imported.zones[0].geometry).area == pytest.approx(15.0)
    assert (len(imported.rejected), imported.ignored) == (1, {"line": 1})


def test_a_track_whose_times_and_positions_differ_in_number_is_rejected_whole(read):
    track = (
        "<Placemark><gx:Track><when>2022-07-03T22:05:00Z</when><gx:coord>1 2</gx:coord>"
        "<gx:coord>1 3</gx:coord></gx:Track></Placemark>"
    )
    imported = read("a.kml", kml(track))
    assert [bad.reason for bad in imported.rejected] == [
        "the track has 1 times and 2 positions"
    ] * 2


def test_a_time_without_a_zone_is_asked_for(read):
    point = (
        "<Placemark><TimeStamp><when>2022-07-04T07:05:00</when></TimeStamp>"
        "<Point><coordinates>1,2</coordinates></Point></Placemark>"
    )
    with pytest.raises(DecisionNeeded):
        read("a.kml", kml(point))
    imported = read("a.kml", kml(point), time_zone="+09:00")
    assert rfc3339(imported.t_s[0]) == "2022-07-03T22:05:00.000Z"


def test_a_mmsi_in_the_extended_data_is_the_vessel(read):
    point = (
        '<Placemark><ExtendedData><Data name="MMSI"><value>431000001</value></Data></ExtendedData>'
        "<TimeStamp><when>2022-07-03T22:05:00Z</when></TimeStamp>"
        "<Point><coordinates>1,2</coordinates></Point></Placemark>"
    )
    assert read("a.kml", kml(point)).vessel_keys == ("mmsi:431000001",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("doctype", "document type"),
        ("no_record", "no record"),
        ("truncated", "damaged"),
        ("unknown_encoding", "encoding"),
    ],
)
def test_what_is_no_sound_kml_is_refused(read_data, name, words):
    with pytest.raises(Refused, match=words):
        read_data(f"kml/invalid/{name}.kml")


def test_a_kmz_is_read_by_its_doc_and_the_other_document_is_named(read):
    text = kml(line("A", "1,2 3,4"))
    imported = read("a.kmz", packed({"doc.kml": text, "z.kml": text, "../../out": "x"}))
    assert imported.stored == 1
    assert ("document", "doc.kml") in [(d.about, d.value) for d in imported.decisions]


def test_a_kmz_that_unpacks_to_far_too_much_is_refused(read):
    with pytest.raises(Refused, match="unpacks"):
        read("a.kmz", packed({"doc.kml": kml(" " * (4 << 20))}))


PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@settings(max_examples=50, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=6))
def test_every_fix_of_a_track_comes_back_as_written(tmp_path_factory, places):
    whens = "".join(f"<when>2022-07-03T22:{n:02d}:00Z</when>" for n in range(len(places)))
    coords = "".join(f"<gx:coord>{lon!r} {lat!r}</gx:coord>" for lon, lat in places)
    path = tmp_path_factory.mktemp("kml") / "a.kml"
    path.write_text(kml(f"<Placemark><gx:Track>{whens}{coords}</gx:Track></Placemark>"))
    imported = read_file(path, ImportOptions(), Quiet())
    assert list(zip(imported.lon_deg, imported.lat_deg, strict=True)) == places


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
@pytest.mark.parametrize(
    ("name", "fixes", "rejected", "ignored"),
    [
        ("togeojson_gxtrack.kml", 7, 0, 0),
        ("togeojson_gxmultitrack.kml", 15, 5, 0),  # two tracks of one name that contradict
        ("epd_kmlwp.kml", 0, 0, 37),
        ("togeojson_extended_data.kml", 0, 0, 1),
    ],
)
def test_real_files_keep_every_fix_with_its_time(name, fixes, rejected, ignored):
    imported = read_file(REAL / name, ImportOptions(), Quiet())
    counts = len(imported.t_s), len(imported.rejected), sum(imported.ignored.values())
    assert counts == (fixes, rejected, ignored)
