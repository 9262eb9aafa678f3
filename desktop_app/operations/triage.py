"""The analyst's word on an incident: checked, an incident, or dismissed with a reason."""

from desktop_app.domain.errors import OffingError
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.store.acts import act
from desktop_app.store.findings import mark_incident
from desktop_app.store.watch_file import WatchFile


def set_status(
    watch: WatchFile, incident_id: str, status: IncidentStatus, reason: str, by: str
) -> None:
    """Set an incident's status; dismissing needs a reason."""
    if status is IncidentStatus.DISMISSED and not reason.strip():
        raise OffingError("Dismissing needs a reason", incident_id, "Give one in a few words.")
    arguments: dict[str, object] = {
        "incident": incident_id,
        "status": str(status),
        "reason": reason,
    }
    with act(watch, "set status", by, arguments) as current:
        if not mark_incident(current, incident_id, status, reason):
            raise OffingError("There is no such incident", incident_id, "List the incidents.")
