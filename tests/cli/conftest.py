"""The real entry function, its answers caught; the sample built once by ``offing demo``."""

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.cli.command_line import run


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def document(self):
        """The one JSON document on stdout; anything beside it fails."""
        return json.loads(self.out)


def ask(*words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = run([str(word) for word in words])
        except SystemExit as leaving:
            status = leaving.code
    return Answer(status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory, qapp):
    """The analyst's name is kept in a folder of the tests; a page finds the application there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture
def offing():
    return ask


@dataclass(frozen=True)
class Demo:
    directory: Path
    answer: Answer

    @property
    def senkaku(self):
        return self.directory / "senkaku.gpkg"

    @property
    def exercise(self):
        return self.directory / "exercise.gpkg"


@pytest.fixture(scope="session")
def demo(tmp_path_factory, own_settings):
    """``offing demo --no-window``, run once; tests only read what it made."""
    directory = tmp_path_factory.mktemp("demo")
    return Demo(directory, ask("demo", "--no-window", "--directory", directory))


@pytest.fixture
def senkaku(demo, tmp_path):
    """A copy of the story, free to be changed."""
    return Path(shutil.copy(demo.senkaku, tmp_path / "senkaku.gpkg"))


@pytest.fixture
def track(tmp_path):
    """Two fixes of one vessel, half an hour apart, times in UTC."""
    file = tmp_path / "track.csv"
    file.write_text(
        "MMSI,BaseDateTime,LAT,LON\n"
        "431000001,2022-07-04T00:00:00Z,25.500,123.200\n"
        "431000001,2022-07-04T00:30:00Z,25.500,123.300\n"
    )
    return file
