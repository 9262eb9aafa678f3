"""The menus of the bar: they look like the window and offer no zone twice."""

from PySide6.QtCore import QByteArray, Qt

from desktop_app.gui import times_menu
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.times_menu import TimesMenu


def test_each_menu_belongs_to_the_window_and_reads_from_the_left(window):
    for menu in (window.parts.menu, window.parts.times, window.parts.bar.display.menu()):
        above = menu.parentWidget()
        assert above is not None  # so that the stylesheet reaches it
        assert above.window() is window
        assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_utc_is_offered_once_under_one_name(qtbot, monkeypatch):
    monkeypatch.setattr(times_menu.QTimeZone, "systemTimeZoneId", lambda: QByteArray(b"Etc/UTC"))
    menu = TimesMenu()
    qtbot.addWidget(menu)
    menu.show_zones(TimeZones("Asia/Tokyo", "UTC"))
    offered = [action.text() for action in menu.actions() if "UTC" in action.text()]
    assert offered == ["UTC", "UTC"]  # once as first zone, once as second
