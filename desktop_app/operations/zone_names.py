"""What zones about a shipped place are called, and who administers and claims it."""

from desktop_app.domain.errors import OffingError
from desktop_app.domain.perspective import same_name
from desktop_app.domain.places import Place
from desktop_app.domain.words import say
from desktop_app.importers.place_tables import Claims, read_claims, read_places
from desktop_app.operations.build_zones import ZoneNames
from desktop_app.resource_files import resource


def names_of_place(text: str) -> ZoneNames:
    """Names and claims of a shipped place, by its id or any of its names.

    Claims on a group hold for its parts. OffingError where no place, or more than one, fits.
    """
    places = read_places(resource("places"))
    found = [place for place in places if place.id == text] or [
        place for place in places if any(same_name(text, name) for name in _all_names(place))
    ]
    if len(found) != 1:
        raise OffingError(
            say("There is no such place") if not found else say("Several places have this name"),
            ", ".join(place.id for place in found) or text,
            say("Name one by its id, or give --name, --administered-by and --claimed-by."),
        )
    [place] = found
    claims = _claims(place, {one.id: one for one in places})
    variants = tuple(dict.fromkeys(entry.name for entry in place.names))
    return ZoneNames(place.neutral, claims.administered_by, claims.claimed_by, variants)


def _all_names(place: Place) -> list[str]:
    return [name for entry in place.names for name in (entry.name, entry.romanisation) if name]


def _claims(place: Place, places: dict[str, Place]) -> Claims:
    """The claims on a place, or on the nearest group it is part of that has any."""
    claims = read_claims(resource("places"), place.id)
    if claims == Claims(None, ()) and place.part_of in places:
        return _claims(places[place.part_of], places)
    return claims
