"""What the first bytes of a file say it is."""

import json
import re

from desktop_app.domain.words import say

_MARKS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_KINDS = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3\0", "a database (GeoPackage or SQLite)"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_NMEA = re.compile(
    rb"(?:^|[\r\n])(?:\\[^\\\r\n]*\\)?[^!$\r\n]{0,40}"
    rb"(?:![A-Z][A-Z0-9]VD[MO](?:,|[\r\n]|$)|\$[A-Z]{2}(?:RMC|GGA|GLL|TTM|TLL),)"
)
_REP = re.compile(
    rb"(?:^|[\r\n])[^\s;,]{1,20}[ \t]+\d{6}(?:\.\d+)?[ \t]+"
    rb"(?:\"[^\"\r\n]+\"|[^\s\";]+)[ \t]+\S+[ \t]+"
    rb"[\d.]+[ \t]+[\d.]+[ \t]+[\d.]+[ \t]+[NS][ \t]"
)
_SIGHTINGS = {
    "observer",
    "seenby",
    "sightedby",
    "watchedby",
    "timeprecision",
    "positionprecision",
    "samevesselas",
    "sameas",
}
_SHAPEFILE_PART = re.compile(rb"\w\.(?:shp|shx|dbf|prj|cpg)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEPARATORS = ",;\t|"


def is_gpx(head: bytes) -> bool:
    """XML whose root element is ``gpx``, with any namespace prefix."""
    return _root(head) == "gpx"


def is_kml(head: bytes) -> bool:
    """XML whose root element is ``kml``, with any namespace prefix."""
    return _root(head) == "kml"


def is_kmz(head: bytes) -> bool:
    """A ZIP archive with a KML document among its first entries."""
    return head.startswith(b"PK\x03\x04") and b".kml" in head.lower()


def is_shapefile_zip(head: bytes) -> bool:
    """A ZIP archive with a part of a shapefile among its first entries."""
    found = head.startswith(b"PK\x03\x04") and _SHAPEFILE_PART.search(head)
    return bool(found)


def is_sqlite(head: bytes) -> bool:
    """An SQLite database, which a GeoPackage is."""
    return head.startswith(b"SQLite format 3\0")


def is_json_lines(head: bytes) -> bool:
    """Text whose first line is an object of its own with a latitude and a longitude."""
    first = _text(head).lstrip().partition("\n")[0].strip()
    try:
        content = json.loads(first) if first.startswith("{") and first.endswith("}") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and "lat" in content and "lon" in content


def is_json(head: bytes) -> bool:
    """Text that begins with an object."""
    return _text(head).lstrip().startswith("{")


def is_aivdm(head: bytes) -> bool:
    """A line with an AIS, own ship's or radar sentence, perhaps after a tag block or a time."""
    return _NMEA.search(head) is not None


def is_press_ledger(head: bytes) -> bool:
    """A header with the columns of the ledger of drawn shapes."""
    names = _text(head).partition("\n")[0].strip().split(",")
    return {"version", "id_content", "geojson", "file_name"} <= set(names)


def is_contact_list(head: bytes) -> bool:
    """A header with a position and a column that only lists of sightings have."""
    first = re.split(r"[\r\n]", _text(head), maxsplit=1)[0].lower()
    names = {re.sub(r"[\s_#-]", "", name) for name in re.split(r"[,;\t]", first)}
    return bool(names & _SIGHTINGS) and bool(names & {"position", "place", "latitude", "lat"})


def is_rep(head: bytes) -> bool:
    """A line with a fix as Debrief writes it, perhaps with a bad date."""
    return _REP.search(head) is not None


def is_etrac(head: bytes) -> bool:
    """The header of a seaPro export."""
    return _text(head).startswith("!Target,MMSI")


def is_nisida(head: bytes) -> bool:
    """A first line that names a unit, month and year."""
    return re.match(r"UNIT/[^/\r\n]+/[A-Z]{3}\d{2}/", _text(head)) is not None


def is_csv(head: bytes) -> bool:
    """Text whose first line has a separator and no control characters."""
    text = _text(head)
    if any(head.startswith(mark) for mark, _ in _KINDS) or text.lstrip().startswith(("<", "{")):
        return False
    lines = (line for line in re.split(r"[\r\n]+", text) if line.strip())
    first = next((line for line in lines if not line.startswith("#") or "," in line), "")
    return not _CONTROL.search(first) and any(separator in first for separator in _SEPARATORS)


def foreign_kind(head: bytes) -> str:
    """A sentence that says what a file is that is not read."""
    for mark, kind in _KINDS:
        if head.startswith(mark):
            return say("The file is {kind}, which is not read", kind=kind)
    root = _root(head)
    if root is not None:
        return say(
            "The file is XML, but not GPX or KML: it begins with {root}", root=repr(root[:60])
        )
    return say("The file is in no format that is read")


def _root(head: bytes) -> str | None:
    text = _text(head).lstrip()
    match = _ROOT.search(text) if text.startswith("<") else None
    return match[1] if match else None


def _text(head: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    return head.decode(encoding, "replace")
