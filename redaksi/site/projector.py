"""Keeps the site database in step with the press log. What one entry changes is in projecting.py."""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from redaksi.edge import sqlite
from redaksi.edge.entry import EVERYTHING
from redaksi.edge.epoch import Epoch
from redaksi.edge.errors import NoProjection
from redaksi.edge.freshness import current_projection
from redaksi.press import log

from . import related, schema
from .projecting import picture_files, project

BATCH_ROWS = 500
KEPT_PROJECTIONS = 2
"""How many site databases stay on disk: the live one, and the last for readers that are still in it."""

Progress = Callable[[int, int], None]


class ProjectionBehind(Exception):
    """The site database could not be brought up to date; the message says why. The worker tries again."""


class PublicPictures(Protocol):
    """Moves the files of pictures; names are those of press/documents/picture.py `Rendition.file`."""

    def show(self, names: Iterable[str], /) -> None:
        """Give the files to readers; those that are there already stay."""

    def hide(self, names: Iterable[str], /) -> None:
        """Take the files away from readers."""

    def shown(self) -> set[str]:
        """The files that readers may have now."""


class NoPictures:
    """A public side whose picture files nobody moves: for tests and measurements of pages alone."""

    def show(self, names: Iterable[str], /) -> None:
        """Nothing."""

    def hide(self, names: Iterable[str], /) -> None:
        """Nothing."""

    def shown(self) -> set[str]:
        """None."""
        return set()


def apply_pending(site_folder: Path, pictures: PublicPictures = NoPictures()) -> Epoch:  # noqa: B008 - it has no state
    """Project every entry that readers don't have yet, in log order; give the epoch they have then.

    Pictures are shown before the story that shows them; when none shows them any more, `remove_left` takes them away.

    Safe to call from several processes at any time: one works, the others wait and find nothing left to do.
    Raises `ProjectionBehind` if the site database can't be written.
    """
    try:
        with _alone(site_folder):
            name = _current_name(site_folder)
            if name is None or _state(site_folder, name)[0] != log.head_epoch().generation:
                return _rebuild(site_folder, lambda done, total: None, pictures)
            before = _state(site_folder, name)
            with contextlib.closing(sqlite.open_to_write(_file(site_folder, name))) as connection:
                epoch = _catch_up(connection, one_by_one=pictures)
                if _has_erased(connection, since=before):
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    _remove_old(site_folder, kept=1)
            return epoch
    except (sqlite.library.Error, OSError) as error:
        raise ProjectionBehind(f"{site_folder}: {error}") from error


def find_related(site_folder: Path, most: int) -> int:
    """Make at most that many of the related lists that are due, in one transaction; give how many were looked at.

    0: none is due. The desk waits meanwhile when it publishes, so `most` is small.
    """
    name = _current_name(site_folder)
    if name is None or not _is_related_due(site_folder, name):
        return 0
    with _alone(site_folder):
        name = _current_name(site_folder)
        if name is None or _state(site_folder, name) == Epoch(0, 0):
            return 0
        with contextlib.closing(sqlite.open_to_write(_file(site_folder, name))) as connection, _transaction(connection):
            return related.find(connection, most)


def rebuild(site_folder: Path, progress: Progress, pictures: PublicPictures = NoPictures()) -> Epoch:  # noqa: B008
    """Make a new site database from the log beside the live one, then switch to it. Readers notice nothing.

    `progress` is called with (entries done, entries in all). Stopped half-way, it leaves the live one as it was.
    """
    with _alone(site_folder):
        return _rebuild(site_folder, progress, pictures)


def left(site_folder: Path) -> frozenset[str]:
    """The files of pictures that no live story shows any more and that are still public."""
    name = _current_name(site_folder)
    if name is None or _state(site_folder, name) == Epoch(0, 0):
        return frozenset()
    with contextlib.closing(sqlite.open_to_read(_file(site_folder, name))) as connection:
        return frozenset(row[0] for row in connection.execute("SELECT file FROM leaving_file"))


def remove_left(site_folder: Path, names: Collection[str], pictures: PublicPictures) -> None:
    """Hide those of `names` that no live story shows.

    Who calls this waits a moment after a projection: a page that was sent just before it still asks for its pictures.
    """
    with _alone(site_folder):
        name = _current_name(site_folder)
        if name is None:
            return
        with contextlib.closing(sqlite.open_to_write(_file(site_folder, name))) as connection:
            leaving = {row[0] for row in connection.execute("SELECT file FROM leaving_file")} & set(names)
            pictures.hide(leaving)
            with _transaction(connection):
                connection.executemany("DELETE FROM leaving_file WHERE file = ?", [(file,) for file in leaving])


def settle(site_folder: Path, pictures: PublicPictures) -> None:
    """Compare all public files with the live stories: show what is missing, let leave what is too many."""
    with _alone(site_folder):
        name = _current_name(site_folder)
        if name is not None:
            with contextlib.closing(sqlite.open_to_write(_file(site_folder, name))) as connection:
                _settle(connection, pictures)


