"""Many lines at a time give what single lines give: on our samples, real logs and random mixes."""

import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyais import encode_dict

from desktop_app.domain.errors import OffingError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.ais_columns import block_text, claim, kind_name
from desktop_app.importers.ais_pairs import find_pairs
from desktop_app.importers.aivdm import read_aivdm
from desktop_app.importers.line_blocks import line_blocks
from desktop_app.importers.nmea_lines import LONGEST_LINE, checksum
from desktop_app.importers.source_file import look_at

OURS = sorted((Path(__file__).parents[1] / "data" / "aivdm").rglob("*.nmea"))
SHARED = Path(__file__).parents[3] / "shared"
THEIRS = sorted((SHARED / "data" / "nmea").glob("*")) + sorted((SHARED / "hostile").glob("n0*"))
T = 1656885900


def read(path, *, fast):
    try:
        return read_aivdm(look_at(path, Quiet()), ImportOptions(), Quiet(), fast=fast)
    except OffingError as error:
        return error


def assert_same(path):
    fast, slow = read(path, fast=True), read(path, fast=False)
    if isinstance(slow, OffingError):
        assert (type(fast), str(fast)) == (type(slow), str(slow))
        return
    for each in fields(slow):
        one, other = getattr(fast, each.name), getattr(slow, each.name)
        if isinstance(other, np.ndarray):
            assert one.dtype == other.dtype
            np.testing.assert_array_equal(one, other, err_msg=each.name)
        else:
            assert one == other, each.name


def claimed(path):
    with path.open("rb") as file:
        blocks = [block_text(block, LONGEST_LINE) for block in line_blocks(file, LONGEST_LINE)]
    return sum(len(claim(block, 4e9).index) for block in blocks)


@pytest.mark.parametrize("path", OURS + THEIRS, ids=lambda path: path.name)
def test_files_read_the_same(path):
    assert_same(path)


@pytest.mark.skipif(not THEIRS, reason="the real files are not at hand")
@pytest.mark.parametrize("name", ["noaadata_test.ais", "kystverket_norwegian.raw"])
def test_the_plain_lines_of_a_real_log_are_claimed(name):
    path = SHARED / "data" / "nmea" / name
    plain = re.compile(
        rb"(\\[^\\]*c:\d{10}\*..\\)?!..VDM,1,1,,[AB],[^5CHK,]" rb"[^,]{27},0\*..(?(1)|,.*,\d{10})"
    )
    wanted = sum(plain.fullmatch(line) is not None for line in path.read_bytes().splitlines())
    # Identities that may be no ship's are left to the other reader.
    assert 0.98 * wanted < claimed(path) <= wanted


def sentence(**message):
    return str(encode_dict({"mmsi": 431000001, **message}, talker_id="AI")[0])


def tagged(content, text=""):
    return f"\\{content}*{checksum(content.encode()):02X}\\{text}"


