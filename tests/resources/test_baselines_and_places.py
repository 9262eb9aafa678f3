"""Baseline points and places: each sourced, none from a drawn map, every claimant named."""

import csv
import re

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from desktop_app.resource_files import resource

WGS84 = Geod(ellps="WGS84")
CLAIMANTS = {"CN", "JP", "TW"}
KINDS = {
    "low-water area mean",
    "low-water vertex",
    "straight baseline point",
    "low-water rock from a foreign statement",
}
DRAWN_MAPS = re.compile(r"\bOSM\b|openstreetmap|ODbL|GSHHG|geo-maps|own knowledge", re.IGNORECASE)


def rows(*parts):
    with resource(*parts).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert all(None not in row and None not in row.values() for row in found)
    return found


BASELINES = rows("baselines", "senkaku.csv")
PLACES = rows("places", "places.csv")
NAMES = rows("places", "names.csv")
CLAIMS = rows("places", "claims.csv")
DOTS = [row for row in PLACES if row["drawn"] == "dot"]
DISPUTED = sorted(row["place_id"] for row in PLACES if row["place_id"].startswith("senkaku"))


def at(row):
    return float(row["lon"]), float(row["lat"])


def from_print(text):
    """A position printed as 25-44.1N."""
    degrees, minutes, hemisphere = re.fullmatch(r"(\d+)-([\d.]+)([NE])", text).groups()
    assert hemisphere in "NE"
    return int(degrees) + float(minutes) / 60


def zone_km2(baseline, limit_nm):
    flat = Transformer.from_crs(
        "EPSG:4326", "+proj=aeqd +lat_0=25.83 +lon_0=123.9 +datum=WGS84", always_xy=True
    )
    moved = shapely.transform(baseline, lambda xy: np.column_stack(flat.transform(*xy.T)))
    return shapely.buffer(moved, limit_nm * 1852, quad_segs=64).area / 1e6


@pytest.mark.parametrize("table", [BASELINES, PLACES, NAMES, CLAIMS])
def test_every_row_says_where_it_comes_from(table):
    assert all(row["source"].strip() for row in table)
    assert not [row for row in table if DRAWN_MAPS.search(" ".join(row.values()))]


def test_every_baseline_point_has_a_plausible_position_and_its_accuracy():
    for row in BASELINES:
        lon, lat = at(row)
        nearest = min(abs(lon - x) + abs(lat - y) for x, y in map(at, DOTS))
        assert nearest < 0.05, row
        assert 30 <= float(row["accuracy_m"]) <= 200
        assert row["kind"] in KINDS
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["valid_from"])


def test_positions_agree_with_their_print():
    for row in BASELINES:
        if row["lat_printed"][0].isdigit():
            assert float(row["lat"]) == pytest.approx(from_print(row["lat_printed"]), abs=1e-6)
            assert float(row["lon"]) == pytest.approx(from_print(row["lon_printed"]), abs=1e-6)


def test_baseline_points_are_numbered_and_unique():
    assert len({row["point_id"] for row in BASELINES}) == len(BASELINES)
    for ring in {row["ring"] for row in BASELINES}:
        numbers = [int(row["seq"]) for row in BASELINES if row["ring"] == ring]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_chinese_set_is_two_closed_rings_of_twelve_and_five():
    china = [row for row in BASELINES if row["set"] == "China"]
    assert {row["party"] for row in china} == {"CN"}
    assert {row["joins_next"] for row in china} == {"Y"}
    sizes = [sum(row["ring"] == ring for row in china) for ring in ("CN-D1", "CN-D2")]
    assert sizes == [12, 5]


def test_the_japanese_set_is_low_water_alone_and_marks_what_it_borrows():
    japan = [row for row in BASELINES if row["set"] == "Japan"]
    assert {row["party"] for row in japan} == {"JP"}
    assert {row["joins_next"] for row in japan} == {"N"}
    own = {row["point_id"] for row in japan if row["kind"] == "low-water area mean"}
    assert own == {f"JP-LW.{area}" for area in range(99, 107)}
    borrowed = [row for row in japan if row["kind"] == "low-water rock from a foreign statement"]
    assert len(borrowed) == len(japan) - len(own)
    for row in borrowed:
        assert "position from a Chinese statement" in row["note"]
        assert row["accuracy_m"] == "150"


def test_a_borrowed_rock_is_the_same_rock_as_in_the_chinese_list():
    china = {row["point_id"]: row for row in BASELINES if row["set"] == "China"}
    for row in BASELINES:
        if row["point_id"].startswith("JP.CN"):
            assert at(row) == at(china[row["point_id"].removeprefix("JP.")])


def test_the_two_contiguous_zones_have_the_areas_given_in_the_readme():
    japan = shapely.MultiPoint([at(row) for row in BASELINES if row["set"] == "Japan"])
    rings = [
        shapely.Polygon([at(row) for row in BASELINES if row["ring"] == ring])
        for ring in ("CN-D1", "CN-D2")
    ]
    china = shapely.MultiPolygon(rings)
    assert china.is_valid
    assert zone_km2(japan, 24) == pytest.approx(15644.6, abs=3)
    assert zone_km2(china, 24) == pytest.approx(15714.7, abs=3)


