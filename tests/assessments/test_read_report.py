"""What a pasted text seems to say: times, stay, zone, parties, whom it cites, loaded words."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.assessments.read_report import read_report
from tests.gui.watches import zone

TOKYO = ZoneInfo("Asia/Tokyo")
NAMES = ("Senkaku Islands", "Diaoyu Dao", "尖閣諸島")
ZONES = {
    "cn": zone("cn", "Diaoyu Dao", "China", administered_by="JP", names=NAMES),
    "jp": zone("jp", "Senkaku", "Japan", administered_by="JP", names=NAMES),
}
STORY = (
    "Earlier on 4 July, a Chinese naval ship chased a Russian warship outside Japanese territorial "
    "waters around the Senkaku Islands, Kyodo News reported. The Japanese Defence Ministry stated "
    "that the Chinese frigate sailed in the contiguous zone for around six minutes. The Russian "
    "ship was there from 7:05 am to 8:16 am (local time). It was not a joint move."
)


def read(text, year=2022):
    return read_report(text, ZONES, TOKYO, year)


def test_the_story_is_read_as_a_person_would_read_it():
    found = read(STORY)
    assert (found.entered, found.left) == ("2022-07-04T07:05+09:00", "2022-07-04T08:16+09:00")
    assert (found.dwell_s, found.dwell_about) == (360.0, True)
    assert found.regime == "contiguous zone"
    assert found.not_territorial
    assert found.parties == ("CN", "RU")
    assert found.zone_id == "jp", "the administering party's set is suggested first"
    assert found.chain == ("Kyodo News", "Japanese Defence Ministry")
    assert found.loaded == ("chased", "joint")


@pytest.mark.parametrize(
    "text", ["4 July 2022", "July 4, 2022", "2022-07-04", "2022年7月4日", "7月4日", "4 July"]
)
def test_a_day_is_read_in_each_form(text):
    assert read(f"On {text}, nothing.").day == "2022-07-04"


@pytest.mark.parametrize(
    ("text", "entered"),
    [
        ("2022-07-04 7:05 to 8:16", "07:05"),
        ("2022-07-04 07:05-08:16", "07:05"),
        ("2022-07-04 7:05 to 8:16 pm", "19:05"),
        ("2022-07-04 12:05 am to 1:00 am", "00:05"),
    ],
)
def test_clock_times_are_local_times_of_that_day(text, entered):
    assert read(text).entered == f"2022-07-04T{entered}+09:00"


def test_what_is_not_said_is_not_suggested():
    found = read("The weather was fine.", year=None)
    assert (found.day, found.entered, found.left, found.dwell_s) == (None,) * 4
    assert (found.regime, found.zone_id, found.parties) == (None, None, ())
    two_days = read("On 4 July 2022 and on 5 July 2022, from 7:05 to 8:16.")
    assert (two_days.day, two_days.entered) == (None, None)
    assert read("4 July, 7:05 to 8:16", year=None).entered is None, "no year, no time"
    assert read("30 February 2022").day is None


def test_japanese_names_and_regimes_are_found():
    found = read("ロシア海軍の艦艇が2022年7月4日に尖閣諸島の接続水域に入った。")
    assert (found.regime, found.zone_id, found.parties) == ("contiguous zone", "jp", ("RU",))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    found = read(text)
    assert (found.entered is None) == (found.left is None)
    assert found.entered is None or found.entered < found.left
