"""What a summary says and what it does not, on the story and on the exercise."""

from desktop_app.reports.incident_summary import summarise_incident
from desktop_app.reports.json_summary import summary_document
from desktop_app.reports.text import summary_text
from tests.reports.conftest import HOW


def test_names_of_all_parties_and_who_administers_and_claims(story):
    place = " ".join(story.where)
    for name in ("Diaoyu Dao / Senkaku Islands", "尖閣諸島", "釣魚臺"):
        assert name in place
    assert "Administered by Japan; claimed by China, Japan and Taiwan." in story.where


def test_no_position_is_told_from_illustrative_tracks(story):
    assert not [text for text in story.where if "Entry at" in text]
    assert [line.closest for line in story.visits] == [None] * 4
    assert story.stamp == "Times public, positions illustrative"


def test_what_is_said_is_the_sources(story):
    assert "was reported in" in story.finding[0]
    assert "No entry into the territorial sea is among the published times." in story.finding
    assert "Passage through a contiguous zone is not in itself unlawful." in story.finding
    assert "JS Abukuma" in " ".join(story.observers)


def test_each_time_cites_who_published_it(story):
    citations = " ".join(story.sources[0].citations)
    assert "Ministry of Defence of Japan" in citations
    assert "Jiji" in citations


def test_the_same_inputs_give_the_same_summary(senkaku, story):
    assert summarise_incident(senkaku, senkaku.incidents[-1], HOW) == story


def test_simulated_vessels_are_stamped(exercise):
    for incident in exercise.incidents:
        told = summarise_incident(exercise, incident, HOW)
        assert told.stamp == "Simulated: fictional vessels"
        assert "Simulated: fictional vessels" in summary_text(told)


def test_every_figure_of_every_incident_leads_back_to_a_line(senkaku, exercise):
    for state in (senkaku, exercise):
        for incident in state.incidents:
            document = summary_document(summarise_incident(state, incident, HOW))
            for visit in document["visits"]:
                for name in ("entered", "left", "dwell"):
                    assert visit[name]["from"], (incident.title, name)


def test_the_text_holds_the_hash_of_each_source_and_the_heads(story):
    text = summary_text(story)
    assert story.sources[0].sha256 in text
    assert story.foot.journal_head in text
    assert story.foot.fingerprint in text