def test_every_place_has_a_position_an_accuracy_and_a_neutral_name():
    assert len({row["place_id"] for row in PLACES}) == len(PLACES)
    named = {row["place_id"] for row in NAMES if row["usage"] == "neutral"}
    for row in PLACES:
        lon, lat = at(row)
        assert 110 < lon < 150
        assert 15 < lat < 50
        assert float(row["accuracy_m"]) > 0
        assert row["drawn"] in {"dot", "basemap", "label"}
        assert row["place_id"] in named
    assert {row["place_id"] for row in NAMES} == {row["place_id"] for row in PLACES}


def test_the_dot_of_an_island_lies_near_its_low_water_points():
    for row in DOTS:
        ring = "JP-" + row["place_id"].removeprefix("senkaku.")
        points = [at(point) for point in BASELINES if point["ring"] == ring]
        for lon, lat in points:
            away_m = WGS84.inv(lon, lat, *at(row))[2]
            assert away_m < 2000 + float(row["accuracy_m"]), (row["place_id"], away_m)


@pytest.mark.parametrize("place", DISPUTED)
def test_a_disputed_place_carries_every_claimants_name(place):
    names = [row for row in NAMES if row["place_id"] == place]
    assert {row["party"] for row in names} >= CLAIMANTS
    for party in CLAIMANTS:
        scripts = {row["script"] for row in names if row["party"] == party}
        assert "Latn" in scripts
        assert scripts & {"Hans", "Hant", "Jpan"}


def test_neutral_names_put_china_before_japan():
    for row in NAMES:
        if row["usage"] == "neutral" and row["place_id"].startswith("senkaku"):
            short = {
                other["party"]: other["name"]
                for other in NAMES
                if other["place_id"] == row["place_id"] and other["usage"] == "short"
            }
            assert row["name"] == f"{short['CN']} / {short['JP']}"
            assert row["party"] == "intl"


CLAIMS_OF = {  # place: who administers, who claims
    "senkaku": ({"JP"}, {"CN", "JP", "TW"}),
    "nt": ({"RU"}, {"JP", "RU"}),
    "liancourt": ({"KR"}, {"JP", "KR"}),
}


def test_claims_say_who_administers_and_who_claims_and_no_more():
    assert {row["role"] for row in CLAIMS} == {"administers", "claims"}
    for place in {row["place_id"] for row in CLAIMS}:
        said = [row for row in CLAIMS if row["place_id"] == place]
        administers = {row["party"] for row in said if row["role"] == "administers"}
        claims = {row["party"] for row in said if row["role"] == "claims"}
        assert (administers, claims) == CLAIMS_OF[place]
    assert {row["place_id"] for row in CLAIMS} == set(CLAIMS_OF)
    for row in CLAIMS:
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["since"])
        assert "sovereign" not in " ".join(row.values()).lower()


PLACES_OF_THE_STORY = {
    "senkaku.uotsuri",
    "senkaku.kita",
    "senkaku.minami",
    "senkaku.okikita",
    "senkaku.okiminami",
    "senkaku.tobise",
    "senkaku.kuba",
    "senkaku.taisho",
    "nt.etorofu",
    "nt.kunashiri",
    "nt.shikotan",
    "nt.habomai",
    "nt.suisho",
    "nt.akiyuri",
    "nt.yuri",
    "nt.shibotsu",
    "nt.taraku",
    "nt.harukari",
    "nt.todo",
    "nt.kaigara",
    "strait.soya",
    "strait.tsugaru",
    "strait.osumi",
    "strait.miyako",
    "strait.taiwan",
    "strait.yonaguni",
    "strait.tsushima.east",
    "strait.tsushima.west",
    "yonaguni",
    "okinotori",
    "liancourt",
    "liancourt.east",
    "liancourt.west",
}


def test_the_places_of_the_story_are_there():
    assert {row["place_id"] for row in PLACES} >= PLACES_OF_THE_STORY


def test_parts_belong_to_places_that_are_there():
    ids = {row["place_id"] for row in PLACES}
    assert {row["part_of"] for row in PLACES} <= {"", *ids}


@pytest.mark.parametrize(("group", "parties"), [("nt", ("JP", "RU")), ("liancourt", ("JP", "KR"))])
def test_both_parties_names_stand_in_the_order_of_their_english_names(group, parties):
    scripts = {"JP": "Jpan", "RU": "Cyrl", "KR": "Hang"}
    for place in [row["place_id"] for row in PLACES if row["place_id"].startswith(group)]:
        names = [row for row in NAMES if row["place_id"] == place]
        short = {row["party"]: row["name"] for row in names if row["usage"] == "short"}
        neutral = next(row["name"] for row in names if row["usage"] == "neutral")
        assert neutral == " / ".join(dict.fromkeys(short[party] for party in parties))
        for party in parties:
            assert scripts[party] in {row["script"] for row in names if row["party"] == party}


def test_no_sea_is_named():
    assert not [row for row in PLACES if "sea" in row["kind"]]
