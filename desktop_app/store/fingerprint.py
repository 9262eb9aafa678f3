"""The content fingerprint: the same after VACUUM, copying and reopening."""

import hashlib

from desktop_app.domain.identifiers import sha256_text
from desktop_app.store.journal import journal_head
from desktop_app.store.rules import read_rules
from desktop_app.store.sources import list_sources
from desktop_app.store.tracks import stored_content_sha256
from desktop_app.store.watch_file import WatchFile
from desktop_app.store.zones import zone_blobs


def fingerprint(watch: WatchFile) -> str:
    """SHA-256 over an ordered listing of source, content, zone and rule-set hashes and the head."""
    listing = [
        f"source {source.sha256} {source.content_sha256} {source.removed_at or ''}"
        for source in sorted(list_sources(watch), key=lambda source: source.id)
    ]
    listing += [
        f"zone {name} {hashlib.sha256(blob).hexdigest()}" for name, blob in zone_blobs(watch)
    ]
    listing += [f"rules {read_rules(watch).id}", f"journal {journal_head(watch)}"]
    return sha256_text("\n".join(listing))


def altered_sources(watch: WatchFile) -> list[str]:
    """The names of sources whose stored fixes differ from what the import stored."""
    rows = watch.db.execute(
        "SELECT fid, name, content_sha256 FROM source WHERE state = 'complete' ORDER BY fid"
    ).fetchall()
    return [name for fid, name, kept in rows if stored_content_sha256(watch, fid) != kept]
