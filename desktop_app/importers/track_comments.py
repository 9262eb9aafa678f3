"""The comments of an offing-track file: what its positions rest on, and the times they came from.

Grammar, one a line, before the header::

    # offing-track 1
    # basis: reconstructed            measured, sighting, sketched, reconstructed or simulated
    # zone set: Japan                 whose limits the track was made from
    # published: VESSEL | REGIME | entered or left | RFC 3339 TIME WITH OFFSET | CITATION
    # observer: VESSEL | FLAG | CITATION    named as present, without a position
    # note: any text
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.regimes import Regime
from desktop_app.domain.sources import Decision, Observer, PublishedTime, Reconstruction
from desktop_app.domain.words import say

_EVENTS = ("entered", "left")
_PARTS = 5
_OBSERVER_PARTS = 3
_NEVER_MEASURED = (Basis.RECONSTRUCTED, Basis.SIMULATED)


@dataclass(frozen=True, slots=True)
class TrackComments:
    """What the comments state; ``published`` names vessels as the file does, not by key."""

    basis: Basis | None = None
    basis_line: int = 0
    zone_set: str | None = None
    published: tuple[PublishedTime, ...] = ()
    observers: tuple[Observer, ...] = ()


def read_comments(comments: list[tuple[int, str]]) -> TrackComments:
    """Take the comments (line, text) apart; Refused where one of ours cannot be read."""
    basis: Basis | None = None
    basis_line, zone_set = 0, None
    published: list[PublishedTime] = []
    observers: list[Observer] = []
    for line, text in comments:
        word, _, content = (part.strip() for part in text.lstrip("#").partition(":"))
        if word == "basis":
            basis, basis_line = _basis(content, line), line
        elif word == "zone set":
            zone_set = content
        elif word == "published":
            published.append(_published(content, line))
        elif word == "observer":
            observers.append(_observer(content, line))
    return TrackComments(basis, basis_line, zone_set, tuple(published), tuple(observers))


def decide_basis(stated: TrackComments, said: Basis | None) -> tuple[Basis, tuple[Decision, ...]]:
    """The basis of the file: the person's word, else the file's, else measured.

    Refused where a file that declares itself made up is to be taken for measured.
    """
    decisions = []
    if stated.basis is not None:
        how = say("stated in the file, line {line}", line=stated.basis_line)
        decisions.append(Decision(say("basis"), stated.basis.value, how))
    if said is None or said == stated.basis:
        return stated.basis or Basis.MEASURED, tuple(decisions)
    if stated.basis in _NEVER_MEASURED and said in (Basis.MEASURED, Basis.SIGHTING):
        raise Refused(
            say("The file says that it is {basis}", basis=stated.basis.value),
            say("line {line}", line=stated.basis_line),
            say("It cannot be imported as {said}", said=said.value),
        )
    decisions.append(Decision(say("basis"), said.value, say("said by the person (--basis)")))
    return said, tuple(decisions)


def reconstruction(
    stated: TrackComments, basis: Basis, key_of: Callable[[str], str | None]
) -> Reconstruction | None:
    """What a reconstructed track was made from; ``key_of`` gives a vessel's key for its name."""
    if basis is not Basis.RECONSTRUCTED or stated.zone_set is None:
        return None
    return Reconstruction(
        stated.zone_set,
        tuple(
            PublishedTime(_key(each, key_of), each.regime, each.event, each.t_s, each.cited)
            for each in stated.published
        ),
    )


def _key(published: PublishedTime, key_of: Callable[[str], str | None]) -> str:
    key = key_of(published.vessel_key)
    if key is None:
        raise Refused(
            say("A published time names {v}, which has no fix here", v=repr(published.vessel_key)),
            do=say("Write the vessel's name as in its rows"),
        )
    return key


def _basis(content: str, line: int) -> Basis:
    try:
        return Basis(content)
    except ValueError as error:
        words = ", ".join(basis.value for basis in Basis)
        raise _unreadable(line, say("basis is one of {words}", words=words)) from error


def _published(content: str, line: int) -> PublishedTime:
    parts = [part.strip() for part in content.split("|", _PARTS - 1)]
    if len(parts) != _PARTS or parts[2] not in _EVENTS:
        raise _unreadable(line, say("vessel | regime | entered or left | time | citation"))
    vessel, regime, event, moment, cited = parts
    try:
        return PublishedTime(vessel, Regime(regime).value, event, parse_rfc3339(moment), cited)
    except ValueError as error:
        raise _unreadable(line, str(error)) from error


def _observer(content: str, line: int) -> Observer:
    parts = [part.strip() for part in content.split("|", _OBSERVER_PARTS - 1)]
    if len(parts) != _OBSERVER_PARTS or not parts[0]:
        raise _unreadable(line, say("vessel | flag | citation"))
    return Observer(parts[0], parts[1] or None, parts[2], line)


def _unreadable(line: int, why: str) -> Refused:
    return Refused(
        say("A comment cannot be read: {why}", why=why),
        say("line {line}", line=line),
        say("Correct that line and import again"),
    )
