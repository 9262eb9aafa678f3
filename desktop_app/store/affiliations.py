"""Hues handed out to parties in order of appearance, and kept in the file."""

from collections.abc import Iterable

from desktop_app.store.acts import Act
from desktop_app.store.watch_file import WatchFile

_HUES = 5


def read_affiliations(watch: WatchFile) -> dict[str, int]:
    """The hue, 1 to 5, of each party that has one."""
    return dict(watch.db.execute("SELECT party, hue FROM affiliation ORDER BY fid").fetchall())


def hand_out_hues(act: Act, watch: WatchFile, parties: Iterable[str]) -> None:
    """Give each new party the next free hue, while there are any."""
    known = read_affiliations(watch)
    for party in parties:
        if party not in known and len(known) < _HUES:
            known[party] = len(known) + 1
            act.insert("affiliation", {"party": party, "hue": known[party]})
