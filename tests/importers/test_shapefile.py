"""Shapefiles written here byte by byte, as their description of 1998 has it."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import OffingError, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import read_file

NOAA = (
    Path(__file__).parents[3]
    / "shared"
    / "data"
    / "zones"
    / "noaa_USMaritimeLimitsAndBoundariesSHP.zip"
)
WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]'
OUTER = [(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)]  # clockwise
HOLE = [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)]
ISLAND = [(10, 0), (10, 1), (11, 1), (11, 0), (10, 0)]


def parts(kind, rings):
    starts, points = [], []
    for ring in rings:
        starts.append(len(points))
        points += ring
    head = struct.pack("<i4d2i", kind, 0, 0, 0, 0, len(rings), len(points))
    body = struct.pack(f"<{len(starts)}i", *starts)
    return head + body + b"".join(struct.pack("<2d", *point) for point in points)


def point(lon, lat):
    return struct.pack("<i2d", 1, lon, lat)


def shp(records):
    body = b"".join(
        struct.pack(">ii", number, len(record) // 2) + record
        for number, record in enumerate(records, 1)
    )
    words = (100 + len(body)) // 2
    return struct.pack(">i5ii", 9994, 0, 0, 0, 0, 0, words).ljust(100, b"\0") + body


def dbf(names, rows):
    width = 40
    fields = b"".join(
        name.encode().ljust(11, b"\0") + b"C\0\0\0\0" + bytes([width, 0]) + bytes(14)
        for name in names
    )
    body = b"".join(b" " + b"".join(value.encode().ljust(width) for value in row) for row in rows)
    header_bytes = 32 + len(fields) + 1
    head = struct.pack("<4BIHH", 3, 122, 1, 1, len(rows), header_bytes, 1 + width * len(names))
    return head.ljust(32, b"\0") + fields + b"\r" + body


def archive(records, names=("NAME",), rows=None, **changes):
    members = {
        "a.shp": shp(records),
        "a.dbf": dbf(names, rows or [("A",)] * len(records)),
        "a.prj": WGS84.encode(),
        "a.cpg": b"UTF-8",
    }
    members.update({f"a.{ending}": content for ending, content in changes.items()})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            if content is not None:
                packed.writestr(name, content)
    return buffer.getvalue()


def test_polygons_with_holes_and_several_parts_are_zones(read):
    names = ("GEONAME", "POL_TYPE", "SOVEREIGN1", "SOVEREIGN2")
    rows = [("尖閣", "Overlapping claim", "Japan", "North Korea")]
    found = read("a.zip", archive([parts(5, [OUTER, HOLE, ISLAND])], names, rows))
    (zone,) = found.zones
    assert (found.format, zone.name, zone.regime) == (
        "shapefile",
        "尖閣",
        "exclusive economic zone",
    )
    assert zone.properties["claimed_by"] == ["JP", "KP"]
    area = shapely.from_wkb(zone.geometry)
    assert area.area == pytest.approx(16 - 1 + 1)
    assert not area.contains(shapely.Point(1.5, 1.5))


def test_limits_given_as_lines_stay_lines_and_are_cut_at_180(read):
    names = ("REGION", "FEAT_TYPE")
    rows = [("Aleutians", "Maritime Limit")]
    found = read("a.zip", archive([parts(3, [[(179, 50), (-179, 52)]])], names, rows))
    (limit,) = found.sketches
    assert (limit.craft, limit.label, limit.vessel_keys, limit.new_event) == (
        "limit",
        "Aleutians, Maritime Limit",
        (),
        False,
    )
    lines = shapely.from_wkb(limit.geometry)
    assert [list(line.coords) for line in lines.geoms] == [
        [(179, 50), (180, 51)],
        [(-180, 51), (-179, 52)],
    ]


def test_timed_points_are_tracks(read):
    rows = [("A", "2022-07-03T22:05:00Z"), ("A", "2022-07-03T22:06:00Z")]
    found = read("a.zip", archive([point(1, 2), point(1.5, 2)], ("NAME", "TIME"), rows))
    assert (found.lon_deg.tolist(), found.records) == ([1.0, 1.5], 2)


def test_null_shapes_and_odd_numbers_are_rejected(read):
    records = [struct.pack("<i", 0), parts(5, [OUTER]), parts(5, [[(0, float("nan")), *OUTER[1:]]])]
    found = read("a.zip", archive(records))
    assert (len(found.zones), [bad.line for bad in found.rejected]) == (1, [1, 3])


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"prj": None}, "states no reference system"),
        ({"prj": b'PROJCS["WGS_1984_Web_Mercator"]'}, "not WGS84"),
        ({"prj": b'GEOGCS["GCS_Tokyo"]'}, "not WGS84"),
        ({"dbf": None}, "lacks the attributes"),
        ({"dbf": b"\x03" * 40}, "attributes"),
        ({"shp": b"\0" * 200}, "damaged"),
        ({"cpg": b"martian"}, "no encoding"),
    ],
)
def test_what_is_not_whole_or_not_wgs84_is_refused(read, changes, what):
    with pytest.raises(Refused, match=what):
        read("a.zip", archive([parts(5, [OUTER])], **changes))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=4), st.sampled_from(["shp", "dbf"]))
def test_a_damaged_shapefile_balances_or_is_refused(tmp_path_factory, at, piece, member):
    content = {"shp": shp([parts(5, [OUTER, HOLE])] * 2), "dbf": dbf(("NAME",), [("A",)] * 2)}
    original = content[member]
    changed = original[:at] + piece + original[at + len(piece) :]
    path = tmp_path_factory.mktemp("shp") / "a.zip"
    path.write_bytes(archive([parts(5, [OUTER, HOLE])] * 2, **{member: changed}))
    try:
        read_file(path, ImportOptions(), Quiet())
    except OffingError:
        return


@pytest.mark.skipif(not NOAA.is_file(), reason="the real file is not at hand")
def test_the_official_limits_of_the_united_states_are_260_lines():
    found = read_file(NOAA, ImportOptions(), Quiet())
    assert (found.records, len(found.sketches), found.rejected) == (260, 260, ())
    crossing = [s for s in found.sketches if shapely.from_wkb(s.geometry).bounds[2] == 180]
    assert crossing
    for sketch in found.sketches:
        for line in shapely.from_wkb(sketch.geometry).geoms:
            lon = shapely.get_coordinates(line)[:, 0]
            assert abs(lon[1:] - lon[:-1]).max() < 180
