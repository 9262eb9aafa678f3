from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import read_file, recognise

REAL = Path(__file__).parents[3] / "shared" / "data" / "json"


def test_each_line_is_a_message_and_all_is_accounted_for(read_data):
    imported = read_data("json_lines/valid/messages.json")
    assert [rfc3339(t)[11:19] for t in imported.t_s] == ["00:07:20", "00:35:50"]
    assert imported.sog_kn[0] == 10.8
    assert np.isnan([imported.sog_kn[1], imported.cog_deg[1], imported.heading_deg[1]]).all()
    assert imported.duplicate == 1
    assert imported.ignored == {"base station": 1, "blank": 1, "message without a position": 1}
    assert [(bad.line, bad.reason) for bad in imported.rejected] == [
        (7, "no position"),
        (8, "MMSI '3669713' has 7 digits, not 9"),
        (9, "no JSON object"),
    ]
    said = {(report.attribute, report.value) for report in imported.reports}
    assert said >= {("name", "ALPHA"), ("call_sign", "WXYZ"), ("imo", "9074729"), ("flag", "US")}


def test_geojson_in_one_line_is_not_taken_for_messages(written):
    feature = '{"type":"Feature","properties":{"lat":1,"lon":2},"geometry":null}'
    text = '{"type":"FeatureCollection","features":[' + feature + "]}"
    assert recognise(written("a.json", text)) == "geojson"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
@pytest.mark.parametrize(
    ("name", "fixes", "records"),
    [
        ("gfw_338013000.json", 1020, 1253),
        ("gfw_example_messages.json", 0, 5),
        ("gpsdio_types.json", 3, 26),
        ("libais_tagblock.json", 3, 4),
    ],
)
def test_real_files_balance(name, fixes, records):
    imported = read_file(REAL / name, ImportOptions(), Quiet())
    assert (len(imported.t_s), imported.records) == (fixes, records)
