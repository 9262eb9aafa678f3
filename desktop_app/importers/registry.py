"""The formats that are read: one line an entry, recognised by content and never by name alone."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers import first_bytes
from desktop_app.importers.identity_split import split_identities
from desktop_app.importers.source_file import SourceFile, look_at, refuse_if_changed
from desktop_app.importers.zone_edges import with_edges
from desktop_app.importers.zone_records import ImportedZones

Reader = Callable[[SourceFile, ImportOptions, Progress], Imported | ImportedZones]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its first bytes are recognised, and which function reads it.

    The reader is named, not imported, so that reading one format loads no other.
    """

    name: str
    title: str
    recognises: Callable[[bytes], bool]
    module: str
    function: str

    @property
    def reader(self) -> Reader:
        """The function that reads a file of this format."""
        reader: Reader = getattr(importlib.import_module(self.module), self.function)
        return reader


_HERE = "desktop_app.importers"
FORMATS = (
    Format("gpx", "GPX 1.0, 1.1", first_bytes.is_gpx, f"{_HERE}.gpx", "read_gpx"),
    Format("kml", "KML", first_bytes.is_kml, f"{_HERE}.kml", "read_kml"),
    Format("kmz", "KMZ", first_bytes.is_kmz, f"{_HERE}.kml", "read_kmz"),
    Format(
        "shapefile",
        "Shapefile (.zip)",
        first_bytes.is_shapefile_zip,
        f"{_HERE}.shapefile",
        "read_shapefile",
    ),
    Format(
        "geopackage",
        "GeoPackage",
        first_bytes.is_sqlite,
        f"{_HERE}.geopackage",
        "read_geopackage",
    ),
    Format(
        "json-lines",
        "AIS as JSON lines",
        first_bytes.is_json_lines,
        f"{_HERE}.json_lines",
        "read_json_lines",
    ),
    Format("geojson", "GeoJSON", first_bytes.is_json, f"{_HERE}.geojson_zones", "read_geojson"),
    Format("aivdm", "AIVDM log", first_bytes.is_aivdm, f"{_HERE}.aivdm", "read_aivdm"),
    Format(
        "press-ledger",
        "press-release ledger",
        first_bytes.is_press_ledger,
        f"{_HERE}.press_ledger",
        "read_press_ledger",
    ),
    Format(
        "contact-list",
        "contact list",
        first_bytes.is_contact_list,
        f"{_HERE}.contact_list",
        "read_contact_list",
    ),
    Format("rep", "Debrief REP", first_bytes.is_rep, f"{_HERE}.debrief_rep", "read_rep"),
    Format("etrac", "E-Trac", first_bytes.is_etrac, f"{_HERE}.etrac", "read_etrac"),
    Format("nisida", "NISIDA", first_bytes.is_nisida, f"{_HERE}.nisida", "read_nisida"),
    Format("csv", "CSV", first_bytes.is_csv, f"{_HERE}.csv_tracks", "read_csv"),
)


def recognise(path: Path) -> str:
    """The name of a file's format; Refused where it is none that is read."""
    return _format(look_at(path, Quiet()), None).name


def read_file(path: Path, options: ImportOptions, progress: Progress) -> Imported | ImportedZones:
    """Read one file, whatever its format; meant to run in a limited child process.

    Raises Refused for a file that is not taken, DecisionNeeded where a person has to say how it
    is to be read, UsageError where an option makes no sense.
    """
    source = look_at(path, progress)
    found = _format(source, options.format)
    result = found.reader(source, options, progress)
    refuse_if_changed(source)
    if isinstance(result, Imported):
        return split_identities(result)
    return with_edges(result, options.edges)


def _format(source: SourceFile, said: str | None) -> Format:
    if not source.content_bytes:
        raise Refused(say("The file is empty: it holds no record"), source.name)
    if said is not None:
        return _named(said)
    found = next((each for each in FORMATS if each.recognises(source.head)), None)
    if found is None:
        what = first_bytes.foreign_kind(source.head)
        titles = ", ".join(each.title for each in FORMATS)
        raise Refused(what, source.name, say("Files that are read: {titles}", titles=titles))
    return found


def _named(name: str) -> Format:
    aliases = {"nmea": "aivdm", "offing-track": "csv", "json": "geojson"}
    wanted = re.sub(r"\s", "", name.lower())
    for each in FORMATS:
        if each.name == aliases.get(wanted, wanted):
            return each
    names = ", ".join(each.name for each in FORMATS)
    raise UsageError(say("There is no format {name}", name=repr(name)), do=say("Say {n}", n=names))
