"""What the tests of the window share: a theme, empty settings, and a window of its own."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.snapshot import Snapshot
from desktop_app.gui.application import make_application
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.selection import Selection
from desktop_app.gui.settings import Settings


def pytest_collection_modifyitems(items):
    """The offscreen platform says this of each window that has a minimum size; it means nothing."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Nothing of the person at this machine is read or changed."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def theme(qapp):
    make_application()
    return load_theme("day")


@pytest.fixture
def selection(qapp):
    return Selection()


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "offing.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot, theme, settings):
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()


@pytest.fixture
def show(window):
    """Show a snapshot in the window, as if it had been read from a file."""

    def shown(snapshot: Snapshot) -> None:
        window.session.snapshot = snapshot
        window.session.changed.emit(snapshot)

    return shown


@pytest.fixture
def benchmark_s():
    """The seconds that a call takes."""

    def measured(call) -> float:
        start = time.perf_counter()
        call()
        return time.perf_counter() - start

    return measured
