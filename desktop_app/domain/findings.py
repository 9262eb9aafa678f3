"""Findings other than zone visits: what tracks show of vessels, with what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.visits import FixReference

Measure = float | str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one kind.

    ``start_s`` and ``end_s`` are epoch seconds UTC; ``end_s`` is None while it is still open.
    ``confidence`` is "high", "moderate" or "low", as the kind's definition says, and
    ``uncertainty`` how far the figures may be off, in words. ``measures`` are figures by name, the
    unit at the name's end. ``other_explanations`` are what else the same tracks would fit.
    """

    id: str
    kind: str
    vessel_ids: tuple[str, ...]
    zone_ids: tuple[str, ...]
    start_s: float
    end_s: float | None
    basis: tuple[Basis, ...]
    confidence: str
    uncertainty: str
    measures: Mapping[str, Measure]
    other_explanations: tuple[str, ...]
    parameters: Mapping[str, Measure]
    evidence: tuple[FixReference, ...]
