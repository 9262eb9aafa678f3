"""offing rules: list, try, set."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def exercise(demo, tmp_path):
    """A copy of the exercise, free to be changed."""
    return Path(shutil.copy(demo.exercise, tmp_path / "exercise.gpkg"))


def test_list_names_every_parameter(offing, exercise):
    told = offing("rules", "list", exercise, "--json").document
    assert {rule["kind"] for rule in told["rules"]} == {
        "zone visit", "incident", "AIS gap", "impossible jump", "loitering", "encounter",
    }  # fmt: skip
    assert told["rules"][0]["parameters"]["top_speed_kn"] == 25.0
    assert "top_speed_kn = 25.0" in offing("rules", "list", exercise).out


def test_try_counts_and_stores_nothing(offing, exercise):
    before = offing("rules", "list", exercise, "--json").document
    tried = offing("rules", "try", exercise, "top_speed_kn=10", "--json").document
    changes = [one["change"] for one in tried["examples"]]
    assert changes.count("removed") == 1, "the possible visit would have needed 10.4 knots"
    assert "added" not in changes
    now = offing("detect", exercise, "--dry-run", "--json").document["unchanged"]
    assert tried["count"] == now - 1
    assert offing("rules", "list", exercise, "--json").document == before


def test_set_changes_the_findings_and_undo_brings_them_back(offing, exercise):
    before = offing("visits", exercise, "--json").document["visits"]
    told = offing("rules", "set", exercise, "top_speed_kn=10", "--by", "A", "--json").document
    assert told["rules"][0]["parameters"]["top_speed_kn"] == 10.0
    assert len(offing("visits", exercise, "--json").document["visits"]) == len(before) - 1
    offing("undo", exercise)
    assert offing("visits", exercise, "--json").document["visits"] == before


def test_a_wrong_word_is_usage(offing, exercise):
    assert offing("rules", "try", exercise, "speed").status == 2
    assert offing("rules", "try", exercise, "speed=1").status == 2
