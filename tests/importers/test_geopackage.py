"""Foreign GeoPackages and our own watch files as sources; files are made here, with plain SQL."""

import contextlib
import sqlite3
import struct

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.isolated import read_isolated
from desktop_app.importers.records import BadRecord
from desktop_app.importers.registry import read_file
from desktop_app.importers.well_known_binary import check_wkb
from desktop_app.operations.import_tracks import import_file
from desktop_app.store.watch_file import create_watch_file, open_watch_file

TRACKS = """MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading
431000001,2022-07-03T22:00:00,30.5,179.9,12.0,90.0,511
431000001,2022-07-03T22:10:00,30.5,-179.9,12.0,90.0,90
431000001,2022-07-03T22:20:00,30.5,-179.8,12.0,90.0,90
"""


def blob(shape):
    return struct.pack("<2sBBi", b"GP", 0, 1, 4326) + shapely.to_wkb(shape, flavor="iso")


def make(path, rows, columns="name TEXT, t TEXT", srs=4326, extra=()):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
        db.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        db.execute(f"CREATE TABLE layer (fid INTEGER PRIMARY KEY, geom BLOB, {columns})")
        db.execute("INSERT INTO gpkg_contents VALUES ('layer', 'features')")
        db.execute("INSERT INTO gpkg_geometry_columns VALUES ('layer', 'geom', ?)", [srs])
        marks = ", ".join("?" * (columns.count(",") + 2))
        db.executemany(f"INSERT INTO layer VALUES (NULL, {marks})", rows)  # noqa: S608
        for statement in extra:
            db.execute(statement)
    db.close()
    return path


def read(path, **options):
    return read_file(path, ImportOptions(**options), Quiet())


def test_polygons_are_zones_and_damaged_geometries_are_rejected(tmp_path):
    square = blob(shapely.box(0, 0, 2, 2))
    rows = [(square, "12NM", None), (square[:-5], "cut", None), (None, "none", None)]
    found = read(make(tmp_path / "a.gpkg", rows, "name TEXT, pol_type TEXT"))
    assert [(zone.name, zone.line) for zone in found.zones] == [("12NM", 1)]
    assert [(bad.line, bad.reason) for bad in found.rejected] == [
        (2, "geometry type 'damaged geometry' is not an area"),
        (3, "no geometry"),
    ]
    assert found.format == "geopackage"


def test_points_with_times_and_lines_with_m_are_tracks(tmp_path):
    line = shapely.from_wkt("LINESTRING M (1 2 1656885900, 1.1 2 1656885960)")
    rows = [
        (blob(shapely.Point(123, 25)), "A", "2022-07-03T22:05:00Z"),
        (blob(line), "B", None),
        (blob(shapely.LineString([(5, 5), (6, 6)])), "C", None),
    ]
    found = read(make(tmp_path / "a.gpkg", rows))
    assert [found.vessel_keys[i].rsplit(":", 1)[1] for i in found.vessel] == ["A", "B", "B"]
    assert found.t_s.tolist() == [1656885900, 1656885900, 1656885960]
    assert [sketch.label for sketch in found.sketches] == ["C"]


def test_a_layer_in_another_reference_system_is_ignored_by_kind(tmp_path):
    found = read(make(tmp_path / "a.gpkg", [(blob(shapely.Point(1, 1)), "A", None)], srs=3857))
    assert (found.records, found.ignored) == (1, {"in another reference system": 1})


def test_a_trigger_is_harmless_and_a_view_or_another_database_is_refused(tmp_path):
    row = (blob(shapely.Point(1, 1)), "A", None)
    trigger = "CREATE TRIGGER x AFTER INSERT ON layer BEGIN DELETE FROM layer; END"
    path = make(tmp_path / "a.gpkg", [row], extra=[trigger])
    before = path.read_bytes()
    assert read(path).records == 1
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.gpkg"]
    view = ("ALTER TABLE layer RENAME TO real", "CREATE VIEW layer AS SELECT * FROM real")
    with pytest.raises(Refused, match="not a table"):
        read(make(tmp_path / "b.gpkg", [row], extra=view))
    sqlite3.connect(tmp_path / "c.gpkg").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(Refused, match="not a GeoPackage"):
        read(tmp_path / "c.gpkg")


def test_a_damaged_database_is_refused(tmp_path):
    path = make(tmp_path / "a.gpkg", [(blob(shapely.Point(1, 1)), "A" * 5000, None)])
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(Refused, match="damaged"):
        read(path)


@pytest.fixture
def watch_path(tmp_path):
    path = tmp_path / "tracks.csv"
    path.write_text(TRACKS)
    with create_watch_file(tmp_path / "watch.gpkg") as watch:
        import_file(watch, path, ImportOptions(), "tester", Quiet())
    return tmp_path / "watch.gpkg"


def test_a_watch_file_is_a_source_of_tracks(watch_path, tmp_path):
    imported = read_isolated(watch_path, ImportOptions(), Quiet())
    assert (imported.format, imported.basis) == ("watch-file", Basis.MEASURED)
    assert imported.vessel_keys == ("mmsi:431000001",)
    assert imported.lon_deg.tolist() == [179.9, -179.9, -179.8]
    assert imported.sog_kn.tolist() == [12.0, 12.0, 12.0]
    with create_watch_file(tmp_path / "other.gpkg") as other:
        report = import_file(other, watch_path, ImportOptions(), "tester", Quiet())
        assert (report.stored, report.vessels) == (3, 1)


def test_several_bases_in_a_watch_file_are_asked_about(watch_path, tmp_path):
    sightings = tmp_path / "sightings.csv"
    sightings.write_text("time,position,observer,vessel\n2022-07-04T07:05Z,25°N 123°E,x,A\n")
    with open_watch_file(watch_path) as watch:
        import_file(watch, sightings, ImportOptions(), "tester", Quiet())
    with pytest.raises(DecisionNeeded) as asked:
        read(watch_path)
    assert [question.flag for question in asked.value.questions] == ["--basis"]
    imported = read(watch_path, basis=Basis.SIGHTING)
    assert (len(imported.t_s), imported.ignored) == (1, {"fix that is measured": 3})


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 255))
def test_what_passes_the_walk_is_read_and_nothing_crashes(junk, place, value):
    sound = shapely.to_wkb(shapely.MultiPolygon([shapely.box(0, 0, 1, 1)]), flavor="iso")
    check_wkb(sound)
    changed = bytearray(sound)
    changed[place % len(changed)] = value
    for candidate in (bytes(changed), junk):
        try:
            check_wkb(candidate)
        except BadRecord:
            continue
        with contextlib.suppress(shapely.errors.ShapelyError):
            shapely.from_wkb(candidate)
