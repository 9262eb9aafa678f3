"""Contact lists: sightings typed by hand, one a row.

Grammar: CSV (RFC 4180; comma, semicolon or tab), a header with at least one of the columns that
make it a contact list: ``observer`` (also ``seen by``, ``sighted by``), ``time precision``,
``position precision``, ``same vessel as``. Others: ``time`` or ``date`` and ``time``, ``position``
(coordinates in one text, or words: ``sighting_places``) or ``latitude`` and ``longitude``,
``mmsi``, ``vessel``, ``hull number``, ``flag``, ``ship class``, ``course``, ``speed`` (knots).
Times: ``sighting_times``.

A sighting whose time is known to about an hour and whose position was given in coordinates, good to
2 km or better, is a fix of basis "sighting"; what is known less well is kept as a sketch and never
made into a fix. Both keep the bracket of the time, how good the place is, and who saw it. The
vessel is known by its MMSI, else by flag and hull number, else by its name; a row without any of
them is the vessel of the row that "same vessel as" names, else a contact of its own.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sketches import Form, Sketch
from desktop_app.domain.sources import Imported
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.drawn_lines import point_wkb
from desktop_app.importers.identities import flag_text, mmsi_text
from desktop_app.importers.instants import Reading, latest_sensible_s
from desktop_app.importers.ledger import CONTINUATION, About, Ledger
from desktop_app.importers.profiles import normalised
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.sighting_places import relative_position
from desktop_app.importers.sighting_times import SightingTime, parts_of, sighting_time
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.text_lines import numbered_lines
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times
from desktop_app.importers.written_days import is_date_only

MOST_FIX_ACCURACY_M = 2000.0
MARKS = {
    "observer": "observer",
    "seenby": "observer",
    "sightedby": "observer",
    "watchedby": "observer",
    "timeprecision": "time_precision",
    "positionprecision": "position_precision",
    "positionaccuracy": "position_precision",
    "samevesselas": "same_as",
    "sameas": "same_as",
}
_FIELDS = {
    **MARKS,
    "time": "time",
    "datetime": "time",
    "timeutc": "time",
    "date": "date",
    "position": "position",
    "place": "position",
    "latitude": "latitude",
    "lat": "latitude",
    "longitude": "longitude",
    "lon": "longitude",
    "mmsi": "mmsi",
    "vessel": "vessel",
    "name": "vessel",
    "hullnumber": "hull_number",
    "hull": "hull_number",
    "pennantnumber": "hull_number",
    "flag": "flag",
    "shipclass": "ship_class",
    "class": "ship_class",
    "course": "cog",
    "cog": "cog",
    "speed": "sog",
    "speedkn": "sog",
    "sog": "sog",
}
_LENGTH = re.compile(r"(?:about\s+)?(\d+(?:\.\d+)?)\s*(km|nmi|nm|m)", re.IGNORECASE)
_LENGTHS_M = {"km": 1000.0, "m": 1.0, "nm": NM_M, "nmi": NM_M}

Row = Mapping[str, str]
Numbered = tuple[int, int, Row]


def read_contact_list(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read the list; DecisionNeeded where its times state no zone, Refused if it is no CSV."""
    text = "".join(f"{line}\n" for _, line in numbered_lines(source, options))
    rows, lines = _rows(text, source)
    progress.step(0.5, 1.0)
    return read_contacts(rows, lines, source, options)


def read_contacts(
    rows: Iterable[Numbered], lines: int, source: SourceFile, options: ImportOptions
) -> Imported:
    """Sightings as rows (line, number of lines, fields by name) into an Imported."""
    rows = list(rows)
    evidence = TimeEvidence(latest_sensible_s())
    for line, _, row in rows:
        for part in parts_of(_time_text(row)):
            if not is_date_only(part):
                evidence.add(part, line)
    reading, decisions, questions = decide_times(evidence, options, Stated())
    if questions:
        raise DecisionNeeded(questions, source.name)
    reader = _Reader(source, reading, rows)
    for line, more, row in rows:
        reader.take(line, more, row)
    reader.ledger.ignore("header", lines - sum(more for _, more, _ in rows))
    about = About("contact-list", options.basis or Basis.SIGHTING, lines, decisions)
    return reader.ledger.close(source, about)


def _rows(text: str, source: SourceFile) -> tuple[list[Numbered], int]:
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows: list[Numbered] = []
    try:
        names = [_FIELDS.get(normalised(name), "") for name in next(reader, [])]
        at = reader.line_num
        for fields in reader:
            line, at = at + 1, reader.line_num
            row = {name: text for name, text in zip(names, fields, strict=False) if name}
            rows.append((line, at - line + 1, row if len(fields) == len(names) else {}))
    except csv.Error as error:
        where = say("line {line}", line=reader.line_num)
        raise Refused(say("The file cannot be read as CSV: {e}", e=error), where) from error
    if not rows:
        raise Refused(say("The file holds no record"), source.name)
    return rows, at


def _time_text(row: Row) -> str:
    return f"{row.get('date', '').strip()} {row.get('time', '').strip()}".strip()


