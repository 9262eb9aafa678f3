"""Edit an incident: its title, note, tags, and what else tells of the same event; one act."""

from collections.abc import Sequence

from desktop_app.domain.errors import OffingError
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.incident_edits import IncidentEdit
from desktop_app.domain.words import say
from desktop_app.operations.ledger import read_ledger, write_down
from desktop_app.store.findings import read_incidents
from desktop_app.store.watch_file import WatchFile


def edit_incident(watch: WatchFile, edit: IncidentEdit, by: str) -> IncidentEdit:
    """Lay an edit over an incident, in place of the one before; its id is given by the incident."""
    found = {one.id: one for one in read_incidents(watch)}
    others = {one.id for one in read_ledger(watch).reported}
    if edit.about not in found:
        raise OffingError(say("There is no such incident"), edit.about, say("List the incidents."))
    unknown = [one for one in edit.links if one not in found and one not in others]
    if unknown or edit.about in edit.links:
        where = ", ".join(unknown) or edit.about
        raise OffingError(say("An incident cannot be linked to that"), where, say("Give its id."))
    title = edit.title.strip()
    own = "" if title == found[edit.about].title else title
    made = IncidentEdit(
        stable_id("edit", edit.about),
        edit.about,
        own,
        edit.note.strip(),
        clean_tags(edit.tags),
        edit.links,
    )
    write_down(watch, [made], by)
    return made


def clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags without spaces around them, none empty, none twice, in the order given."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
