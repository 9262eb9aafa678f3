import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.operations.add_sighting import TypedSighting, add_sighting
from desktop_app.operations.check import check
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.undoing import redo, undo

SIGHTING = TypedSighting(
    time="2022-07-04 07:05+09:00",
    position="25°44.5'N 123°28.0'E",
    flag="RU",
    hull_number="333",
    observer="JS Abukuma",
)


def add(watch, sighting=SIGHTING, **options):
    return add_sighting(watch, sighting, ImportOptions(**options), "tester")


def test_a_typed_sighting_is_an_act_with_a_source_and_can_be_undone(watch):
    report = add(watch)
    assert (report.outcome, report.stored, report.basis) == ("accepted", 1, "sighting")
    state = snapshot(watch)
    (track,) = state.tracks
    assert (track.basis, len(track), track.vessel.hull_number) == (Basis.SIGHTING, 1, "333")
    assert state.sketches[0].sketch.observer == "JS Abukuma"
    assert (state.undoable, check(watch).problems) == ("add sighting", ())
    undo(watch, "tester")
    assert snapshot(watch).tracks == ()
    redo(watch, "tester")
    assert len(snapshot(watch).tracks) == 1


def test_a_sighting_twice_or_one_that_cannot_be_read_is_refused(watch):
    add(watch)
    with pytest.raises(Refused, match="here already"):
        add(watch)
    with pytest.raises(Refused, match="cannot be read"):
        add(watch, TypedSighting(time="2022-07-04 07:05Z", position="5 km north of Atlantis"))
    with pytest.raises(DecisionNeeded):
        add(watch, TypedSighting(time="2022-07-04 07:05", position="25°N 123°E"))
    assert len(snapshot(watch).sources) == 1
