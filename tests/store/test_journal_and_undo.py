import json

import pytest

from desktop_app.store.acts import act
from desktop_app.store.fingerprint import altered_sources, fingerprint
from desktop_app.store.journal import broken_links, journal_head, read_journal
from desktop_app.store.sources import list_sources, remove_source
from desktop_app.store.undo import redo_last, undo_last, undo_state
from desktop_app.store.watch_file import open_watch_file
from tests.store.conftest import make_import, store_import


def live(watch):
    return [source.id for source in list_sources(watch) if source.removed_at is None]


def hand_out(watch, party, hue):
    with act(watch, "hue", "tester", {"party": party}) as current:
        current.insert("affiliation", {"party": party, "hue": hue})


def hues(watch):
    return dict(watch.db.execute("SELECT party, hue FROM affiliation").fetchall())


def test_each_act_is_one_entry_chained_to_the_one_before(watch):
    store_import(watch, make_import())
    hand_out(watch, "JP", 1)
    first, second = read_journal(watch)
    assert first.previous == "0" * 64
    assert second.previous == first.hash
    assert journal_head(watch) == second.hash
    assert (second.by, second.act, second.arguments) == ("tester", "hue", {"party": "JP"})
    assert broken_links(watch) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE journal SET by_whom = 'somebody else' WHERE fid = 1",
        "UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE fid = 1",
        "UPDATE journal SET arguments = '{}' WHERE fid = 1",
        "UPDATE change SET after = '{}' WHERE act = 1",
        "DELETE FROM change WHERE act = 1",
        "DELETE FROM journal WHERE fid = 1",
    ],
)
def test_any_change_of_the_past_breaks_the_chain(watch, tampering):
    store_import(watch, make_import())
    hand_out(watch, "JP", 1)
    watch.db.execute("PRAGMA foreign_keys=OFF")
    watch.db.execute(tampering)
    assert broken_links(watch)


def test_stored_fixes_that_were_altered_are_found(watch):
    store_import(watch, make_import())
    assert altered_sources(watch) == []
    blob = bytearray(watch.db.execute("SELECT geom FROM track_chunk").fetchone()[0])
    blob[-10] ^= 1
    watch.db.execute("UPDATE track_chunk SET geom = ?", [bytes(blob)])
    assert altered_sources(watch) == ["tracks.csv"]


def test_undo_and_redo_of_an_import_last_across_a_restart(watch):
    store_import(watch, make_import())
    watch.close()
    with open_watch_file(watch.path) as again:
        assert undo_last(again, "tester").act == "import"
        assert live(again) == []
    with open_watch_file(watch.path) as again:
        assert redo_last(again, "tester").act == "import"
        assert live(again) == ["source-1"]
        assert [entry.act for entry in read_journal(again)] == ["import", "undo", "redo"]
        assert broken_links(again) == []


def test_undo_goes_back_act_by_act_and_a_new_act_ends_redo(watch):
    for party, hue in (("JP", 1), ("CN", 2), ("RU", 3)):
        hand_out(watch, party, hue)
    undo_last(watch, "tester")
    undo_last(watch, "tester")
    assert hues(watch) == {"JP": 1}
    redo_last(watch, "tester")
    assert hues(watch) == {"JP": 1, "CN": 2}
    hand_out(watch, "KR", 3)
    assert redo_last(watch, "tester") is None
    undo_last(watch, "tester")
    undo_last(watch, "tester")
    undo_last(watch, "tester")
    assert hues(watch) == {}
    assert undo_last(watch, "tester") is None


def test_an_update_and_a_deletion_are_taken_back_too(watch):
    hand_out(watch, "JP", 1)
    with act(watch, "change", "tester", {}) as current:
        current.update("affiliation", 1, {"hue": 5})
    with act(watch, "delete", "tester", {}) as current:
        current.delete("affiliation", 1)
    assert hues(watch) == {}
    undo_last(watch, "tester")
    assert hues(watch) == {"JP": 5}
    undo_last(watch, "tester")
    assert hues(watch) == {"JP": 1}
    redo_last(watch, "tester")
    redo_last(watch, "tester")
    assert hues(watch) == {}


def test_an_act_without_changes_is_written_down_but_not_undone(watch):
    hand_out(watch, "JP", 1)
    with act(watch, "look", "tester", {}):
        pass
    assert undo_state(watch).undoable.act == "hue"


def test_an_act_that_fails_leaves_no_trace(watch):
    def interrupted():
        with act(watch, "hue", "tester", {}) as current:
            current.insert("affiliation", {"party": "JP", "hue": 1})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert hues(watch) == {}
    assert read_journal(watch) == []


def test_the_fingerprint_outlasts_vacuum_copying_and_reopening(watch, tmp_path):
    store_import(watch, make_import())
    before = fingerprint(watch)
    watch.db.execute("VACUUM INTO ?", [str(tmp_path / "copy.gpkg")])
    watch.db.execute("VACUUM")
    assert fingerprint(watch) == before
    with open_watch_file(tmp_path / "copy.gpkg") as copy:
        assert fingerprint(copy) == before


def test_the_fingerprint_changes_with_what_the_file_holds(watch):
    fid = store_import(watch, make_import())
    before = fingerprint(watch)
    with act(watch, "remove source", "tester", {}) as current:
        remove_source(current, fid)
    assert fingerprint(watch) != before


def test_the_journal_is_plain_json(watch):
    store_import(watch, make_import())
    text = watch.db.execute("SELECT arguments FROM journal").fetchone()[0]
    assert json.loads(text) == {"file": "tracks.csv"}
