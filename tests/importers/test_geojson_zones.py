import json

import pytest
import shapely

from desktop_app.domain.errors import Refused

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def collection(*geometries, **members):
    features = [{"type": "Feature", "properties": {}, "geometry": each} for each in geometries]
    return json.dumps({"type": "FeatureCollection", **members, "features": features})


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def only_reason(imported):
    (rejected,) = imported.rejected
    return rejected.reason


def test_areas_are_zones_and_everything_is_accounted_for(read_data):
    imported = read_data("geojson/valid/zones.geojson")
    square, both = imported.zones
    assert (square.name, square.regime, square.accuracy_m, square.line) == (
        "Square",
        "territorial sea",
        50.0,
        4,
    )
    assert shapely.from_wkb(square.geometry).equals(shapely.box(0, 0, 2, 2))
    assert (both.name, both.regime) == ("Both sides", "exclusive economic zone")
    assert imported.ignored == {"point": 1}
    assert only_reason(imported).startswith("not a valid area: Self-intersection")
    assert imported.records == 4


def test_what_reaches_beyond_180_is_cut_there(read_data):
    imported = read_data("geojson/valid/zones.geojson")
    area = shapely.from_wkb(imported.zones[1].geometry)
    expected = shapely.union_all([shapely.box(170, 10, 180, 20), shapely.box(-180, 10, -170, 20)])
    assert area.equals(expected)
    assert [d.how for d in imported.decisions] == ["line 6 reaches beyond 180°"]


def test_an_area_split_at_180_is_taken_as_it_is(read):
    west, east = shapely.box(170, 10, 180, 20), shapely.box(-180, 10, -170, 20)
    geometry = json.loads(shapely.to_geojson(shapely.MultiPolygon([west, east])))
    (zone,) = read("a.geojson", collection(geometry)).zones
    assert shapely.from_wkb(zone.geometry).area == 200


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (polygon(SQUARE, [[5, 5], [6, 5], [6, 6], [5, 5]]), "not a valid area: Hole lies outside"),
        (polygon([]), "no coordinates"),
        (polygon([[0, 0], [1, 1], [0, 0]]), "a ring of 3 positions"),
        (polygon([[0, 0], [1, 1], [2, 2], [0, 0]]), "not a valid area"),
        (polygon([[0, 95], [1, 0], [2, 2], [0, 95]]), "out of range"),
        (polygon([["0", 0], [1, 0], [2, 2], ["0", 0]]), "is not a position"),
        (polygon([[0], [1, 0], [2, 2], [0]]), "is not a position"),
        (polygon([[10**400, 0], [1, 0], [2, 2], [10**400, 0]]), "is not a position"),
        ({"type": "Polygon"}, "the coordinates are not lists"),
        ({"type": "Circle", "coordinates": [1, 2]}, "'Circle' is not an area"),
        ({"type": "GeometryCollection", "geometries": []}, "is not an area"),
        (None, "no geometry"),
        (7, "the geometry is not an object"),
    ],
)
def test_what_is_no_valid_area_is_rejected_and_never_repaired(read, geometry, reason):
    assert reason in only_reason(read("a.geojson", collection(geometry)))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nan", "NaN is not a number"),
        ("open_ring", "not closed"),
        ("truncated", "damaged"),
        ("features_twice", "damaged"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(read_data, name, what):
    with pytest.raises(Refused, match=what):
        read_data(f"geojson/invalid/{name}.geojson")


def test_metres_are_not_degrees(read):
    with pytest.raises(Refused, match="not lon and lat"):
        read("a.geojson", collection({"type": "Point", "coordinates": [13747956.3, 2970000.1]}))


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "link", "properties": {"href": "http://127.0.0.1:8099/crs"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}},
        "EPSG:4326",
    ],
)
def test_another_reference_system_is_refused(read, crs):
    with pytest.raises(Refused, match="reference system"):
        read("a.geojson", collection(polygon(SQUARE), crs=crs))


def test_wgs84_may_be_stated(read):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    imported = read("a.geojson", collection(polygon(SQUARE), crs=crs))
    assert imported.decisions[0].value == "WGS84"


def test_a_long_name_is_cut_and_noted(read):
    feature = {"type": "Feature", "properties": {"name": "A" * 5000}, "geometry": polygon(SQUARE)}
    imported = read("a.geojson", json.dumps(feature))
    assert len(imported.zones[0].name) == 1000
    assert imported.decisions[0].value == "cut at 1,000 characters"
