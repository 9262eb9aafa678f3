"""Detect again, and tell how the findings differ from what was there."""

from desktop_app.detectors.registry import KINDS
from desktop_app.domain.progress import Progress
from desktop_app.operations.refresh_findings import Difference, find, store_findings
from desktop_app.store.acts import act
from desktop_app.store.watch_file import WatchFile


def detect(
    watch: WatchFile,
    by: str,
    progress: Progress,
    *,
    dry_run: bool = False,
    only: str | None = None,
) -> Difference:
    """Run the detectors on everything; nothing is stored in a dry run or where nothing differs.

    ``only`` is a kind of finding: nothing of another kind is told or stored.
    """
    findings = find(watch, progress=progress, only_kind=only)
    difference = findings.difference
    if not dry_run and (difference.added or difference.changed or difference.removed):
        arguments: dict[str, object] = {
            "added": len(difference.added),
            "changed": len(difference.changed),
            "removed": len(difference.removed),
            "rules": findings.rules.id,
        }
        with act(watch, "detect", by, arguments) as current:
            store_findings(current, watch, findings)
    return difference


def kinds() -> tuple[str, ...]:
    """The kinds of finding that there are."""
    return KINDS
