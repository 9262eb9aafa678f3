from pathlib import Path

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.operations.check import check
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.undoing import redo, undo

DATA = Path(__file__).parents[1] / "data"


def take(watch, name):
    return import_file(watch, DATA / name, ImportOptions(), "tester", Quiet())


def test_drawn_shapes_are_kept_with_their_ships_and_make_no_visit(watch):
    report = take(watch, "press_ledger/valid/shapes.csv")
    assert (report.outcome, report.records, report.stored, report.rejected) == ("partial", 6, 3, 2)
    assert (report.vessels, report.basis) == (1, "sketched")
    state = snapshot(watch)
    assert [stored.sketch.new_event for stored in state.sketches] == [True, False, False]
    (vessel_id,) = state.sketches[0].vessel_ids
    assert (state.vessels[vessel_id].hull_number, state.vessels[vessel_id].flag) == ("599", "CN")
    assert (state.tracks, state.visits) == ((), {})
    assert check(watch).problems == ()


def test_shapes_go_and_come_back_with_their_import(watch):
    take(watch, "press_ledger/valid/shapes.csv")
    undo(watch, "tester")
    assert snapshot(watch).sketches == ()
    redo(watch, "tester")
    assert len(snapshot(watch).sketches) == 3


def test_tracks_and_drawn_lines_of_one_file_are_both_kept(watch):
    report = take(watch, "kml/valid/tracks.kml")
    state = snapshot(watch)
    assert (report.stored, len(state.sketches)) == (7, 1)
    assert sum(len(track) for track in state.tracks) == 6
