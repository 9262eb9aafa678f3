"""What is selected: one value that every pane sets and every pane follows."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected incident, vessel, zone and visit by id, and the cursor's time (epoch s UTC)."""

    incident_id: str | None = None
    vessel_id: str | None = None
    zone_id: str | None = None
    visit_id: str | None = None
    cursor_s: float | None = None


class Selection(QObject):
    """Holds what is chosen and tells when it changes; the signal carries a :class:`Chosen`."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen = Chosen()

    def choose_incident(self, incident_id: str | None, cursor_s: float | None) -> None:
        """Select an incident and put the cursor on it; vessel and visit are let go."""
        self._set(Chosen(incident_id=incident_id, cursor_s=cursor_s))

    def choose_vessel(self, vessel_id: str | None) -> None:
        """Select a vessel; the incident stays."""
        self._set(replace(self.chosen, vessel_id=vessel_id, visit_id=None, zone_id=None))

    def choose_zone(self, zone_id: str | None) -> None:
        """Select a zone; the incident stays."""
        self._set(replace(self.chosen, zone_id=zone_id, vessel_id=None, visit_id=None))

    def choose_visit(self, visit_id: str, vessel_id: str, cursor_s: float | None) -> None:
        """Select a visit with its vessel; without a time of its own the cursor stays."""
        cursor = self.chosen.cursor_s if cursor_s is None else cursor_s
        self._set(
            replace(
                self.chosen, visit_id=visit_id, vessel_id=vessel_id, zone_id=None, cursor_s=cursor
            )
        )

    def move_cursor(self, t_s: float) -> None:
        """Move the cursor; nothing else changes."""
        self._set(replace(self.chosen, cursor_s=t_s))

    def clear(self) -> None:
        """Select nothing."""
        self._set(Chosen())

    def _set(self, chosen: Chosen) -> None:
        if chosen != self.chosen:
            self.chosen = chosen
            self.changed.emit(chosen)
