"""``offing detect``: a second detection finds the same; the rule set in force decides."""

import pytest


@pytest.mark.parametrize("name", ["senkaku", "exercise"])
def test_detecting_again_changes_nothing(demo, offing, name):
    watch = getattr(demo, name)
    answer = offing("detect", watch, "--dry-run", "--only", "zone visit", "--json")
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


def test_other_findings_are_unchanged_too_and_listed_with_the_incidents(demo, offing):
    every = offing("detect", demo.exercise, "--dry-run", "--json").document
    assert [every[k] for k in ("added", "changed", "removed")] == [[], [], []]
    visits = offing("visits", demo.exercise, "--json").document["visits"]
    listed = offing("incidents", demo.exercise, "--json").document["incidents"]
    findings = [incident for incident in listed if "measures" in incident]
    assert findings
    assert every["unchanged"] == len(visits) + len(findings)
    assert all(finding["evidence"] and finding["other_explanations"] for finding in findings)
    drawn = offing("incidents", demo.senkaku, "--json").document["incidents"]
    assert not [incident for incident in drawn if "measures" in incident]
