"""The vessel that records a log, and the targets of its radar, as tracks of their own.

The sentences of one time (RMC, GGA, GLL, with VTG and HDT after them) are one record of the own
ship. Both kinds of tracks are keyed by the file: whose log it is, and what the radar saw, the file
does not say. A target that is lost and whose number comes again is another target.
"""

import math
from dataclasses import dataclass

from desktop_app.domain.sources import Decision
from desktop_app.domain.units import DAY_S
from desktop_app.domain.words import say
from desktop_app.geodesy.ellipsoid import destination
from desktop_app.importers.coordinates import NAN
from desktop_app.importers.gps_sentences import OwnSentence, RadarTarget
from desktop_app.importers.instants import checked_instant
from desktop_app.importers.ledger import Ledger
from desktop_app.importers.records import BadRecord, Fix

_LABEL, _TARGET_LABEL = "own ship", "radar target"
_ROUNDING_DEG = 1e-4  # sentences of one receiver write one position to 3, 4 or 5 decimals
_FIX_STANDS_FOR_S = 10.0


@dataclass(slots=True)
class _Epoch:
    """The sentences of one time so far; ``lines`` counts them."""

    clock_s: float
    line: int
    lon_deg: float
    lat_deg: float
    t_s: float | None = None
    sog_kn: float = NAN
    cog_deg: float = NAN
    heading_deg: float = NAN
    lines: int = 1


