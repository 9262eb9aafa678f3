"""A name that looks like markup is shown as it is, and opens no file."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.vessels import Vessel
from tests.gui.watches import JAPAN, RUSSIAN, frigates, reported, snapshot_of, track

PAYLOADS = (
    "<img src='{}'>",
    "<a href='file://{0}'>x</a><img src=file://{0}>",
    "&lt;img src={}&gt;",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_vessel_named_like_a_picture_is_shown_literally(qtbot, window, show, tmp_path, payload):
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"\x89PNG not really")
    before = canary.stat().st_atime_ns
    name = payload.format(canary)
    vessel = Vessel(RUSSIAN.id, RUSSIAN.key, name, "RU")
    snapshot = frigates()
    incident = snapshot.incidents[1]
    visits = (reported("visit-ru", vessel, "2022-07-03T22:05:00Z", "2022-07-03T23:16:00Z"),)
    ways = (track(vessel, "2022-07-03T20:30:00Z", [(123.0, 25.5), (123.1, 25.5)]),)
    hostile = type(incident)(
        incident.id,
        incident.kind,
        name,
        incident.start,
        incident.end,
        ("zone-jp",),
        (vessel.id,),
        ("visit-ru",),
        incident.basis,
        reason=name,
    )
    show(snapshot_of((vessel,), (JAPAN,), visits, (hostile,), ways, name=name))
    window.commands.toggle_table()
    window.grab()
    shown = [label.text() for label in window.findChildren(QLabel)]
    assert name in shown
    assert canary.stat().st_atime_ns == before
    for label in window.findChildren(QLabel):
        assert "<img" not in label.toolTip()
