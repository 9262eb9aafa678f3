"""Perspectives change names and zone sets, never what was found; any name finds a place."""

from dataclasses import replace

import pytest
import shapely

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import UsageError
from desktop_app.domain.incidents import Incident, Moment
from desktop_app.domain.parties import party_of_set
from desktop_app.domain.perspective import (
    NEUTRAL,
    finds,
    names_of_zone,
    perspective,
    perspective_text,
    perspectives,
    seen_from,
    shown_sets,
)
from desktop_app.domain.places import Place, PlaceName
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import IncidentRules, RuleSet, VisitRules
from desktop_app.domain.snapshot import Coverage, Snapshot
from desktop_app.domain.visits import Crossing, Visit, VisitKind
from desktop_app.domain.zones import Zone


def place(number, neutral, *names, part_of=""):
    entries = (PlaceName("intl", "en", "Latn", neutral, "neutral"), *names)
    return Place(number, "island", part_of, 123.5, 25.7, 100.0, "dot", entries)


GROUP = place(
    "senkaku",
    "Diaoyu Dao / Senkaku Islands",
    PlaceName("CN", "zh", "Hans", "钓鱼岛", "official", "Diàoyú Dǎo"),
    PlaceName("CN", "en", "Latn", "Diaoyu Dao", "short"),
    PlaceName("JP", "ja", "Jpan", "尖閣諸島", "official", "Senkaku-shotō"),
    PlaceName("JP", "en", "Latn", "Senkaku Islands", "short"),
    PlaceName("RU", "ru", "Cyrl", "острова Сэнкаку", "press", "ostrova Senkaku"),
)
ISLAND = place(
    "senkaku.uotsuri",
    "Diaoyu Dao / Uotsuri-shima",
    PlaceName("JP", "ja", "Jpan", "魚釣島", "official", "Uotsuri-shima"),
    part_of="senkaku",
)


def zone(number, zone_set, regime=Regime.CONTIGUOUS_ZONE, name=None):
    return Zone(
        id=number,
        name=name or f"{GROUP.neutral}, {regime}",
        regime=regime,
        zone_set=zone_set,
        area=shapely.box(123, 25, 124, 26),
        accuracy_m=80.0,
        source="law",
        claimed_by=("CN", "JP", "TW"),
        names=(GROUP.neutral, "尖閣諸島") if name is None else (),
    )


def visit(number, zone_id):
    nothing = Crossing()
    return Visit(
        number, "v1", zone_id, Basis.MEASURED, VisitKind.OBSERVED, nothing, nothing, 1.0, 1.0, 1.0
    )


def incident(number, title, zone_ids, visit_ids):
    open_end = Moment(0.0, 0.0)
    return Incident(
        number, "zone visit", title, open_end, open_end, zone_ids, ("v1",), visit_ids,
        (Basis.MEASURED,),
    )  # fmt: skip


@pytest.fixture
def state():
    zones = [
        zone("jp", "Japan"),
        zone("cn", "China", Regime.TERRITORIAL_SEA),
        zone("ex", "exercise.geojson", Regime.EXERCISE_AREA, "Alder square"),
    ]
    return Snapshot(
        name="watch.gpkg",
        vessels={},
        zones={one.id: one for one in zones},
        tracks=(),
        visits={number: visit(number, number[:2]) for number in ("jp1", "cn1", "cn2")},
        incidents=(
            incident("i1", "Frigate in the territorial sea", ("jp", "cn"), ("jp1", "cn1")),
            incident("i2", "Frigate in the territorial sea", ("cn",), ("cn2",)),
            incident("i3", "Sketch", (), ()),
        ),
        sources=(),
        rules=RuleSet("r", VisitRules(), IncidentRules()),
        coverage=Coverage(None, None, 0, 0, 0, 0),
        affiliations={},
        journal_head="0",
        places=(GROUP, ISLAND),
    )


def test_the_neutral_view_is_what_is_there(state):
    assert seen_from(state, NEUTRAL) is state


