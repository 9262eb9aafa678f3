"""Exports: what is written reads back as it was; no cell is a formula; nothing is invented."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.reports.exchange_json import geojson, moving_features
from desktop_app.reports.exchange_tables import HEADS, fixes_csv, fixes_parquet, safe_cell


def track(lons, *, name="Tern", basis=Basis.MEASURED):
    count = len(lons)
    nan = np.full(count, np.nan)
    return Track(
        vessel=Vessel("vessel-1", f"name:{name}", name=name, flag="XA"),
        basis=basis,
        source_ids=("source-1",),
        t_s=np.arange(count) * 60.0,
        lon_deg=np.array(lons, dtype=float),
        lat_deg=np.full(count, 25.5),
        sog_kn=nan,
        cog_deg=nan,
        heading_deg=nan,
        source=np.zeros(count, dtype=np.int64),
        line=np.arange(count, dtype=np.int64) + 2,
    )


def only_feature(exercise, *tracks):
    state = replace(exercise, tracks=tracks, zones={}, visits={})
    (feature,) = json.loads("".join(geojson(state)))["features"]
    return feature


def test_a_track_is_a_line_with_a_time_a_position(exercise):
    feature = only_feature(exercise, track([123.0, 123.1]))
    assert feature["geometry"] == {
        "type": "LineString",
        "coordinates": [[123.0, 25.5], [123.1, 25.5]],
    }
    assert feature["properties"]["coordTimes"] == [
        "1970-01-01T00:00:00.000Z",
        "1970-01-01T00:01:00.000Z",
    ]


def test_a_track_over_180_degrees_is_cut_there(exercise):
    feature = only_feature(exercise, track([179.8, 179.9, -179.9, -179.8]))
    assert feature["geometry"]["type"] == "MultiLineString"
    assert [len(line) for line in feature["geometry"]["coordinates"]] == [2, 2]
    assert [len(line) for line in feature["properties"]["coordTimes"]] == [2, 2]


def test_a_single_fix_is_a_point(exercise):
    feature = only_feature(exercise, track([123.0]))
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["time"] == "1970-01-01T00:00:00.000Z"


def test_illustrative_positions_say_so(exercise, senkaku):
    feature = only_feature(exercise, track([1.0, 2.0], basis=Basis.RECONSTRUCTED))
    assert feature["properties"]["note"] == "the positions are illustrative"
    kinds = [f["properties"]["kind"] for f in json.loads("".join(geojson(senkaku)))["features"]]
    assert {"entered", "left"}.isdisjoint(kinds), "no crossing of a reconstructed track is told"
    assert kinds.count("track") == 5


def test_moving_features_hold_every_fix(exercise):
    told = json.loads("".join(moving_features(exercise)))
    lengths = [len(f["temporalGeometry"]["datetimes"]) for f in told["features"]]
    assert sum(lengths) == sum(len(track) for track in exercise.tracks)
    for feature in told["features"]:
        moving = feature["temporalGeometry"]
        assert moving["type"] == "MovingPoint"
        assert len(moving["coordinates"]) == len(moving["datetimes"])


def test_csv_and_parquet_hold_the_same_fixes(exercise):
    rows = list(csv.DictReader(io.StringIO("".join(fixes_csv(exercise)))))
    table = pl.read_parquet(io.BytesIO(fixes_parquet(exercise)))
    assert tuple(table.columns) == HEADS == tuple(rows[0])
    assert len(rows) == len(table) == sum(len(track) for track in exercise.tracks)
    assert [row["line"] for row in rows] == [str(n) for n in table["line"]]
    assert [float(row["latitude"]) for row in rows] == pytest.approx(table["latitude"].to_list())
    assert table["sog_kn"].is_nan().sum() == 0, "absent numbers are nulls"
    stamps = table["time"].dt.to_string("%Y-%m-%dT%H:%M:%S%.3fZ").to_list()
    assert [row["time"] for row in rows] == stamps


def test_parquet_without_a_fix_still_has_its_columns(exercise):
    table = pl.read_parquet(io.BytesIO(fixes_parquet(replace(exercise, tracks=()))))
    assert tuple(table.columns) == HEADS


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum", "\t=1", "  =1", "\r=1", "＝1"])  # noqa: RUF001
def test_a_name_is_never_a_formula(exercise, name):
    state = replace(exercise, tracks=(track([123.0], name=name),))
    rows = list(csv.DictReader(io.StringIO("".join(fixes_csv(state)), newline="")))
    assert rows[0]["vessel"] == f"'{name}"
    assert rows[0]["longitude"] == "123.0000000"


@given(st.text())
def test_no_cell_begins_as_a_formula(text):
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
