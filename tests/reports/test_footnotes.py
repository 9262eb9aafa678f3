"""Notes: one a set of fixes, each with file and lines."""

from dataclasses import replace

from desktop_app.domain.visits import FixReference
from desktop_app.reports.footnotes import evidence_text, footnotes
from desktop_app.reports.summary import Figure


def test_evidence_in_words():
    names = {"s1": "a.csv", "s2": "b.nmea"}
    one = (FixReference("s1", 7, 0.0),)
    more = (*one, FixReference("s1", 9, 60.0), FixReference("s2", 1, 30.0))
    assert evidence_text(one, names) == "a.csv, line 7"
    assert evidence_text(more, names) == "a.csv, lines 7, 9; b.nmea, line 1"


def test_every_figure_of_the_story_has_a_note_that_names_its_file(story):
    notes = footnotes(story)
    for line in story.visits:
        for figure in (line.entered, line.left, line.dwell):
            number = notes.number(figure)
            assert notes.notes[number - 1].number == number
            assert "2022-07-04-frigates.csv, line" in notes.notes[number - 1].text
    assert notes.mark(story.start, story.end)


def test_a_figure_without_fixes_has_none(story):
    figure = Figure(None, "s", "not known")
    notes = footnotes(replace(story, start=figure))
    assert notes.number(figure) is None
    assert notes.mark(figure, None) == ""
