"""The finding: short where there is much, silent where nothing can be known."""

from dataclasses import replace

from desktop_app.domain.basis import Basis
from desktop_app.domain.regimes import Regime
from desktop_app.domain.visits import VisitKind
from desktop_app.reports.findings import finding
from desktop_app.reports.incident_summary import summarise_incident
from tests.reports.conftest import HOW

NONE_FOUND = "No visit to the territorial sea was found."


def told(state, incident):
    lines = summarise_incident(state, incident, HOW).visits
    return finding(lines, state.incident_visits(incident), incident, state)


def measured(senkaku):
    """The incident of 2022 as if its tracks had been measured."""
    incident = replace(senkaku.incidents[-1], basis=(Basis.MEASURED,))
    return replace(senkaku, incidents=(incident,)), incident


def test_many_visits_are_counted(senkaku):
    incident = senkaku.incidents[-1]
    visits = tuple(
        visit_id
        for visit_id in incident.visit_ids
        if senkaku.visits[visit_id].entered.at_s is not None
    )
    sentence = told(senkaku, replace(incident, visit_ids=visits * 4))[0]
    assert sentence == "8 visits of 2 vessels to 1 zone; each stands in the table."


def test_without_a_territorial_sea_in_the_file_nothing_is_said_of_it(senkaku):
    state, incident = measured(senkaku)
    assert NONE_FOUND in told(state, incident)
    zones = {
        name: zone
        for name, zone in state.zones.items()
        if zone.regime is not Regime.TERRITORIAL_SEA
    }
    assert NONE_FOUND not in told(replace(state, zones=zones), incident)


def test_a_possible_visit_to_the_territorial_sea_is_not_hidden(senkaku):
    state, incident = measured(senkaku)
    first = state.incident_visits(incident)[0]
    own = state.zones[first.zone_id].zone_set
    sea = next(
        zone
        for zone in state.zones.values()
        if zone.regime is Regime.TERRITORIAL_SEA and zone.zone_set == own
    )
    for kind, sentence in (
        (VisitKind.POSSIBLE, "A visit to the territorial sea was possible in a gap of the track."),
        (VisitKind.OBSERVED, None),
    ):
        more = replace(first, id="visit-sea", zone_id=sea.id, kind=kind)
        sentences = told(replace(state, visits={**state.visits, "visit-sea": more}), incident)
        assert NONE_FOUND not in sentences
        assert sentence is None or sentence in sentences


def test_a_time_on_another_day_has_its_date(senkaku):
    summary = summarise_incident(senkaku, senkaku.incidents[0], HOW)
    (russian,) = [line for line in summary.visits if line.zone_set == "Japan" and line.flag == "RU"]
    assert (russian.entered.text, russian.left.text) == ("21:50", "2016-06-09 03:05")


def test_an_accuracy_that_nobody_stated_is_not_nought(senkaku):
    zones = {name: replace(zone, accuracy_m=0.0) for name, zone in senkaku.zones.items()}
    state = replace(senkaku, zones=zones)
    method = " ".join(summarise_incident(state, state.incidents[-1], HOW).method)
    assert "±0" not in method
    assert "not stated" in method
