"""``offing journal``, ``undo``, ``redo``: every act once, chained; the last one taken back."""

from itertools import pairwise

KEYS = {"id", "at", "by", "act", "arguments", "hash", "previous"}


def acts(offing, watch, *words):
    return offing("journal", watch, *words, "--json").document["acts"]


def test_acts_are_chained(demo, offing):
    told = acts(offing, demo.senkaku)
    assert [set(act) >= KEYS for act in told] == [True] * len(told)
    for before, after in pairwise(told):
        assert after["previous"] == before["hash"]
    head = offing("check", demo.senkaku, "--json").document["journal_head"]
    assert told[-1]["hash"] == head
    assert len(offing("journal", demo.senkaku).out.splitlines()) == len(told)


def test_since(demo, offing):
    assert acts(offing, demo.senkaku, "--since", "2100-01-01") == []
    assert acts(offing, demo.senkaku, "--since", "2000-01-01") == acts(offing, demo.senkaku)


def test_undo_and_redo_by_name(offing, senkaku):
    visits = offing("visits", senkaku, "--json").document["visits"]
    undone = offing("undo", senkaku, "--by", "A. Analyst", "--json").document["undone"]
    assert undone in {act["id"] for act in acts(offing, senkaku)}
    assert acts(offing, senkaku)[-1]["by"] == "A. Analyst"
    assert offing("visits", senkaku, "--json").document["visits"] != visits
    redone = offing("redo", senkaku, "--json").document["redone"]
    assert redone in {act["id"] for act in acts(offing, senkaku)}
    assert acts(offing, senkaku)[-1]["by"] == "A. Analyst", "the name was kept"
    assert offing("visits", senkaku, "--json").document["visits"] == visits


def test_with_nothing_to_redo_the_answer_is_null(offing, senkaku):
    answer = offing("redo", senkaku, "--json")
    assert (answer.status, answer.document) == (0, {"redone": None})
    assert "nothing to redo" in offing("redo", senkaku).out
