"""The fixes of a large file, stored in slices while it is read: memory does not grow with it.

The source lies in the watch file as "loading" until its last slice is there; nothing reads it
before. What was stored is taken out again where the import ends in any other way. A fix is held
against what earlier slices stored of its vessel wherever it is not later than all of that.
"""

from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

import numpy as np

from desktop_app.domain.identifiers import stable_id
from desktop_app.domain.sources import Ahead, FixSlice, Imported, Rejected
from desktop_app.domain.tracks import Integers
from desktop_app.importers.identity_split import split_identities
from desktop_app.importers.same_times import (
    DUPLICATE,
    KEPT,
    as_stored,
    contradiction,
    resolve_same_times,
)
from desktop_app.store.acts import Act
from desktop_app.store.chunks import Columns
from desktop_app.store.sources import begin_source, complete_source
from desktop_app.store.tracks import drop_fixes, insert_fixes, seal_fixes, stored_fixes
from desktop_app.store.vessels import vessel_rows
from desktop_app.store.watch_file import WatchFile, remove_unfinished

FIXES_A_SLICE = 1_500_000  # about 51 MB of chunks in one transaction
_COLUMNS = ("t_s", "lon_deg", "lat_deg", "sog_kn", "cog_deg", "heading_deg", "line")


@dataclass(slots=True, eq=False)
class _Settled:
    """What the slices so far came to."""

    stored: int = 0
    duplicate: int = 0
    rejected: list[Rejected] = field(default_factory=list)


