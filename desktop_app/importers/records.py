"""One record of a file as an importer hands it on: a fix, or the reason why it is none."""

from typing import NamedTuple

LONGEST_RAW = 500
LONGEST_TEXT = 1000
_NUL_PICTURE = "\u2400"


class BadRecord(ValueError):
    """A record that is not stored; its text is the reason, fit to be shown."""


class Fix(NamedTuple):
    """A fix as read: time in epoch seconds UTC, position in degrees, attributes NaN if absent."""

    vessel_key: str
    t_s: float
    lon_deg: float
    lat_deg: float
    sog_kn: float
    cog_deg: float
    heading_deg: float
    line: int


def shown_text(text: str) -> str:
    """A text of a file, trimmed, at most 1,000 characters, with a NUL made visible.

    Nothing else is changed: what reads like markup or a formula stays as it is written.
    """
    return text.strip().replace("\0", _NUL_PICTURE)[:LONGEST_TEXT]