def projected_epoch(site_folder: Path) -> Epoch | None:
    """The epoch up to which the live site database holds the log; None if there is none."""
    name = _current_name(site_folder)
    return _state(site_folder, name) if name is not None else None


def _rebuild(site_folder: Path, progress: Progress, pictures: PublicPictures) -> Epoch:
    name = _next_name(site_folder)
    building = site_folder / f"{name}.building"
    for leftover in site_folder.glob("*.building*"):
        leftover.unlink()
    connection = sqlite.open_to_write(building, synchronous="OFF")
    schema.create(connection)
    total = log.head_epoch().counter
    epoch = _catch_up(connection, one_by_one=None, progress=lambda done: progress(done, max(total, done)))
    _carry_related(connection, site_folder, epoch.generation)
    _settle(connection, pictures)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    _sync(building)
    building.rename(_file(site_folder, name))
    _switch(site_folder, name)
    return epoch


def _carry_related(connection: sqlite3.Connection, site_folder: Path, generation: int) -> None:
    """From the live site database, so that kept pages still hold; not from another history."""
    name = _current_name(site_folder)
    with contextlib.ExitStack() as stack:
        live = None
        if name is not None and _state(site_folder, name).generation == generation:
            live = stack.enter_context(contextlib.closing(sqlite.open_to_read(_file(site_folder, name))))
        stack.enter_context(_transaction(connection))
        related.carry(connection, live)


def _is_related_due(site_folder: Path, name: str) -> bool:
    if _state(site_folder, name) == Epoch(0, 0):
        return False
    with contextlib.closing(sqlite.open_to_read(_file(site_folder, name))) as connection:
        return connection.execute("SELECT 1 FROM related_due LIMIT 1").fetchone() is not None


def _settle(connection: sqlite3.Connection, pictures: PublicPictures) -> None:
    live = {row[0] for row in connection.execute("SELECT DISTINCT file FROM picture_file")}
    shown = pictures.shown()
    pictures.show(live - shown)
    with _transaction(connection):
        connection.execute("DELETE FROM leaving_file")
        connection.executemany("INSERT INTO leaving_file VALUES (?)", [(file,) for file in sorted(shown - live)])


def _catch_up(
    connection: sqlite3.Connection,
    *,
    one_by_one: PublicPictures | None,
    progress: Callable[[int], None] = lambda done: None,
) -> Epoch:
    """Apply entries until the log has no more.

    One transaction an entry for readers, who get the pictures before; one a batch, without pictures, for a rebuild.
    """
    while True:
        generation = log.head_epoch().generation
        row = connection.execute("SELECT generation, counter FROM state").fetchone()
        entries = log.read(row[1], BATCH_ROWS)
        if not entries:
            if row[0] != generation:
                connection.execute("UPDATE state SET generation = ?", (generation,))
            return Epoch(generation, row[1])
        if one_by_one is not None:
            for entry in entries:
                one_by_one.show(picture_files(entry.document))
                with _transaction(connection):
                    _apply(connection, entry, generation)
        else:
            with _transaction(connection):
                for entry in entries:
                    _apply(connection, entry, generation)
        progress(entries[-1].epoch.counter)


def _apply(connection: sqlite3.Connection, entry: log.Entry, generation: int) -> None:
    project(connection, entry)
    connection.execute("UPDATE state SET generation = ?, counter = ?", (generation, entry.epoch.counter))


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def _alone(site_folder: Path) -> Iterator[None]:
    site_folder.mkdir(parents=True, exist_ok=True)
    with (site_folder / "projector.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _file(site_folder: Path, name: str) -> Path:
    return site_folder / f"{name}.sqlite3"


def _current_name(site_folder: Path) -> str | None:
    try:
        name = current_projection(site_folder)
    except NoProjection:
        return None
    return name if _file(site_folder, name).exists() else None


def _state(site_folder: Path, name: str) -> Epoch:
    with contextlib.closing(sqlite.open_to_read(_file(site_folder, name))) as connection:
        row = connection.execute("SELECT generation, counter, schema_version FROM state").fetchone()
    return Epoch(row[0], row[1]) if row[2] == schema.SCHEMA_VERSION else Epoch(0, 0)


def _next_name(site_folder: Path) -> str:
    numbers = [int(path.stem) for path in site_folder.glob("*.sqlite3") if path.stem.isdigit()]
    return f"{max(numbers, default=0) + 1:06d}"


def _switch(site_folder: Path, name: str) -> None:
    pointer = site_folder / "CURRENT.new"
    pointer.write_text(name, "ascii")
    _sync(pointer)
    pointer.rename(site_folder / "CURRENT")
    _sync(site_folder)
    _remove_old(site_folder, kept=KEPT_PROJECTIONS)


def _remove_old(site_folder: Path, *, kept: int) -> None:
    for path in sorted(site_folder.glob("*.sqlite3"))[:-kept]:
        for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            part.unlink(missing_ok=True)


def _has_erased(connection: sqlite3.Connection, *, since: Epoch) -> bool:
    row = connection.execute("SELECT generation, counter FROM touched WHERE tag = ?", (EVERYTHING,)).fetchone()
    return row is not None and Epoch(*row) > since


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