class SlicedImport:
    """Takes slices and stores them; a context that leaves nothing behind unless it is finished."""

    def __init__(self, watch: WatchFile, fixes_a_slice: int = FIXES_A_SLICE) -> None:
        self.source_id = ""
        self._watch = watch
        self._most = fixes_a_slice
        self._source_fid = 0
        self._vessel_fids: list[int] = []
        self._waiting: list[FixSlice] = []
        self._latest_s = np.empty(0)
        self._refused: list[tuple[Integers, Columns]] = []
        self._settled = _Settled()
        self._finished = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._source_fid and (error is not None or not self._finished):
            remove_unfinished(self._watch.db)

    def take(self, part: FixSlice) -> None:
        """Take a slice; stored together with others once there is enough."""
        if not self._source_fid:
            self._begin(part.sha256)
        self._waiting.append(part)
        if sum(len(each.t_s) for each in self._waiting) >= self._most:
            self._store()

    def settle(self, imported: Imported) -> Imported:
        """Store what is left, and give the import with its repeated times settled."""
        self._store()
        settled, ahead = self._settled, imported.ahead
        assert ahead is not None  # noqa: S101  slices were taken
        imported = self._told_apart(imported, ahead)
        ahead = imported.ahead or ahead
        rejected = sorted((*imported.rejected, *settled.rejected), key=lambda bad: bad.line)
        return replace(
            imported,
            ahead=replace(ahead, fixes=settled.stored),
            duplicate=imported.duplicate + settled.duplicate,
            rejected=tuple(rejected),
        )

    def _told_apart(self, imported: Imported, ahead: Ahead) -> Imported:
        """Give vessels that several ships stated as one to their identities, in what is stored."""
        keys, decisions = list(imported.vessel_keys), list(imported.decisions)
        new: list[str] = []
        with self._watch.transaction():
            for number, fid in enumerate(list(self._vessel_fids)):
                runs = stored_fixes(self._watch.db, self._source_fid, fid, -np.inf)
                columns = _joined(sorted(runs, key=lambda run: float(run.t_s[0])))
                parted = split_identities(_alone(imported, keys[number], columns))
                decisions += parted.decisions
                if len(parted.vessel_keys) > 1:
                    new += parted.vessel_keys[1:]
                    fids = [fid, *vessel_rows(self._watch.db, parted.vessel_keys[1:])]
                    self._store_again(fid, np.array(fids)[parted.vessel], columns)
        return replace(
            imported,
            vessel_keys=(*keys, *new),
            decisions=tuple(decisions),
            ahead=replace(ahead, vessel_keys=(*ahead.vessel_keys, *new)),
        )

    def _store_again(self, fid: int, fids: Integers, columns: Columns) -> None:
        drop_fixes(self._watch.db, self._source_fid, fid)
        order = np.lexsort((columns.t_s, fids))
        insert_fixes(self._watch.db, fids[order], _picked(columns, order), self._source_fid)

    def finish(self, act: Act, name: str, imported: Imported) -> tuple[int, str]:
        """Make the source count, as part of an act; gives its row and the hash over its fixes."""
        complete_source(act, self._source_fid, self.source_id, name, imported)
        content = seal_fixes(act, self._source_fid)
        self._finished = True
        return self._source_fid, content

    def _begin(self, sha256: str) -> None:
        with self._watch.transaction():
            same = "SELECT count(*) FROM source WHERE sha256 = ?"
            earlier = self._watch.db.execute(same, [sha256]).fetchone()[0]
            self.source_id = stable_id("source", sha256, earlier)
            self._source_fid = begin_source(self._watch.db, self.source_id, sha256)

    def _store(self) -> None:
        if not self._waiting:
            return
        parts, self._waiting = self._waiting, []
        with self._watch.transaction():
            for part in parts:
                self._vessel_fids += vessel_rows(self._watch.db, part.new_keys)
            grown = np.full(len(self._vessel_fids), -np.inf)
            grown[: len(self._latest_s)] = self._latest_s
            self._latest_s = grown
            vessel = np.concatenate([part.vessel for part in parts])
            columns = Columns(
                *(np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS)
            )
            del parts
            self._store_kept(vessel, columns)

    def _store_kept(self, vessel: Integers, columns: Columns) -> None:
        kept = self._settle(vessel, columns)
        order = kept[np.lexsort((columns.t_s[kept], vessel[kept]))]
        rows = vessel[order]
        np.maximum.at(self._latest_s, rows, columns.t_s[order])
        fids = np.array(self._vessel_fids, dtype=np.int64)
        insert_fixes(self._watch.db, fids[rows], _picked(columns, order), self._source_fid)
        self._settled.stored += len(order)

    def _settle(self, vessel: Integers, columns: Columns) -> Integers:
        """Which fixes are kept, as indices; the others are counted or rejected."""
        before_vessel, before = self._stored_at_the_times_of(vessel, columns)
        known = len(before_vessel)
        every = _joined([before, columns])
        who = np.concatenate((before_vessel, vessel))
        position = np.column_stack((every.lon_deg, every.lat_deg))
        motion = as_stored(np.column_stack((every.sog_kn, every.cog_deg, every.heading_deg)))
        outcome, first = resolve_same_times(who, every.t_s, position, motion)
        own = outcome[known:]
        self._settled.duplicate += int(np.count_nonzero(own == DUPLICATE))
        against = np.flatnonzero((own != KEPT) & (own != DUPLICATE))
        for index in against.tolist():
            other = int(every.line[first[known + index]])
            reason = contradiction(int(own[index]), other)
            self._settled.rejected.append(Rejected(int(columns.line[index]), reason))
        if len(against):
            self._refused.append((vessel[against], _picked(columns, against)))
        return np.flatnonzero(own == KEPT)

    def _stored_at_the_times_of(
        self, vessel: Integers, columns: Columns
    ) -> tuple[Integers, Columns]:
        """The fixes of earlier slices, stored or refused, that these may repeat, by line."""
        late = np.flatnonzero(columns.t_s <= self._latest_s[vessel])
        numbers: list[Integers] = [np.empty(0, dtype=np.int64)]
        found = [_picked(columns, np.empty(0, dtype=np.int64))]
        for number in np.unique(vessel[late]).tolist():
            times = columns.t_s[late[vessel[late] == number]]
            fid = self._vessel_fids[number]
            runs = stored_fixes(self._watch.db, self._source_fid, fid, float(times.min()))
            refused = [_picked(c, np.flatnonzero(v == number)) for v, c in self._refused]
            for run in (*runs, *refused):
                same = np.flatnonzero(np.isin(run.t_s, times))
                found.append(_picked(run, same))
                numbers.append(np.full(len(same), number, dtype=np.int64))
        who, every = np.concatenate(numbers), _joined(found)
        order = np.argsort(every.line, kind="stable")
        return who[order], _picked(every, order)


def _alone(imported: Imported, key: str, columns: Columns) -> Imported:
    """The fixes of one vessel as an import of their own."""
    vessel = np.zeros(len(columns.t_s), dtype=np.int64)
    changes: dict[str, Any] = {name: getattr(columns, name) for name in _COLUMNS}
    changes |= {"vessel": vessel, "vessel_keys": (key,), "records": len(vessel), "duplicate": 0}
    changes |= dict.fromkeys(("rejected", "decisions", "reports", "sketches"), ())
    return replace(imported, **changes, ignored={}, ahead=None)


def _picked(columns: Columns, which: Integers) -> Columns:
    return Columns(*(getattr(columns, name)[which] for name in _COLUMNS))


def _joined(parts: list[Columns]) -> Columns:
    return Columns(*(np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS))
