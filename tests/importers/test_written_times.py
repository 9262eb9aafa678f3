import pytest

from desktop_app.importers.written_times import written_time


@pytest.mark.parametrize(
    ("text", "offset_s"),
    [
        ("2022-07-03T22:05:00Z", 0),
        ("2022-07-03 22:05:00 UTC", 0),
        ("2022-07-03T22:05:00+09:00", 32400),
        ("2022-07-03T22:05:00-0330", -12600),
        ("2022-07-03T22:05:00+09", 32400),
        ("2022-07-03T22:05:00", None),
    ],
)
def test_a_zone_is_what_is_stated_and_nothing_else(text, offset_s):
    assert written_time(text).offset_s == offset_s


def test_which_of_two_numbers_is_the_day_stays_open():
    written = written_time("03/07/2022 22:05")
    assert (written.order, written.numbers, written.year) == (None, (3, 7), 2022)


def test_a_fraction_is_kept_to_the_microsecond():
    assert written_time("2022-07-03T22:05:00.218Z").microsecond == 218_000


def test_a_number_is_a_number():
    assert written_time("1656885900") == 1656885900.0
    assert written_time("-1") == -1.0


@pytest.mark.parametrize(
    "text",
    ["", "not a time", "2022-07-03", "03/07-2022 22:05", "2022-07-03T22:05:\u0660\u0660Z", "1e9"],
)
def test_anything_else_is_none(text):
    assert written_time(text) is None
