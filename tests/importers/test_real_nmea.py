"""Real AIS and NMEA logs, where they are at hand: ledgers, and every field against pyais."""

from collections import Counter
from pathlib import Path

import numpy as np
import pyais
import pytest

from desktop_app.domain.errors import DecisionNeeded
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import read_file

DATA = Path(__file__).parents[3] / "shared" / "data" / "nmea"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not at hand")
START = "2016-07-04T07:05:00Z"
# Records, stored, rejected, duplicate; ignored in all.
LEDGERS = {
    "dma_ais250.txt": (243, 165, 8, 33, 37),
    "dma_replay_dump.txt": (108, 45, 0, 0, 63),
    "dma_replay_dump.txt.gz": (108, 45, 0, 0, 63),
    "dma_replay_dump.txt.zip": (108, 45, 0, 0, 63),
    "dma_small_cb_example.txt": (27, 3, 1, 4, 19),
    "gpsd_ais-nmea.log": (1500, 305, 0, 0, 1195),
    "gpsd_sample.aivdm": (1121, 0, 116, 0, 1005),
    "kystverket_norwegian.raw": (223, 136, 26, 0, 61),
    "libais_tagblock.nmea": (5, 3, 0, 0, 2),
    "libais_test.aivdm": (345, 27, 13, 7, 298),
    "noaadata_test.ais": (1001, 657, 0, 4, 340),
    "pyais_gatehouse.nmea": (11, 1, 4, 0, 6),
    "pyais_mixed.txt": (35, 1, 15, 0, 19),
    "pyais_nmea_data_sample.txt": (898, 703, 173, 2, 20),
    "signalk_nais300-merrimac.log": (579, 105, 284, 0, 190),
    "signalk_nais400-merrimac.log": (765, 241, 306, 0, 218),
}


def read(name):
    try:
        return read_file(DATA / name, ImportOptions(), Quiet())
    except DecisionNeeded:
        return read_file(DATA / name, ImportOptions(start_time=START), Quiet())


@pytest.mark.parametrize("name", LEDGERS)
def test_every_line_is_accounted_for(name):
    imported = read(name)
    ignored = sum(imported.ignored.values())
    counts = (len(imported.t_s), len(imported.rejected), imported.duplicate, ignored)
    assert (imported.records, *counts) == LEDGERS[name]


def decoded(name):
    """What pyais makes of each line of one part, by line number."""
    if name.endswith((".gz", ".zip")):
        name = name.rpartition(".")[0]
    for number, line in enumerate((DATA / name).read_bytes().splitlines(), 1):
        start = line.find(b"!")
        try:
            yield number, pyais.decode(line[start : line.rfind(b"*") + 3])
        except Exception:  # noqa: S112 - whatever it stumbles over is not compared
            continue


@pytest.mark.parametrize("name", LEDGERS)
def test_no_field_differs_from_pyais(name):
    imported = read(name)
    at = {int(line): index for index, line in enumerate(imported.line)}
    compared = 0
    for number, message in decoded(name):
        index = at.get(number)
        if index is None or not hasattr(message, "lon") or message.msg_type == 27:
            continue
        heading = getattr(message, "heading", 511)
        wanted = (
            message.lon,
            message.lat,
            message.speed if message.speed < 102.3 else np.nan,
            message.course if message.course < 360 else np.nan,
            heading if heading < 360 else np.nan,
        )
        columns = ("lon_deg", "lat_deg", "sog_kn", "cog_deg", "heading_deg")
        found = tuple(getattr(imported, column)[index] for column in columns)
        np.testing.assert_array_equal(found, wanted)
        assert imported.vessel_keys[imported.vessel[index]] == f"mmsi:{message.mmsi:09d}"
        compared += 1
    ships = sum(imported.vessel_keys[v].startswith("mmsi:") for v in imported.vessel)
    types = Counter(message.msg_type for _, message in decoded(name))
    assert compared >= ships - types[27] - 3  # type 19 may come in two parts
