"""Places with all their names; never whose they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that a party, or usage between nations ("intl"), has for a place."""

    party: str
    language: str
    script: str
    name: str
    usage: str


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: position in degrees and how well it is known.

    ``drawn`` is "dot" (the program draws it, with its accuracy), "basemap" (only the name is
    drawn) or "label" (a group's name).
    """

    id: str
    kind: str
    part_of: str
    lon_deg: float
    lat_deg: float
    accuracy_m: float
    drawn: str
    names: tuple[PlaceName, ...]

    @property
    def neutral(self) -> str:
        """All parties' names in the alphabetical order of their English names, or the only one."""
        return next(
            (entry.name for entry in self.names if entry.usage == "neutral"), self.names[0].name
        )
