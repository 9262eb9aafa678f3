"""Units and constants, once each."""

NM_M = 1852.0  # international nautical mile, exact (BIPM SI brochure, table 8)
KN_M_S = NM_M / 3600.0
HOUR_S = 3600.0
DAY_S = 86400.0


def metres_to_nm(distance_m: float) -> float:
    """Metres as nautical miles."""
    return distance_m / NM_M


def speed_kn(distance_m: float, duration_s: float) -> float:
    """The speed in knots that covers a distance in a time; infinite for no time."""
    return distance_m / duration_s / KN_M_S if duration_s > 0 else float("inf")
