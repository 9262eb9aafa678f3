"""What is remembered between two runs."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.settings import MOST_RECENT, Settings


def test_everything_is_there_again(settings, tmp_path):
    settings.palette = "night"
    settings.time_zones = TimeZones("UTC", "Asia/Seoul")
    settings.remember_file(Path("/a.gpkg"))
    settings.remember_layout("window", QByteArray(b"abc"))
    settings.hidden_panes = ("map", "list")
    settings._store.sync()
    again = Settings(QSettings(str(tmp_path / "offing.ini"), QSettings.Format.IniFormat))
    assert again.palette == "night"
    assert again.time_zones == TimeZones("UTC", "Asia/Seoul")
    assert again.recent_files == (Path("/a.gpkg"),)
    assert again.layout("window") == QByteArray(b"abc")
    assert again.hidden_panes == ("map", "list")


def test_the_latest_file_comes_first_and_old_ones_drop_out(settings):
    for number in range(MOST_RECENT + 3):
        settings.remember_file(Path(f"/{number}.gpkg"))
    settings.remember_file(Path("/5.gpkg"))
    assert settings.recent_files[:2] == (Path("/5.gpkg"), Path(f"/{MOST_RECENT + 2}.gpkg"))
    assert len(settings.recent_files) == MOST_RECENT


def test_broken_values_give_the_usual_ones(settings):
    settings._store.setValue("display/palette", "purple")
    settings._store.setValue("layout/window", "not bytes")
    assert settings.palette == "day"
    assert settings.layout("window") is None


def test_a_layout_of_another_version_is_not_taken(settings):
    settings.remember_layout("window", QByteArray(b"abc"))
    settings._store.setValue("layout/version", "0")
    assert settings.layout("window") is None
