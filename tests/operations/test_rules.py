"""Rules are tried without a trace, set as one act, and come back by undo."""

import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_exercise
from desktop_app.operations.check import check
from desktop_app.operations.detect import detect
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.rules import changed_rules, rules_of, set_rules, try_rules
from desktop_app.operations.undoing import undo
from desktop_app.operations.watch_files import open_watch


@pytest.fixture
def exercise_file(tmp_path):
    path = tmp_path / "exercise.gpkg"
    build_exercise(path, tmp_path / "sources", Quiet())
    with open_watch(path) as opened:
        yield opened


def kinds(watch):
    return sorted(str(visit.kind) for visit in snapshot(watch).visits.values())


def test_a_slower_top_speed_leaves_no_possible_visit(exercise_file):
    """The possible visit of the exercise would have needed 10.4 knots."""
    before, now = kinds(exercise_file), rules_of(exercise_file)
    assert "possible" in before
    slow = changed_rules(now, {"top_speed_kn": "10"})
    found = try_rules(exercise_file, slow, Quiet())
    assert [str(visit.kind) for visit in found.difference.removed] == ["possible"]
    assert kinds(exercise_file) == before, "trying stores nothing"
    set_rules(exercise_file, slow, "tester", Quiet())
    assert "possible" not in kinds(exercise_file)
    assert rules_of(exercise_file) == slow
    assert check(exercise_file).ok
    undo(exercise_file, "tester")
    assert (kinds(exercise_file), rules_of(exercise_file)) == (before, now)
    assert detect(exercise_file, "tester", Quiet(), dry_run=True).removed == ()


def test_rules_that_were_in_force_before_can_be_set_again(exercise_file):
    now = rules_of(exercise_file)
    set_rules(exercise_file, changed_rules(now, {"top_speed_kn": "10"}), "tester", Quiet())
    set_rules(exercise_file, now, "tester", Quiet())
    assert rules_of(exercise_file) == now
    assert "possible" in kinds(exercise_file)


def test_the_same_parameters_have_the_same_id(exercise_file):
    now = rules_of(exercise_file)
    assert changed_rules(now, {"top_speed_kn": "25"}).id == now.id
    assert changed_rules(now, {"top_speed_kn": "26"}).id != now.id
    assert changed_rules(now, {"shifts_m": "10,20"}).visits.shifts_m == (10.0, 20.0)
    assert changed_rules(now, {"most_vessels": "3"}).incidents.most_vessels == 3


@pytest.mark.parametrize(
    "change",
    [{"speed": "3"}, {"top_speed_kn": "fast"}, {"top_speed_kn": "-1"}, {"top_speed_kn": "nan"},
     {"most_vessels": "2.5"}, {"shifts_m": ""}],
)  # fmt: skip
def test_what_is_no_parameter_or_no_value_is_said(exercise_file, change):
    with pytest.raises(UsageError):
        changed_rules(rules_of(exercise_file), change)


def test_a_kind_may_be_named_and_encounters_have_presets(exercise_file):
    now = rules_of(exercise_file)
    slower = changed_rules(now, {"loitering.top_speed_kn": "3", "AIS gap.shortest_s": "7200"})
    assert (slower.loitering.top_speed_kn, slower.visits.top_speed_kn) == (3.0, 25.0)
    assert slower.ais_gaps.shortest_s == 7200.0
    preset = changed_rules(now, {"encounter": "GFW"}).encounters
    assert (preset.distance_m, preset.shortest_s, preset.top_median_speed_kn) == (500, 7200, 2)
    with pytest.raises(UsageError):
        changed_rules(now, {"encounter.top_speed_kn": "3"})
