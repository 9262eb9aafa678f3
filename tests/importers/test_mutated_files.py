"""Damaged files of every format: each import balances, is refused, or asks, and nothing else."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import OffingError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.domain.sources import Imported
from desktop_app.importers.physical_lines import physical_lines
from desktop_app.importers.registry import read_file

DATA = Path(__file__).parents[1] / "data"
FILES = [
    p
    for kind in (
        "csv",
        "aivdm",
        "gpx",
        "geojson",
        "kml",
        "json_lines",
        "rep",
        "etrac",
        "nisida",
        "press_ledger",
    )
    for p in sorted(DATA.glob(f"{kind}/*/*"))
]
ELEMENTS = ("gpx", "kml", "geojson")  # whose records are elements, not lines
OPTIONS = ImportOptions(
    time_zone="UTC",
    date_order="dmy",
    encoding=None,
    decimal=".",
    start_time="2022-07-03T22:05:00Z",
)
PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"\n", b"\r", b'"', b",", b";", b"\0", b"*", b"!", b"\\", b"#", b"<", b"{", b"9"]
    ),
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 8), PIECES), max_size=4
)


def changed(content, changes):
    for place, removed, piece in changes:
        at = int(place * (len(content) + 1))
        content = content[:at] + piece + content[at + removed :]
    return content


def line_count(path):
    with path.open("rb") as file:
        return sum(1 for _ in physical_lines(file, 1 << 20))


@pytest.mark.parametrize("original", FILES, ids=lambda p: f"{p.parts[-3]}/{p.name}")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_a_damaged_file_balances_or_says_why_not(original, changes):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "damaged")
        path.write_bytes(changed(original.read_bytes(), changes))
        try:
            imported = read_file(path, OPTIONS, Quiet())
        except OffingError:
            return
        utf16 = path.read_bytes().startswith((b"\xff\xfe", b"\xfe\xff"))
        if isinstance(imported, Imported) and imported.format not in ELEMENTS and not utf16:
            assert imported.records == line_count(path)
