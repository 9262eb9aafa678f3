from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times

LATEST_S = 4102444800.0


def decide(*texts, options=None, stated=None):
    evidence = TimeEvidence(LATEST_S)
    for line, text in enumerate(texts, 2):
        evidence.add(text, line)
    return decide_times(evidence, options or ImportOptions(), stated or Stated())


def flags(questions):
    return [question.flag for question in questions]


def test_times_with_zones_leave_nothing_open():
    reading, decisions, questions = decide("2022-07-03T22:05:00Z", "2022-07-04T07:05:00+09:00")
    assert (reading.zone, decisions, questions) == (None, (), ())


def test_a_local_time_is_a_question_with_its_line():
    _, _, questions = decide("2022-07-03 22:05:00Z", "2022-07-03 22:05:00")
    assert flags(questions) == ["--time-zone"]
    assert questions[0].readings[0] == "Line 3 says 2022-07-03 22:05:00 and states no zone"


def test_what_the_person_says_is_a_decision():
    reading, decisions, questions = decide(
        "2022-07-03 22:05:00", options=ImportOptions(time_zone="UTC")
    )
    assert reading.zone is UTC
    assert not questions
    assert decisions[0].how == "said by the person (--time-zone); the file states none"


def test_what_the_format_states_is_a_decision():
    stated = Stated("UTC", "the format defines it", "dmy", "the format defines it")
    reading, decisions, questions = decide("03/07/2022 22:05:00", stated=stated)
    assert (reading.zone, reading.date_order, questions) == (UTC, "dmy", ())
    assert {decision.how for decision in decisions} == {"the format defines it"}


def test_a_number_above_twelve_tells_day_from_month():
    assert decide("03/07/2022 22:05Z", "20/03/2021 22:05Z")[0].date_order == "dmy"
    assert decide("03/07/2022 22:05Z", "03/20/2021 22:05Z")[0].date_order == "mdy"


def test_both_orders_in_one_file_are_refused():
    with pytest.raises(Refused, match=r"lines 2 and 3"):
        decide("20/03/2021 22:05Z", "03/20/2021 22:05Z")


def test_days_in_a_row_tell_day_from_month():
    days = [f"{day:02d}/07/2022 22:05Z" for day in range(1, 13)]
    assert decide(*days)[0].date_order == "dmy"


def test_two_days_are_not_enough_to_tell():
    assert flags(decide("03/07/2022 22:05Z", "04/07/2022 22:05Z")[2]) == ["--date-order"]


def test_a_two_digit_year_is_asked_for():
    _, _, questions = decide("20-07-22 22:05Z")
    assert flags(questions) == ["--date-order"]
    assert "two digits" in questions[0].readings[-1]


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["%d/%m/%Y %H:%MZ", "%m/%d/%Y %H:%MZ"]),
)
def test_the_order_is_never_decided_wrongly_for_days_in_a_row(first, days, form):
    noon = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
    texts = [(noon + timedelta(days=n)).strftime(form) for n in range(days)]
    order = decide(*texts)[0].date_order
    assert order in (None, "dmy" if form.startswith("%d") else "mdy")


def test_plain_numbers_are_told_apart_by_their_size():
    assert decide("1656885900")[0].epoch_unit_s == 1.0
    assert decide("1656885900000")[0].epoch_unit_s == 1e-3


def test_mixed_units_are_refused_unless_one_is_said():
    with pytest.raises(Refused, match="mix units"):
        decide("1656885900", "1656885900000")
    said = ImportOptions(epoch_unit="s")
    assert decide("1656885900", "1656885900000", options=said)[0].epoch_unit_s == 1.0


@pytest.mark.parametrize(
    "options",
    [ImportOptions(epoch_unit="weeks"), ImportOptions(time_zone="Nowhere/Here")],
)
def test_words_that_make_no_sense_are_said_to(options):
    with pytest.raises(UsageError):
        decide("1656885900", "2022-07-03 22:05:00", options=options)
