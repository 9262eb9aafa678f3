"""What an analyst says of an incident beside its status: a title, a note, tags, links."""

from dataclasses import dataclass, replace

from desktop_app.domain.incidents import Incident


@dataclass(frozen=True, slots=True)
class IncidentEdit:
    """Laid over the incident ``about``; an empty title leaves the one that detection gave.

    ``links`` are ids of incidents, found or from reports, that tell of the same event.
    """

    id: str
    about: str
    title: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def edited(incident: Incident, edits: tuple[IncidentEdit, ...]) -> Incident:
    """The incident as the analyst wants it shown."""
    edit = next((one for one in edits if one.about == incident.id), None)
    if edit is None:
        return incident
    return replace(
        incident,
        title=edit.title or incident.title,
        note=edit.note or incident.note,
        tags=edit.tags,
        links=edit.links,
    )
