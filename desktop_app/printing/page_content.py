"""What a page is made from."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.reports.summary import Summary


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """A summary and what its map and strip are drawn from."""

    summary: Summary
    incident: Incident
    snapshot: Snapshot
    time_zones: tuple[ZoneInfo, ...]