class OwnShip:
    """Takes the sentences in the order of the file and hands fixes to the ledger."""

    def __init__(self, ledger: Ledger, sha256: str, latest_s: float) -> None:
        self._ledger = ledger
        self._key = f"file:{sha256}"
        self._latest_s = latest_s
        self._epoch: _Epoch | None = None
        self._now_s: float | None = None
        self._heading: tuple[float, float] = (-math.inf, NAN)
        self._times_lost: dict[str, int] = {}
        self._fixes = self._targets = 0

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the tracks rest on."""
        decisions: tuple[Decision, ...] = ()
        if self._fixes:
            how = say("RMC, GGA and GLL sentences; the file does not say who records")
            decisions += (Decision(say("own ship"), say("{n} fixes", n=self._fixes), how),)
        if self._targets:
            how = say("TLL, and TTM from own ship's fix at most 10 s away")
            decisions += (Decision(say("radar targets"), say("{n} fixes", n=self._targets), how),)
        return decisions

    def take(self, said: OwnSentence | RadarTarget, line: int, stated_s: float | None) -> None:
        """Take a sentence; ``stated_s`` is the time its line states beside it, or None."""
        if stated_s is not None:
            self._now_s = stated_s
        if isinstance(said, RadarTarget):
            self._take_target(said, line, stated_s)
        elif not said.valid:
            self._ledger.ignore("own ship without a fix")
        elif said.kind == "ZDA":
            self._instant(said)
            self._ledger.ignore("time sentence")
        elif said.clock_s is None:
            self._join(said)
        else:
            self._take_fix(said, said.clock_s, line)

    def close(self) -> None:
        """Hand on what is still open."""
        epoch, self._epoch = self._epoch, None
        if epoch is None:
            return
        if epoch.t_s is None:
            self._ledger.ignore("own ship without a date", epoch.lines)
            return
        place = (epoch.lon_deg, epoch.lat_deg)
        motion = (epoch.sog_kn, epoch.cog_deg, epoch.heading_deg)
        fix = Fix(f"{self._key}:{_LABEL}", epoch.t_s, *place, *motion, epoch.line)
        self._ledger.accept(fix, epoch.lines - 1)
        self._fixes += 1

    def _instant(self, said: OwnSentence) -> float | None:
        """The time of a sentence: of its own date, or of the day that is nearest to the last."""
        clock_s = said.clock_s or 0.0
        if said.day_s is not None:
            shown = say("the time of {kind}", kind=said.kind)
            self._now_s = checked_instant(said.day_s + clock_s, shown, self._latest_s)
            return self._now_s
        return self._near(clock_s)

    def _near(self, clock_s: float) -> float | None:
        if self._now_s is None:
            return None
        half = DAY_S / 2
        return self._now_s + (clock_s - self._now_s % DAY_S + half) % DAY_S - half

    def _join(self, said: OwnSentence) -> None:
        """A course or heading: it belongs to the fix before it."""
        epoch = self._epoch
        if said.kind == "HDT" and self._now_s is not None:
            self._heading = (self._now_s, said.heading_deg)
        if epoch is None:
            self._ledger.ignore("other sentence")
            return
        epoch.lines += 1
        epoch.sog_kn = _first(epoch.sog_kn, said.sog_kn)
        epoch.cog_deg = _first(epoch.cog_deg, said.cog_deg)
        epoch.heading_deg = _first(epoch.heading_deg, said.heading_deg)

    def _take_fix(self, said: OwnSentence, clock_s: float, line: int) -> None:
        t_s = self._instant(said)
        epoch = self._epoch
        if epoch is None or epoch.clock_s != clock_s:
            self.close()
            epoch = _Epoch(clock_s, line, said.lon_deg, said.lat_deg, t_s)
            self._epoch = epoch
        elif _apart(epoch, said):
            raise BadRecord(
                say("a second position for the same time (line {n} has another)", n=epoch.line)
            )
        else:
            epoch.lines += 1
        epoch.t_s = t_s if epoch.t_s is None or said.day_s is not None else epoch.t_s
        epoch.sog_kn = _first(epoch.sog_kn, said.sog_kn)
        epoch.cog_deg = _first(epoch.cog_deg, said.cog_deg)

    def _take_target(self, said: RadarTarget, line: int, stated_s: float | None) -> None:
        if said.lost:
            self._times_lost[said.number] = self._times_lost.get(said.number, 0) + 1
            self._ledger.ignore("radar target lost")
            return
        t_s = stated_s if said.clock_s is None else self._near(said.clock_s)
        if t_s is None and said.clock_s is None and self._epoch is not None:
            t_s = self._epoch.t_s
        if t_s is None:
            raise BadRecord(say("no time for the radar's target"))
        lon, lat = (said.lon_deg, said.lat_deg)
        if math.isnan(lon):
            lon, lat = self._place(said, t_s)
        again = self._times_lost.get(said.number, 0)
        label = f"{_TARGET_LABEL} {said.number}" + (f" ({again + 1})" if again else "")
        key = f"{self._key}:{label}"
        self._ledger.accept(Fix(key, t_s, lon, lat, said.sog_kn, said.cog_deg, NAN, line))
        self._targets += 1

    def _place(self, said: RadarTarget, t_s: float) -> tuple[float, float]:
        """Where a target is that is given by distance and bearing."""
        epoch = self._epoch
        if epoch is None or epoch.t_s is None or not _stands(epoch.t_s, t_s):
            raise BadRecord(say("no own ship's fix within 10 s of the radar's target"))
        bearing = said.bearing_deg
        if said.is_relative:
            at_s, heading = self._heading
            if math.isnan(heading) or not _stands(at_s, t_s):
                raise BadRecord(say("the bearing is from the bow and no heading is known"))
            bearing += heading
        if math.isnan(bearing) or math.isnan(said.distance_m):
            raise BadRecord(say("no position"))
        lon, lat = destination(epoch.lon_deg, epoch.lat_deg, bearing % 360.0, said.distance_m)
        return float(lon), float(lat)


def _stands(fix_s: float, t_s: float) -> bool:
    return abs(fix_s - t_s) <= _FIX_STANDS_FOR_S


def _first(known: float, said: float) -> float:
    return said if math.isnan(known) else known


def _apart(epoch: _Epoch, said: OwnSentence) -> bool:
    by = max(abs(epoch.lon_deg - said.lon_deg), abs(epoch.lat_deg - said.lat_deg))
    return by > _ROUNDING_DEG
