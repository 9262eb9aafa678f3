"""A vessel, and what sources say about it."""

from dataclasses import dataclass

ATTRIBUTES = ("name", "flag", "mmsi", "imo", "call_sign", "hull_number", "ship_class", "ship_type")


@dataclass(frozen=True, slots=True)
class Vessel:
    """A vessel as the watch file knows it; each attribute is what the first live source says.

    ``key`` is what makes two mentions one vessel: ``mmsi:431000001`` (the identity a transmitter
    states), ``hull:CN:599`` (flag and hull number), ``name:Russian frigate`` (a person's
    column) or ``file:<sha256>:<label>`` (a label that means nothing outside its file). ``flag``
    is ISO 3166-1 alpha-2 or None.
    """

    id: str
    key: str
    name: str | None = None
    flag: str | None = None
    mmsi: str | None = None
    imo: str | None = None
    call_sign: str | None = None
    hull_number: str | None = None
    ship_class: str | None = None
    ship_type: str | None = None

    @property
    def label(self) -> str:
        """The name to show: the stated name, else the MMSI, else the label in the file."""
        if self.name:
            return self.name
        if self.mmsi:
            return f"MMSI {self.mmsi}"
        return self.key.rsplit(":", 1)[-1]


@dataclass(frozen=True, slots=True)
class VesselReport:
    """What one source says of one vessel, and on which line it said so first.

    ``attribute`` is one of ATTRIBUTES.
    """

    vessel_key: str
    attribute: str
    value: str
    line: int
