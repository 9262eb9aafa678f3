"""Arrangements by hand: told in time, late, not on record, or too coarse to tell."""

from dataclasses import replace

import pytest

from desktop_app.assessments.arrangement_checks import Notice, check_arrangements
from desktop_app.domain.arrangements import ApproachRule, Arrangement, Notification
from desktop_app.domain.fuzzy_dates import fuzzy_date
from desktop_app.domain.snapshot import Ledger
from tests.gui.watches import frigates

RULE = ApproachRule("RU", "Senkaku; Taiwan Strait", "CN", lead_time_s=3600.0)


def checks(notices=(), rule=RULE, valid="2022-06/..", made="2022-06"):
    arrangement = Arrangement(
        "a", ("CN", "RU"), "notify on approach", "words", "a test", fuzzy_date(made),
        None if valid is None else fuzzy_date(valid), rules=(rule,),
    )  # fmt: skip
    state = replace(frigates(), ledger=Ledger((), (), (arrangement,), notifications=tuple(notices)))
    return check_arrangements(state)


def notice(at, by="RU", to="CN", about="Senkaku"):
    return Notification(f"n-{at}", by, to, about, "a test", fuzzy_date(at))


def test_only_approaches_while_it_holds_are_asked_about():
    """Of 2016 and 2022, the arrangement of June 2022 holds for one."""
    (check,) = checks()
    assert check.event.when.startswith("2022-07-03")
    assert check.verdict is Notice.NONE_RECORDED
    assert len(checks(valid="2016/..")) == 2


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("2022-07-04T06:05+09:00", Notice.NOTIFIED),  # an hour before 07:05
        ("2022-07-04T06:06+09:00", Notice.LATE),
        ("2022-07-04T07:30+09:00", Notice.LATE),
        ("2022-07-03+09:00", Notice.NOTIFIED),
        ("2022-07-04+09:00", Notice.NOT_DECIDABLE),  # before it or after it, the day does not say
        ("2022-07", Notice.NOT_DECIDABLE),
        ("2022-05-01", Notice.NONE_RECORDED),  # of another voyage
        ("2022-07-05+09:00", Notice.NONE_RECORDED),
    ],
)
def test_a_notice_is_in_time_late_or_cannot_be_told(at, verdict):
    (check,) = checks([notice(at)])
    assert check.verdict is verdict


def test_a_notice_of_somebody_else_or_to_somebody_else_does_not_count():
    others = [notice("2022-07-03", by="CN"), notice("2022-07-03", to="JP"),
              notice("2022-07-03", about="Taiwan Strait")]  # fmt: skip
    assert checks(others)[0].verdict is Notice.NONE_RECORDED


def test_the_rule_moves_one_party_into_named_zones_only():
    assert checks(rule=replace(RULE, moving="KP")) == []
    assert checks(rule=replace(RULE, zones="Kunashiri; Etorofu")) == []
    (check,) = checks(rule=replace(RULE, moving="CN", tell="RU"))
    assert check.rule.moving == "CN"


def test_the_earliest_notice_decides_and_its_lead_is_told():
    (check,) = checks([notice("2022-07-04T07:30+09:00"), notice("2022-07-04T05:05+09:00")])
    assert (check.verdict, check.lead_s) == (Notice.NOTIFIED, 7200.0)
