import time

import pytest

from desktop_app.domain.errors import Cancelled, DecisionNeeded, Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.isolated import read_isolated
from desktop_app.importers.registry import read_file

ROW = "431000001,2022-07-03T22:05:00Z,25.7,123.5\n"
HEADER = "mmsi,time,lat,lon\n"


def isolated(path, **options):
    return read_isolated(path, ImportOptions(**options), Quiet())


def test_it_gives_what_reading_here_gives(written):
    path = written("a.csv", HEADER + ROW + "x\n")
    here = read_file(path, ImportOptions(), Quiet())
    there = isolated(path)
    assert there.t_s.tolist() == here.t_s.tolist()
    assert (there.rejected, there.reports, there.decisions) == (
        here.rejected,
        here.reports,
        here.decisions,
    )


def test_zones_come_through(written):
    text = '{"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 0]]]}'
    assert len(isolated(written("a.json", text)).zones) == 1


def test_errors_come_through_with_the_name_of_the_file(written):
    with pytest.raises(Refused) as refused:
        isolated(written("a.csv", HEADER + '1,2,3,"4'))
    assert refused.value.where == "a.csv, line 2"
    with pytest.raises(DecisionNeeded) as asked:
        isolated(written("b.csv", HEADER + ROW.replace("Z", "")))
    assert asked.value.questions[0].flag == "--time-zone"
    with pytest.raises(UsageError):
        isolated(written("c.csv", HEADER + ROW), format="xlsx")


def test_a_person_can_stop_it(written):
    class Stop:
        def step(self, done, of, doing=""):
            if done > 0.1:
                raise Cancelled

    path = written("a.csv", HEADER + ROW * 300_000)
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        read_isolated(path, ImportOptions(), Stop())
    assert time.monotonic() - begun < 5
