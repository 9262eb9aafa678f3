"""The one-sentence finding."""

from desktop_app.gui.finding_words import finding, parties_words
from desktop_app.gui.local_times import TimeZones
from tests.gui.watches import JAPAN, exercise, frigates

ZONES = TimeZones("Asia/Tokyo", "UTC")


def test_the_frigates_were_reported_and_overlapped_for_six_minutes():
    snapshot = frigates()
    words = finding(snapshot, snapshot.incidents[1], ZONES)
    assert words.startswith("Reported in Senkaku contiguous zone (set of Japan); ")
    assert "Overlap 07:44–07:50 JST, 6\u00a0min." in words
    assert words.endswith("says nothing about coordination.")


def test_each_kind_has_its_own_sentence():
    snapshot = exercise()
    starts = [finding(snapshot, incident, ZONES).split(" ")[0] for incident in snapshot.incidents]
    assert starts == ["In", "The", "Within", "In"]


def test_no_sentence_takes_sides():
    for snapshot in (frigates(), exercise()):
        for incident in snapshot.incidents:
            words = finding(snapshot, incident, ZONES).casefold()
            assert not any(loaded in words for loaded in ("joint", "chased", "belongs"))


def test_a_zone_names_who_administers_and_who_claims():
    assert parties_words(JAPAN) == "administered by JP · claimed by CN, TW"
