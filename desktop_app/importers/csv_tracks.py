"""CSV files of tracks: provider layouts, mapped columns, and offing-track.

One row is one fix of one vessel. All fields are taken as text and read here by their kind; a row
that cannot be read is rejected with its line and the reason. The header is ignored as "header".
"""

from collections.abc import Callable

from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.csv_layout import open_text
from desktop_app.importers.csv_plan import CsvPlan, plan_csv, text_rows, time_text
from desktop_app.importers.csv_rows import CsvRow, CsvRows
from desktop_app.importers.identities import flag_text, imo_text, mmsi_text
from desktop_app.importers.instants import instant, is_leap_second
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.raw_lines import with_raw_lines
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.track_comments import decide_basis, read_comments, reconstruction

_REPORTED = ("vessel", "imo", "call_sign", "flag", "hull_number", "ship_class", "ship_type")
_ATTRIBUTE = {"vessel": "name"}
_BETWEEN_STEPS = 4096


def read_csv(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read the file; DecisionNeeded with every open question at once, before anything is read."""
    plan = plan_csv(source, options, progress)
    with open_text(source, plan.layout.encoding) as text:
        imported = _Reader(plan, source, options).read(text_rows(plan.layout, text), progress)
    with open_text(source, plan.layout.encoding) as text:
        return with_raw_lines(imported, text)


class _Reader:
    """Reads the rows of one file into a ledger, by a plan."""

    def __init__(self, plan: CsvPlan, source: SourceFile, options: ImportOptions) -> None:
        self._plan = plan
        self._source = source
        self._options = options
        self._ledger = Ledger()
        self._said: dict[str, tuple[str, ...]] = {}
        self._key_of_name: dict[str, str] = {}
        self._reported = [field for field in _REPORTED if field in plan.places]
        self._motion = (
            ("sog", coordinates.sog),
            ("cog", coordinates.direction),
            ("heading", coordinates.direction),
        )

    def read(self, rows: CsvRows, progress: Progress) -> Imported:
        """Read every row, then close the ledger against the number of lines."""
        for number, row in enumerate(rows):
            if row.line == self._plan.layout.header_line:
                self._ledger.ignore("header", row.lines)
            else:
                self._take(row)
            if number % _BETWEEN_STEPS == 0:
                progress.step(0.1 + 0.85 * min(1.0, self._share(row)), 1.0, say("Reading"))
        self._ledger.ignore("comment", rows.comment_lines)
        self._ledger.ignore("blank", rows.blank)
        return self._close(rows)

    def _share(self, row: CsvRow) -> float:
        """How far the reading is, by the length of lines like this one."""
        return row.line * max(len(row.raw), 1) / max(self._source.content_bytes, 1)

    def _close(self, rows: CsvRows) -> Imported:
        if rows.lines - rows.blank - rows.comment_lines <= 1:
            raise Refused(say("The file holds no record"), self._source.name)
        comments = read_comments(rows.comments if self._own_format else [])
        basis, basis_decisions = decide_basis(comments, self._options.basis)
        about = About(
            format="offing-track" if self._own_format else "csv",
            basis=basis,
            records=rows.lines,
            decisions=(*self._plan.decisions, *basis_decisions),
            reconstruction=reconstruction(comments, basis, self._key_of_name.get),
            observers=comments.observers,
        )
        return self._ledger.close(self._source, about)

    @property
    def _own_format(self) -> bool:
        return self._plan.profile is not None and self._plan.profile.name == "offing-track"

    def _take(self, row: CsvRow) -> None:
        try:
            self._take_fields(row, self._fields(row))
        except BadRecord as reason:
            for line in range(row.line, row.line + row.lines):
                self._ledger.reject(line, str(reason), row.raw)

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
            self._ledger.ignore(kind, row.lines)
            return
        key = self._vessel_key(fields)
        text = time_text(fields, places)
        t_s = instant(text, reading)
        lon, lat = self._position(fields)
        sog, cog, heading = (self._measure(fields, name, row, rule) for name, rule in self._motion)
        self._ledger.accept(Fix(key, t_s, lon, lat, sog, cog, heading, row.line), row.lines - 1)
        if ":60" in text and is_leap_second(text):
            self._ledger.note(say("leap second"), say("stored as 59.999"), row.line)
        self._report(key, fields, row.line)

    def _other_kind(self, fields: list[str]) -> str | None:
        profile, place = self._plan.profile, self._plan.places.get("kind")
        if profile is None or place is None or not profile.ships:
            return None
        kind = fields[place].strip()
        return None if kind in profile.ships or not kind else shown_text(kind).lower()[:60]

    def _vessel_key(self, fields: list[str]) -> str:
        places = self._plan.places
        mmsi = fields[places["mmsi"]] if "mmsi" in places else ""
        name = fields[places["vessel"]] if "vessel" in places else ""
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
            self._ledger.note(name, say("not a number; left out"), row.line)
            return coordinates.NAN
        return rule(value)

    def _report(self, key: str, fields: list[str], line: int) -> None:
        """Report what the row says of its vessel, if it is not what the row before said."""
        said = tuple(fields[self._plan.places[field]] for field in self._reported)
        if self._said.get(key) == said:
            return
        self._said[key] = said
        for field, text in zip(self._reported, said, strict=True):
            value = _attribute_value(field, text)
            self._ledger.report(key, _ATTRIBUTE.get(field, field), value, line)


def _attribute_value(field: str, text: str) -> str | None:
    if field == "imo":
        return imo_text(text)
    if field == "flag":
        return flag_text(text)
    return shown_text(text) or None
