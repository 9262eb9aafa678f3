"""An incident's title in the language of the page.

Titles are kept in the words of the moment of detection. One that is still as detection made it is
said anew; one that a person wrote stays as it is.
"""

from desktop_app.domain.incidents import Incident
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.words import say

_SENTENCES = (
    "{vessel} in {place}",
    "{one} and {other} in {place}",
    "{count} vessels in {place}",
)


def title_text(incident: Incident, snapshot: Snapshot) -> str:
    """The title, in the language in use where it can be."""
    labels = [snapshot.vessels[name].label for name in incident.vessel_ids]
    if not labels:
        return incident.title
    sentence = _SENTENCES[min(len(labels), len(_SENTENCES)) - 1]
    names = {"vessel": labels[0], "one": labels[0], "other": labels[-1], "count": len(labels)}
    for regime in dict.fromkeys(str(snapshot.zones[name].regime) for name in incident.zone_ids):
        place = f"the {regime}"
        if incident.title == sentence.format(place=place, **names):
            return say(sentence, place=say("the {regime}", regime=say(regime)), **names)
    return incident.title
