"""Whether a kept page still holds: the touched tags of the site database, followed by polling."""

import enum
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from . import sqlite
from .entry import EVERYTHING, Entry
from .epoch import NEVER, Epoch
from .errors import NoProjection

REMEMBERED_TAGS = 200_000
"""Above this many the memory is dropped and older pages are looked up in the database once."""

LOOKED_UP_AT_ONCE = 400


class Verdict(enum.Enum):
    """FRESH: answer. STALE: render anew, may serve meanwhile. GONE: must not be served any more."""

    FRESH = "fresh"
    STALE = "stale"
    GONE = "gone"


class Freshness:
    """Follows the touched tags of the live site database. One per process; `poll` is called every 25 ms.

    It knows every touch after `floor` by heart. A page rendered before that is looked up once. A touch may be one
    ahead of the log: what the worker finds between two entries counts as of the next.
    """

    def __init__(self, site_folder: Path, *, remembered: int = REMEMBERED_TAGS) -> None:
        self.site_folder = site_folder
        self.remembered = remembered
        self.epoch = NEVER
        self.floor = NEVER
        self.newest_erasure = NEVER
        self.version = 0
        self._current = ""
        self._connection: sqlite3.Connection | None = None
        self._data_version = -1
        self._touched: dict[str, tuple[Epoch, Epoch]] = {}

    def poll(self) -> bool:
        """Look for new touches; True if there were any. Raises `NoProjection` before the first projection."""
        current = current_projection(self.site_folder)
        if current != self._current or self._connection is None:
            self._reopen(current)
        assert self._connection is not None
        data_version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if data_version == self._data_version:
            return False
        self._read()
        self._data_version = data_version
        return True

    def judge(self, entry: Entry, now: float, *, known_until: Epoch) -> Verdict:
        """Whether `entry` still holds. `known_until`: up to where an earlier call found it untouched."""
        after = max(entry.epoch, known_until)
        touched, gone = self._newest(entry.tags, after)
        if gone > entry.epoch:
            return Verdict.GONE
        if touched > after or entry.epoch.generation != self.epoch.generation or now >= entry.fresh_until:
            return Verdict.STALE
        return Verdict.FRESH

    def is_gone(self, tag: str, *, after: Epoch) -> bool:
        """Whether what `tag` stands for was withdrawn or erased after that epoch."""
        return self._newest((tag,), after)[1] > after

    def _newest(self, tags: Iterable[str], after: Epoch) -> tuple[Epoch, Epoch]:
        if after < self.floor:
            return self._looked_up([*tags, EVERYTHING])
        touched = gone = NEVER
        for tag in (*tags, EVERYTHING):
            touch = self._touched.get(tag)
            if touch is not None:
                touched, gone = max(touched, touch[0]), max(gone, touch[1])
        return touched, gone

    def _looked_up(self, tags: list[str]) -> tuple[Epoch, Epoch]:
        touched = gone = NEVER
        assert self._connection is not None
        for start in range(0, len(tags), LOOKED_UP_AT_ONCE):
            some = tags[start : start + LOOKED_UP_AT_ONCE]
            marks = ",".join("?" * len(some))
            for row in self._connection.execute(
                f"SELECT generation, counter, gone_generation, gone_counter FROM touched WHERE tag IN ({marks})", some
            ):
                touched, gone = max(touched, Epoch(row[0], row[1])), max(gone, Epoch(row[2], row[3]))
        return touched, gone

    def _reopen(self, current: str) -> None:
        connection = sqlite.open_to_read(self.site_folder / f"{current}.sqlite3")
        if self._connection is not None:
            self._connection.close()
        self._connection, self._current, self._data_version = connection, current, -1

    def _read(self) -> None:
        assert self._connection is not None
        self._connection.execute("BEGIN")
        try:
            state = self._connection.execute("SELECT generation, counter FROM state").fetchone()
            epoch = Epoch(*state)
            if self.epoch is NEVER or epoch.generation != self.epoch.generation or epoch < self.epoch:
                self._forget(epoch)
            else:
                rows = self._connection.execute(
                    "SELECT tag, generation, counter, gone_generation, gone_counter FROM touched WHERE counter > ?",
                    (self.epoch.counter,),
                )
                self._touched.update({row[0]: (Epoch(row[1], row[2]), Epoch(row[3], row[4])) for row in rows})
            self.newest_erasure = self._read_newest_erasure()
        finally:
            self._connection.execute("COMMIT")
        self.epoch = epoch
        self.version += 1
        if len(self._touched) > self.remembered:
            self._forget(epoch)

    def _read_newest_erasure(self) -> Epoch:
        assert self._connection is not None
        query = "SELECT generation, counter FROM touched WHERE tag = ?"
        row = self._connection.execute(query, (EVERYTHING,)).fetchone()
        return Epoch(*row) if row else NEVER

    def _forget(self, seen: Epoch) -> None:
        """Know nothing by heart of what was touched until now, one ahead of the log included."""
        self._touched, self.floor = {}, Epoch(seen.generation, seen.counter + 1)


def current_projection(site_folder: Path) -> str:
    """The name of the live site database, without its ending. Raises `NoProjection` before the first one."""
    try:
        return (site_folder / "CURRENT").read_text("ascii").strip()
    except FileNotFoundError:
        raise NoProjection(f"{site_folder} holds no projection yet; run `redaksi rebuild`") from None