def test_a_partys_view_shows_its_names_and_its_zone_sets(state):
    japan = seen_from(state, "JP")
    assert {one.zone_set for one in japan.zones.values()} == {"Japan", "exercise.geojson"}
    assert japan.zones["jp"].name == "Senkaku Islands, contiguous zone"
    assert japan.zones["ex"].name == "Alder square"
    assert [one.label for one in japan.places] == ["Senkaku Islands", "Uotsuri-shima"]
    china = seen_from(state, "CN")
    assert set(china.zones) == {"cn", "ex"}
    assert china.zones["cn"].name == "Diaoyu Dao, territorial sea"
    assert china.places[0].official == ("钓鱼岛",)


def test_a_view_keeps_the_visits_and_incidents_of_what_it_shows(state):
    japan = seen_from(state, "JP")
    assert set(japan.visits) == {"jp1"}
    assert [(one.id, one.zone_ids, one.visit_ids) for one in japan.incidents] == [
        ("i1", ("jp",), ("jp1",)),
        ("i3", (), ()),
    ]
    assert japan.incidents[0].title == "Frigate in the contiguous zone"
    assert japan.visits["jp1"] == state.visits["jp1"]


def test_who_administers_and_claims_is_said_in_every_view(state):
    for code in ("JP", "CN", "RU"):
        for one in seen_from(state, code).zones.values():
            assert one.claimed_by == state.zones[one.id].claimed_by


def test_a_party_without_a_set_of_its_own_sees_all_with_its_names(state):
    russia = seen_from(state, "RU")
    assert set(russia.zones) == {"jp", "cn", "ex"}
    assert russia.places[0].label == "ostrova Senkaku"
    assert russia.places[1].label == ISLAND.neutral


def test_neutral_places_show_every_partys_names():
    assert GROUP.label == GROUP.neutral == "Diaoyu Dao / Senkaku Islands"
    assert GROUP.official == ("钓鱼岛", "尖閣諸島")


def test_sets_of_parties_are_known_by_name_or_code():
    assert party_of_set("Japan") == party_of_set("JP") == "JP"
    assert party_of_set("zones.geojson") is None
    assert shown_sets(["Japan", "CN", "zones.geojson"], "CN") == {"CN", "zones.geojson"}
    assert shown_sets(["Japan", "China"], NEUTRAL) == {"Japan", "China"}


@pytest.mark.parametrize(
    "text", ["senkaku", "SENKAKU ISLANDS", "尖閣", "Diaoyu", "diaoyudao", "魚釣", "uotsuri shima",
             "Сэнкаку", "shotō", "shoto"],
)  # fmt: skip
def test_any_name_finds_the_zones_of_a_place(state, text):
    assert finds(text, names_of_zone(state.zones["jp"], state.places))
    assert not finds(text, names_of_zone(state.zones["ex"], state.places))


def test_a_zone_of_a_part_is_found_by_the_name_of_its_group(state):
    island = zone("u", "Japan", name=f"{ISLAND.neutral}, territorial sea")
    assert finds("尖閣諸島", names_of_zone(island, state.places))
    assert finds("魚釣島", names_of_zone(island, state.places))


def test_a_zone_is_found_from_every_view(state):
    japan = seen_from(state, "JP")
    assert finds("钓鱼岛", names_of_zone(japan.zones["jp"], japan.places))


def test_a_perspective_is_read_and_told():
    assert perspective("Neutral") == NEUTRAL
    assert perspective("jp") == "JP"
    assert perspective_text(NEUTRAL) == "neutral"
    assert perspective_text("KR") == "South Korea's"
    with pytest.raises(UsageError, match="no such perspective"):
        perspective("ZZ")


def test_a_view_does_not_change_the_snapshot_it_is_taken_from(state):
    before = replace(state)
    seen_from(state, "CN")
    assert state == before or state.zones == before.zones
    assert state.places[0].view == ""


def test_the_perspectives_of_a_file_are_those_of_the_parties_its_zones_name(state):
    assert perspectives(state) == (NEUTRAL, "CN", "JP", "TW")
    assert seen_from(state, "JP").perspective == "JP"
    assert state.perspective == NEUTRAL
