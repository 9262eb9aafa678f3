import json
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339, rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.domain.sketches import Form, Precision
from desktop_app.importers.registry import read_file

REAL = Path(__file__).parents[3] / "shared" / "data" / "json"


def line(coordinates, **properties):
    geometry = {"type": "LineString", "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_times_are_found_wherever_they_stand_and_all_is_accounted_for(read_data):
    imported = read_data("geojson/valid/tracks.geojson")
    labels = [imported.vessel_keys[index].rsplit(":", 1)[1] for index in imported.vessel]
    assert labels == ["Abukuma"] * 2 + ["431000001"] * 2 + ["Fourth"] * 2 + ["P"]
    assert [rfc3339(t)[11:16] for t in imported.t_s] == ["22:05", "22:06"] * 3 + ["22:05"]
    assert imported.line.tolist() == [2, 2, 3, 3, 4, 4, 8]
    assert imported.sog_kn[-1] == 12.5
    assert imported.duplicate == 3  # the path, and the track's two records again
    assert [(bad.line, bad.reason) for bad in imported.rejected] == [
        (7, "the line has 1 times and 2 positions")
    ]
    assert imported.ignored == {"area": 1, "point without a time": 1}
    assert [(s.form, s.label, s.precision) for s in imported.sketches] == [
        (Form.POINT, "P", Precision.DAY),
        (Form.LINE, "Drawn", None),
    ]
    assert imported.records == 7 + 3 + 1 + 2 + 2


def test_a_moving_point_of_ogc_is_a_track(read_data):
    imported = read_data("geojson/valid/moving_point.json")
    assert imported.t_s.tolist() == [
        parse_rfc3339("2018-12-31T06:00:00Z"),
        parse_rfc3339("2018-12-31T12:00:00Z"),
    ]
    assert imported.lon_deg.tolist() == [111.9, 111.3]


def test_a_file_of_lines_alone_is_sketched(read):
    imported = read("a.geojson", collection(line([[1, 1], [2, 2]], name="A")))
    assert (imported.basis, imported.stored, len(imported.t_s)) == (Basis.SKETCHED, 1, 0)
    assert shapely.from_wkb(imported.sketches[0].geometry).geoms[0].coords[:] == [(1, 1), (2, 2)]


def test_a_height_of_four_numbers_is_no_time(read):
    imported = read("a.geojson", collection(line([[1, 1, 0, 5], [2, 2, 0, 6]])))
    assert (len(imported.t_s), len(imported.sketches)) == (0, 1)


def test_a_time_without_a_zone_is_asked_for(read):
    text = collection(line([[1, 1]], coordTimes=["2022-07-04T07:05:00"]))
    with pytest.raises(DecisionNeeded):
        read("a.geojson", text)
    assert rfc3339(read("a.geojson", text, time_zone="+09:00").t_s[0])[11:16] == "22:05"


PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@settings(max_examples=50, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=6))
def test_every_fix_comes_back_as_written(tmp_path_factory, places):
    times = [f"2022-07-03T22:{n:02d}:00Z" for n in range(len(places))]
    path = tmp_path_factory.mktemp("geojson") / "a.geojson"
    path.write_text(collection(line(places, times=times)))
    imported = read_file(path, ImportOptions(), Quiet())
    assert list(zip(imported.lon_deg, imported.lat_deg, strict=True)) == places


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
@pytest.mark.parametrize(
    ("name", "counts"),  # fixes, sketches, rejected, duplicate, ignored
    [
        ("ogc_movingfeatures.json", (19, 0, 0, 0, 0)),
        ("openlayers_ship-trajectories.json", (0, 77, 0, 0, 0)),
    ],
)
def test_real_files_balance(name, counts):
    found = read_file(REAL / name, ImportOptions(), Quiet())
    assert counts == (
        len(found.t_s),
        len(found.sketches),
        len(found.rejected),
        found.duplicate,
        sum(found.ignored.values()),
    )
