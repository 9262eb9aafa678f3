"""E-Trac exports of seaPro: AIS and radar targets as text.

Grammar (debrief/pepys-import, ``e_trac_importer.py``, and its example): the header begins
``!Target,MMSI`` and names the columns; a line is ``target,MMSI,YYYY/MM/DD,HH:MM:SS,longitude,
latitude,SOG,COG,heading,rate of turn,...,previous NAME``: degrees, knots, times in UTC, the name
after the last number, without a comma. A physical line is a record; the header is ignored as
"header".
"""

import re

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.identities import mmsi_text
from desktop_app.importers.instants import Reading, instant, latest_sensible_s, zone_named
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.profiles import normalised
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_lines import numbered_lines

_WANTED = ("mmsi", "date", "time", "lng", "lat", "sog", "cog", "hdg")
_NAME = re.compile(r"\s*-?\d+\s+(\S.*)")


def read_etrac(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read every line; Refused where the header lacks a column that is needed."""
    zone = options.time_zone or "UTC"
    reading = Reading(latest_sensible_s(), zone_named(zone))
    ledger, lines = Ledger(), 0
    places: dict[str, int] = {}
    for line, text in numbered_lines(source, options):
        lines = line
        if not places:
            places = _places(text, source)
            ledger.ignore("header")
        elif not text.strip():
            ledger.ignore("blank")
        else:
            try:
                _take(ledger, text, line, places, reading)
            except BadRecord as reason:
                ledger.reject(line, str(reason), text)
        progress.step(min(line * len(text), source.content_bytes), source.content_bytes)
    how = say("the format defines it")
    if options.time_zone:
        how = say("said by the person (--time-zone)")
    decisions = (Decision(say("time zone"), zone, how),)
    return ledger.close(source, About("etrac", options.basis or Basis.MEASURED, lines, decisions))


def _places(header: str, source: SourceFile) -> dict[str, int]:
    names = [normalised(name) for name in header.split(",")]
    missing = [name for name in _WANTED if name not in names]
    if missing:
        what = say("The header lacks {names}", names=", ".join(missing))
        raise Refused(what, say("{name}, line 1", name=source.name))
    return {name: names.index(name) for name in _WANTED} | {"columns": len(names)}


def _take(ledger: Ledger, text: str, line: int, places: dict[str, int], reading: Reading) -> None:
    fields = text.split(",")
    if len(fields) < places["columns"] - 1:
        n = len(fields)
        raise BadRecord(say("{n} columns, the header has {wanted}", n=n, wanted=places["columns"]))
    values = {name: fields[places[name]].strip() for name in _WANTED}
    key = f"mmsi:{mmsi_text(values['mmsi'])}"
    lat = coordinates.decimal_degrees(values["lat"], "latitude")
    lon = coordinates.decimal_degrees(values["lng"], "longitude")
    coordinates.checked_position(lon, lat)
    t_s = instant(f"{values['date']} {values['time']}", reading)
    sog = coordinates.sog(_number(values["sog"]))
    cog, heading = (coordinates.direction(_number(values[name])) for name in ("cog", "hdg"))
    ledger.accept(Fix(key, t_s, lon, lat, sog, cog, heading, line))
    name = _NAME.fullmatch(fields[-1])
    ledger.report(key, "name", shown_text(name[1]) if name else None, line)


def _number(text: str) -> float:
    try:
        return coordinates.number(text)
    except ValueError:
        return coordinates.NAN
