"""Breadth rules and the straits in which Japan claims 3 nm, not 12."""

import csv
import re
from functools import lru_cache

import numpy as np
import pytest
import shapely
from pyproj import Geod

from desktop_app.domain.regimes import Regime
from desktop_app.importers.baseline_points import read_baseline_points
from desktop_app.importers.breadth_tables import read_breadths
from desktop_app.operations.baseline_sets import sets_of_points
from desktop_app.operations.build_zones import LimitRules, ZoneNames, build_zones
from desktop_app.resource_files import resource

WGS84 = Geod(ellps="WGS84")
NM_M = 1852.0
STRAITS = {
    "soya": ((45.60, 141.95), "JP-13"),
    "tsugaru": ((41.32, 140.27), "JP-12"),
    "tsushima.east": ((34.10, 129.40), "JP-10"),
    "tsushima.west": ((34.60, 129.20), "JP-10"),
    "osumi": ((30.68, 130.40), "JP-9"),
}


def rows(*parts):
    with resource(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RULES = rows("breadth", "rules.csv")
AREAS = rows("breadth", "areas.csv")
JAPAN = rows("baselines", "japan.csv")


@lru_cache
def territorial_seas(ring):
    """Japan's territorial sea from one set of straight baselines: 12 nm all round, and as ruled."""
    points = [
        point
        for point in read_baseline_points(resource("baselines", "japan.csv"))
        if point.ring == ring
    ]
    names = ZoneNames("Japan")
    plain = build_zones(sets_of_points(points), [12], names)
    rules = LimitRules(read_breadths(resource("breadth"), "JP"))
    ruled = build_zones(sets_of_points(points), [12], names, rules)
    return plain[-1], ruled[-1]


@pytest.mark.parametrize("strait", STRAITS)
def test_a_plain_buffer_reports_a_territorial_sea_where_there_is_none(strait):
    (lat, lon), ring = STRAITS[strait]
    plain, ruled = territorial_seas(ring)
    assert plain.regime is ruled.regime is Regime.TERRITORIAL_SEA
    assert shapely.intersects_xy(plain.area, lon, lat)
    assert not shapely.intersects_xy(ruled.area, lon, lat)
    assert ruled.id != plain.id
    assert ruled.area.is_valid
    assert "supplementary" not in plain.source
    assert "Law 30 of 1977" in ruled.source


def test_within_three_miles_and_outside_the_straits_the_territorial_sea_stays():
    plain, ruled = territorial_seas("JP-9")
    lon, lat, _ = WGS84.fwd(130.445556, 30.801667, 150, 2 * NM_M)  # 2 nm off Takeshima (Osumi)
    assert shapely.intersects_xy(ruled.area, lon, lat)
    lon, lat, _ = WGS84.fwd(129.424167, 30.828611, 200, 11 * NM_M)  # off Kusagaki, no such strait
    assert shapely.intersects_xy(ruled.area, lon, lat)
    assert shapely.difference(ruled.area, plain.area).area < 1e-9


def test_rules_date_the_zones():
    _, ruled = territorial_seas("JP-9")
    assert ruled.valid_from_s == 852076800.0  # 1997-01-01, when its straight baselines came in
    assert ruled.valid_to_s is None


def test_a_party_without_narrow_straits_keeps_its_twelve_miles():
    [territorial, contiguous] = read_breadths(resource("breadth"), "CN")
    assert (territorial.outer_nm, contiguous.outer_nm) == (12, 24)
    assert territorial.narrowings == ()
    assert territorial.valid_from_s == 698976000.0  # 1992-02-25
    assert read_breadths(resource("breadth"), "XX") == ()


def test_every_rule_is_dated_and_sourced():
    for row in RULES:
        assert re.fullmatch(r"[A-Z]{2}", row["party"])
        assert row["regime"] in set(Regime)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["valid_from"])
        assert row["instrument"]
        assert "http" in row["source"] or "e-Gov" in row["source"]
        assert "own knowledge" not in " ".join(row.values())
    assert {row["area"] for row in RULES} - {""} == {row["area"] for row in AREAS} == set(STRAITS)
    assert {row["outer_nm"] for row in RULES if row["area"]} == {"3"}


def test_the_areas_are_simple_and_their_corners_numbered():
    for name in STRAITS:
        corners = [row for row in AREAS if row["area"] == name]
        assert [int(row["seq"]) for row in corners] == list(range(1, len(corners) + 1))
        polygon = shapely.Polygon([(float(row["lon"]), float(row["lat"])) for row in corners])
        assert polygon.is_valid
        km2 = abs(WGS84.geometry_area_perimeter(polygon)[0]) / 1e6
        assert 2000 < km2 < 7000
    osumi = shapely.Polygon(
        [(float(row["lon"]), float(row["lat"])) for row in AREAS if row["area"] == "osumi"]
    )
    km2 = abs(WGS84.geometry_area_perimeter(osumi)[0]) / 1e6
    assert km2 == pytest.approx(5872, rel=0.03)  # found independently from the same clauses


def test_the_three_mile_corners_are_three_miles_from_their_points():
    points = {row["point_id"]: (float(row["lon"]), float(row["lat"])) for row in JAPAN}
    checked = 0
    for row in AREAS:
        stated = re.fullmatch(r"3 nm, (\d+)° from (JP-\d+\.\d+)", row["corner"])
        if stated:
            azimuth, _, metres = WGS84.inv(*points[stated[2]], float(row["lon"]), float(row["lat"]))
            assert metres == pytest.approx(3 * NM_M, abs=1)
            assert azimuth % 360 == pytest.approx(float(stated[1]), abs=0.01)
            checked += 1
    assert checked == 11


def from_print(text):
    degrees, minutes, seconds = map(int, re.fullmatch(r"(\d+)-(\d+)-(\d+)[NE]", text).groups())
    return degrees + minutes / 60 + seconds / 3600


def test_the_law_points_agree_with_their_print_and_say_what_they_are():
    kinds = {row["kind"] for row in JAPAN}
    assert kinds == {
        "straight baseline point",
        "closing line of the Seto Inland Sea",
        "low-water area mean",
    }
    assert len({row["point_id"] for row in JAPAN}) == len(JAPAN)
    for row in JAPAN:
        assert (row["party"], row["set"]) == ("JP", "Japan")
        assert row["source"].startswith("Japan, Cabinet Order")
        if row["kind"] != "low-water area mean":
            assert float(row["lat"]) == pytest.approx(from_print(row["lat_printed"]), abs=1e-6)
            assert float(row["lon"]) == pytest.approx(from_print(row["lon_printed"]), abs=1e-6)
            assert row["accuracy_m"] == "31"


def test_baselines_on_islands_that_another_party_administers_say_so():
    marked = {row["ring"] for row in JAPAN if "both claim" in row["note"]}
    assert marked == {"JP-14", "JP-15"}


def test_the_strait_points_lie_farther_than_three_miles_from_the_baselines():
    for (lat, lon), ring in STRAITS.values():
        line = np.array([(float(r["lon"]), float(r["lat"])) for r in JAPAN if r["ring"] == ring])
        nearest = min(WGS84.inv(lon, lat, *place)[2] for place in line)
        assert 3 * NM_M < nearest < 12 * NM_M
