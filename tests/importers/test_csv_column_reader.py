"""The fast reader of columns against the row-by-row reader, which is its oracle."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import OffingError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.block_columns import NotPlain
from desktop_app.importers.csv_column_reader import may_read_columns, read_columns
from desktop_app.importers.csv_plan import plan_csv
from desktop_app.importers.csv_tracks import read_rows
from desktop_app.importers.source_file import look_at

DATA = Path(__file__).parents[1] / "data" / "csv"
SHARED = Path(__file__).parents[3] / "shared"
FILES = [*DATA.glob("*/*"), *SHARED.glob("hostile/c*.csv"), *SHARED.glob("data/csv/marine*.csv")]
OPTIONS = ImportOptions(time_zone="UTC", date_order="dmy", decimal=".", encoding=None)
COLUMNS = ("t_s", "lon_deg", "lat_deg", "sog_kn", "cog_deg", "heading_deg", "line")

MMSI = st.sampled_from(
    ["431000001", "002241120", "431000001.0", "4.31E+08", "12345678", "+23456789", "", " 431000001"]
)
TIME = st.sampled_from(
    [
        "2022-07-03T22:05:00",
        "2022-07-03 22:05:01",
        "2022-07-03T22:05:02Z",
        "2022-07-03T22:05:02.5Z",
        "2022-02-29T00:00:00",
        "2022-07-03T22:05:60",
        "2022-07-03T24:00:00",
        "03/07/2022 22:05:00",
        "2022-07-03T22:05:00z",
        "2022-07-04T07:05:00+09:00",
        "1989-12-31T00:00:00",
        "2099-01-01T00:00:00",
        "2022_07_03T22:05:00",
        "\uff12022-07-03T22:05",
        "",
    ]
)
NUMBER = st.one_of(
    st.floats(-200, 200, allow_nan=False).map(repr),
    st.sampled_from(
        [
            "25.7",
            "+25.7",
            "-.5",
            "5.",
            "1e1",
            "1e999",
            "nan",
            "inf",
            "91",
            "181",
            "-1",
            "360",
            "511",
        ]
    ),
    st.sampled_from(["102.3", "102.2", "0", "", " 7", "25,7", "25°44.5′N", "1_0", "٣"]),
)
NAME = st.sampled_from(["A", "B", "", "尖閣", '"Q, R"', '"a""b"', 'o"dd', "#x", "NUL\0"])
ROW = st.tuples(MMSI, TIME, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NAME).map(",".join)
LINE = st.one_of(ROW, ROW, ROW, st.sampled_from(["", "  ", "# note", "a,b", "1" + ",2" * 8, '"']))
HEAD = "mmsi,time,lat,lon,sog,cog,heading,name"


def same_words(plan):
    """A plan without the moment at which it was made."""
    return repr(dataclasses.replace(plan, reading=dataclasses.replace(plan.reading, latest_s=0.0)))


def both(path, options=OPTIONS, block=0):
    """What both ways give; None where the file is refused, or left to the rows."""
    source = look_at(path, Quiet())
    try:
        plan = plan_csv(source, options, Quiet())
        slow = read_rows(plan, source, options, Quiet())
    except OffingError:
        return None
    assert same_words(plan_csv(source, options, Quiet(), columns=True)) == same_words(plan)
    if not may_read_columns(plan):
        return None
    try:
        return slow, read_columns(plan, source, options, Quiet(), block)
    except NotPlain:
        return None


def assert_same(slow, fast):
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(fast, name), getattr(slow, name), err_msg=name)
    keys = [[each.vessel_keys[v] for v in each.vessel.tolist()] for each in (slow, fast)]
    assert keys[0] == keys[1]
    assert sorted(map(repr, fast.reports)) == sorted(map(repr, slow.reports))
    for field in ("rejected", "ignored", "duplicate", "records", "decisions", "basis", "format"):
        fast_value, slow_value = getattr(fast, field), getattr(slow, field)
        if field == "rejected":  # the text of each is filled in for both at the end
            fast_value, slow_value = (
                [dataclasses.replace(bad, raw="") for bad in value]
                for value in (fast_value, slow_value)
            )
        assert fast_value == slow_value, field


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_columns_and_rows_give_the_same_on_real_and_hostile_files(path):
    result = both(path)
    if result is not None:
        assert_same(*result)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=st.lists(LINE, min_size=1, max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    block=st.sampled_from([0, 40, 300]),
)
def test_columns_and_rows_give_the_same_on_any_file(tmp_path, lines, end, block):
    path = tmp_path / "any.csv"
    path.write_bytes(end.join([HEAD, *lines]).encode())
    result = both(path, block=block)
    if result is not None:
        assert_same(*result)


def test_a_plain_file_is_read_by_columns(tmp_path):
    path = tmp_path / "plain.csv"
    row = "431000001,2022-07-03T22:05:{:02d},25.7,123.5,5.1,{},511,A\n"
    path.write_text(HEAD + "\n" + "".join(row.format(n, n) for n in range(60)))
    result = both(path)
    assert result is not None
    assert len(result[1].t_s) == 60
    assert_same(*result)


def test_the_kinds_that_are_no_ships_are_counted_alike():
    slow, fast = both(DATA / "valid" / "dma.csv")
    assert sum(fast.ignored.values()) > 1
    assert_same(slow, fast)
