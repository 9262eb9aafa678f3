"""``offing zones``: list, import and build."""

import json

import pytest

KEYS = {
    "id",
    "name",
    "regime",
    "set",
    "administered_by",
    "claimed_by",
    "valid_from",
    "valid_to",
    "zone_accuracy_m",
    "source",
}


def square(west, south, side):
    ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.fixture
def zone_file(tmp_path):
    file = tmp_path / "zones.geojson"
    feature = {
        "type": "Feature",
        "properties": {"name": "Square", "regime": "exercise area"},
        "geometry": square(123.0, 25.0, 1.0),
    }
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return file


def test_both_sets_side_by_side(demo, offing):
    zones = offing("zones", "list", demo.senkaku, "--json").document["zones"]
    for zone in zones:
        assert set(zone) >= KEYS
        assert isinstance(zone["claimed_by"], list)
    assert {(zone["set"], zone["regime"]) for zone in zones} >= {
        ("Japan", "territorial sea"),
        ("Japan", "contiguous zone"),
        ("China", "territorial sea"),
        ("China", "contiguous zone"),
    }
    assert len(offing("zones", "list", demo.senkaku).out.splitlines()) == len(zones)


def test_an_imported_zone_is_there_and_finds_its_visits(offing, tmp_path, zone_file, track):
    watch = tmp_path / "w.gpkg"
    assert offing("import", watch, track).status == 0
    answer = offing("zones", "import", watch, zone_file, "--json")
    assert (answer.status, answer.document["files"][0]["outcome"]) == (0, "accepted")
    (zone,) = offing("zones", "list", watch, "--json").document["zones"]
    assert (zone["name"], zone["regime"]) == ("Square", "exercise area")
    (visit,) = offing("visits", watch, "--json").document["visits"]
    assert (visit["kind"], visit["started_inside"], visit["ended_inside"]) == (
        "observed",
        True,
        True,
    )
    assert visit["dwell_min_s"] == pytest.approx(1800)


def test_a_zone_file_that_is_refused_is_1(offing, tmp_path):
    answer = offing("zones", "import", tmp_path / "w.gpkg", tmp_path / "gone.geojson", "--json")
    assert answer.status == 1


def test_limits_from_points(offing, tmp_path):
    points = tmp_path / "points.csv"
    points.write_text("lat,lon\n25.75,123.5\n")
    watch = tmp_path / "w.gpkg"
    answer = offing(
        *("zones", "build", watch, "--points", points, "--limits", "12,24", "--name", "Rock"),
        *("--administered-by", "XA", "--claimed-by", "XA,XB", "--json"),
    )
    assert answer.status == 0
    rings = {
        zone["regime"]: (zone["inner_m"], zone["outer_m"]) for zone in answer.document["zones"]
    }
    assert rings["territorial sea"][1] == 12 * 1852
    assert rings["contiguous zone"] == (12 * 1852, 24 * 1852)
    for zone in answer.document["zones"]:
        assert (zone["administered_by"], zone["claimed_by"]) == ("XA", ["XA", "XB"])


def test_limits_that_are_no_numbers_are_a_usage_error(offing, tmp_path):
    points = tmp_path / "points.csv"
    points.write_text("lat,lon\n25.75,123.5\n")
    words = ("--points", points, "--name", "Rock", "--limits", "twelve")
    assert offing("zones", "build", tmp_path / "w.gpkg", *words).status == 2
