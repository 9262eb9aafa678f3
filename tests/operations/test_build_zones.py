"""Zones from baseline points and coasts, through the command line and by hand."""

import json

import numpy as np
import pytest
import shapely
from pyproj import Geod

from desktop_app.cli.command_line import run
from desktop_app.domain.regimes import Regime
from desktop_app.domain.units import NM_M
from desktop_app.importers.baseline_points import read_baseline_points
from desktop_app.operations.baseline_sets import sets_of_points
from desktop_app.operations.build_zones import ZoneNames, build_zones
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch

WGS84 = Geod(ellps="WGS84")
NAMES = ZoneNames("Elm bank", "XA", ("XA", "XB"), ("the banks",))


def sets(tmp_path, *rows):
    path = tmp_path / "points.csv"
    head = "set,ring,seq,lat,lon,joins_next,accuracy_m,valid_from,source"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return sets_of_points(read_baseline_points(path))


def by_regime(zones):
    return {zone.regime: zone for zone in zones}


def test_points_give_rings_that_do_not_overlap(tmp_path):
    zones = by_regime(build_zones(sets(tmp_path, "A,r,1,30,170,N,80,,law"), [12, 24, 200], NAMES))
    assert set(zones) == {
        Regime.TERRITORIAL_SEA,
        Regime.CONTIGUOUS_ZONE,
        Regime.EXCLUSIVE_ECONOMIC_ZONE,
    }
    territorial, contiguous = zones[Regime.TERRITORIAL_SEA], zones[Regime.CONTIGUOUS_ZONE]
    assert shapely.intersection(territorial.area, contiguous.area).area < 1e-9
    assert (contiguous.inner_m, contiguous.outer_m) == (12 * NM_M, 24 * NM_M)
    assert territorial.accuracy_m == 80
    assert territorial.name == "Elm bank, territorial sea"
    assert territorial.claimed_by == ("XA", "XB")
    assert territorial.names == ("the banks",)
    assert territorial.source == "law"


def test_an_open_straight_baseline_carries_the_limit_between_its_points(tmp_path):
    rows = ["A,r,1,30,170,Y,30,1977-06-17,law", "A,r,2,30,171,N,30,1977-06-17,law"]
    [zone] = build_zones(sets(tmp_path, *rows), [12], NAMES)
    lon, lat, _ = WGS84.fwd(170.5, 30.001, 0, 11.9 * NM_M)
    assert shapely.intersects_xy(zone.area, lon, lat)
    assert zone.valid_from_s == 235353600.0  # 1977-06-17
    assert zone.baseline.geom_type == "LineString"


def test_points_and_straight_baselines_may_stand_in_one_set(tmp_path):
    rows = [
        "A,r,1,30,170,Y,30,,law",
        "A,r,2,30,171,N,30,,law",
        "A,s,1,31,172,N,80,,law",
    ]
    [zone] = build_zones(sets(tmp_path, *rows), [12], NAMES)
    assert shapely.intersects_xy(zone.area, [170.5, 172.0], [30.1, 31.1]).all()
    assert zone.accuracy_m == 80


def test_closed_straight_baselines_give_internal_waters_and_seas_without_them(tmp_path):
    corners = [(30, 170), (30, 171), (31, 171)]
    rows = [f"A,r,{n},{lat},{lon},Y,130,2012-09-10,law" for n, (lat, lon) in enumerate(corners, 1)]
    zones = by_regime(build_zones(sets(tmp_path, *rows), [12], NAMES))
    inside = (170.7, 30.3)
    assert shapely.intersects_xy(zones[Regime.INTERNAL_WATERS].area, *inside)
    assert not shapely.intersects_xy(zones[Regime.TERRITORIAL_SEA].area, *inside)


def test_each_set_gets_its_own_zones(tmp_path):
    rows = ["B,r,1,30,170,N,80,,law B", "A,r,1,30,171,N,60,,law A"]
    zones = build_zones(sets(tmp_path, *rows), [12], NAMES)
    assert [(zone.zone_set, zone.accuracy_m) for zone in zones] == [("A", 60), ("B", 80)]


