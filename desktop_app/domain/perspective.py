"""From whose view names and zone sets are shown: neutral, or one party's.

The neutral view shows all names ("Diaoyu Dao / Senkaku Islands", parties in the alphabetical order
of their English names) and all zone sets. A party's view shows its names, and of the zone sets that
belong to parties only its own; where it has none, all. Who administers and who claims is said in
every view. A view changes what is shown and never what was found.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import UsageError
from desktop_app.domain.incidents import Incident
from desktop_app.domain.parties import PARTIES, party_of_set
from desktop_app.domain.places import Place
from desktop_app.domain.regimes import Regime
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone

NEUTRAL: Final = "neutral"
_REGIMES: Final = tuple(Regime)  # the strictest first


def perspective(text: str) -> str:
    """A perspective as it was written: "neutral" or a party's code; UsageError for another."""
    code = NEUTRAL if text.casefold() == NEUTRAL else text.upper()
    if code != NEUTRAL and code not in PARTIES:
        raise UsageError(
            say("There is no such perspective"),
            text,
            say("Say neutral or one of {codes}.", codes=", ".join(PARTIES)),
        )
    return code


def perspective_text(code: str) -> str:
    """What stands on everything printed from a perspective: ``neutral`` or ``Japan's``."""
    return say(NEUTRAL) if code == NEUTRAL else say("{party}'s", party=say(PARTIES[code]))


def perspectives(snapshot: Snapshot) -> tuple[str, ...]:
    """The perspectives a file gives reason for: neutral, and the parties its zones name."""
    named: set[str | None] = set()
    for zone in snapshot.zones.values():
        named |= {*zone.claimed_by, zone.administered_by, party_of_set(zone.zone_set)}
    known = [code for code in PARTIES if code in named]
    return (NEUTRAL, *sorted(known, key=PARTIES.__getitem__))


def seen_from(snapshot: Snapshot, code: str) -> Snapshot:
    """The snapshot with the names, zone sets, visits and incidents that a perspective shows."""
    if code == NEUTRAL:
        return snapshot
    shown = shown_sets((zone.zone_set for zone in snapshot.zones.values()), code)
    zones = {
        name: _named(zone, snapshot.places, code)
        for name, zone in snapshot.zones.items()
        if zone.zone_set in shown
    }
    visits = {name: visit for name, visit in snapshot.visits.items() if visit.zone_id in zones}
    incidents = (_seen(incident, snapshot, zones) for incident in snapshot.incidents)
    return replace(
        snapshot,
        zones=zones,
        visits=visits,
        incidents=tuple(incident for incident in incidents if incident is not None),
        places=tuple(replace(place, view=code) for place in snapshot.places),
        perspective=code,
    )


def shown_sets(zone_sets: Iterable[str], code: str) -> set[str]:
    """The zone sets that a perspective shows, of those there are."""
    there = set(zone_sets)
    own = {zone_set for zone_set in there if party_of_set(zone_set) == code}
    if code == NEUTRAL or not own:
        return there
    return own | {zone_set for zone_set in there if party_of_set(zone_set) is None}


def names_of_zone(zone: Zone, places: Iterable[Place]) -> tuple[str, ...]:
    """Every name that finds a zone: its own, its place's, and those of its parts and its group."""
    there = tuple(places)
    own = _place_of(zone, there)
    found = [zone.name, *zone.names]
    for place in there:
        if own is not None and (own.id in (place.id, place.part_of) or place.id == own.part_of):
            found += [name for entry in place.names for name in (entry.name, entry.romanisation)]
    return tuple(dict.fromkeys(name for name in found if name))


def finds(text: str, names: Iterable[str]) -> bool:
    """Whether a search text is part of any name; case, accents, hyphens and spaces do not count."""
    wanted = _folded(text)
    return any(wanted in _folded(name) for name in names)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, but for case, accents, hyphens and spaces."""
    return _folded(one) == _folded(other)


def _named(zone: Zone, places: tuple[Place, ...], code: str) -> Zone:
    place = _place_of(zone, places)
    if place is None:
        return zone
    return replace(zone, name=zone.name.replace(place.neutral, replace(place, view=code).label))


def _place_of(zone: Zone, places: tuple[Place, ...]) -> Place | None:
    """The place a zone is named after."""
    return next(
        (
            place
            for place in places
            if place.neutral in zone.names or zone.name.startswith(f"{place.neutral},")
        ),
        None,
    )


def _seen(incident: Incident, snapshot: Snapshot, zones: dict[str, Zone]) -> Incident | None:
    """The incident with the zones and visits that are shown; None where none of them is."""
    zone_ids = tuple(name for name in incident.zone_ids if name in zones)
    visit_ids = tuple(name for name in incident.visit_ids if snapshot.visits[name].zone_id in zones)
    if not zone_ids and incident.zone_ids:
        return None
    title = incident.title
    if zone_ids:
        before = _strictest(snapshot.zones[name] for name in incident.zone_ids)
        now = _strictest(zones[name] for name in zone_ids)
        title = title.replace(
            say("the {regime}", regime=str(before)), say("the {regime}", regime=str(now))
        )
    for name in zone_ids:
        title = title.replace(snapshot.zones[name].name, zones[name].name)
    return replace(incident, title=title, zone_ids=zone_ids, visit_ids=visit_ids)


def _strictest(zones: Iterable[Zone]) -> Regime:
    return min((zone.regime for zone in zones), key=_REGIMES.index)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