class _Reader:
    """Takes sightings into a ledger; a row may name the vessel of another."""

    def __init__(self, source: SourceFile, reading: Reading, rows: list[Numbered]) -> None:
        self.ledger = Ledger()
        self._source = source
        self._reading = reading
        self._keys: dict[str, str] = {}
        self._seen: set[tuple[str, ...]] = set()
        for _, _, row in rows:
            for name in ("vessel", "hull_number", "mmsi"):
                key = self._own_key(row)
                if key and row.get(name, "").strip():
                    self._keys.setdefault(row[name].strip().casefold(), key)

    def take(self, line: int, lines: int, row: Row) -> None:
        """Take one sighting; its further lines share what becomes of it."""
        try:
            self._take(line, row)
        except BadRecord as reason:
            self.ledger.reject(line, str(reason), ", ".join(row.values()))
        self.ledger.ignore(CONTINUATION, lines - 1)

    def _take(self, line: int, row: Row) -> None:
        if not any(value.strip() for value in row.values()):
            raise BadRecord(say("no value, or not as many columns as the header has"))
        when = sighting_time(_time_text(row), row.get("time_precision", ""), self._reading)
        lon, lat, accuracy, in_words = _position(row)
        key = self._key(line, row)
        good = not in_words and (accuracy is None or accuracy <= MOST_FIX_ACCURACY_M)
        t_s = when.instant_s if good else None
        if t_s is None and tuple(row.values()) in self._seen:
            self.ledger.duplicate()
            return
        self._seen.add(tuple(row.values()))
        if t_s is not None:
            sog, cog = (_number(row.get(name, "")) for name in ("sog", "cog"))
            motion = coordinates.sog(sog), coordinates.direction(cog), coordinates.NAN
            self.ledger.accept(Fix(key, t_s, lon, lat, *motion, line))
        self.ledger.sketch(
            self._sketch(line, row, key, when, (lon, lat, accuracy, t_s is not None))
        )
        self._report(key, line, row)

    def _sketch(
        self,
        line: int,
        row: Row,
        key: str,
        when: SightingTime,
        place: tuple[float, float, float | None, bool],
    ) -> Sketch:
        lon, lat, accuracy, has_fix = place
        return Sketch(
            form=Form.POINT,
            geometry=point_wkb(lon, lat),
            label=key.partition(":")[2],
            line=line,
            basis=Basis.SIGHTING,
            vessel_keys=(key,),
            earliest_s=when.earliest_s,
            latest_s=when.latest_s,
            precision=when.precision,
            accuracy_m=accuracy,
            place=shown_text(row.get("position", "")),
            observer=shown_text(row.get("observer", "")),
            same_as=shown_text(row.get("same_as", "")),
            has_fix=has_fix,
        )

    def _own_key(self, row: Row) -> str:
        """The key of the vessel that a row names itself; empty where it names none."""
        mmsi, hull, name = (row.get(n, "").strip() for n in ("mmsi", "hull_number", "vessel"))
        flag = flag_text(row.get("flag", ""))
        if mmsi:
            try:
                return f"mmsi:{mmsi_text(mmsi)}"
            except BadRecord:
                return ""
        if hull and flag:
            return f"hull:{flag}:{shown_text(hull)}"
        if hull:
            return f"file:{self._source.sha256}:{shown_text(hull)}"
        return f"name:{shown_text(name)}" if name else ""

    def _key(self, line: int, row: Row) -> str:
        if row.get("mmsi", "").strip():
            mmsi_text(row["mmsi"])
        other = self._keys.get(row.get("same_as", "").strip().casefold(), "")
        contact = say("contact on line {line}", line=line)
        return self._own_key(row) or other or f"file:{self._source.sha256}:{contact}"

    def _report(self, key: str, line: int, row: Row) -> None:
        values = {
            "name": shown_text(row.get("vessel", "")),
            "hull_number": shown_text(row.get("hull_number", "")),
            "ship_class": shown_text(row.get("ship_class", "")),
            "flag": flag_text(row.get("flag", "")),
        }
        for attribute, value in values.items():
            self.ledger.report(key, attribute, value or None, line)
        if not any(values.values()) and key.startswith("file:"):
            self.ledger.report(key, "name", key.rpartition(":")[2], line)


def _position(row: Row) -> tuple[float, float, float | None, bool]:
    """Longitude, latitude, accuracy (None: not stated), and whether it was given in words."""
    accuracy = _accuracy(row.get("position_precision", ""))
    text = row.get("position", "").strip()
    if row.get("latitude", "").strip() or not text:
        lat = coordinates.latitude(row.get("latitude", ""))
        lon = coordinates.longitude(row.get("longitude", ""))
        return *coordinates.checked_position(lon, lat), accuracy, False
    relative = relative_position(text)
    if relative is not None:
        return relative.lon_deg, relative.lat_deg, accuracy or relative.accuracy_m, True
    return *coordinates.checked_position(*coordinates.split_position(text)), accuracy, False


def _accuracy(text: str) -> float | None:
    if not text.strip():
        return None
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise BadRecord(say("position precision {text} is no length", text=repr(text[:60])))
    return float(match[1]) * _LENGTHS_M[match[2].lower()]


def _number(text: str) -> float:
    try:
        return coordinates.number(text)
    except ValueError:
        return coordinates.NAN
