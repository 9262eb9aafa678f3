"""Import one file: read it in a limited child process, store it as one act, find what it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.domain.errors import Refused
from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import FixSlice, Imported, Source
from desktop_app.domain.vessels import Vessel
from desktop_app.importers.isolated import read_isolated
from desktop_app.importers.zone_records import ImportedZones
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_slices import SlicedImport
from desktop_app.operations.import_zones import store_zones
from desktop_app.operations.refresh_findings import find, store_findings
from desktop_app.store.acts import Act, act
from desktop_app.store.affiliations import hand_out_hues
from desktop_app.store.sketches import write_sketches
from desktop_app.store.sources import (
    add_source,
    list_sources,
    rejected_records,
    restore_source,
    source_fid,
)
from desktop_app.store.tracks import (
    count_shared,
    read_tracks,
    vessels_elsewhere,
    write_fixes,
)
from desktop_app.store.vessels import add_reports, ensure_vessels, read_vessels
from desktop_app.store.watch_file import WatchFile, create_watch_file


def import_file(
    watch: WatchFile,
    path: Path,
    options: ImportOptions,
    by: str,
    progress: Progress,
    *,
    dry_run: bool = False,
) -> ImportReport:
    """Import a file of tracks or zones.

    Raises Refused or DecisionNeeded (nothing is stored), and Cancelled.
    """
    try:
        with _slices(watch, dry_run=dry_run) as slices:
            imported = read_isolated(path, options, progress, _taking(watch, slices))
            if isinstance(imported, Imported) and imported.ahead:
                checked = _checked(watch, path.name, imported, slices)
                if dry_run:
                    return report_of(path.name, checked)
                return _store_tracks(watch, path.name, checked, (by, progress), slices)
    except _AlreadyHere as here:
        return _report_known(path.name, here.source)
    return import_read(watch, path.name, imported, by, progress, dry_run=dry_run)


def import_read(
    watch: WatchFile,
    name: str,
    imported: Imported | ImportedZones,
    by: str,
    progress: Progress,
    *,
    dry_run: bool = False,
) -> ImportReport:
    """Import what was read of a file; raises Refused (nothing is stored) and Cancelled."""
    if not isinstance(imported, Imported):
        return store_zones(watch, name, imported, by, dry_run=dry_run)
    try:
        checked = _checked(watch, name, imported)
    except _AlreadyHere as here:
        return _report_known(name, here.source)
    if dry_run:
        return report_of(name, checked)
    return _store_tracks(watch, name, checked, (by, progress))


class _AlreadyHere(Exception):
    """A file turned out to be a live source already."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.id)
        self.source = source


def _report_known(name: str, known: Source) -> ImportReport:
    return ImportReport(name, known.sha256, known.format, str(known.basis), "already here")


@contextmanager
def _slices(watch: WatchFile, *, dry_run: bool) -> Iterator[SlicedImport]:
    """What takes the slices of a large file; when trying out, in a file that is thrown away."""
    if not dry_run:
        with SlicedImport(watch) as slices:
            yield slices
        return
    with (
        TemporaryDirectory(prefix="offing-") as folder,
        create_watch_file(Path(folder, "tried.gpkg")) as scratch,
        SlicedImport(scratch) as slices,
    ):
        yield slices


def _taking(watch: WatchFile, slices: SlicedImport) -> Callable[[FixSlice], None]:
    def take(part: FixSlice) -> None:
        if not slices.source_id:
            _refuse_known(watch, part.sha256)
        slices.take(part)

    return take


def _refuse_known(watch: WatchFile, sha256: str) -> None:
    known = _known(watch, sha256)
    if known is not None and known.removed_at is None:
        raise _AlreadyHere(known)


def _checked(
    watch: WatchFile, name: str, imported: Imported, slices: SlicedImport | None = None
) -> Imported:
    """The import, if it may be stored, with its slices settled."""
    if imported.records == 0:
        raise Refused("The file holds no record", name, "Check that it is the right file.")
    _refuse_known(watch, imported.sha256)
    _keep_simulated_apart(watch, imported, name)
    return slices.settle(imported) if slices else imported


def _store_tracks(
    watch: WatchFile,
    name: str,
    imported: Imported,
    how: tuple[str, Progress],
    slices: SlicedImport | None = None,
) -> ImportReport:
    known = _known(watch, imported.sha256)
    by, progress = how
    if known is not None and known.decisions == imported.decisions:
        _bring_back(watch, known, by, progress)
        source_id, shared = known.id, known.also_in_other_sources
    else:
        source_id, shared = store_import(watch, name, imported, by, progress, ahead=slices)
    return replace(report_of(name, imported), also_in_other_sources=shared, source_id=source_id)


def _known(watch: WatchFile, sha256: str) -> Source | None:
    """The source with this hash: a live one before a removed one."""
    same = [source for source in list_sources(watch) if source.sha256 == sha256]
    return min(same, key=lambda source: source.removed_at is not None, default=None)


def _keep_simulated_apart(watch: WatchFile, imported: Imported, name: str) -> None:
    simulated = imported.basis.value == "simulated"
    for source in list_sources(watch):
        if source.removed_at is None and (source.basis.value == "simulated") != simulated:
            raise Refused(
                "Simulated vessels never share a watch file with real ones",
                name,
                "Import it into a watch file of its own.",
            )


