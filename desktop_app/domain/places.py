"""Places with all their names; never whose they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that a party, or usage between nations ("intl"), has for a place.

    ``romanisation`` is the name in Latin letters where it is written in others and known.
    """

    party: str
    language: str
    script: str
    name: str
    usage: str
    romanisation: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: position in degrees and how well it is known.

    ``drawn`` is "dot" (the program draws it, with its accuracy), "basemap" (only the name is
    drawn) or "label" (a group's name). ``view`` is the party whose names are shown, by its code;
    empty for the neutral names (``perspective.py``).
    """

    id: str
    kind: str
    part_of: str
    lon_deg: float
    lat_deg: float
    accuracy_m: float
    drawn: str
    names: tuple[PlaceName, ...]
    view: str = ""

    @property
    def label(self) -> str:
        """The name to show: the viewing party's in Latin letters, or the neutral one."""
        latin = [entry for entry in self._of_view if entry.script == "Latn"]
        short = next((entry.name for entry in latin if entry.usage == "short"), None)
        roman = next((entry.romanisation for entry in self._of_view if entry.romanisation), None)
        return short or roman or (latin[0].name if latin else self.neutral)

    @property
    def official(self) -> tuple[str, ...]:
        """The official names in their own scripts: the viewing party's, or all parties'."""
        names = self._of_view if self.view else self.names
        own = [
            entry.name for entry in names if entry.usage == "official" and entry.script != "Latn"
        ]
        return tuple(dict.fromkeys(own))

    @property
    def _of_view(self) -> tuple[PlaceName, ...]:
        return tuple(entry for entry in self.names if self.view and entry.party == self.view)

    @property
    def neutral(self) -> str:
        """All parties' names in the alphabetical order of their English names, or the only one."""
        return next(
            (entry.name for entry in self.names if entry.usage == "neutral"), self.names[0].name
        )
