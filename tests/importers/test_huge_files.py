"""Hostile files too big to keep: generated with --hostile, each ends in time and says why."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.isolated import read_isolated

MAKER = Path(__file__).parents[3] / "shared" / "hostile" / "make_huge.py"
MOST_S = 60
SAID = {
    "h01": "longer than",
    "h02": "longer than|columns",
    "h03": ".",
    "h05": "quotation mark",
}
pytestmark = [
    pytest.mark.skipif(not MAKER.is_file(), reason="the hostile files are not at hand"),
    pytest.mark.timeout(300),
]


@pytest.mark.parametrize("name", SAID)
def test_a_huge_hostile_file_is_refused_in_time(request, tmp_path, name):
    if not request.config.getoption("--hostile"):
        pytest.skip("asked for with --hostile")
    subprocess.run([sys.executable, "-P", str(MAKER), str(tmp_path), name], check=True)
    (path,) = tmp_path.iterdir()
    started = time.monotonic()
    with pytest.raises(Refused, match=SAID[name]):
        read_isolated(path, ImportOptions(), Quiet())
    assert time.monotonic() - started < MOST_S
    path.unlink()
