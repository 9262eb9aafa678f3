"""An import before anything is stored: what a file was taken for, what it holds, what is odd.

A preview holds what was read, so that accepting it reads nothing again.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.sources import Imported
from desktop_app.domain.tracks import Floats, Track
from desktop_app.domain.units import HOUR_S, NM_M
from desktop_app.domain.words import counted, say
from desktop_app.geodesy.ellipsoid import distance_m
from desktop_app.importers.isolated import read_isolated
from desktop_app.importers.registry import FORMATS
from desktop_app.importers.zone_records import ImportedZones
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_tracks import import_read
from desktop_app.operations.read_watch import snapshot
from desktop_app.store.watch_file import WatchFile

_FIRST = 12
_MOST_DRAWN = 4000
_MANY_REJECTED = 0.1
_MMSI = "MMSI "
_HOURS = range(-12, 15)
_NEAR_M, _FAR_M = 0.5 * NM_M, 5 * NM_M
_FEWEST_SHARED, _MOST_COMPARED, _MOST_VESSELS = 3, 2000, 50


@dataclass(frozen=True, slots=True)
class FirstRecord:
    """A fix as it was read: its line, the vessel's name or label, time, position and motion."""

    line: int
    vessel: str
    t_s: float
    lon_deg: float
    lat_deg: float
    sog_kn: float
    cog_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class ImportPreview:
    """What would become of a file. ``recognised`` says for what format it was taken and why.

    ``extent`` is west, south, east, north in degrees, or None.

    ``drawn`` are positions to show on a map, shape (n, 2), at most 4,000 of them evenly chosen.
    """

    name: str
    recognised: str
    report: ImportReport
    read: Imported | ImportedZones
    first: tuple[FirstRecord, ...]
    extent: tuple[float, float, float, float] | None
    drawn: Floats
    warnings: tuple[str, ...]


def preview_file(
    watch: WatchFile, path: Path, options: ImportOptions, by: str, progress: Progress
) -> ImportPreview:
    """Read a file without storing anything; raises what :func:`import_file` raises."""
    read = read_isolated(path, options, progress)
    report = import_read(watch, path.name, read, by, progress, dry_run=True)
    taken_for = _taken_for(read.format, options)
    if not isinstance(read, Imported):
        return ImportPreview(path.name, taken_for, report, read, (), None, np.zeros((0, 2)), ())
    positions = np.column_stack((read.lon_deg, read.lat_deg))
    step = max(1, -(-len(positions) // _MOST_DRAWN))
    return ImportPreview(
        name=path.name,
        recognised=taken_for,
        report=report,
        read=read,
        first=_first(read),
        extent=_extent(positions),
        drawn=positions[::step],
        warnings=_warnings(report, read, snapshot(watch)),
    )


def accept_preview(
    watch: WatchFile, preview: ImportPreview, by: str, progress: Progress
) -> ImportReport:
    """Store what a preview showed."""
    return import_read(watch, preview.name, preview.read, by, progress)


def _taken_for(format_name: str, options: ImportOptions) -> str:
    """The format, and on whose word the file was taken for it."""
    title = next((each.title for each in FORMATS if each.name == format_name), format_name)
    if options.format is not None:
        return say("{title}: said by the person", title=title)
    return say("{title}: recognised by what is in the file, not by its name", title=title)


def _first(read: Imported) -> tuple[FirstRecord, ...]:
    names = {each.vessel_key: each.value for each in read.reports if each.attribute == "name"}
    order = np.argsort(read.line, kind="stable")[:_FIRST]
    records = []
    for index in order.tolist():
        key = read.vessel_keys[int(read.vessel[index])]
        numbers = (read.t_s, read.lon_deg, read.lat_deg, read.sog_kn, read.cog_deg)
        values = (float(column[index]) for column in numbers)
        label = names.get(key, key.rpartition(":")[2])
        records.append(FirstRecord(int(read.line[index]), label, *values))
    return tuple(records)


def _extent(positions: Floats) -> tuple[float, float, float, float] | None:
    """The box of all positions, the shorter way round: east is less than west across 180°."""
    if not len(positions):
        return None
    lon = np.unique(positions[:, 0])
    gaps = np.diff(np.append(lon, lon[0] + 360.0))
    widest = int(np.argmax(gaps))
    west, east = float(lon[(widest + 1) % len(lon)]), float(lon[widest])
    return west, float(positions[:, 1].min()), east, float(positions[:, 1].max())


def _warnings(report: ImportReport, read: Imported, here: Snapshot) -> tuple[str, ...]:
    """What a person should look at before accepting."""
    if report.outcome == "already here":
        return ()
    warnings = []
    if not report.stored:
        warnings.append(say("Not one record of this file would be stored"))
    elif (report.rejected or 0) > _MANY_REJECTED * (report.records or 1):
        share = counted(report.rejected or 0, "1 record", "{n} records")
        warnings.append(say("{share} would be rejected, with line and reason", share=share))
    warnings += [
        f"{each.about}: {each.value}" for each in read.decisions if each.about.startswith(_MMSI)
    ]
    known: dict[str, list[Track]] = {}
    for track in here.tracks:
        known.setdefault(track.vessel.key, []).append(track)
    again = [index for index, key in enumerate(read.vessel_keys) if key in known]
    for index in again[:_MOST_VESSELS]:
        key, own = read.vessel_keys[index], read.vessel == index
        times = (read.t_s[own], read.lon_deg[own], read.lat_deg[own])
        hours = _whole_hours_off(*times, known[key])
        if hours:
            words = "{name}: {hours:+d} h would put these fixes on the track that is already here"
            name = key.rpartition(":")[2]
            warnings.append(say(words, name=name, hours=hours))
    return tuple(warnings)


def _whole_hours_off(t_s: Floats, lon: Floats, lat: Floats, known: list[Track]) -> int:
    """The whole hours that bring fixes onto a known track that they lie far from; 0 for none."""
    step = max(1, len(t_s) // _MOST_COMPARED)
    t_s, lon, lat = t_s[::step], lon[::step], lat[::step]
    for track in known:
        apart = {hours: _apart_m(t_s + hours * HOUR_S, lon, lat, track) for hours in _HOURS}
        best = min(apart, key=lambda hours: (apart[hours], abs(hours)))
        if best and apart[best] < _NEAR_M and apart[0] > _FAR_M:
            return best
    return 0


def _apart_m(t_s: Floats, lon: Floats, lat: Floats, track: Track) -> float:
    """The median distance to a track at the same times; infinite where too few are shared."""
    shared = (t_s >= track.t_s[0]) & (t_s <= track.t_s[-1])
    if shared.sum() < _FEWEST_SHARED:
        return float("inf")
    east = np.interp(t_s[shared], track.t_s, np.unwrap(track.lon_deg, period=360.0))
    north = np.interp(t_s[shared], track.t_s, track.lat_deg)
    return float(np.median(distance_m(lon[shared], lat[shared], east, north)))
