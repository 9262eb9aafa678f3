"""Which column of a CSV file holds what: said by the person, by a profile, or by plain names.

A name is plain where the field uses it for one thing only. Names that may mean several things
(``ID``, ``speed``) are not guessed: the person is asked where such a column is needed, and the
column is left alone where it is not.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import Question, UsageError
from desktop_app.domain.import_options import MAPPED_FIELDS, ImportOptions
from desktop_app.domain.sources import Decision
from desktop_app.domain.words import say
from desktop_app.importers.csv_layout import CsvLayout
from desktop_app.importers.profiles import Profile, normalised, profile_named, profile_of

_PLAIN_NAMES = {
    "mmsi": ("mmsi", "sourcemmsi", "mmsinumber"),
    "vessel": ("vessel", "vesselname", "shipname", "ship", "name"),
    "time": ("time", "timestamp", "datetime", "basedatetime", "datetimeutc", "timeutc"),
    "date": ("date", "dateutc"),
    "latitude": ("latitude", "lat", "latitudedegrees", "latitudedeg"),
    "longitude": ("longitude", "lon", "long", "lng", "longitudedegrees", "longitudedeg"),
    "position": ("position",),
    "sog": ("sog", "sogkn", "sogknots", "speedoverground"),
    "cog": ("cog", "cogdeg", "cogdegrees", "courseoverground"),
    "heading": ("heading", "trueheading", "headingdeg"),
    "imo": ("imo", "imonumber"),
    "call_sign": ("callsign",),
    "flag": ("flag", "flagcode"),
    "hull_number": ("hullnumber", "pennantnumber"),
    "ship_class": ("shipclass",),
    "ship_type": ("shiptype", "vesseltype"),
}
_FIELD_OF_NAME = {name: field for field, names in _PLAIN_NAMES.items() for name in names}
_TIME_ENDING = "timestamp"
_IGNORE = "ignore"
_WHO = ("mmsi", "vessel", "segment")
_MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class CsvColumns:
    """The place (from 0) of each field in a row, and how that came to be known.

    ``questions`` is not empty where something that is needed is still open.
    """

    places: Mapping[str, int]
    profile: Profile | None
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]


def decide_columns(layout: CsvLayout, options: ImportOptions) -> CsvColumns:
    """Which column holds what; UsageError where the person names a column that is not there."""
    header = layout.header
    said = _said_places(header, options)
    profile = _profile(layout, options)
    known, ambiguous = _known_places(header, profile, said)
    places = {**known, **said}
    missing = _missing(places, ambiguous)
    questions = (_ask(header, missing, ambiguous, options),) if missing else ()
    decisions = (*_profile_decision(profile, options), *_column_decisions(header, known, said))
    taken = {field: place for field, place in places.items() if not field.startswith(_IGNORE)}
    return CsvColumns(taken, profile, decisions, questions)


def _said_places(header: list[str], options: ImportOptions) -> dict[str, int]:
    places: dict[str, int] = {}
    for column, field in options.columns.items():
        if field not in MAPPED_FIELDS:
            raise UsageError(
                say("There is no field {field}", field=repr(field)),
                do=say("Say one of {fields}", fields=", ".join(MAPPED_FIELDS)),
            )
        place = _place(header, column)
        key = f"{_IGNORE} {place}" if field == _IGNORE else field
        if key in places:
            raise UsageError(say("Two columns are mapped to {field}", field=field))
        places[key] = place
    return places


def _place(header: list[str], column: str) -> int:
    exact = [place for place, name in enumerate(header) if name.strip() == column.strip()]
    wanted = normalised(column)
    loose = [place for place, name in enumerate(header) if normalised(name) == wanted]
    found = exact or loose
    if len(found) != 1:
        what = say("There is no column {c}") if not found else say("Column {c} is there twice")
        columns = ", ".join(header[:_MOST_SHOWN])
        raise UsageError(what.format(c=repr(column)), do=say("The columns are {c}", c=columns))
    return found[0]


def _profile(layout: CsvLayout, options: ImportOptions) -> Profile | None:
    if options.profile is not None:
        return profile_named(options.profile)
    return profile_of(layout.header, layout.first_line, layout.first_row)


def _known_places(
    header: list[str], profile: Profile | None, said: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Fields by the columns' own names, and fields that several columns claim."""
    claims: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        field = _field_of(normalised(name), profile)
        if field and field not in said and place not in said.values():
            claims.setdefault(field, []).append(place)
    if "time" not in claims and "time" not in said:
        _claim_timestamps(header, claims, said)
    known = {field: places[0] for field, places in claims.items() if len(places) == 1}
    return known, {field: places for field, places in claims.items() if len(places) > 1}


def _field_of(name: str, profile: Profile | None) -> str | None:
    return profile.columns.get(name) if profile else _FIELD_OF_NAME.get(name)


def _claim_timestamps(
    header: list[str], claims: dict[str, list[int]], said: Mapping[str, int]
) -> None:
    places = [place for place, name in enumerate(header) if normalised(name).endswith(_TIME_ENDING)]
    if free := [place for place in places if place not in said.values()]:
        claims["time"] = free


def _missing(places: Mapping[str, int], ambiguous: Mapping[str, list[int]]) -> list[str]:
    missing = [] if any(field in places for field in _WHO) else ["mmsi"]
    missing += [] if "time" in places or "date" in places else ["time"]
    if "position" not in places:
        missing += [field for field in ("latitude", "longitude") if field not in places]
    return missing + [field for field in ambiguous if field not in missing]


def _ask(
    header: list[str],
    missing: list[str],
    ambiguous: Mapping[str, list[int]],
    options: ImportOptions,
) -> Question:
    readings = [
        say("The columns are {c}", c=", ".join(repr(name) for name in header[:_MOST_SHOWN]))
    ]
    twice = [name for name, count in Counter(header).items() if count > 1]
    readings += [say("{name} is there more than once", name=repr(name)) for name in twice]
    for field in missing:
        if field in ambiguous:
            names = ", ".join(repr(header[place]) for place in ambiguous[field])
            readings.append(say("{names} may each be the {field}", names=names, field=field))
        else:
            readings.append(_no_column(header, field, options))
    return Question(say("columns"), tuple(readings), "--map")


def _no_column(header: list[str], field: str, options: ImportOptions) -> str:
    if field == "mmsi":
        free = [n for n in header if normalised(n) not in _FIELD_OF_NAME and n.strip()]
        free = [name for name in free if name not in options.columns]
        example = next((name for name in free if normalised(name).endswith("id")), "COLUMN")
        return say("No column says which vessel: --map {c}=mmsi or --map {c}=vessel", c=example)
    return say("No column is plainly the {field}: --map COLUMN={field}", field=field)


def _profile_decision(profile: Profile | None, options: ImportOptions) -> tuple[Decision, ...]:
    if profile is None:
        return ()
    how = say("said by the person (--profile)") if options.profile else say("the header matches")
    return (Decision(say("profile"), profile.name, how),)


def _column_decisions(
    header: list[str], known: Mapping[str, int], said: Mapping[str, int]
) -> tuple[Decision, ...]:
    groups = ((known, say("the columns' own names")), (said, say("said by the person (--map)")))
    return tuple(
        Decision(say("columns"), _listed(header, places), how) for places, how in groups if places
    )


def _listed(header: list[str], places: Mapping[str, int]) -> str:
    return ", ".join(f"{header[place]}={field.split()[0]}" for field, place in places.items())
