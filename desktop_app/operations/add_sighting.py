"""Add one sighting that a person typed: an act, with its source, that can be undone."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.domain.identifiers import canonical_json, sha256_text
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress, Quiet
from desktop_app.domain.words import say
from desktop_app.importers.contact_list import read_contacts
from desktop_app.importers.source_file import SourceFile
from desktop_app.operations.import_report import ImportReport
from desktop_app.operations.import_tracks import report_of, store_import
from desktop_app.store.sources import list_sources
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class TypedSighting:
    """What was typed, as text; each may be empty where ``importers.contact_list`` allows it.

    ``position`` is coordinates or words such as "140 km north of Miyako-jima".
    """

    time: str
    position: str
    vessel: str = ""
    mmsi: str = ""
    hull_number: str = ""
    flag: str = ""
    ship_class: str = ""
    sog: str = ""
    cog: str = ""
    observer: str = ""
    time_precision: str = ""
    position_precision: str = ""
    same_as: str = ""


def add_sighting(
    watch: WatchFile,
    sighting: TypedSighting,
    options: ImportOptions,
    by: str,
    progress: Progress | None = None,
) -> ImportReport:
    """Store the sighting under a source of its own.

    Raises Refused where it cannot be read or is there already, DecisionNeeded where its time states
    no zone; nothing is stored then.
    """
    typed = canonical_json(asdict(sighting))
    source = SourceFile(
        path=Path(say("typed sighting")),
        sha256=sha256_text(typed),
        size_bytes=len(typed.encode()),
        head=b"",
        not_utf8_at=None,
        changed_ns=0,
        content_bytes=len(typed.encode()),
    )
    live = [each for each in list_sources(watch) if each.removed_at is None]
    if any(each.sha256 == source.sha256 for each in live):
        raise Refused(say("The sighting is here already"), do=say("Change it, or leave it"))
    imported = read_contacts([(1, 1, asdict(sighting))], 1, source, options)
    if imported.rejected:
        raise Refused(say("The sighting cannot be read"), imported.rejected[0].reason)
    imported = replace(imported, format="typed-sighting")
    source_id, shared = store_import(
        watch, source.name, imported, by, progress or Quiet(), act_name="add sighting"
    )
    report = report_of(source.name, imported)
    return replace(report, also_in_other_sources=shared, source_id=source_id)
