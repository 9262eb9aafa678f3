"""List the sources of a watch file, and take one back."""

from desktop_app.domain.errors import OffingError
from desktop_app.domain.progress import Quiet
from desktop_app.domain.sources import Source
from desktop_app.operations.refresh_findings import find, store_findings
from desktop_app.store.acts import act
from desktop_app.store.sources import list_sources, remove_source, source_fid
from desktop_app.store.watch_file import WatchFile


def sources_of(watch: WatchFile) -> tuple[Source, ...]:
    """All sources in the order they came, removed ones too."""
    return list_sources(watch)


def remove(watch: WatchFile, which: str, by: str) -> Source:
    """Take back exactly what a source brought; ``which`` is its id, name or the start of its hash.

    Undo brings it back.
    """
    source = _choose(watch, which)
    fid = source_fid(watch, source.id)
    assert fid is not None  # noqa: S101  it was just listed
    arguments: dict[str, object] = {
        "source": source.id,
        "file": source.name,
        "sha256": source.sha256,
    }
    with act(watch, "remove source", by, arguments) as current:
        remove_source(current, fid)
        store_findings(current, watch, find(watch, progress=Quiet()))
    return source


def _choose(watch: WatchFile, which: str) -> Source:
    live = [source for source in list_sources(watch) if source.removed_at is None]
    fitting = [
        source
        for source in live
        if which in (source.id, source.name)
        or (len(which) >= 6 and source.sha256.startswith(which))  # noqa: PLR2004  too short to mean one
    ]
    if len(fitting) == 1:
        return fitting[0]
    what = "Several sources fit" if fitting else "There is no such source"
    raise OffingError(what, which, "List the sources and give the id of one.")
