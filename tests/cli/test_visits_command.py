"""``offing visits``: the contract's shape, and the truths of the sample."""

from datetime import datetime

import pytest

from tests.cli.conftest import ask

VISIT_KEYS = {
    "id",
    "vessel",
    "zone",
    "basis",
    "entered",
    "left",
    "dwell_s",
    "dwell_min_s",
    "dwell_max_s",
    "kind",
    "unseen_s",
    "required_speed_kn",
    "closest_m",
    "sensitivity",
    "zone_accuracy_m",
    "robust",
    "started_inside",
    "ended_inside",
}
TRUTHS = {
    "Russian frigate": ("2022-07-03T22:05:00+00:00", "2022-07-03T23:16:00+00:00"),
    "Chinese frigate, Jiangwei II class": (
        "2022-07-03T22:44:00+00:00",
        "2022-07-03T22:50:00+00:00",
    ),
}


@pytest.fixture(scope="module")
def visits(demo):
    answer = ask("visits", demo.senkaku, "--json")
    assert answer.status == 0
    return answer.document


def test_each_visit_has_the_keys_of_the_contract(visits):
    for visit in visits["visits"]:
        assert set(visit) >= VISIT_KEYS
        assert set(visit["vessel"]) >= {"id", "name", "flag", "mmsi"}
        assert set(visit["zone"]) >= {"id", "name", "regime", "administered_by", "claimed_by"}
        for end in ("entered", "left"):
            assert set(visit[end]) == {"at", "earliest", "latest", "position"}


def test_coverage_stands_beside_the_visits(visits):
    assert set(visits["coverage"]) >= {"from", "to", "fixes", "vessels", "sources", "gaps"}
    assert visits["coverage"]["from"].endswith("Z")


@pytest.mark.parametrize("name", TRUTHS)
def test_a_frigate_was_in_japans_contiguous_zone_at_the_published_times(visits, name):
    (visit,) = [
        visit
        for visit in visits["visits"]
        if visit["vessel"]["name"] == name and visit["zone"]["set"] == "Japan"
    ]
    for end, published in zip(("entered", "left"), TRUTHS[name], strict=True):
        at = datetime.fromisoformat(visit[end]["at"])
        assert abs((at - datetime.fromisoformat(published)).total_seconds()) <= 2
    assert visit["zone"]["regime"] == "contiguous zone"
    assert (visit["kind"], visit["basis"]) == ("reported", "reconstructed")


def test_illustrative_positions_prove_nothing(visits):
    for visit in visits["visits"]:
        assert visit["not_decidable"] == "the positions are illustrative"
        assert (visit["closest_m"], visit["robust"], visit["sensitivity"]) == (None, None, [])
        for end in ("entered", "left"):
            assert (visit[end]["earliest"], visit[end]["latest"]) == (None, None)
            assert visit[end]["position"] is None


def test_for_chinas_set_no_time_is_told(visits):
    chinas = [visit for visit in visits["visits"] if visit["zone"]["set"] == "China"]
    assert chinas
    for visit in chinas:
        assert (visit["entered"]["at"], visit["left"]["at"], visit["dwell_s"]) == (None,) * 3


def test_chinas_set_reads_times_not_decidable(demo, offing):
    lines = offing("visits", demo.senkaku, "--zone", "China").out.splitlines()[1:]
    assert len(lines) == 5
    for line in lines:
        assert "times not decidable: the positions are illustrative" in line


def test_no_visit_to_a_territorial_sea(demo, offing):
    answer = offing("visits", demo.senkaku, "--zone", "territorial sea", "--json")
    assert answer.document["visits"] == []
    assert "No zone visit fits" in offing("visits", demo.senkaku, "--zone", "territorial sea").out


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (("--party", "RU"), {"RU"}),
        (("--vessel", "jiangwei"), {"CN"}),
        (("--from", "2022-07-04"), set()),
        (("--to", "2017-01-01", "--zone", "Japan"), {"CN", "RU"}),
    ],
)
def test_filters_leave_only_what_fits(demo, offing, words, flags):
    found = offing("visits", demo.senkaku, *words, "--json").document["visits"]
    told = {v["vessel"]["flag"] for v in found if v["entered"]["at"] is not None}
    assert told == flags


def test_the_zone_is_found_by_any_partys_name(demo, offing):
    for name in ("钓鱼岛", "尖閣諸島", "diaoyu"):
        assert offing("visits", demo.senkaku, "--zone", name, "--json").document["visits"]


def test_possible_visits_have_no_dwell_but_the_speed_they_would_have_needed(demo, offing):
    visits = offing("visits", demo.exercise, "--json").document["visits"]
    possible = [visit for visit in visits if visit["kind"] == "possible"]
    assert possible
    for visit in possible:
        assert (visit["dwell_s"], visit["dwell_min_s"]) == (None, 0)
        assert visit["required_speed_kn"] > 0


def test_a_time_that_cannot_be_read_is_a_usage_error(demo, offing):
    answer = offing("visits", demo.senkaku, "--from", "yesterday", "--json")
    assert answer.status == 2
    assert set(answer.document["error"]) == {"what", "where", "do"}
    assert answer.document["error"]["where"] == "yesterday"
