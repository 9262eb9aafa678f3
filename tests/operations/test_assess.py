"""One value holds everything assessed about an incident; judgements are written down and undone."""

import pytest

from desktop_app.assessments.arrangement_checks import Notice
from desktop_app.assessments.coordination import Presence
from desktop_app.domain.errors import OffingError
from desktop_app.operations.assess import Judged, assess, judge
from desktop_app.operations.ledger import read_ledger, search
from desktop_app.operations.undoing import redo, undo
from desktop_app.store.journal import broken_links, read_journal

JUDGED = Judged(
    "The two moved with regard to each other.", "ICD 203", "unlikely", "low",
    "It is unlikely. Confidence is low: no track.", ("one watched the other",),
)  # fmt: skip


def test_the_sample_of_2022_is_assessed_as_a_whole(senkaku):
    incident = senkaku.incidents[-1]
    made = assess(senkaku, incident)
    assert len(made.statements) == made.sources == 13
    assert made.responses
    assert made.precedent is not None
    assert made.sheet is not None
    assert made.sheet.series is None
    assert made.sheet.why_no_series == "the positions are illustrative"
    overlap = made.sheet.indicators[0]
    assert (overlap.presence, overlap.value) == (Presence.PRESENT, "6.0\u00a0min overlap")
    assert {one.verdict for one in made.approaches} == {Notice.NONE_RECORDED}
    assert [one.rule.moving for one in made.approaches] == ["RU"]


def test_both_navies_were_last_there_in_2016_and_china_is_there_for_the_fourth_time(senkaku):
    ladder = assess(senkaku, senkaku.incidents[-1]).precedent.ladder
    both = next(rung for rung in ladder if rung.rung.startswith("CN and RU"))
    china = next(rung for rung in ladder if rung.rung.startswith("CN,"))
    assert both.previous.when.startswith("2016-06-08")
    assert china.count == 4


def test_a_judgement_is_an_act_that_can_be_undone(watch):
    made = judge(watch, "incident-1", JUDGED, "An analyst")
    assert read_ledger(watch).judgements == (made,)
    assert (made.author, made.range_percent) == ("An analyst", (20, 45))
    assert read_journal(watch)[-1].arguments["kinds"] == ["judgement"]
    assert search(watch, "watched") == [("judgement", made.id)]
    undo(watch, "An analyst")
    assert read_ledger(watch).judgements == ()
    redo(watch, "An analyst")
    assert read_ledger(watch).judgements == (made,)
    assert broken_links(watch) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reasons": "Likely, with high confidence."}, "both likelihood and confidence"),
        ({"question": "It is likely, confidence low"}, "both likelihood and confidence"),
        ({"likelihood": "perhaps"}, "needs a likelihood"),
        ({"confidence": ""}, "needs a likelihood"),
    ],
)
def test_what_is_no_judgement_is_refused_and_nothing_is_stored(watch, change, words):
    values = {name: getattr(JUDGED, name) for name in JUDGED.__slots__}
    before = len(read_journal(watch))
    with pytest.raises(OffingError, match=words):
        judge(watch, "incident-1", Judged(**values | change), "An analyst")
    assert len(read_journal(watch)) == before
