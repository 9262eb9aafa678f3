"""A report entered by hand: evidence, statement and incident, written down in one act."""

import hashlib
from dataclasses import replace

import pytest

from desktop_app.domain.errors import OffingError
from desktop_app.operations.keep_report import EnteredReport, keep_report
from desktop_app.operations.ledger import read_ledger, search
from desktop_app.operations.undoing import redo, undo
from desktop_app.store.journal import broken_links, read_journal

ENTERED = EnteredReport(
    text="A frigate was off 尖閣 for six minutes.\r\nMore text. ",
    quote="for six minutes",
    speaker="A ministry",
    publisher="A paper",
    cited="https://example.org/1",
    chain=("An agency",),
    title="A frigate off Uotsuri",
    period="2022-07-04+09:00",
    vessels="Chinese frigate, CN; a tug, of two",
    vessel="Chinese frigate",
    zone_set="Japan",
    regime="contiguous zone",
    place="尖閣諸島",
    dwell_s=360.0,
)


def test_text_statement_and_incident_come_in_with_one_act_and_go_with_one_undo(watch):
    acts = len(read_journal(watch))
    said = keep_report(watch, ENTERED, "A")
    assert len(read_journal(watch)) == acts + 1
    ledger = read_ledger(watch)
    (document,), (incident,) = ledger.documents, ledger.reported
    assert document.text == ENTERED.text, "not a character altered"
    assert document.sha256 == hashlib.sha256(ENTERED.text.encode()).hexdigest()
    assert (said.quote, said.grade, said.document) == ("for six minutes", "F6", document.id)
    assert (said.about, incident.place) == (incident.id, "尖閣諸島")
    assert [(v.name, v.flag) for v in incident.vessels] == [
        ("Chinese frigate", "CN"),
        ("a tug, of two", None),
    ]
    assert said.assertion.dwell_s == 360.0
    assert {kind for kind, _ in search(watch, "尖閣")} == {"document", "reported incident"}
    undo(watch, "A")
    assert read_ledger(watch).statements == read_ledger(watch).documents == ()
    redo(watch, "A")
    assert read_ledger(watch) == ledger
    assert broken_links(watch) == []


def test_papers_that_quote_one_agency_count_once(watch):
    first = keep_report(watch, ENTERED, "A")
    about = first.about
    second = replace(ENTERED, text="Other words. An agency said so.", quote="", speaker="B",
                     publisher="B", cited="b", about=about)  # fmt: skip
    assert keep_report(watch, second, "A").repeats == first.id
    same = replace(second, text="“For six  minutes.”", chain=(), cited="c")
    assert keep_report(watch, same, "A").repeats == first.id
    other = replace(second, text="Quite another thing.", chain=("Another agency",), cited="d")
    assert keep_report(watch, other, "A").repeats is None
    elsewhere = replace(second, about="another incident")
    assert keep_report(watch, elsewhere, "A").repeats is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"speaker": " "}, "who says it"),
        ({"text": ""}, "the text"),
        ({"title": ""}, "a title"),
        ({"regime": ""}, "which zone"),
        ({"period": "July"}, "date cannot be read"),
        ({"entered": "2022-07-04"}, "needs hours and minutes"),
        ({"quote": "never said"}, "does not stand in the text"),
        ({"reliability": "G"}, "no such grade"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(watch, change, words):
    before = len(read_journal(watch))
    with pytest.raises(OffingError, match=words):
        keep_report(watch, replace(ENTERED, **change), "A")
    assert len(read_journal(watch)) == before


def test_an_altered_document_is_noticed(watch):
    keep_report(watch, ENTERED, "A")
    watch.db.execute(
        "UPDATE ledger_record SET record = replace(record, 'six', 'ten') WHERE kind = 'document'"
    )
    with pytest.raises(ValueError, match="altered"):
        read_ledger(watch)
