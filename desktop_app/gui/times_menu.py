"""The menu of time zones: which leads, and which stands beside it."""

from collections.abc import Iterator
from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop_app.domain.words import say
from desktop_app.gui.local_times import UTC, TimeZones, zone_head
from desktop_app.gui.plain_text import button_text

_OFFERED = ("Asia/Tokyo", UTC)
_OTHER_NAMES_OF_UTC = (
    "Etc/UTC",
    "Etc/UCT",
    "Etc/Universal",
    "Etc/Zulu",
    "UCT",
    "Universal",
    "Zulu",
)
_RECENT_S = 1_656_885_900.0  # any time serves: 2022-07-03 22:05Z, where no other is at hand


def zones_words(zones: TimeZones, at_s: float | None) -> str:
    """``JST +09:00, UTC``: the zones with the offset in force at a time."""
    when = _RECENT_S if at_s is None else at_s
    return ", ".join(dict.fromkeys(zone_head(when, name) for name in (zones.first, zones.second)))


def local_zone() -> str:
    """The IANA name of this machine's time zone."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() and name not in _OTHER_NAMES_OF_UTC else UTC


def _words(name: str) -> str:
    head = zone_head(_RECENT_S, name)
    return head if head == name else say("{zone} · {name}", zone=head, name=name)


class TimesMenu(QMenu):
    """Offers the two zones; ``chosen`` carries TimeZones."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones = TimeZones()
        self.setTitle(say("Times"))

    def show_zones(self, zones: TimeZones) -> None:
        """Mark the zones in use."""
        self._zones = zones
        self.clear()
        self._add_part(say("First"), zones.first, first=True)
        self.addSeparator()
        self._add_part(say("Second"), zones.second, first=False)

    def _add_part(self, heading: str, current: str, *, first: bool) -> None:
        head = self.addAction(heading)
        head.setEnabled(False)
        group = QActionGroup(self)
        for name in self._offered(current):
            action = self.addAction(button_text(_words(name)))
            action.setCheckable(True)
            action.setChecked(name == current)
            group.addAction(action)
            action.triggered.connect(lambda _=False, name=name: self._choose(name, first=first))
        other = self.addAction(say("Another time zone…"))
        other.triggered.connect(lambda: self._ask(current, first=first))

    def _offered(self, current: str) -> Iterator[str]:
        yield from dict.fromkeys((*_OFFERED, local_zone(), current))

    def _choose(self, name: str, *, first: bool) -> None:
        zones = self._zones
        changed = TimeZones(name, zones.second) if first else TimeZones(zones.first, name)
        self.chosen.emit(changed)

    def _ask(self, current: str, *, first: bool) -> None:
        names = sorted(available_timezones())
        place = names.index(current) if current in names else 0
        name, accepted = QInputDialog.getItem(
            self, say("Times"), say("Time zone"), names, place, editable=True
        )
        if accepted and name in names:
            self._choose(name, first=first)
