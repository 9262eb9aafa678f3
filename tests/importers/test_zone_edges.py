import json

import numpy as np
import pyproj
import pytest
import shapely

from desktop_app.domain.errors import UsageError

GEOD = pyproj.Geod(ellps="WGS84")


def box(west, south, east, north, **properties):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def area(found):
    return shapely.from_wkb(found.zones[0].geometry)


def north_edge(shape, lat):
    points = shapely.get_coordinates(shape)
    return points[points[:, 1] >= lat - 1e-9]


def test_edges_stay_as_they_are_unless_somebody_says_otherwise(read):
    found = read("a.geojson", box(120, 20, 130, 30))
    assert len(shapely.get_coordinates(area(found))) == 5
    assert found.decisions == ()


def test_a_geodesic_edge_bulges_towards_the_pole_as_the_geodesic_does(read):
    found = read("a.geojson", box(120, 20, 130, 30), edges="geodesic")
    top = north_edge(area(found), 30.0)
    forward, _, length = GEOD.inv(120, 30, 130, 30)
    _, lat, _ = GEOD.fwd(120, 30, forward, length / 2)  # the middle, by another way
    assert top[:, 1].max() == pytest.approx(lat, abs=1e-4)
    assert lat > 30.09  # ten kilometres beyond the planar edge
    assert [(d.about, d.value) for d in found.decisions] == [("edges", "geodesic: 1 zones")]
    steps = GEOD.inv(
        *shapely.get_coordinates(area(found))[:-1].T, *shapely.get_coordinates(area(found))[1:].T
    )
    assert np.max(steps[2]) < 5001


def test_a_rhumb_edge_keeps_its_bearing(read):
    text = box(120, 20, 130, 30, edges="rhumb").replace("[130, 30]", "[130, 40]")
    found = read("a.geojson", text)
    points = shapely.get_coordinates(area(found))
    slanted = points[(points[:, 1] > 30.0) & (points[:, 0] < 130.0)]
    bearing, _, _ = GEOD.inv(*slanted[:-1].T, *slanted[1:].T)
    assert len(slanted) > 100
    assert np.ptp(np.mod(bearing, 360)) < 0.05  # short geodesics along one line of bearing


def test_an_edge_across_180_is_bent_as_a_whole(read):
    found = read("a.geojson", box(170, 20, 190, 30), edges="geodesic")
    whole = read("a.geojson", box(120, 20, 140, 30), edges="geodesic")
    assert area(found).area == pytest.approx(area(whole).area, rel=1e-6)
    west, _, east, _ = area(found).bounds
    assert (west, east) == (-180.0, 180.0)


def test_a_rule_that_there_is_not(read):
    with pytest.raises(UsageError):
        read("a.geojson", box(120, 20, 130, 30), edges="straight")
