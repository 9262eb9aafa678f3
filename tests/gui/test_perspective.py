"""One key goes from the neutral view to each party's, in list, map, detail and status line."""

from PySide6.QtCore import Qt

from desktop_app.domain.perspective import NEUTRAL, perspectives
from tests.gui.watches import exercise, frigates


def shown_sets(window):
    return {zone.zone_set for zone in window.session.snapshot.zones.values()}


def test_p_shows_each_partys_zone_set_and_comes_back(qtbot, window):
    whole = frigates()
    window.session._show(whole)
    assert shown_sets(window) == {zone.zone_set for zone in whole.zones.values()}
    assert window.parts.status._head.text().startswith("Perspective neutral")
    seen = {}
    for _ in perspectives(whole):
        qtbot.keyClick(window, Qt.Key.Key_P)
        seen[window.session.perspective] = (shown_sets(window), window.parts.status._head.text())
    assert list(seen)[-1] == NEUTRAL
    assert set(seen) == set(perspectives(whole))
    assert seen["JP"][0] == {"Japan"}
    assert seen["JP"][1].startswith("Perspective Japan's")
    assert window.session.snapshot is whole


def test_list_and_detail_follow_the_view(qtbot, window):
    window.session._show(frigates())
    for _ in perspectives(frigates()):
        qtbot.keyClick(window, Qt.Key.Key_P)
        there = [incident.id for incident in window.session.snapshot.incidents]
        assert sorted(window.parts.incidents.model.incident_ids()) == sorted(there)
        if there:
            assert window.parts.selection.chosen.incident_id in there
            assert window.parts.detail._shown[0] in there


def test_a_file_of_other_parties_is_shown_neutrally(window):
    window.session._show(frigates())
    window.session.next_perspective()
    assert window.session.perspective != NEUTRAL
    window.session._show(exercise())
    assert window.session.perspective in perspectives(exercise())
