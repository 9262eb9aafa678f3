"""An incident's title, note, tags and links: one act, undone with one undo, kept by detection."""

import shutil

import pytest

from desktop_app.domain.errors import OffingError
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.progress import Quiet
from desktop_app.operations.detect import detect
from desktop_app.operations.edit_incident import clean_tags, edit_incident
from desktop_app.operations.read_watch import snapshot
from desktop_app.operations.undoing import redo, undo
from desktop_app.operations.watch_files import open_watch
from desktop_app.store.journal import broken_links


@pytest.fixture
def copy(samples, tmp_path):
    path = tmp_path / "copy.gpkg"
    shutil.copyfile(samples.senkaku, path)
    with open_watch(path) as watch:
        yield watch


def last(watch):
    return snapshot(watch).incidents[-1]


def edit(watch, **values):
    return edit_incident(watch, IncidentEdit("", last(watch).id, **values), "A")


def test_an_edit_is_shown_undone_and_done_again(copy):
    before = last(copy)
    edit(copy, title="Two frigates", note="see the release", tags=("navy", " navy", ""),
         links=("reported-2022-07-04-evening",))  # fmt: skip
    after = last(copy)
    assert (after.id, after.title, after.note) == (before.id, "Two frigates", "see the release")
    assert (after.tags, after.links) == (("navy",), ("reported-2022-07-04-evening",))
    undo(copy, "A")
    assert last(copy) == before
    redo(copy, "A")
    assert last(copy) == after
    assert broken_links(copy) == []


def test_detection_does_not_touch_what_a_person_wrote(copy):
    edit(copy, title="Two frigates")
    found = detect(copy, "A", Quiet())
    assert (found.added, found.changed, found.removed) == ((), (), ())
    assert last(copy).title == "Two frigates"
    edit(copy, title="")
    assert last(copy).title != "Two frigates", "an empty title gives detection's back"


@pytest.mark.parametrize("link", ["no such incident", "itself"])
def test_a_link_leads_to_another_incident(copy, link):
    target = last(copy).id if link == "itself" else link
    with pytest.raises(OffingError, match="cannot be linked"):
        edit(copy, links=(target,))


def test_tags_keep_their_order():
    assert clean_tags([" b", "a", "b", ""]) == ("b", "a")
