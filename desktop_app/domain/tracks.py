"""Tracks: fixes of one vessel on one basis, as columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.domain.basis import Basis
from desktop_app.domain.vessels import Vessel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """The fixes of one vessel on one basis, in time order, no time twice.

    All columns have shape (n,): ``t_s`` epoch seconds UTC, strictly rising; ``lon_deg`` in
    [-180, 180]; ``lat_deg`` in [-90, 90]; ``sog_kn``, ``cog_deg`` and ``heading_deg`` as reported,
    NaN where not; ``source`` an index into ``source_ids``; ``line`` the record's line, from 1.
    """

    vessel: Vessel
    basis: Basis
    source_ids: tuple[str, ...]
    t_s: Floats
    lon_deg: Floats
    lat_deg: Floats
    sog_kn: Floats
    cog_deg: Floats
    heading_deg: Floats
    source: Integers
    line: Integers

    def __post_init__(self) -> None:
        lengths = {
            len(column)
            for column in (
                self.t_s,
                self.lon_deg,
                self.lat_deg,
                self.sog_kn,
                self.cog_deg,
                self.heading_deg,
                self.source,
                self.line,
            )
        }
        if len(lengths) != 1:
            raise ValueError("the columns of a track differ in length")
        if len(self.t_s) > 1 and not bool(np.all(np.diff(self.t_s) > 0)):
            raise ValueError("the fixes of a track are not in strict time order")

    def __len__(self) -> int:
        return len(self.t_s)