def store_import(  # noqa: PLR0913 - the last two have their usual values nearly everywhere
    watch: WatchFile,
    name: str,
    imported: Imported,
    by: str,
    progress: Progress,
    *,
    act_name: str = "import",
    ahead: SlicedImport | None = None,
) -> tuple[str, int]:
    """Store what was read as one act; gives the source's id, and how much other sources share.

    ``ahead`` has stored the fixes already, where they came in slices.
    """
    earlier = sum(source.sha256 == imported.sha256 for source in list_sources(watch))
    source_id = ahead.source_id if ahead else stable_id("source", imported.sha256, earlier)
    arguments: dict[str, object] = {
        "file": name,
        "sha256": imported.sha256,
        "source": source_id,
        "format": imported.format,
        "basis": str(imported.basis),
        "decisions": [
            f"{entry.about}: {entry.value} ({entry.how})" for entry in imported.decisions
        ],
        "records": imported.records,
        "stored": imported.stored,
    }
    with act(watch, act_name, by, arguments) as current:
        if ahead:
            fid, arguments["content"] = ahead.finish(current, name, imported)
        else:
            fid = add_source(current, source_id, name, imported)
        fids = ensure_vessels(current, imported.vessel_keys)
        add_reports(current, fid, imported.reports, _by_key(current, imported, fids))
        write_sketches(current, source_id, imported.sketches, _by_key(current, imported, fids))
        if not ahead:
            arguments["content"] = write_fixes(current, fid, imported, fids)
        touched = _touched(watch, fids)
        hand_out_hues(current, watch, _flags(touched))
        shared = _count_shared(watch, touched, source_id)
        current.db.execute(
            "UPDATE source SET also_in_other_sources = ? WHERE fid = ?", [shared, fid]
        )
        store_findings(current, watch, find(watch, set(touched), progress))
    return source_id, shared


def _by_key(current: Act, imported: Imported, fids: list[int]) -> dict[str, int]:
    """Rows by key, of vessels with fixes and of those that are only spoken of."""
    by_key = dict(zip(imported.vessel_keys, fids, strict=True))
    spoken_of = [report.vessel_key for report in imported.reports]
    drawn = [key for sketch in imported.sketches for key in sketch.vessel_keys]
    for key in (*spoken_of, *drawn):
        if key not in by_key:
            by_key[key] = ensure_vessels(current, [key])[0]
    return by_key


def _touched(watch: WatchFile, fids: list[int]) -> dict[str, Vessel]:
    wanted = set(fids)
    ids = {
        identifier
        for fid, identifier in watch.db.execute("SELECT fid, id FROM vessel").fetchall()
        if fid in wanted
    }
    return {name: vessel for name, vessel in read_vessels(watch).items() if name in ids}


def _flags(vessels: dict[str, Vessel]) -> list[str]:
    return [vessel.flag for vessel in vessels.values() if vessel.flag]


def _count_shared(watch: WatchFile, touched: dict[str, Vessel], source_id: str) -> int:
    elsewhere = vessels_elsewhere(watch, source_id)
    return sum(
        count_shared(watch, track, source_id)
        for vessel_id in touched
        if vessel_id in elsewhere
        for track in read_tracks(watch, touched, vessel_id)
        if len(track.source_ids) > 1 or source_id not in track.source_ids
    )


def _bring_back(watch: WatchFile, source: Source, by: str, progress: Progress) -> None:
    fid = source_fid(watch, source.id)
    assert fid is not None  # noqa: S101  it was just listed
    arguments: dict[str, object] = {"file": source.name, "sha256": source.sha256}
    with act(watch, "import again", by, arguments) as current:
        restore_source(current, fid)
        store_findings(current, watch, find(watch, progress=progress))


def report_of(name: str, imported: Imported) -> ImportReport:
    """The ledger of one import, as the answer to the person."""
    start_s, end_s = _time_span(imported)
    return ImportReport(
        name=name,
        sha256=imported.sha256,
        format=imported.format,
        basis=str(imported.basis),
        outcome="partial" if imported.rejected else "accepted",
        records=imported.records,
        stored=imported.stored,
        rejected=len(imported.rejected),
        duplicate=imported.duplicate,
        ignored=sum(imported.ignored.values()),
        ignored_kinds=tuple(sorted(imported.ignored.items())),
        also_in_other_sources=0,
        vessels=len(_vessels_seen(imported)),
        start_s=start_s,
        end_s=end_s,
        decisions=imported.decisions,
        rejects=imported.rejected,
    )


def _vessels_seen(imported: Imported) -> set[str]:
    """The keys of the vessels that have a fix or a sketch."""
    with_fixes = {imported.vessel_keys[index] for index in set(imported.vessel.tolist())}
    with_fixes.update(imported.ahead.vessel_keys if imported.ahead else ())
    return with_fixes.union(*(sketch.vessel_keys for sketch in imported.sketches))


def _time_span(imported: Imported) -> tuple[float | None, float | None]:
    """The first and the last time of fixes and sketches; None where there is none."""
    times = [float(imported.t_s.min()), float(imported.t_s.max())] if len(imported.t_s) else []
    times += [imported.ahead.start_s, imported.ahead.end_s] if imported.ahead else []
    for sketch in imported.sketches:
        times += [t_s for t_s in (sketch.earliest_s, sketch.latest_s) if t_s is not None]
    return min(times, default=None), max(times, default=None)


def rejects_of(watch: WatchFile, source_id: str) -> tuple[tuple[int, str, str], ...]:
    """The rejected records of a source: line, reason and text."""
    return tuple((bad.line, bad.reason, bad.raw) for bad in rejected_records(watch, source_id))
