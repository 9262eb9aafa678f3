"""Small tracks and square zones whose visits can be worked out by hand."""

from collections.abc import Sequence

import numpy as np
from shapely import Polygon, box

from desktop_app.domain.basis import Basis
from desktop_app.domain.regimes import Regime
from desktop_app.domain.rules import VisitRules
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel
from desktop_app.domain.zones import Zone

T0 = 1_600_000_000.0
MINUTE = 60.0
HOUR = 3600.0


def track(
    fixes: Sequence[tuple[float, float, float]],
    basis: Basis = Basis.MEASURED,
    vessel: str = "vessel-1",
) -> Track:
    """A track of fixes (seconds after T0, longitude, latitude)."""
    t_s, lon, lat = (np.array(column, dtype=np.float64) for column in zip(*fixes, strict=True))
    nothing = np.full(len(fixes), np.nan)
    return Track(
        vessel=Vessel(vessel, f"name:{vessel}", name=vessel),
        basis=basis,
        source_ids=("source-1",),
        t_s=T0 + t_s,
        lon_deg=lon,
        lat_deg=lat,
        sog_kn=nothing,
        cog_deg=nothing,
        heading_deg=nothing,
        source=np.zeros(len(fixes), dtype=np.int64),
        line=np.arange(2, len(fixes) + 2),
    )


def zone(area: Polygon | None = None, **changes: object) -> Zone:
    """A square degree from 10°E to 11°E and 0° to 1°N, unless another area is given."""
    values: dict[str, object] = {
        "id": "zone-1",
        "name": "Square",
        "regime": Regime.EXERCISE_AREA,
        "zone_set": "Exercise",
        "area": area or box(10.0, 0.0, 11.0, 1.0),
        "accuracy_m": 50.0,
        "source": "a test",
    }
    return Zone(**{**values, **changes})


def eastward(times_s: Sequence[float], lat_deg: float = 0.5, start_lon: float = 9.5) -> list:
    """Fixes of a vessel that makes half a degree of longitude an hour (30 kn at the equator)."""
    return [(t_s, start_lon + 0.5 * t_s / HOUR, lat_deg) for t_s in times_s]


RULES = VisitRules()
