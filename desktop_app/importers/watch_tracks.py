"""The tracks of a watch file of this program, as a source for another.

What is read: the fixes of its live sources (``track_chunk``, ``lone_fix``) with the vessels'
keys and what is said of them. All must rest on one basis; where there are several, the person says
which, and the others are ignored by kind. A fix is a record, its line its number among them. Zones,
visits, incidents and the journal stay behind: they are findings and the analyst's work.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Question, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.vessels import ATTRIBUTES
from desktop_app.domain.words import say
from desktop_app.importers.coordinates import checked_position
from desktop_app.importers.foreign_database import ForeignDatabase
from desktop_app.importers.instants import checked_instant, latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.well_known_binary import check_wkb

_OURS = ("offing_meta", "source", "vessel", "vessel_report", "track_chunk", "lone_fix")
_HEADER_BYTES, _ENVELOPE_BYTES = 8, {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_MISSING = 65535
_PER_UNIT = 100.0
_RUNS = """SELECT v.key, s.basis, x.geom, x.reported, x.joined FROM (
    SELECT vessel, source, t0, geom, reported, joined FROM track_chunk UNION ALL
    SELECT vessel, source, t0, geom, reported, 0 FROM lone_fix) AS x
    JOIN source AS s ON s.fid = x.source JOIN vessel AS v ON v.fid = x.vessel
    WHERE s.state = 'complete' AND s.removed_at IS NULL ORDER BY v.key, x.source, x.t0"""
_SAID = """SELECT v.key, r.attribute, r.value, s.basis FROM vessel_report AS r
    JOIN source AS s ON s.fid = r.source JOIN vessel AS v ON v.fid = r.vessel
    WHERE s.state = 'complete' AND s.removed_at IS NULL ORDER BY r.fid"""


def is_watch_file(tables: Mapping[str, str]) -> bool:
    """Whether a database has the tables of a watch file."""
    return all(tables.get(name) == "table" for name in _OURS)


def read_watch_tracks(
    database: ForeignDatabase, source: SourceFile, options: ImportOptions
) -> Imported:
    """The fixes of one basis; DecisionNeeded where there are several and none is said."""
    runs = list(database.rows(_RUNS))
    bases = sorted({str(row[1]) for row in runs})
    if not bases:
        raise Refused(say("The watch file holds no track"), source.name)
    if len(bases) > 1 and options.basis is None:
        readings = tuple(say("the file has tracks that are {basis}", basis=each) for each in bases)
        raise DecisionNeeded((Question(say("basis"), readings, "--basis"),), source.name)
    wanted = str(options.basis or bases[0])
    ledger, records = Ledger(), 0
    for key, basis, geometry, reported, joined in runs:
        points, motion = _decoded(geometry, reported, source)
        first = 1 if joined else 0
        if basis == wanted:
            _accept_run(ledger, str(key), points[first:], motion[first:], records + 1)
        else:
            kind = say("fix that is {basis}", basis=str(basis)[:40])
            ledger.ignore(kind, len(points) - first)
        records += len(points) - first
    _report(database, ledger, wanted)
    said = say("the only one in the file")
    if len(bases) > 1:
        said = say("said by the person (--basis)")
    decision = Decision(say("basis"), wanted, said)
    return ledger.close(source, About("watch-file", _basis(wanted), records, (decision,)))


def _report(database: ForeignDatabase, ledger: Ledger, wanted: str) -> None:
    for key, attribute, value, basis in database.rows(_SAID):
        if basis == wanted and attribute in ATTRIBUTES:
            ledger.report(shown_text(str(key)), str(attribute), shown_text(str(value)), 1)


def _basis(text: str) -> Basis:
    if text not in set(Basis):
        raise Refused(say("There is no basis {text}", text=repr(text[:60])))
    return Basis(text)


def _accept_run(ledger: Ledger, key: str, points: Any, motion: Any, line: int) -> None:
    """Take the fixes of a run; ``line`` is the number of the first."""
    for number, (point, moved) in enumerate(zip(points, motion, strict=True), line):
        _accept(ledger, key, point, moved, number)


def _accept(ledger: Ledger, key: str, point: Any, motion: Any, line: int) -> None:
    lon, lat, t_s = (float(value) for value in point)
    try:
        checked_position(lon, lat)
        checked_instant(t_s, repr(t_s), latest_sensible_s())
    except BadRecord as reason:
        ledger.reject(line, str(reason), f"{lon} {lat} {t_s}")
        return
    sog, cog, heading = (float(value) for value in motion)
    ledger.accept(Fix(shown_text(key), t_s, lon, lat, sog, cog, heading, line))


def _decoded(geometry: Any, reported: Any, source: SourceFile) -> tuple[Any, Any]:
    """The (n, 3) arrays of lon, lat, time and of speed, course, heading (NaN where not known)."""
    try:
        start = _HEADER_BYTES + _ENVELOPE_BYTES[(geometry[3] >> 1) & 7]
        check_wkb(geometry[start:])
        shape = shapely.from_wkb(geometry[start:])
        points = shapely.get_coordinates(shape, include_z=True, include_m=True)[:, [0, 1, 3]]
        raw = np.frombuffer(reported, "<u2").reshape(-1, 3)
    except (
        KeyError,
        IndexError,
        TypeError,
        ValueError,
        BadRecord,
        shapely.errors.ShapelyError,
    ) as error:
        raise Refused(say("The watch file is damaged"), source.name) from error
    if len(raw) != len(points):
        raise Refused(say("The watch file is damaged"), source.name)
    return points, np.where(raw == _MISSING, np.nan, raw / _PER_UNIT)
