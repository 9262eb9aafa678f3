"""Positions as text: degrees and decimal minutes, courses, distances."""

import math

from desktop_app.domain.units import NM_M
from desktop_app.domain.words import say


def _ddm(value_deg: float, width: int, positive: str, negative: str) -> str:
    tenths = round(abs(value_deg) * 600)
    degrees, rest = divmod(tenths, 600)
    hemisphere = positive if value_deg >= 0 else negative
    return f"{degrees:0{width}d}°{rest / 10:04.1f}′{hemisphere}"


def ddm(lon_deg: float, lat_deg: float) -> str:
    """A position as ``25°44.5′N 123°28.0′E``."""
    return f"{_ddm(lat_deg, 2, 'N', 'S')} {_ddm(wrap_lon(lon_deg), 3, 'E', 'W')}"


def wrap_lon(lon_deg: float) -> float:
    """A longitude brought into [-180, 180]; 180 stays 180."""
    return math.remainder(lon_deg, 360.0) if abs(lon_deg) > 180.0 else lon_deg


def course_text(course_deg: float) -> str:
    """A true course or bearing as ``047°T``; 360 is written 000."""
    return f"{round(course_deg) % 360:03d}°T"


def nm_text(distance_m: float) -> str:
    """A distance in nautical miles to one decimal, with a no-break space."""
    return say("{n:.1f}\u00a0nm", n=distance_m / NM_M)
