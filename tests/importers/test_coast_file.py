"""Coasts as GeoJSON: read whole or not at all."""

import json

import pytest
import shapely

from desktop_app.domain.errors import Refused
from desktop_app.importers.coast_file import read_coast


def feature(kind, coordinates, **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def written(path, *features):
    document = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_points_lines_and_polygons_are_read(tmp_path):
    square = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]
    coast = read_coast(
        written(
            tmp_path / "coast.geojson",
            feature("Point", [5, 6, 7]),
            feature("LineString", [[0, 0], [1, 1]], set="Arland", accuracy_m=30, source="chart 1"),
            feature("MultiLineString", [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]),
            feature("Polygon", square),
        )
    )
    kinds = [part.geometry.geom_type for part in coast.parts]
    assert kinds == ["Point", "LineString", "MultiLineString", "Polygon"]
    assert coast.parts[0].geometry == shapely.Point(5, 6)
    assert (coast.parts[1].zone_set, coast.parts[1].accuracy_m) == ("Arland", 30.0)
    assert coast.parts[1].source == "chart 1"
    assert len(coast.sha256) == 64
    assert coast.name == "coast.geojson"


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "Feature", "properties": {}, "geometry": None},
        feature("LineString", [[0, 0]]),
        feature("LineString", [[0, 95], [0, 96]]),
        feature("Polygon", [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]),
        feature("Point", [0, 0], accuracy_m="good"),
        feature("GeometryCollection", []),
    ],
)
def test_a_part_that_cannot_be_read_refuses_the_coast(tmp_path, bad):
    path = written(tmp_path / "coast.geojson", feature("Point", [1, 1]), bad)
    with pytest.raises(Refused, match="part of the coast") as caught:
        read_coast(path)
    assert caught.value.where == "coast.geojson, line 1"


def test_an_empty_coast_is_refused(tmp_path):
    with pytest.raises(Refused, match="no coast"):
        read_coast(written(tmp_path / "coast.geojson"))
