"""The ledger of one import: each record ends as stored, rejected, duplicate or ignored.

The lines of one record share its outcome: where a record of several lines is stored, the further
lines are counted as ignored, kind "continuation line".
"""

import math
from array import array
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.basis import Basis
from desktop_app.domain.sketches import Sketch
from desktop_app.domain.sources import (
    Ahead,
    Decision,
    FixSlice,
    Imported,
    Observer,
    Reconstruction,
    Rejected,
)
from desktop_app.domain.tracks import Floats, Integers
from desktop_app.domain.vessels import VesselReport
from desktop_app.domain.words import say
from desktop_app.importers.identities import flag_of_mmsi
from desktop_app.importers.records import LONGEST_RAW, Fix
from desktop_app.importers.same_times import (
    DUPLICATE,
    KEPT,
    as_stored,
    contradiction,
    resolve_same_times,
)
from desktop_app.importers.source_file import SourceFile

CONTINUATION = "continuation line"
_MOST_RAW_KEPT = 10_000  # rejected records beyond this keep line and reason, not their text
_MOST_VALUES = 50  # a vessel whose name changes more often than this is noise
_MOST_NOTES = 5
_MMSI_KEY = "mmsi:"


@dataclass(frozen=True, slots=True)
class About:
    """What an importer knows of a file at its end; ``records`` is counted apart from the ledger."""

    format: str
    basis: Basis
    records: int
    decisions: tuple[Decision, ...] = ()
    reconstruction: Reconstruction | None = None
    observers: tuple[Observer, ...] = ()


