import pytest

from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_samples
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.watch_files import create_watch, open_watch


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """Both sample watch files, built once; tests only read them."""
    return build_samples(tmp_path_factory.mktemp("demo"), Quiet())


@pytest.fixture(scope="session")
def senkaku(samples):
    with open_watch(samples.senkaku, read_only=True) as watch:
        return snapshot(watch)


@pytest.fixture(scope="session")
def exercise(samples):
    with open_watch(samples.exercise, read_only=True) as watch:
        return snapshot(watch)


@pytest.fixture
def watch(tmp_path):
    with create_watch(tmp_path / "watch.gpkg", "tester") as opened:
        yield opened
