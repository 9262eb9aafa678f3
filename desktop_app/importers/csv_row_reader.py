"""One row of a CSV file after the other into the ledger: the slow and certain way.

All fields are taken as text and read here by their kind; a row that cannot be read is rejected with
its line and the reason. What the faster reader of columns cannot claim comes here too.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.csv_plan import CsvPlan
from desktop_app.importers.csv_rows import CsvRow
from desktop_app.importers.csv_survey import time_text
from desktop_app.importers.identities import flag_text, imo_text, mmsi_text, not_a_ship
from desktop_app.importers.instants import instant, is_leap_second
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.message_types import STATIC, other_message
from desktop_app.importers.profiles import Profile
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.track_comments import decide_basis, read_comments, reconstruction

REPORTED = ("vessel", "imo", "call_sign", "flag", "hull_number", "ship_class", "ship_type")
MOTION = (
    ("sog", coordinates.sog),
    ("cog", coordinates.direction),
    ("heading", coordinates.direction),
)
_ATTRIBUTE = {"vessel": "name"}
OWN_FORMAT = "offing-track"
_SECOND_MS = 1000


@dataclass(slots=True)
class Beside:
    """The lines of a file that are no rows: how many it has, blank ones, comments."""

    lines: int = 0
    blank: int = 0
    comment_lines: int = 0
    comments: list[tuple[int, str]] = field(default_factory=list)


class RowReader:
    """Reads the rows of one file into a ledger, by a plan."""

    def __init__(self, plan: CsvPlan, source: SourceFile, options: ImportOptions) -> None:
        self._plan = plan
        self._source = source
        self._options = options
        self.ledger = Ledger()
        self._said: dict[str, tuple[str, ...]] = {}
        self._key_of_name: dict[str, str] = {}
        self.reported = [name for name in REPORTED if name in plan.places]
        self._divide = plan.profile.divide if plan.profile else {}
        self._whole = plan.profile.whole if plan.profile else ()

    def close(self, rows: Beside) -> Imported:
        """Close the ledger against the number of lines; Refused where no line was a record."""
        if rows.lines - rows.blank - rows.comment_lines <= 1:
            raise Refused(say("The file holds no record"), self._source.name)
        self.ledger.ignore("comment", rows.comment_lines)
        self.ledger.ignore("blank", rows.blank)
        comments = read_comments(rows.comments if self._own_format else [])
        basis, basis_decisions = decide_basis(comments, self._options.basis)
        about = About(
            format=OWN_FORMAT if self._own_format else "csv",
            basis=basis,
            records=rows.lines,
            decisions=(*self._plan.decisions, *basis_decisions),
            reconstruction=reconstruction(comments, basis, self._key_of_name.get),
            observers=comments.observers,
        )
        return self.ledger.close(self._source, about)

    @property
    def _own_format(self) -> bool:
        return self._plan.profile is not None and self._plan.profile.name == OWN_FORMAT

    def take(self, row: CsvRow) -> None:
        """Take one row: the header, a fix, a record that is ignored, or one that is rejected."""
        if row.line == self._plan.layout.header_line:
            self.ledger.ignore("header", row.lines)
            return
        try:
            self._take_fields(row, self._fields(row))
        except BadRecord as reason:
            for line in range(row.line, row.line + row.lines):
                self.ledger.reject(line, str(reason), row.raw)

    def _fields(self, row: CsvRow) -> list[str]:
        if row.fields is None:
            raise BadRecord(say("the quotation marks do not pair"))
        wanted = len(self._plan.layout.header)
        if len(row.fields) != wanted:
            n = len(row.fields)
            raise BadRecord(say("{n} columns, the header has {wanted}", n=n, wanted=wanted))
        return row.fields

    def _take_fields(self, row: CsvRow, fields: list[str]) -> None:
        places, reading = self._plan.places, self._plan.reading
        if (kind := self._other_kind(fields)) is not None:
            if kind == STATIC:
                self.report(self._vessel_key(fields), fields, row.line)
            self.ledger.ignore(kind, row.lines)
            return
        key = self._vessel_key(fields)
        if (kind := not_a_ship(key.removeprefix("mmsi:"))) is not None:
            self.ledger.ignore(kind, row.lines)
            return
        text = time_text(fields, places)
        t_s = instant(text, reading) + self._milliseconds(fields) / 1000
        lon, lat = self._position(fields)
        sog, cog, heading = (self._measure(fields, name, row, rule) for name, rule in MOTION)
        self.ledger.accept(Fix(key, t_s, lon, lat, sog, cog, heading, row.line), row.lines - 1)
        if ":60" in text and is_leap_second(text):
            self.ledger.note(say("leap second"), say("stored as 59.999"), row.line)
        self.report(key, fields, row.line)

    def _milliseconds(self, fields: list[str]) -> int:
        place = self._plan.places.get("millisecond")
        text = fields[place].strip() if place is not None else ""
        if not text:
            return 0
        if not (text.isascii() and text.isdigit() and int(text) < _SECOND_MS):
            raise BadRecord(say("{text} is not milliseconds", text=repr(text[:40])))
        return int(text)

    def _other_kind(self, fields: list[str]) -> str | None:
        places, profile = self._plan.places, self._plan.profile
        if "message" in places:
            return other_message(fields[places["message"]])
        if profile is None or "kind" not in places:
            return None
        return kind_of(profile, fields[places["kind"]])

    def _vessel_key(self, fields: list[str]) -> str:
        places = self._plan.places
        mmsi = fields[places["mmsi"]] if "mmsi" in places else ""
        name = fields[places["vessel"]] if "vessel" in places else ""
        if "segment" in places:
            mmsi = fields[places["segment"]].partition("-")[0]
        if mmsi.strip():
            key = f"mmsi:{mmsi_text(mmsi)}"
        elif name.strip():
            key = f"name:{shown_text(name)}"
        else:
            raise BadRecord(say("no vessel"))
        if name.strip():
            self._key_of_name.setdefault(shown_text(name), key)
        return key

    def _position(self, fields: list[str]) -> tuple[float, float]:
        places, decimal = self._plan.places, self._plan.decimal
        if "latitude" in places and "longitude" in places:
            lat = coordinates.latitude(fields[places["latitude"]], decimal)
            lon = coordinates.longitude(fields[places["longitude"]], decimal)
        else:
            lon, lat = coordinates.split_position(fields[places["position"]], decimal)
        for name, value in (("longitude", lon), ("latitude", lat)):
            if name in self._whole and math.isfinite(value) and value != int(value):
                raise BadRecord(say("{name} is no whole number, as it is in AIS", name=say(name)))
        lon, lat = lon / self._divide.get("longitude", 1.0), lat / self._divide.get("latitude", 1.0)
        return coordinates.checked_position(lon, lat)

    def _measure(
        self, fields: list[str], name: str, row: CsvRow, rule: Callable[[float], float]
    ) -> float:
        place = self._plan.places.get(name)
        if place is None:
            return coordinates.NAN
        try:
            value = coordinates.number(fields[place], self._plan.decimal)
        except ValueError:
            self.ledger.note(name, say("not a number; left out"), row.line)
            return coordinates.NAN
        value /= self._divide.get(name, 1.0)
        taken = rule(value)
        if math.isnan(taken) and not math.isnan(value):
            self.ledger.count(name, coordinates.left_out(name, value))
        return taken

    def report(self, key: str, fields: Sequence[str] | Mapping[int, str], line: int) -> None:
        """Report what the row says of its vessel, if it is not what the row before said."""
        said = tuple(fields[self._plan.places[name]] for name in self.reported)
        if self._said.get(key) == said:
            return
        self._said[key] = said
        for name, text in zip(self.reported, said, strict=True):
            value = _attribute_value(name, text)
            self.ledger.report(key, _ATTRIBUTE.get(name, name), value, line)


def _attribute_value(name: str, text: str) -> str | None:
    if name == "imo":
        return imo_text(text)
    if name == "flag":
        return flag_text(text)
    return shown_text(text) or None


def kind_of(profile: Profile, text: str) -> str | None:
    """The kind of a record that is no ship's, by a profile; None where it is one."""
    kind = text.strip()
    if kind in profile.not_ships:
        return profile.not_ships[kind]
    if not profile.ships or kind in profile.ships or not kind:
        return None
    return shown_text(kind).lower()[:60]
