"""How broad a party claims its zones to be: by regime, since when, and where it claims less."""

from dataclasses import dataclass

from shapely import Polygon

from desktop_app.domain.regimes import Regime


@dataclass(frozen=True, slots=True, eq=False)
class Narrowing:
    """An area in which a party claims less than elsewhere; its corners are geodesics' ends."""

    name: str
    area: Polygon
    outer_nm: float


@dataclass(frozen=True, slots=True, eq=False)
class BreadthRule:
    """The breadth of one regime of one party: nautical miles from its baselines.

    ``party`` is ISO 3166-1 alpha-2. The times are epoch seconds UTC, None where the rule is open.
    """

    party: str
    regime: Regime
    outer_nm: float
    narrowings: tuple[Narrowing, ...]
    valid_from_s: float | None
    valid_to_s: float | None
    instrument: str
    source: str