class Ledger:
    """Takes records in the order of the file and closes to an :class:`Imported` that balances."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._vessel, self._line = array("q"), array("q")
        self._numbers = tuple(array("d") for _ in range(6))
        self._more_lines: dict[int, int] = {}
        self._rejected: list[Rejected] = []
        self._duplicate = 0
        self._ignored: Counter[str] = Counter()
        self._reports: list[VesselReport] = []
        self._reported: dict[tuple[str, str], set[str]] = {}
        self._notes: dict[tuple[str, str], list[int]] = {}
        self._sketches: list[Sketch] = []
        self._ahead = self._keys_ahead = 0
        self._ahead_lines: dict[str, int] = {}
        self._ahead_times: list[float] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def vessel(self, key: str) -> int:
        """The number of a vessel in this import; a new one where the key was not met before."""
        return self._keys.setdefault(key, len(self._keys))

    def accept(self, fix: Fix, more_lines: int = 0) -> None:
        """Take a fix; whether it repeats or contradicts another is settled at the close."""
        if more_lines:
            self._more_lines[len(self._line)] = more_lines
        self._vessel.append(self.vessel(fix.vessel_key))
        self._line.append(fix.line)
        for column, value in zip(self._numbers, fix[1:7], strict=True):
            column.append(value)

    def sketch(self, sketch: Sketch) -> None:
        """Keep a shape without timed fixes, or what is known of a sighting."""
        for key in sketch.vessel_keys:
            self.vessel(key)
            if key.startswith(_MMSI_KEY):
                self.report(key, "mmsi", key.removeprefix(_MMSI_KEY), sketch.line)
        self._sketches.append(sketch)

    def accept_columns(
        self,
        vessel: Integers,
        columns: tuple[Floats, ...],
        line: Integers,
        more_lines: dict[int, int],
    ) -> None:
        """Take many fixes: vessels as numbered by :meth:`vessel`, columns in the order of Fix.

        ``more_lines`` gives, by index, how many further lines a record has.
        """
        before = len(self._line)
        self._more_lines.update((before + index, more) for index, more in more_lines.items())
        self._vessel.frombytes(vessel.astype(np.int64).tobytes())
        self._line.frombytes(line.astype(np.int64).tobytes())
        for column, values in zip(self._numbers, columns, strict=True):
            column.frombytes(values.astype(np.float64).tobytes())

    def in_file_order(self) -> None:
        """Bring fixes that were taken out of order into the order of their lines."""
        line = np.array(self._line, np.int64)
        if not np.any(np.diff(line) < 0):
            return
        order = np.argsort(line, kind="stable")
        columns: tuple[array[int] | array[float], ...] = (self._vessel, self._line, *self._numbers)
        for column in columns:
            ordered = np.array(column)[order]
            del column[:]
            column.frombytes(ordered.tobytes())

    def take_slice(self, sha256: str) -> FixSlice:
        """The fixes taken since the last slice; they are no longer held here.

        Their repeated times are left for whoever takes them; the balance counts them as stored.
        """
        self.in_file_order()
        vessel, line = np.array(self._vessel, np.int64), np.array(self._line, np.int64)
        columns = [np.array(column, np.float64) for column in self._numbers]
        self._vessel, self._line = array("q"), array("q")
        self._numbers = tuple(array("d") for _ in range(6))
        self._note_zero_positions(line, columns[1], columns[2])
        names = list(self._keys)
        for index, first in zip(*np.unique(vessel, return_index=True), strict=True):
            self._ahead_lines.setdefault(names[index], int(line[first]))
        if len(line):
            t_s = columns[0]
            self._ahead_times += [float(t_s.min()), float(t_s.max())]
        new = tuple(names[self._keys_ahead :])
        self._keys_ahead, self._ahead = len(names), self._ahead + len(line)
        t_s, lon, lat, sog, cog, heading = columns
        return FixSlice(sha256, new, vessel, t_s, lon, lat, sog, cog, heading, line)

    def reject(self, line: int, reason: str, raw: str = "") -> None:
        """Keep a record that is not stored, with its line and the reason."""
        kept = raw.rstrip("\r\n")[:LONGEST_RAW] if len(self._rejected) < _MOST_RAW_KEPT else ""
        self._rejected.append(Rejected(line, reason, kept))

    def duplicate(self, lines: int = 1) -> None:
        """Count records that were there before."""
        self._duplicate += lines

    def ignore(self, kind: str, lines: int = 1) -> None:
        """Count valid records that are no ship's fix."""
        if lines:
            self._ignored[kind] += lines

    def report(self, vessel_key: str, attribute: str, value: str | None, line: int) -> None:
        """Keep what the file says of a vessel, once for each different value."""
        values = self._reported.setdefault((vessel_key, attribute), set())
        if value and value not in values and len(values) < _MOST_VALUES:
            values.add(value)
            self.vessel(vessel_key)
            self._reports.append(VesselReport(vessel_key, attribute, value, line))

    def note(self, about: str, value: str, line: int) -> None:
        """Remember something odd that was taken, to be stored among the decisions."""
        self._notes.setdefault((about, value), []).append(line)

    def count(self, about: str, value: str, records: int = 1) -> None:
        """Count something that was left out of records that were taken."""
        self._counts[about, value] += records

    def close(self, source: SourceFile, about: About) -> Imported:
        """Settle records of the same vessel and time; Imported checks that the account balances."""
        vessel, line = np.array(self._vessel, np.int64), np.array(self._line, np.int64)
        columns = [np.array(column, np.float64) for column in self._numbers]
        keep = self._settle(vessel, line, columns)
        self._note_zero_positions(line[keep], columns[1][keep], columns[2][keep])
        self._derive_flags(vessel, line)
        t_s, lon, lat, sog, cog, heading = (column[keep] for column in columns)
        return Imported(
            format=about.format,
            basis=about.basis,
            sha256=source.sha256,
            size_bytes=source.size_bytes,
            vessel_keys=tuple(self._keys),
            reports=tuple(self._reports),
            vessel=vessel[keep],
            t_s=t_s,
            lon_deg=lon,
            lat_deg=lat,
            sog_kn=sog,
            cog_deg=cog,
            heading_deg=heading,
            line=line[keep],
            records=about.records,
            rejected=tuple(sorted(self._rejected, key=lambda rejected: rejected.line)),
            duplicate=self._duplicate,
            ignored=dict(sorted(self._ignored.items())),
            decisions=about.decisions + self._noted(),
            reconstruction=about.reconstruction,
            observers=about.observers,
            sketches=self._sketches_of(set(line[keep].tolist())),
            ahead=self._ahead_of(),
        )

    def _sketches_of(self, stored_lines: set[int]) -> tuple[Sketch, ...]:
        """The sketches, without those of fixes that turned out to be there before."""
        return tuple(s for s in self._sketches if not s.has_fix or s.line in stored_lines)

    def _settle(
        self,
        vessel: Integers,
        line: Integers,
        columns: list[Floats],
    ) -> NDArray[np.bool_]:
        position, motion = np.column_stack(columns[1:3]), as_stored(np.column_stack(columns[3:6]))
        outcome, first = resolve_same_times(vessel, columns[0], position, motion)
        for index in np.flatnonzero(outcome != KEPT).tolist():
            lines = 1 + self._more_lines.pop(index, 0)
            if outcome[index] == DUPLICATE:
                self.duplicate(lines)
            else:
                self._contradicts(int(outcome[index]), int(line[index]), int(line[first[index]]))
                self.ignore(CONTINUATION, lines - 1)
        self.ignore(CONTINUATION, sum(self._more_lines.values()))
        return np.asarray(outcome == KEPT)

    def _contradicts(self, outcome: int, line: int, other: int) -> None:
        self.reject(line, contradiction(outcome, other))

    def _ahead_of(self) -> Ahead | None:
        if not self._ahead:
            return None
        times = self._ahead_times
        return Ahead(self._ahead, tuple(self._ahead_lines), min(times), max(times))

    def _note_zero_positions(
        self,
        line: Integers,
        lon: Floats,
        lat: Floats,
    ) -> None:
        for at in line[(lon == 0) & (lat == 0)].tolist():
            self.note(say("position 0° 0°"), say("kept; often it stands for no position"), at)

    def _derive_flags(
        self,
        vessel: Integers,
        line: Integers,
    ) -> None:
        """Report the flag that an MMSI stands for, where the file states none for that vessel."""
        first_line: dict[str, int] = {}
        for report in self._reports:
            first_line.setdefault(report.vessel_key, report.line)
        names = list(self._keys)
        indexes, firsts = np.unique(vessel, return_index=True)
        for index, first in zip(indexes.tolist(), firsts.tolist(), strict=True):
            known = first_line.get(names[index], math.inf)
            first_line[names[index]] = int(min(known, int(line[first])))
        for key, at in self._ahead_lines.items():
            first_line[key] = int(min(first_line.get(key, math.inf), at))
        for key, at in first_line.items():
            if key.startswith(_MMSI_KEY):
                mmsi = key.removeprefix(_MMSI_KEY)
                self.report(key, "mmsi", mmsi, at)
                if (key, "flag") not in self._reported or not self._reported[key, "flag"]:
                    self.report(key, "flag", flag_of_mmsi(mmsi), at)

    def _noted(self) -> tuple[Decision, ...]:
        noted = (
            Decision(about, value, _lines_text(lines))
            for (about, value), lines in self._notes.items()
        )
        counted = (
            Decision(about, value, _records_text(records))
            for (about, value), records in sorted(self._counts.items())
            if records
        )
        return (*noted, *counted)


def _records_text(records: int) -> str:
    return say("1 record") if records == 1 else say("{n} records", n=records)


def _lines_text(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:_MOST_NOTES])
    if len(lines) > _MOST_NOTES:
        return say("lines {shown} and {n} more", shown=shown, n=len(lines) - _MOST_NOTES)
    return say("line {shown}", shown=shown) if len(lines) == 1 else say("lines {s}", s=shown)
