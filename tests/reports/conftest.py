from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_samples
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.incident_summary import Preparation, summarise_incident

HOW = Preparation(
    (ZoneInfo("Asia/Tokyo"), ZoneInfo("UTC")), "2022-07-05T00:00:00Z", "tester", "f" * 64
)


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    return build_samples(tmp_path_factory.mktemp("demo"), Quiet())


@pytest.fixture(scope="session")
def senkaku(samples):
    with open_watch(samples.senkaku, read_only=True) as watch:
        return snapshot(watch)


@pytest.fixture(scope="session")
def exercise(samples):
    with open_watch(samples.exercise, read_only=True) as watch:
        return snapshot(watch)


@pytest.fixture(scope="session")
def story(senkaku):
    """The summary of 4 July 2022."""
    return summarise_incident(senkaku, senkaku.incidents[-1], HOW)
