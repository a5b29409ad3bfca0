"""Where kept pages stand: in memory, bounded in bytes, in front of one file. Freshness is decided at `get`."""

import hashlib
import itertools
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import msgspec

from . import sqlite
from .entry import Entry
from .epoch import NEVER, Epoch
from .errors import NoProjection
from .freshness import Freshness, Verdict

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Entry)

LOOKED_AT_FOR_HOT = 5_000
"""How far down the pages read last hot ones are looked for."""

DISK_SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    key TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    kept_at REAL NOT NULL,
    checksum BLOB NOT NULL,
    entry BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_kept_at ON page (kept_at);
CREATE TABLE IF NOT EXISTS swept (one INTEGER PRIMARY KEY, generation INTEGER NOT NULL, counter INTEGER NOT NULL);
INSERT OR IGNORE INTO swept VALUES (1, 0, 0);
"""


class Kept:
    """An entry in memory with what was last found out about it."""

    __slots__ = ("entry", "hits", "judged_at_version", "known_until", "last_hit_at", "verdict")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.known_until = NEVER
        self.judged_at_version = -1
        self.verdict = Verdict.STALE
        self.hits = 1  # somebody asked for it
        self.last_hit_at = entry.rendered_at


class MemoryStore:
    """Pages of one process, least recently used out first when `budget_bytes` is passed."""

    def __init__(self, budget_bytes: int, freshness: Freshness) -> None:
        self.budget_bytes = budget_bytes
        self.used_bytes = 0
        self._freshness = freshness
        self._pages: OrderedDict[str, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: str, now: float) -> tuple[Entry, Verdict] | None:
        """The page under `key` and whether it may be served at `now`; None if none is kept."""
        kept = self._pages.get(key)
        if kept is None:
            return None
        self._pages.move_to_end(key)
        kept.hits += 1
        kept.last_hit_at = now
        return kept.entry, self._verdict(kept, now)

    def put(self, entry: Entry) -> bool:
        """Keep `entry` unless one of a newer epoch stands there or it is far too large; True if it was kept."""
        if entry.size_bytes > self.budget_bytes // 2:
            return False  # it would drive out everything else
        old = self._pages.get(entry.key)
        if old is not None:
            if old.entry.epoch > entry.epoch:
                return False
            self.used_bytes -= old.entry.size_bytes
        kept = Kept(entry)
        if old is not None:
            kept.hits, kept.last_hit_at = old.hits, old.last_hit_at
        self._pages[entry.key] = kept  # a page that is replaced keeps its place: being made anew is not being read
        self.used_bytes += entry.size_bytes
        while self.used_bytes > self.budget_bytes and self._pages:
            _, dropped = self._pages.popitem(last=False)
            self.used_bytes -= dropped.entry.size_bytes
        return True

    def hot_and_stale(self, now: float, *, within_seconds: float, most: int) -> list[str]:
        """Keys read within the last seconds that must be rendered anew, most read first."""
        hot: list[tuple[int, str]] = []
        for key, kept in itertools.islice(reversed(self._pages.items()), LOOKED_AT_FOR_HOT):
            if len(hot) >= 4 * most:
                break
            if kept.last_hit_at >= now - within_seconds and self._verdict(kept, now) is not Verdict.FRESH:
                hot.append((kept.hits, key))
        return [key for _, key in sorted(hot, reverse=True)[:most]]

    def _verdict(self, kept: Kept, now: float) -> Verdict:
        if kept.judged_at_version != self._freshness.version or kept.verdict is not Verdict.FRESH:
            kept.verdict = self._freshness.judge(kept.entry, now, known_until=kept.known_until)
            kept.judged_at_version = self._freshness.version
            if kept.verdict is Verdict.FRESH:
                kept.known_until = max(kept.known_until, self._freshness.epoch)
        elif now >= kept.entry.fresh_until:
            return Verdict.STALE
        return kept.verdict


class DiskStore:
    """Pages of one machine in one SQLite file: written by renderers, read by edges. Safe to delete at any time."""

    def __init__(self, path: Path, *, budget_bytes: int = 0) -> None:
        self._connection = sqlite.open_to_write(path, synchronous="OFF")
        self._connection.executescript(DISK_SCHEMA)
        self._budget_bytes = budget_bytes
        self._used_bytes = self._sum()

    def put(self, entry: Entry) -> bool:
        """Keep `entry` unless a newer one stands there or it is older than the last erasure swept; True if kept."""
        raw = _encoder.encode(entry)
        row = self._connection.execute("SELECT size_bytes FROM page WHERE key = ?", (entry.key,)).fetchone()
        cursor = self._connection.execute(
            "INSERT INTO page (key, generation, counter, size_bytes, kept_at, checksum, entry)"
            " SELECT ?, ?, ?, ?, ?, ?, ? FROM swept WHERE (?, ?) >= (swept.generation, swept.counter)"
            " ON CONFLICT (key) DO UPDATE SET"
            " generation = excluded.generation, counter = excluded.counter, size_bytes = excluded.size_bytes,"
            " kept_at = excluded.kept_at, checksum = excluded.checksum, entry = excluded.entry"
            " WHERE (excluded.generation, excluded.counter) >= (page.generation, page.counter)",
            (entry.key, *entry.epoch, len(raw), entry.rendered_at, _checksum(raw), raw, *entry.epoch),
        )
        if cursor.rowcount:
            self._used_bytes += len(raw) - (row[0] if row else 0)
            self._make_room()
        return bool(cursor.rowcount)

    def sweep_some(self, is_gone: Callable[[Entry], bool], *, up_to: Epoch, after: str) -> str | None:
        """Destroy pages that show what was erased up to that epoch, some keys above `after`; the last key looked at.

        None once all were looked at: from then on no page older than that is taken any more.
        """
        if self.swept() >= up_to:
            return None
        rows = self._connection.execute(
            "SELECT key, entry FROM page WHERE key > ? AND (generation, counter) < (?, ?) ORDER BY key LIMIT 100",
            (after, *up_to),
        ).fetchall()
        gone = [row[0] for row in rows if is_gone(_decoder.decode(row[1]))]
        self._connection.executemany("DELETE FROM page WHERE key = ?", [(each,) for each in gone])
        if rows:
            return str(rows[-1][0])
        self._connection.execute("UPDATE swept SET generation = ?, counter = ?", up_to)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._used_bytes = self._sum()
        return None

    def swept(self) -> Epoch:
        """The erasure up to which every kept page was looked at."""
        return Epoch(*self._connection.execute("SELECT generation, counter FROM swept").fetchone())

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _make_room(self) -> None:
        if self._used_bytes <= self._budget_bytes or not self._budget_bytes:
            return
        self._used_bytes = self._sum()
        while self._used_bytes > self._budget_bytes:
            self._connection.execute("DELETE FROM page WHERE key IN (SELECT key FROM page ORDER BY kept_at LIMIT 100)")
            self._used_bytes = self._sum()

    def _sum(self) -> int:
        return int(self._connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM page").fetchone()[0])


class DiskShelf:
    """The same file as an edge sees it: read-only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def get(self, key: str) -> Entry | None:
        """The page under `key`, or None; also None if its bytes were damaged or the file can't be read."""
        try:
            if self._connection is None:
                self._connection = sqlite.open_to_read(self._path)
            row = self._connection.execute("SELECT checksum, entry FROM page WHERE key = ?", (key,)).fetchone()
        except (
            sqlite.library.Error,
            NoProjection,
            UnicodeDecodeError,
        ):  # the last: a message that quotes damaged bytes
            self._connection = None
            return None
        if row is None or not isinstance(row[1], bytes) or _checksum(row[1]) != row[0]:
            return None
        try:
            return _decoder.decode(row[1])
        except msgspec.MsgspecError:
            return None


def _checksum(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=16).digest()
