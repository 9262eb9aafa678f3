"""Legal regimes of sea areas (United Nations Convention on the Law of the Sea, UNCLOS)."""

from enum import StrEnum


class Regime(StrEnum):
    """The regime of a zone, in the field's words."""

    INTERNAL_WATERS = "internal waters"  # UNCLOS art. 8
    TERRITORIAL_SEA = "territorial sea"  # art. 3, to 12 nm
    CONTIGUOUS_ZONE = "contiguous zone"  # art. 33, beyond 12 to 24 nm
    EXCLUSIVE_ECONOMIC_ZONE = "exclusive economic zone"  # art. 57, beyond 12 to 200 nm
    ADIZ = "ADIZ"
    EXERCISE_AREA = "exercise area"
    OTHER = "other"
