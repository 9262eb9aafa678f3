"""Debrief replay files (REP).

Grammar (the example files and the guide of debrief/debrief): a fix is ``[YY]YYMMDD HHMMSS[.SSS]
NAME SYMBOL lat-deg lat-min lat-sec N|S lon-deg lon-min lon-sec E|W COURSE SPEED DEPTH [label]``,
apart by blanks or tabs; a name with blanks stands in quotation marks; course in degrees, speed in
knots, depth in metres. ``;;`` begins a comment, ``;KEYWORD:`` an annotation (narrative, sensor,
shapes), which are ignored by kind. Times are UTC: Debrief reads them so. Years of two digits from
69 on are 19xx. A physical line is a record.
"""

import re

from desktop_app.domain.basis import Basis
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.instants import Reading, instant, latest_sensible_s, zone_named
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_lines import numbered_lines

_FIX = re.compile(
    r'\s*(?P<date>\d{6}|\d{8})\s+(?P<time>\d{6}(?:\.\d{1,9})?)\s+(?P<name>"[^"]+"|[^\s"]+)\s+'
    r"(?P<symbol>\S+)\s+(?P<lat>\S+\s+\S+\s+\S+)\s+(?P<ns>[NS])\s+"
    r"(?P<lon>\S+\s+\S+\s+\S+)\s+(?P<ew>[EW])\s+"
    r"(?P<course>\S+)\s+(?P<speed>\S+)\s+(?P<depth>\S+)(?:\s.*)?",
    re.ASCII,
)
_ANNOTATION = re.compile(r";\s*(?P<kind>[A-Z][A-Z0-9_ ]{0,40}):", re.ASCII)
_BLANKS = re.compile(r"\s+", re.ASCII)
_SIXTY = 60.0
_PIVOT = 69
_SHORT = 6


def read_rep(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read every line; Refused where the file is no text."""
    reading = Reading(latest_sensible_s(), zone_named(options.time_zone or "UTC"))
    ledger, lines, short = Ledger(), 0, False
    for line, text in numbered_lines(source, options):
        lines = line
        try:
            short = _take(ledger, source, reading, line, text) or short
        except BadRecord as reason:
            ledger.reject(line, str(reason), text)
        progress.step(min(line * len(text), source.content_bytes), source.content_bytes)
    about = About("rep", options.basis or Basis.MEASURED, lines, _decisions(options, short))
    return ledger.close(source, about)


def _decisions(options: ImportOptions, short_years: bool) -> tuple[Decision, ...]:
    zone_how = say("Debrief reads the times so")
    if options.time_zone:
        zone_how = say("said by the person (--time-zone)")
    decisions = [Decision(say("time zone"), options.time_zone or "UTC", zone_how)]
    if short_years:
        value = say("69 to 99 are 19xx, 00 to 68 are 20xx")
        decisions.append(Decision(say("year"), value, say("two digits, as Debrief writes them")))
    return tuple(decisions)


def _take(ledger: Ledger, source: SourceFile, reading: Reading, line: int, text: str) -> bool:
    """Take one line; gives whether it states a year of two digits."""
    if not text.strip():
        ledger.ignore("blank")
        return False
    if text.lstrip().startswith(";"):
        annotation = _ANNOTATION.match(text.lstrip())
        ledger.ignore(annotation["kind"].strip().lower() if annotation else "comment")
        return False
    match = _FIX.fullmatch(text)
    if match is None:
        raise BadRecord(say("not a fix as Debrief writes them"))
    name = shown_text(match["name"].strip('"'))
    key = f"file:{source.sha256}:{name}"
    lat = _angle(match["lat"], "latitude") * (-1 if match["ns"] == "S" else 1)
    lon = _angle(match["lon"], "longitude") * (-1 if match["ew"] == "W" else 1)
    coordinates.checked_position(lon, lat)
    t_s = instant(_iso(match["date"], match["time"]), reading)
    sog = coordinates.sog(_number(match["speed"], "speed"))
    cog = coordinates.direction(_number(match["course"], "course") % 360.0)
    ledger.accept(Fix(key, t_s, lon, lat, sog, cog, coordinates.NAN, line))
    ledger.report(key, "name", name, line)
    return len(match["date"]) == _SHORT


def _iso(date: str, time: str) -> str:
    year, month, day = date[:-4], date[-4:-2], date[-2:]
    if len(year) == len("95"):
        year = f"{'19' if int(year) >= _PIVOT else '20'}{year}"
    return f"{year}-{month}-{day}T{time[:2]}:{time[2:4]}:{time[4:]}"


def _angle(text: str, axis: str) -> float:
    degrees, minutes, seconds = (_number(part, axis) for part in _BLANKS.split(text))
    if not (degrees >= 0 and 0 <= minutes < _SIXTY and 0 <= seconds < _SIXTY):
        raise BadRecord(say("{axis} {text} is not a number", axis=axis, text=repr(text[:60])))
    return degrees + minutes / _SIXTY + seconds / (_SIXTY * _SIXTY)


def _number(text: str, what: str) -> float:
    if text.upper() in ("NAN", "NULL"):
        return coordinates.NAN
    try:
        return coordinates.number(text)
    except ValueError as error:
        shown = repr(text[:60])
        raise BadRecord(say("{axis} {text} is not a number", axis=what, text=shown)) from error