def coast_file(tmp_path):
    line = [[179.5, 30.0], [179.9, 30.2], [-179.8, 30.0]]
    feature = {"type": "Feature", "properties": {"accuracy_m": 40}}
    feature["geometry"] = {"type": "LineString", "coordinates": line}
    path = tmp_path / "coast.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_a_coast_file_becomes_zones_in_the_watch_file(tmp_path, capsys):
    watch, coast = str(tmp_path / "watch.gpkg"), str(coast_file(tmp_path))
    words = ["zones", "build", watch, "--coast", coast, "--name", "Elm bank", "--limits", "12"]
    assert run([*words, "--set", "Arland", "--by", "tester", "--json"]) == 0
    [zone] = json.loads(capsys.readouterr().out)["zones"]
    assert (zone["set"], zone["regime"], zone["zone_accuracy_m"]) == (
        "Arland",
        "territorial sea",
        40.0,
    )
    assert "coast.geojson, SHA-256" in zone["source"]
    assert run(["zones", "list", watch, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["zones"] == [zone]


def test_points_and_coast_exclude_each_other(tmp_path):
    words = ["zones", "build", "w.gpkg", "--name", "x", "--points", "a", "--coast", "b"]
    with pytest.raises(SystemExit) as caught:
        run(words)
    assert caught.value.code == 2


def exercise_area(tmp_path, **properties):
    box = [[[160, 30], [161, 30], [161, 31], [160, 31], [160, 30]]]
    feature = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": box}}
    feature["properties"] = {"name": "Alder square", "regime": "exercise area", **properties}
    path = tmp_path / "area.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return str(path)


def test_an_exercise_area_is_entered_only_while_it_is_in_force(tmp_path, capsys):
    lines = ["# offing-track 1", "# basis: simulated", "vessel,flag,time,latitude,longitude"]
    for minutes in range(0, 181, 10):  # in the area from 01:00 to 02:00
        clock = f"2020-05-01T{minutes // 60:02d}:{minutes % 60:02d}:00Z"
        lines.append(f"Exact,XA,{clock},30.5,{159 + minutes / 60:.7f}")
    track = tmp_path / "track.csv"
    track.write_text("\n".join(lines) + "\n")
    dwells = {}
    for start, end in (("00:00", "12:00"), ("03:00", "12:00"), ("01:30", "12:00")):
        watch = str(tmp_path / f"{start[:2]}{start[3:]}.gpkg")
        times = {"valid_from": f"2020-05-01T{start}:00Z", "valid_to": f"2020-05-01T{end}:00Z"}
        assert run(["import", watch, str(track), "--by", "tester"]) == 0
        area = exercise_area(tmp_path, **times, group="squares")
        assert run(["zones", "import", watch, area, "--by", "tester"]) == 0
        capsys.readouterr()
        assert run(["visits", watch, "--zone", "squares", "--json"]) == 0
        visits = json.loads(capsys.readouterr().out)["visits"]
        dwells[start] = [(visit["dwell_s"], visit["started_inside"]) for visit in visits]
    assert dwells["00:00"] == [(3600.0, False)]
    assert dwells["03:00"] == []
    assert dwells["01:30"] == [(None, True)]


def test_a_time_that_cannot_be_read_refuses_the_zones(tmp_path, capsys):
    watch, area = str(tmp_path / "watch.gpkg"), exercise_area(tmp_path, valid_from="next week")
    assert run(["zones", "import", watch, area, "--by", "tester"]) == 1
    assert "valid_from" in capsys.readouterr().err


def test_the_measure_of_a_limit_does_not_depend_on_the_order_of_points(tmp_path):
    rng = np.random.default_rng(1)
    rows = [f"A,r{n},1,{30 + n / 10},{170 + n / 7},N,80,,law" for n in range(6)]
    one = build_zones(sets(tmp_path, *rows), [12], NAMES)[0].area
    other = build_zones(sets(tmp_path, *rng.permutation(rows)), [12], NAMES)[0].area
    assert shapely.symmetric_difference(one, other).area < 1e-6


def test_limits_end_at_the_median_line_with_another_coast(tmp_path, capsys):
    watch, points, other = (tmp_path / name for name in ("watch.gpkg", "own.csv", "other.geojson"))
    points.write_text("set,lat,lon\nArland,0,170\n")
    geometry = {"type": "Point", "coordinates": [170.3, 0.0]}
    other.write_text(json.dumps(geometry))  # 18 nm east: the median line is at 170.15° E
    words = ["zones", "build", watch, "--points", points, "--name", "Elm", "--limits", "12,24"]
    assert run([str(word) for word in (*words, "--median-with", other, "--json")]) == 0
    told = json.loads(capsys.readouterr().out)["zones"]
    assert all("median line with other.geojson" in zone["source"] for zone in told)
    assert {zone["outer_m"] for zone in told} == {None}
    with open_watch(watch, read_only=True) as opened:
        zones = by_regime(snapshot(opened).zones.values())
    for regime, west in ((Regime.TERRITORIAL_SEA, 169.85), (Regime.CONTIGUOUS_ZONE, 169.7)):
        _, _, east, _ = zones[regime].area.bounds
        assert east == pytest.approx(170.15, abs=1e-6)
        assert shapely.intersects_xy(zones[regime].area, west, 0.0)


def test_a_coast_too_far_away_to_matter_changes_nothing(tmp_path, capsys):
    points, other = tmp_path / "own.csv", tmp_path / "other.geojson"
    points.write_text("set,lat,lon\nArland,0,170\n")
    other.write_text(json.dumps({"type": "Point", "coordinates": [172.0, 0.0]}))
    words = ["zones", "build", "", "--points", str(points), "--name", "Elm", "--limits", "12"]
    zones = []
    for name, more in (("a.gpkg", []), ("b.gpkg", ["--median-with", str(other)])):
        words[2] = str(tmp_path / name)
        assert run([*words, *more, "--json"]) == 0
        zones.append(json.loads(capsys.readouterr().out)["zones"])
    assert zones[0] == zones[1]


def bay_file(tmp_path, depth_deg):
    coast = [[170.0, 0.0], [170.0, -depth_deg], [170.2, -depth_deg], [170.2, 0.0]]  # a 12-nm mouth
    geometry = {"type": "LineString", "coordinates": coast}
    feature = {"type": "Feature", "properties": {"kind": "bay"}, "geometry": geometry}
    path = tmp_path / "bay.geojson"
    path.write_text(json.dumps(feature))
    return str(path)


def test_a_bay_is_closed_and_its_waters_are_internal(tmp_path, capsys):
    watch = tmp_path / "watch.gpkg"
    words = ["zones", "build", str(watch), "--name", "Elm", "--limits", "12"]
    assert run([*words, "--coast", bay_file(tmp_path, 0.3)]) == 0
    with open_watch(watch, read_only=True) as opened:
        zones = by_regime(snapshot(opened).zones.values())
    inside, mouth = (170.1, -0.15), (170.1, 0.01)
    assert shapely.intersects_xy(zones[Regime.INTERNAL_WATERS].area, *inside)
    assert not shapely.intersects_xy(zones[Regime.TERRITORIAL_SEA].area, *inside)
    assert shapely.intersects_xy(zones[Regime.TERRITORIAL_SEA].area, *mouth)
    lon, lat, _ = WGS84.fwd(170.1, 0.0, 0, 11.9 * NM_M)  # measured from the middle of the line
    assert shapely.intersects_xy(zones[Regime.TERRITORIAL_SEA].area, lon, lat)


def test_a_mere_curve_of_the_coast_is_no_bay(tmp_path, capsys):
    words = ["zones", "build", str(tmp_path / "watch.gpkg"), "--name", "Elm", "--limits", "12"]
    assert run([*words, "--coast", bay_file(tmp_path, 0.05)]) == 1
    assert "no bay (UNCLOS art. 10): mouth 12.0 nm" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nt.etorofu", "Iturup", "択捉島", "etorofu to", "остров Итуруп"])
def test_a_known_place_brings_its_names_and_who_administers_and_claims(tmp_path, capsys, name):
    watch, points = str(tmp_path / "watch.gpkg"), tmp_path / "points.csv"
    points.write_text("set,lat,lon\nJapan,45,147.8\n")
    words = ["zones", "build", watch, "--points", str(points), "--limits", "12", "--place", name]
    assert run([*words, "--json"]) == 0
    [zone] = json.loads(capsys.readouterr().out)["zones"]
    assert zone["name"] == "Etorofu / Iturup, territorial sea"
    assert (zone["administered_by"], zone["claimed_by"]) == ("RU", ["JP", "RU"])
    assert run(["zones", "list", watch, "--json", "--perspective", "RU"]) == 0
    [seen] = json.loads(capsys.readouterr().out)["zones"]  # Russia has no set here: all are shown
    assert seen["name"] == "Iturup, territorial sea"


def test_an_unknown_place_is_said_to_be_unknown(tmp_path, capsys):
    words = ["zones", "build", str(tmp_path / "w.gpkg"), "--points", "x", "--place", "Atlantis"]
    assert run(words) == 1
    assert "There is no such place (Atlantis)" in capsys.readouterr().err
