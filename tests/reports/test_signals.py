"""Short forms: the date-time group by hand, and silence where nothing is known."""

import pytest

from desktop_app.domain.moments import parse_rfc3339
from desktop_app.reports.incident_summary import summarise_incident
from desktop_app.reports.signals import date_time_group, imo_lines, seven_lines
from tests.reports.conftest import HOW


@pytest.mark.parametrize(
    ("time", "group"),
    [
        ("2022-07-03T22:05:00Z", "032205ZJUL22"),
        ("2022-07-03T22:04:45Z", "032205ZJUL22"),
        ("2020-02-29T23:59:40Z", "010000ZMAR20"),
    ],
)
def test_date_time_group(time, group):
    assert date_time_group(parse_rfc3339(time)) == group


def test_of_illustrative_positions_nothing_is_told(senkaku, story):
    incident = senkaku.incidents[-1]
    lines = seven_lines(story, incident, senkaku).splitlines()
    assert lines[0] == "[Times public, positions illustrative]"
    assert [line[:2] for line in lines[1:]] == [f"{n}." for n in range(1, 8)]
    assert lines[3] == "3. not known"
    assert lines[4] == "4. not known"
    told = imo_lines(story, incident, senkaku)
    assert "A/Russian frigate/RU" in told
    for letter in "BCDEF":
        assert f"\n{letter}/" not in told


def test_a_seen_entry_has_time_and_position(exercise):
    told = [
        imo_lines(summarise_incident(exercise, incident, HOW), incident, exercise)
        for incident in exercise.incidents
        if any(visit.entered.position for visit in exercise.incident_visits(incident))
    ]
    assert told
    for text in told:
        assert "Simulated: fictional vessels" in text
        lines = text.splitlines()
        assert any(line.startswith("B/") and line.endswith("Z") for line in lines)
        assert any(line.startswith("C/") and line[-1] in "EW" for line in lines)
