from pathlib import Path

import pytest

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import read_file
from desktop_app.importers.source_file import look_at

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def written(tmp_path):
    """Write a file and return its path: ``written("a.csv", "text")``."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def source(written):
    """A file as the importers are handed it: ``source("a.csv", "text")``."""
    return lambda name, content: look_at(written(name, content), Quiet())


@pytest.fixture
def read(written):
    """Read a text as a file: ``read("a.csv", "text", time_zone="UTC")``."""

    def reading(name, content, **options):
        return read_file(written(name, content), ImportOptions(**options), Quiet())

    return reading


@pytest.fixture
def read_data():
    """Read a file of tests/data: ``read_data("csv/valid/dma.csv", time_zone="UTC")``."""
    return lambda name, **options: read_file(DATA / name, ImportOptions(**options), Quiet())