MESSAGES = st.fixed_dictionaries(
    {
        "type": st.sampled_from([1, 2, 3, 18, 4, 9, 21, 27]),
        "mmsi": st.sampled_from([431000001, 412000002, 2320723, 992351234, 111232501, 0]),
        "lon": st.sampled_from([123.5, -0.000002, 179.99999, 181.0, 190.0]),
        "lat": st.sampled_from([25.7, -89.9, 91.0, 0.0]),
        "speed": st.sampled_from([0.0, 12.3, 102.2, 102.3]),
        "course": st.sampled_from([0.0, 47.1, 359.9, 360.0]),
        "heading": st.sampled_from([0, 359, 360, 511]),
    }
).map(lambda message: sentence(**message))
SECONDS = st.integers(0, 60).map(lambda second: T + second)
TIMED = st.tuples(MESSAGES, SECONDS).flatmap(
    lambda pair: st.sampled_from(
        [
            tagged(f"s:east,c:{pair[1]}", pair[0]),
            tagged(f"c:{pair[1]}", pair[0]) + ",x",
            tagged(f"c:{pair[1]},g:1-2-7", pair[0]),
            tagged(f"c:{pair[1]},c:{pair[1] + 1}", pair[0]),
            tagged(f"c:{pair[1]}000", pair[0]),
            tagged("s:east", pair[0]),
            f"{pair[0]},r003669945,{pair[1]}",
            f"{pair[0]},{pair[1]} ",
            f"{pair[1]} {pair[0]}",
            f"  {pair[1]} {pair[0]}",
            f"99{pair[1]} {pair[0]}",
            pair[0],
        ]
    )
)
OTHERS = st.sampled_from(
    ["", "# comment", tagged("c:1656885930"), tagged("g:2-2-7", sentence(type=1, lon=1, lat=2))]
    + [str(part) + f",{T}" for part in encode_dict({"type": 5, "mmsi": 431000001, "shipname": "A"})]
    + ["$PGHP,1,2022,7,3,22,5,5,0,338,2,,1,09*16", "$WIMWV,271.0,R,000.2,N,A*25"]
)
VOYAGES = [
    [
        str(part)
        for part in encode_dict(
            {"type": 5, "mmsi": mmsi, "shipname": name, "ship_type": 70}, talker_id="AI", seq_id=seq
        )
    ]
    for mmsi, name, seq in [(431000001, "A", 1), (431000001, "B", 1), (2320723, "C", 2)]
]
PAIRS = st.tuples(
    st.sampled_from(VOYAGES), SECONDS, st.sampled_from(["{t}", "s:east,c:{t}", "suffix", "other"])
).map(
    lambda drawn: [
        f"{part},r003669945,{drawn[1]}"
        if drawn[2] == "suffix"
        else tagged(f"s:{'ab'[n]},c:{drawn[1]}", part)
        if drawn[2] == "other"
        else tagged(drawn[2].replace("{t}", f"c:{drawn[1]}", 1).replace("c:c:", "c:"), part)
        for n, part in enumerate(drawn[0])
    ]
)
HALVES = PAIRS.flatmap(lambda pair: st.sampled_from([pair[:1], pair[1:], pair]))
LINES = st.lists(
    (TIMED | OTHERS).map(lambda line: [line]) | PAIRS | HALVES, min_size=1, max_size=25
)
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=3)


@settings(max_examples=250, deadline=None)
@given(lines=LINES, ending=st.sampled_from(["\n", "\r\n", "\r"]), changes=CHANGES)
def test_random_mixes_read_the_same(tmp_path_factory, lines, ending, changes):
    content = bytearray(ending.join(line for some in lines for line in some).encode())
    for place, byte in changes:
        content[int(place * len(content)) : int(place * len(content)) + 1] = bytes([byte])
    path = tmp_path_factory.mktemp("mix") / "a.nmea"
    path.write_bytes(content or b"\n")
    assert_same(path)


def test_claimed_kinds_have_the_names_of_single_messages():
    assert [kind_name(kind) for kind in (4, 9, 21, 100)] == [
        "base station",
        "search and rescue aircraft",
        "aid to navigation",
        "no position (91, 181)",
    ]


def test_neighbouring_parts_are_found_as_pairs(tmp_path):
    path = tmp_path / "a.nmea"
    lines = [tagged(f"s:east,c:{T}", part) for voyage in VOYAGES for part in voyage]
    lines += [lines[0], tagged(f"s:west,c:{T}", VOYAGES[0][1])]
    path.write_text("\n".join(lines) + "\n")
    with path.open("rb") as file:
        (block,) = line_blocks(file, LONGEST_LINE)
    pairs = find_pairs(block_text(block, LONGEST_LINE), 4e9)
    assert sorted(pairs) == [0, 2, 4]
    assert pairs[0].key == (b"AI", 2, b"1", b"A")
    assert_same(path)
