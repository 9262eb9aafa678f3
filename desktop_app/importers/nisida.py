"""NISIDA logs: a unit's own positions, and its events.

Grammar (debrief/pepys-import, ``nisida_importer.py``, and its example): ``UNIT/NAME/MONYY/...``
gives unit, month and year; ``DDHHMMZ/DDMM.MMN/DDDMM.MME/SOURCE/course/speed/depth/`` is the unit's
position (SOURCE one of GPS, DR, IN; degrees and knots; ``-`` where there is none). Other lines with
a time are events (``NAR``, ``DET``, ``ATT``...), ``//`` continues the line before, ``POS/`` and
``TACT/`` are headings: all ignored by kind. A physical line is a record.
"""

import re

from desktop_app.domain.basis import Basis
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Decision, Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.instants import Reading, instant, latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_lines import numbered_lines

_UNIT = re.compile(r"UNIT/(?P<name>[^/]+)/(?P<month>[A-Z]{3})(?P<year>\d{2})(?:/.*)?", re.ASCII)
_TIMED = re.compile(r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)Z/(?P<rest>.*)", re.ASCII)
_POSITION = re.compile(
    r"(?P<lat>\d{4}\.\d+)(?P<ns>[NS])/(?P<lon>\d{5}\.\d+)(?P<ew>[EW])/(?P<source>GPS|DR|IN)/"
    r"(?P<course>[^/]*)/(?P<speed>[^/]*)(?:/.*)?",
    re.ASCII,
)
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_PIVOT = 69
_SIXTY = 60.0


def read_nisida(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read every line; Refused where the file is no text."""
    reader = _Reader(source)
    lines = 0
    for line, text in numbered_lines(source, options):
        lines = line
        try:
            reader.take(line, text)
        except BadRecord as reason:
            reader.ledger.reject(line, str(reason), text)
        progress.step(min(line * len(text), source.content_bytes), source.content_bytes)
    decision = Decision(say("time zone"), "UTC", say("the format defines it (Z)"))
    about = About("nisida", options.basis or Basis.MEASURED, lines, (decision,))
    return reader.ledger.close(source, about)


class _Reader:
    """Takes lines in their order; a unit's line holds for what follows."""

    def __init__(self, source: SourceFile) -> None:
        self.ledger = Ledger()
        self._source = source
        self._reading = Reading(latest_sensible_s())
        self._name = ""
        self._month = ""

    def take(self, line: int, text: str) -> None:
        text = text.strip()
        if unit := _UNIT.fullmatch(text):
            self._take_unit(unit)
        elif timed := _TIMED.fullmatch(text):
            self._take_timed(line, timed)
        elif text.startswith("//"):
            self.ledger.ignore("continuation line")
        elif not text:
            self.ledger.ignore("blank")
        elif re.fullmatch(r"[A-Z]{2,10}/", text):
            self.ledger.ignore("heading")
        else:
            raise BadRecord(say("not a line of this format"))

    def _take_unit(self, unit: re.Match[str]) -> None:
        if unit["month"] not in _MONTHS:
            raise BadRecord(say("{text} is not a month", text=repr(unit["month"])))
        century = "19" if int(unit["year"]) >= _PIVOT else "20"
        self._name = shown_text(unit["name"])
        self._month = f"{century}{unit['year']}-{_MONTHS.index(unit['month']) + 1:02d}"
        self.ledger.ignore("heading")

    def _take_timed(self, line: int, timed: re.Match[str]) -> None:
        position = _POSITION.fullmatch(timed["rest"])
        if position is None:
            if re.match(r"\d|[^/]*/[^/]*/(?:GPS|DR|IN)/", timed["rest"]):
                raise BadRecord(say("no position"))
            self.ledger.ignore("event")
            return
        if not self._month:
            raise BadRecord(say("no UNIT line before it gives the month"))
        stamp = f"{self._month}-{timed['day']}T{timed['hour']}:{timed['minute']}Z"
        lat = _angle(position["lat"], "latitude") * (-1 if position["ns"] == "S" else 1)
        lon = _angle(position["lon"], "longitude") * (-1 if position["ew"] == "W" else 1)
        coordinates.checked_position(lon, lat)
        key = f"file:{self._source.sha256}:{self._name}"
        sog = coordinates.sog(_number(position["speed"]))
        cog = coordinates.direction(_number(position["course"]))
        t_s = instant(stamp, self._reading)
        self.ledger.accept(Fix(key, t_s, lon, lat, sog, cog, coordinates.NAN, line))
        self.ledger.report(key, "name", self._name, line)


def _angle(text: str, axis: str) -> float:
    """Degrees of ``DDMM.MM``: the last two digits before the point are minutes."""
    point = text.index(".")
    degrees, minutes = float(text[: point - 2]), float(text[point - 2 :])
    if minutes >= _SIXTY:
        raise BadRecord(say("{axis} {text} is not a number", axis=axis, text=repr(text)))
    return degrees + minutes / _SIXTY


def _number(text: str) -> float:
    try:
        return coordinates.number(text)
    except ValueError:
        return coordinates.NAN
