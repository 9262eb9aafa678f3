"""The detail answers in an officer's order, and claims nothing that cannot be decided."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from desktop_app.domain.incidents import IncidentStatus, Moment
from desktop_app.domain.sources import Observer
from desktop_app.gui.detail_pane import DetailPane, incident_sources
from desktop_app.gui.detail_sections import Choice, times_section
from desktop_app.gui.local_times import TimeZones
from tests.gui.watches import at, exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


def pane_on(qtbot, theme, selection, snapshot, incident_id):
    pane = DetailPane(selection, theme)
    qtbot.addWidget(pane)
    pane.resize(424, 700)
    pane.show()
    selection.changed.connect(pane.follow)
    pane.show_snapshot(snapshot, ZONES)
    selection.choose_incident(incident_id, None)
    return pane


def texts(pane):
    return [found.text() for found in pane.area.widget().findChildren(QLabel) if found.text()]


def test_from_and_to_stand_in_two_zones_with_both_dates(qtbot, theme, selection):
    shown = texts(pane_on(qtbot, theme, selection, frigates(), "incident-2022"))
    for wanted in (
        "JST +09:00",
        "Mon 2022-07-04 07:05",
        "Mon 2022-07-04 08:16",
        "Sun 2022-07-03 22:05Z",
        "Sun 2022-07-03 23:16Z",
    ):
        assert wanted in shown


def test_what_cannot_be_decided_is_said_so_for_each_vessel(qtbot, theme, selection):
    shown = texts(pane_on(qtbot, theme, selection, frigates(), "incident-2022"))
    assert shown.count("not decidable: the positions are illustrative") == 2
    assert "Basis: reconstructed. The positions are illustrative." in shown
    assert not any("closest" in text or "if the limit moves" in text for text in shown)


def test_another_claimants_set_is_not_decidable_without_a_visit_in_it(qtbot, theme, selection):
    shown = texts(pane_on(qtbot, theme, selection, frigates(), "incident-2016"))
    assert shown[shown.index("Set of China") + 1].startswith("not decidable")


def test_an_observed_visit_shows_bracket_and_robustness(qtbot, theme, selection):
    shown = texts(pane_on(qtbot, theme, selection, exercise(), "incident-visit-a"))
    assert any(text.startswith("observed · 58.1–59.1 min") for text in shown)
    assert any(text.startswith("entered between") for text in shown)
    assert "2 records were rejected; they are kept with line and reason." in shown


def test_a_visit_is_chosen_by_its_name(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2022")
    name = pane.area.widget().findChildren(Choice)[1]
    name.chosen.emit("visit-cn")
    assert selection.chosen.visit_id == "visit-cn"


def test_the_buttons_decide_and_say_why_they_cannot(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), "incident-2016")
    assert not pane.button(IncidentStatus.INCIDENT).isEnabled()
    with qtbot.waitSignal(pane.decided) as told:
        pane.button(IncidentStatus.CHECKED).click()
    assert told.args == [IncidentStatus.CHECKED]
    pane.show_snapshot(frigates(read_only="another program holds it"), ZONES)
    assert "another program holds it" in pane.button(IncidentStatus.CHECKED).toolTip()


def test_sources_are_those_of_the_evidence():
    snapshot = exercise()
    assert [source.id for source in incident_sources(snapshot, snapshot.incidents[1])] == [
        "source-2"
    ]


def test_nothing_selected_says_what_to_do(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, frigates(), None)
    assert any("Select an incident" in text for text in texts(pane))


def test_the_detail_is_never_wider_than_its_pane(qtbot, theme, selection):
    pane = pane_on(qtbot, theme, selection, exercise(), "incident-visit-d")
    pane.resize(360, 600)
    assert pane.area.widget().minimumSizeHint().width() <= 350


def test_times_that_are_only_bracketed_wrap_inside_the_pane(qtbot, theme):
    moment_s = at("2020-05-01T20:00:00Z")
    incident = replace(
        exercise().incidents[0], start=Moment(None, moment_s), end=Moment(moment_s, None)
    )
    section = times_section(incident, ZONES, weekdays=True)
    qtbot.addWidget(section)
    assert section.minimumSizeHint().width() < 300


def test_a_ship_without_positions_is_named_with_its_source(qtbot, theme, selection):
    snapshot = frigates()
    observer = Observer("JS Abukuma", "JP", "Yomiuri Shimbun, 5 July 2022", 9)
    sources = tuple(replace(source, observers=(observer,)) for source in snapshot.sources)
    told = replace(snapshot, sources=sources)
    shown = texts(pane_on(qtbot, theme, selection, told, "incident-2022"))
    assert shown.count("JS Abukuma (JP)") == 1
    assert "Yomiuri Shimbun, 5 July 2022" in shown
