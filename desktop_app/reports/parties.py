"""Who administers and who claims, in neutral words; never whose it is."""

from desktop_app.domain.parties import PARTIES
from desktop_app.domain.words import say
from desktop_app.domain.zones import Zone


def party_name(code: str) -> str:
    """A party's English name; a code without one stays a code."""
    return say(PARTIES.get(code, code))


def parties_text(zone: Zone) -> str:
    """``administered by Japan; claimed by China, Japan and Taiwan``, alphabetical."""
    parts = []
    if zone.administered_by:
        parts.append(say("administered by {party}", party=party_name(zone.administered_by)))
    if zone.claimed_by:
        names = sorted(party_name(code) for code in zone.claimed_by)
        joined = (
            names[0]
            if len(names) == 1
            else say("{some} and {last}", some=say(", ").join(names[:-1]), last=names[-1])
        )
        parts.append(say("claimed by {parties}", parties=joined))
    return say("; ").join(parts)
