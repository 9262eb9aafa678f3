"""What a dry run tells beside the ledger: format, first records, extent, warnings."""

import math

from desktop_app.cli.answers import tell
from desktop_app.domain.moments import rfc3339
from desktop_app.domain.positions import course_text, ddm
from desktop_app.domain.words import say
from desktop_app.operations.import_preview import FirstRecord, ImportPreview


def tell_preview(preview: ImportPreview) -> None:
    """Tell what a file was taken for and what it would bring; nothing was stored."""
    tell(say("{name} would be imported as:", name=preview.name))
    tell(f"  {preview.recognised}")
    for record in preview.first:
        tell(f"  {_line(record)}")
    report = preview.report
    if preview.extent is not None:
        west, south, east, north = preview.extent
        first, last = rfc3339(report.start_s), rfc3339(report.end_s)
        tell(say("  from {start} to {end}", start=first, end=last))
        tell(
            say(
                "  from {south_west} to {north_east}",
                south_west=ddm(west, south),
                north_east=ddm(east, north),
            )
        )
    for warning in preview.warnings:
        tell(say("  Look at this first: {warning}", warning=warning))


def _line(record: FirstRecord) -> str:
    motion = [f"{record.sog_kn:.1f} kn"] if math.isfinite(record.sog_kn) else []
    motion += [course_text(record.cog_deg)] if math.isfinite(record.cog_deg) else []
    place = ddm(record.lon_deg, record.lat_deg)
    words = (say("line {line}", line=record.line), rfc3339(record.t_s) or "", record.vessel, place)
    return "  ".join((*words, *motion))
