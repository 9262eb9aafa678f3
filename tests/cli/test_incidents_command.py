"""``offing incidents``: the contract's shape and its filters."""

import pytest

KEYS = {"id", "kind", "title", "from", "to", "zones", "vessels", "status", "basis"}


def test_the_three_incidents_of_the_story(demo, offing):
    answer = offing("incidents", demo.senkaku, "--json")
    incidents = answer.document["incidents"]
    assert answer.status == 0
    assert [incident["kind"] for incident in incidents] == [
        "co-presence",
        "zone visit",
        "co-presence",
    ]
    for incident in incidents:
        assert set(incident) >= KEYS
        assert set(incident["from"]) == set(incident["to"]) == {"earliest", "latest"}
        assert {zone["set"] for zone in incident["zones"]} == {"China", "Japan"}
        assert all(set(vessel) >= {"id", "name", "flag"} for vessel in incident["vessels"])
        assert (incident["status"], incident["basis"]) == ("new", ["reconstructed"])
    assert incidents[-1]["from"]["earliest"] == "2022-07-03T22:05:00.000Z"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--kind", "co-presence"), 2),
        (("--party", "RU"), 2),
        (("--from", "2018-01-01", "--to", "2019-01-01"), 1),
        (("--zone", "territorial sea"), 0),
        (("--zone", "钓鱼岛"), 3),
    ],
)
def test_filters(demo, offing, words, count):
    assert len(offing("incidents", demo.senkaku, *words, "--json").document["incidents"]) == count


def test_as_text_one_line_an_incident_or_a_sentence(demo, offing):
    assert len(offing("incidents", demo.senkaku).out.splitlines()) == 3
    assert offing("incidents", demo.senkaku, "--kind", "meeting").out == "No incident fits.\n"
