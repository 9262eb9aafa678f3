"""What a person says about a file when importing it."""

from dataclasses import dataclass, field

from desktop_app.domain.basis import Basis

MAPPED_FIELDS = (
    "mmsi",
    "vessel",
    "time",
    "date",
    "latitude",
    "longitude",
    "position",
    "sog",
    "cog",
    "heading",
    "imo",
    "call_sign",
    "flag",
    "hull_number",
    "ignore",
)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Answers given beforehand; None means that the file must show it or the person is asked.

    ``time_zone`` is an IANA name or an offset such as ``+09:00``; ``date_order`` one of dmy, mdy,
    ymd; ``epoch_unit`` s or ms; ``columns`` maps a column's name to one of MAPPED_FIELDS;
    ``start_time`` is RFC 3339; ``edges`` planar, geodesic or rhumb, for zones.
    """

    format: str | None = None
    profile: str | None = None
    time_zone: str | None = None
    date_order: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    epoch_unit: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    start_time: str | None = None
    basis: Basis | None = None
    edges: str | None = None
