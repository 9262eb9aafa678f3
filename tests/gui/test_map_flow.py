"""Positions typed and copied, and the words about a fix."""

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.errors import OffingError
from desktop_app.gui.fix_words import fix_words
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.map_flow import position_in
from tests.gui.watches import RUSSIAN, frigates, track


@pytest.mark.parametrize(
    "text",
    [
        "25.741667 123.466667",
        "25.741667, 123.466667",
        "25°44.5′N 123°28.0′E",
        "25°44.5'N, 123°28.0'E",
        "25°44′30″N 123°28′00″E",
        "25 44.5N 123 28.0E",
        "2544.5N 12328.0E",
    ],
)
def test_a_position_in_many_ways_of_writing(text):
    assert position_in(text) == pytest.approx((123.466667, 25.741667), abs=1e-5)


def test_south_and_west():
    assert position_in("75°30′S 179°59.9′W") == pytest.approx((-179.998333, -75.5), abs=1e-5)


@pytest.mark.parametrize("text", ["", "25.7", "here", "95.0 123.0", "123.5 25.7", "25.7 223.0"])
def test_what_is_no_position_is_refused(text):
    with pytest.raises(OffingError):
        position_in(text)


def test_a_fix_in_words_has_both_times_its_motion_and_its_line():
    words = fix_words(
        frigates().tracks[0], 2, TimeZones("Asia/Tokyo", "UTC"), {"source-1": "a<b>.csv"}
    ).split("<br>")
    assert words == [
        "Russian frigate",
        "2022-07-04 05:50:00 JST",
        "2022-07-03 20:50:00Z",
        "25°44.4′N 122°51.6′E",
        "12.0 kn 135°T",
        "a&lt;b&gt;.csv, line 4",
        "The position is illustrative",
    ]


def test_what_was_not_reported_is_left_out():
    silent = track(RUSSIAN, "2026-03-01T00:00:00Z", [(10.0, 54.0)])
    silent.sog_kn[0] = silent.cog_deg[0] = float("nan")
    assert "kn" not in fix_words(silent, 0, TimeZones(), {})


def test_the_window_tells_of_a_fix_and_copies_a_position(window, show):
    show(frigates())
    canvas = window.parts.map.canvas
    one = frigates().tracks[0]
    at = canvas.view.point(one.lon_deg[5], one.lat_deg[5])
    assert "frigates-2022-07-04.csv, line 7" in window.parts.map.tip_at(at.x(), at.y())
    assert window.parts.map.tip_at(5, 5) == ""
    window.commands.copy_position()
    assert "′N" in QGuiApplication.clipboard().text()
