"""Build the sample watch files through the ordinary import and detection."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.regimes import Regime
from desktop_app.importers.baseline_points import read_baseline_points
from desktop_app.operations.baseline_sets import sets_of_points
from desktop_app.operations.build_zones import build
from desktop_app.operations.exercise_files import write_exercise_files
from desktop_app.operations.import_tracks import import_file
from desktop_app.operations.ledger import write_down
from desktop_app.operations.sample_files import read_story, write_track_files
from desktop_app.operations.sample_ledger import read_sample_ledger
from desktop_app.operations.watch_files import create_watch
from desktop_app.operations.zone_names import names_of_place
from desktop_app.resource_files import resource

_GROUP = "senkaku"
_LIMITS_NM = (12.0, 24.0)
_BY = "Offing sample"
"""The sample's own acts are in this name, so that building it twice gives the same page."""


@dataclass(frozen=True, slots=True)
class SamplePaths:
    """Where the sample lies."""

    senkaku: Path
    exercise: Path
    sources: Path


def build_samples(directory: Path, progress: Progress) -> SamplePaths:
    """Build ``senkaku.gpkg`` and ``exercise.gpkg``; files of these names are built anew."""
    paths = SamplePaths(
        directory / "senkaku.gpkg", directory / "exercise.gpkg", directory / "sample-sources"
    )
    directory.mkdir(parents=True, exist_ok=True)
    for path in (paths.senkaku, paths.exercise):
        path.unlink(missing_ok=True)
    build_senkaku(paths.senkaku, paths.sources, progress)
    build_exercise(paths.exercise, paths.sources, progress)
    return paths


def build_senkaku(path: Path, sources: Path, progress: Progress) -> None:
    """The story from public facts: times public, positions illustrative."""
    points = read_baseline_points(resource("baselines", "senkaku.csv"))
    facts = read_story(resource("sample", "senkaku.toml"))
    with create_watch(path, _BY) as watch:
        zones = build(watch, sets_of_points(points), _LIMITS_NM, names_of_place(_GROUP), _BY)
        limit = next(
            zone
            for zone in zones
            if zone.zone_set == facts.zone_set and zone.regime is Regime(facts.regime)
        )
        write_down(watch, read_sample_ledger(resource("sample", "senkaku_ledger.toml")), _BY)
        for file in write_track_files(facts, limit.area, sources):
            import_file(watch, file, ImportOptions(), _BY, progress)


def build_exercise(path: Path, sources: Path, progress: Progress) -> None:
    """Simulated, fictional vessels with known truth."""
    tracks, zones = write_exercise_files(sources)
    with create_watch(path, _BY) as watch:
        write_down(watch, read_sample_ledger(resource("sample", "exercise_ledger.toml")), _BY)
        for file in (zones, tracks):
            import_file(watch, file, ImportOptions(), _BY, progress)
