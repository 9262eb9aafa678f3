"""Where a sighting was, as people write it: coordinates, or so far in a direction from a place.

``25°44.5'N 123°28.0'E``, decimal columns, or ``about 140 km north of Miyako-jima``, ``80 nm NNE of
...``, and as Japanese releases put it ``宮古島の北約140km``. Places are those that are shipped
(resources/places), by any of their names, with or without "Island". A relative position is as good
as its words: half of what its direction covers (22.5° for eight winds, 11.25° for the names between
them), half of the distance's last digit, and the place's own accuracy, together.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from desktop_app.domain.places import Place
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say
from desktop_app.geodesy.ellipsoid import destination
from desktop_app.importers.place_tables import read_places
from desktop_app.importers.records import BadRecord
from desktop_app.resource_files import resource

_UNITS_M = {"km": 1000.0, "m": 1.0, "nm": NM_M, "nmi": NM_M, "miles": NM_M, "海里": NM_M}
_WINDS = [
    *("n", "nne", "ne", "ene", "e", "ese", "se", "sse"),
    *("s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"),
]
_WIND_DEG = 22.5
_ENGLISH = re.compile(
    r"(?:about|around|approx\.?|approximately|some|~)?\s*(?P<number>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>km|nmi|nm|miles|m)\s+(?:to the\s+)?(?P<wind>[a-z][a-z -]*?)\s+"
    r"(?:of|from)\s+(?P<place>.+)",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"(?P<place>[^(]+?)(?:\([^)]*\))?(?:の|的)(?P<wind>[東西南北]{1,3})(?:、|方)?(?:約)?"
    r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>km|海里|m)"
)
_JAPANESE_WINDS = str.maketrans("東西南北", "ewsn")
_ISLAND = re.compile(r"(?:[ -](?:islands?|jima|shima|tō|to|dao)|島|岛|嶼)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RelativePosition:
    """A position made from words: degrees, how good it is in metres, and from which place."""

    lon_deg: float
    lat_deg: float
    accuracy_m: float
    place_id: str


def relative_position(text: str) -> RelativePosition | None:
    """The position that the words describe; None where they describe none.

    BadRecord where the place is not known, or a name is that of several.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rstrip(".")
    match = _ENGLISH.fullmatch(plain) or _JAPANESE.fullmatch(plain)
    if match is None:
        return None
    wind = _wind(match["wind"])
    place = _place(match["place"])
    number = match["number"]
    unit_m = _UNITS_M[match["unit"].lower()]
    length_m = float(number) * unit_m
    lon, lat = destination(place.lon_deg, place.lat_deg, _WINDS.index(wind) * _WIND_DEG, length_m)
    half_sector = math.radians(_WIND_DEG / 2 if len(wind) == len("nne") else _WIND_DEG)
    across = length_m * math.tan(half_sector)
    accuracy = math.hypot(across, _last_digit(number) * unit_m / 2, place.accuracy_m)
    return RelativePosition(float(lon), float(lat), accuracy, place.id)


def _wind(text: str) -> str:
    """The wind's letters, from ``north-north-east``, ``NNE`` or ``北北東``."""
    letters = text.translate(_JAPANESE_WINDS).lower()
    for word in ("north", "south", "east", "west"):
        letters = letters.replace(word, word[0])
    letters = re.sub(r"[\s-]|ern|wards?", "", letters)
    for one, other in (("en", "ne"), ("es", "se"), ("wn", "nw"), ("ws", "sw")):
        letters = other if letters == one else letters
    if letters not in _WINDS:
        raise BadRecord(say("{text} is no direction", text=repr(text[:60])))
    return letters


def _last_digit(number: str) -> float:
    """The worth of a number's last digit that is not a closing zero: 10 for 140, 1 for 7."""
    if "." in number:
        return float(10 ** -len(number.partition(".")[2]))
    zeros = len(number) - len(number.rstrip("0"))
    return float(10 ** min(zeros, len(number) - 1))


def _place(name: str) -> Place:
    key = _stem(name)
    found = _places().get(key, ())
    if len(found) != 1:
        what = (
            say("the place {name} is not known") if not found else say("{name} is several places")
        )
        raise BadRecord(what.format(name=repr(name.strip()[:60])))
    return found[0]


def _stem(name: str) -> str:
    name = unicodedata.normalize("NFKC", name).strip().casefold()
    return _ISLAND.sub("", name.removeprefix("the "))


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    places: dict[str, dict[str, Place]] = {}
    for place in read_places(resource("places")):
        if place.kind == "strait":
            continue
        for entry in place.names:
            for part in entry.name.split(" / "):
                places.setdefault(_stem(part), {})[place.id] = place
    return {name: tuple(found.values()) for name, found in places.items()}
