"""The method and its limits in a few sentences, from the rules and zones in force."""

from desktop_app.domain.basis import Basis
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.snapshot import Snapshot
from desktop_app.domain.units import NM_M
from desktop_app.domain.words import counted, say
from desktop_app.domain.zones import Zone


def basis_notes(bases: tuple[Basis, ...]) -> tuple[str, ...]:
    """What each basis means for a reader."""
    notes = {
        Basis.MEASURED: say("Positions were measured (AIS, GNSS or a provider's file)."),
        Basis.SIGHTING: say("Positions are sightings, as their observers gave them."),
        Basis.SKETCHED: say("Positions were drawn on a press map; times between are not known."),
        Basis.RECONSTRUCTED: say(
            "Tracks are reconstructed from published times and cannot confirm them; between"
            " these times the positions are illustrative."
        ),
        Basis.SIMULATED: say("Vessels, parties and zones are fictional; everything is simulated."),
    }
    return tuple(notes[basis] for basis in bases)


def method_lines(snapshot: Snapshot, zones: list[Zone]) -> tuple[str, ...]:
    """How the figures came about, with the thresholds in force."""
    rules, coverage = snapshot.rules.visits, snapshot.coverage
    lines = [
        say(
            "Limits and distances on WGS 84. Between fixes at most {hours:.0f} h apart the track is"
            " a straight line; longer gaps of at most {gap:.0f} h only make visits possible, at"
            " no more than {speed:.0f} kn. Exits under {merge:.0f} s do not end a visit.",
            hours=rules.longest_interpolated_s / 3600,
            gap=rules.longest_gap_s / 3600,
            speed=rules.top_speed_kn,
            merge=rules.merge_exit_s,
        )
    ]
    built = [zone for zone in zones if zone.outer_m]
    if built:
        distances = sorted({zone.outer_m / NM_M for zone in built if zone.outer_m})
        lines.append(_limits(distances, [zone.accuracy_m for zone in built]))
    lines.append(
        say(
            "The archive holds {fixes} of {vessels} from {sources}, {start} to {end}, with {gaps}"
            " over an hour; it is not a continuous watch.",
            fixes=counted(coverage.fixes, "1 fix", "{n} fixes"),
            vessels=counted(coverage.vessels, "1 vessel", "{n} vessels"),
            sources=counted(coverage.sources, "1 source", "{n} sources"),
            start=(rfc3339(coverage.start_s) or "")[:10],
            end=(rfc3339(coverage.end_s) or "")[:10],
            gaps=counted(coverage.gaps, "1 gap", "{n} gaps"),
        )
    )
    return tuple(lines)


def _limits(distances_nm: list[float], accuracies_m: list[float]) -> str:
    """How the limits were built, and how well they are known where that was stated."""
    told = ", ".join(f"{distance:g}" for distance in distances_nm)
    stated = [accuracy for accuracy in accuracies_m if accuracy]
    if len(stated) < len(accuracies_m):
        return say(
            "Limits at {distances} nm were built from baselines; how well these are known was not"
            " stated for all of them.",
            distances=told,
        )
    return say(
        "Limits at {distances} nm were built from baselines, known to ±{least:.0f} to"
        " ±{most:.0f} m.",
        distances=told,
        least=min(stated),
        most=max(stated),
    )
