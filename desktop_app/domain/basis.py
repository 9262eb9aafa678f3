"""What a source's positions rest on."""

from enum import StrEnum


class Basis(StrEnum):
    """How the positions of a source came about; shown wherever its results are."""

    MEASURED = "measured"
    SIGHTING = "sighting"
    SKETCHED = "sketched"  # drawn on a press map
    RECONSTRUCTED = "reconstructed"  # made from named statements
    SIMULATED = "simulated"

    @property
    def illustrative(self) -> bool:
        """Whether nothing may be concluded from the positions themselves."""
        return self in (Basis.SKETCHED, Basis.RECONSTRUCTED)


NOT_DECIDABLE = "the positions are illustrative"
