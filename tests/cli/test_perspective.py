"""One switch, `--perspective`, over list, visits, zones and print, stamped on all of them."""

import json

import pytest

from desktop_app.cli.command_line import run
from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_senkaku


@pytest.fixture(scope="module")
def senkaku(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    build_senkaku(folder / "senkaku.gpkg", folder / "sources", Quiet())
    return str(folder / "senkaku.gpkg")


def told(capsys, *words):
    assert run(list(words)) == 0
    return capsys.readouterr().out


def test_visits_are_those_of_the_partys_zone_set(senkaku, capsys):
    neutral = json.loads(told(capsys, "visits", senkaku, "--json"))
    japan = json.loads(told(capsys, "visits", senkaku, "--json", "--perspective", "JP"))
    china = json.loads(told(capsys, "visits", senkaku, "--json", "--perspective", "cn"))
    assert (neutral["perspective"], japan["perspective"]) == ("neutral", "JP")
    sets = [{visit["zone"]["set"] for visit in one["visits"]} for one in (neutral, japan, china)]
    assert sets == [{"China", "Japan"}, {"Japan"}, {"China"}]
    by_id = {visit["id"]: visit for visit in neutral["visits"]}
    assert {visit["id"] for visit in (*japan["visits"], *china["visits"])} == set(by_id)
    for visit in japan["visits"]:
        assert visit["zone"]["name"] == "Senkaku Islands, contiguous zone"
        assert visit["entered"] == by_id[visit["id"]]["entered"]
        assert visit["dwell_s"] == by_id[visit["id"]]["dwell_s"]


def test_text_is_stamped(senkaku, capsys):
    assert told(capsys, "visits", senkaku, "--perspective", "JP").startswith("Perspective: Japan's")
    assert "Perspective" not in told(capsys, "visits", senkaku)
    assert told(capsys, "incidents", senkaku, "--perspective", "CN").startswith(
        "Perspective: China"
    )


def test_a_print_shows_the_partys_names_and_says_whose_view_it_is(senkaku, capsys):
    page = told(capsys, "print", senkaku, "--format", "text", "--perspective", "CN")
    assert "Perspective: China's" in page
    assert "Diaoyu Dao (钓鱼岛及其附属岛屿)" in page
    assert "Senkaku" not in page.split("Sources")[0]
    flat = " ".join(page.split())
    assert "Administered by Japan; claimed by China, Japan and Taiwan." in flat
    assert "Perspective: neutral" in told(capsys, "print", senkaku, "--format", "text")


def test_zones_are_listed_for_a_party(senkaku, capsys):
    listed = json.loads(told(capsys, "zones", "list", senkaku, "--json", "--perspective", "JP"))
    assert {zone["set"] for zone in listed["zones"]} == {"Japan"}


@pytest.mark.parametrize("name", ["Uotsuri", "钓鱼岛", "釣魚臺", "Сенкаку", "taisho jima"])
def test_any_name_of_the_place_or_its_parts_finds_visits_and_incidents(senkaku, capsys, name):
    visits = json.loads(told(capsys, "visits", senkaku, "--json", "--zone", name))["visits"]
    incidents = json.loads(told(capsys, "incidents", senkaku, "--json", "--zone", name))
    assert len(visits) == len(json.loads(told(capsys, "visits", senkaku, "--json"))["visits"])
    assert len(incidents["incidents"]) == 3


def test_an_unknown_perspective_is_a_usage_error(senkaku, capsys):
    assert run(["visits", senkaku, "--perspective", "atlantis"]) == 2
    assert "no such perspective" in capsys.readouterr().err
