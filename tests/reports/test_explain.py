"""Every figure can be explained down to its lines."""

import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.reports.explain import explain, explanation_document, explanation_text
from desktop_app.reports.incident_summary import summarise_incident
from tests.reports.conftest import HOW


def test_a_reported_time_says_that_it_is_the_sources(story):
    number = next(
        n
        for n, line in enumerate(story.visits, 1)
        if (line.vessel, line.zone_set) == ("Russian frigate", "Japan")
    )
    told = explain(story, f"visits[{number}].entered")
    text = explanation_text(told)
    assert text.startswith(f"visits[{number}].entered: 07:05")
    assert "The published time" in text
    assert "2022-07-04-frigates.csv, line " in text
    assert story.sources[0].sha256 in text


def test_a_time_that_is_not_decidable_claims_no_method(story):
    number = next(n for n, line in enumerate(story.visits, 1) if line.zone_set == "China")
    told = explanation_document(explain(story, f"visits[{number}].entered"))
    assert told["value"] is None
    assert "It has no single value; the text says what is known." in told["how"]


@pytest.mark.parametrize("field", ["from", "to", "duration"])
def test_the_whole_has_sources_too(story, field):
    document = explanation_document(explain(story, field))
    assert document["field"] == field
    assert document["from"]
    assert document["how"]


def test_measured_figures_name_the_fixes_around_them(exercise):
    told = []
    for incident in exercise.incidents:
        summary = summarise_incident(exercise, incident, HOW)
        told += [
            explanation_text(explain(summary, f"visits[{n}].entered"))
            for n, line in enumerate(summary.visits, 1)
            if line.entered_bracket
        ]
    assert told
    assert all("The fixes around it: [" in text for text in told)


def test_an_unknown_field_lists_the_known_ones(story):
    with pytest.raises(UsageError) as caught:
        explain(story, "visits[99].entered")
    assert "visits[1].dwell" in caught.value.do
