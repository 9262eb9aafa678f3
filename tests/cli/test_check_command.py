"""``offing check``: whole, chained, and the findings follow from the tracks."""

import sqlite3


def test_the_sample_is_as_it_should_be(demo, offing):
    answer = offing("check", demo.senkaku, "--json")
    document = answer.document
    assert (answer.status, document["ok"], document["problems"]) == (0, True, [])
    assert len(document["journal_head"]) == len(document["fingerprint"]) == 64
    assert "as it should be" in offing("check", demo.senkaku).out


def test_a_printed_head_is_found_in_the_chain_and_a_strange_one_is_not(offing, senkaku):
    head = offing("check", senkaku, "--json").document["journal_head"]
    offing("undo", senkaku)
    answer = offing("check", senkaku, "--head", head, "--json")
    assert (answer.status, answer.document["ok"]) == (0, True)
    assert answer.document["remarks"], "it says what changed since"
    answer = offing("check", senkaku, "--head", "0" * 64, "--json")
    assert answer.document["ok"] is False
    assert answer.status == 1


def test_a_finding_altered_behind_its_back_is_found(offing, senkaku):
    with sqlite3.connect(senkaku) as db:
        changed = db.execute("update journal set by_whom = 'Somebody else' where fid = 2").rowcount
    db.close()
    assert changed == 1
    answer = offing("check", senkaku, "--json")
    assert (answer.status, answer.document["ok"]) == (1, False)
    assert all(set(problem) == {"what", "where"} for problem in answer.document["problems"])


def test_what_is_no_watch_file_is_refused_in_words(offing, tmp_path):
    file = tmp_path / "letter.gpkg"
    file.write_text("Dear Sir or Madam\n" * 100)
    answer = offing("check", file, "--json")
    assert answer.status == 1
    assert set(answer.document["error"]) == {"what", "where", "do"}
