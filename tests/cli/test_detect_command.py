"""``offing detect``: a second detection finds the same; the rule set in force decides."""

import pytest


@pytest.mark.parametrize("name", ["senkaku", "exercise"])
def test_detecting_again_changes_nothing(demo, offing, name):
    watch = getattr(demo, name)
    answer = offing("detect", watch, "--dry-run", "--json")
    visits = offing("visits", watch, "--json").document["visits"]
    assert answer.status == 0
    assert answer.document["unchanged"] == len(visits)
    assert [answer.document[k] for k in ("added", "changed", "removed")] == [[], [], []]


def test_as_text(offing, senkaku):
    answer = offing("detect", senkaku)
    assert answer.status == 0
    assert "0 added, 0 changed, 0 removed, 10 unchanged" in answer.out


def test_an_unknown_kind_is_a_usage_error(demo, offing):
    answer = offing("detect", demo.senkaku, "--only", "submarine", "--json")
    assert answer.status == 2
    assert answer.document["error"]["where"] == "submarine"
