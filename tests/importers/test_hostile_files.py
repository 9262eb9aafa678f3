"""Hostile files, where they are at hand: each has the outcome that its index states."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.isolated import read_isolated

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not at hand")

UTC = {"time_zone": "UTC"}
START = {"start_time": "2022-07-03T22:05:00Z"}
SETTLED = {  # stored, rejected, duplicate
    "c01_nul.csv": ((2, 0, 0), {}),
    "c03_utf8_bom.csv": ((1, 0, 0), {}),
    "c04_utf16le_bom.csv": ((1, 0, 0), {}),
    "c05_cp932.csv": ((1, 0, 0), {"encoding": "cp932"}),
    "c06_mixed_line_ends.csv": ((3, 0, 0), {}),
    "c07_cr_only.csv": ((2, 0, 0), {}),
    "c08_ragged.csv": ((1, 2, 0), {}),
    "c09_decimal_comma_semicolon.csv": ((2, 0, 0), {**UTC, "date_order": "dmy", "decimal": ","}),
    "c10_leading_zero_and_excel_mmsi.csv": ((2, 1, 0), {}),
    "c11_nan_inf_out_of_range.csv": ((1, 9, 0), {}),
    "c12_swapped_day_month.csv": ((12, 0, 0), UTC),
    "c13_mixed_day_month.csv": ((31, 0, 0), UTC),
    "c15_dst_ambiguous_local.csv": ((0, 3, 0), {"time_zone": "America/New_York"}),
    "c16_two_digit_year_future.csv": ((1, 2, 0), {**UTC, "date_order": "dmy"}),
    "c17_formula_and_escape_names.csv": ((9, 0, 0), {}),
    "c22_huge_ints.csv": ((0, 2, 0), {}),
    "c23_late_type_change.csv": ((300, 1, 0), {}),
    "c24_antimeridian.csv": ((6, 0, 0), {}),
    "n01_bad_checksum.nmea": ((1, 2, 0), START),
    "n02_fragments_wrong.nmea": ((0, 6, 0), {}),
    "n03_fragment_flood.nmea": ((0, 5000, 0), {}),
    "n04_overlong_and_armour.nmea": ((0, 9, 0), {}),
    "n05_binary_garbage.nmea": ((1, 157, 0), START),
    "n06_no_time.nmea": ((1, 0, 4), START),
    "n07_cr_nul_long_line.nmea": ((1, 1, 1), START),
    "x08_xinclude_file.gpx": ((1, 0, 0), {}),
    "x09_xslt_pi.gpx": ((1, 0, 0), {}),
    "x12_utf16.gpx": ((1, 0, 0), {}),
    "x15_coords_nan_inf_range.gpx": ((0, 8, 0), {}),
    "x16_times.gpx": ((2, 5, 2), UTC),
    "x17_html_name.gpx": ((1, 0, 0), {}),
    "x18_kml_networklink.kml": ((0, 0, 0), {}),
    "k01_path_traversal.kmz": ((0, 0, 0), {}),
    "k04_two_docs.kmz": ((0, 0, 0), {}),
}
ZONES = {  # zones, rejected
    **dict.fromkeys(
        (
            "s01_trigger_wipes_on_insert.gpkg",
            "s07_newer_version.gpkg",
            "s08_html_and_nul_names.gpkg",
            "s09_generated_and_check.gpkg",
            "s15_attach_name_in_table.gpkg",
        ),
        (0, 0),
    ),
    "s16_blob_geometry_garbage.gpkg": (0, 6),
    "x19_kml_coords_bad.kml": (0, 2),
    "g04_bowtie.geojson": (0, 1),
    "g06_null_geometry_and_types.geojson": (0, 4),
    "g07_out_of_range_and_antimeridian.geojson": (1, 0),
    "g09_hole_outside.geojson": (0, 1),
    "g12_huge_string.geojson": (0, 0),
}
ASKED = {
    "c05_cp932.csv": ["--encoding"],
    "c09_decimal_comma_semicolon.csv": ["--time-zone", "--date-order", "--decimal"],
    "c12_swapped_day_month.csv": ["--time-zone"],
    "c15_dst_ambiguous_local.csv": ["--time-zone"],
    "c16_two_digit_year_future.csv": ["--time-zone", "--date-order"],
    "c18_duplicate_header.csv": ["--map"],
    "n06_no_time.nmea": ["--start-time"],
    "x16_times.gpx": ["--time-zone"],
}
REFUSED = (
    *(f"c{n}" for n in ("02", "14", "19", "20", "21")),
    *(f"g{n}" for n in ("01", "02", "03", "05", "08", "10", "11")),
    *(f"x{n}" for n in ("01", "02", "03", "04", "05", "06", "07", "10", "11", "13", "14")),
    *("x20", "x21", "k02", "k03", "k05", "k06", "k07", "v0", "v1"),
    *(f"s{n:02d}" for n in (*range(2, 7), *range(10, 15))),
)


def read(name, **options):
    return read_isolated(HOSTILE / name, ImportOptions(**options), Quiet())


def refused_files():
    paths = sorted(HOSTILE.glob("*.*")) if HOSTILE.is_dir() else []
    return [path.name for path in paths if path.name.startswith(REFUSED)]


@pytest.mark.parametrize(("name", "expected"), SETTLED.items(), ids=list(SETTLED))
def test_a_file_with_good_and_bad_records_is_settled(name, expected):
    counts, options = expected
    imported = read(name, **options)
    assert (len(imported.t_s), len(imported.rejected), imported.duplicate) == counts
    assert all(each.line and each.reason for each in imported.rejected)


@pytest.mark.parametrize(("name", "counts"), ZONES.items(), ids=list(ZONES))
def test_a_file_of_zones_is_settled(name, counts):
    imported = read(name)
    assert (len(imported.zones), len(imported.rejected)) == counts


@pytest.mark.parametrize(("name", "flags"), ASKED.items(), ids=list(ASKED))
def test_what_is_open_is_asked(name, flags):
    with pytest.raises(DecisionNeeded) as asked:
        read(name)
    assert [question.flag for question in asked.value.questions] == flags


@pytest.mark.parametrize("name", [n for n in refused_files() if not n.endswith((".py", ".md"))])
def test_what_is_not_to_be_trusted_is_refused(name):
    with pytest.raises(Refused):
        read(name)


def test_every_file_has_a_stated_outcome():
    stated = {*SETTLED, *ZONES, *ASKED, *refused_files()}
    files = {p.name for p in HOSTILE.glob("*.*") if p.suffix not in (".py", ".md")}
    assert files <= stated
