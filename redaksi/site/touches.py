"""What was touched when: the rows by which an edge sees that a kept page no longer holds."""

import sqlite3
from collections.abc import Iterable

from redaksi.edge.epoch import Epoch


def touch(connection: sqlite3.Connection, epoch: Epoch, touched: Iterable[str]) -> None:
    """Pages of an earlier epoch that carry one of these tags are stale."""
    connection.executemany(
        "INSERT INTO touched (tag, generation, counter) VALUES (?, ?, ?) ON CONFLICT (tag) DO UPDATE"
        " SET generation = excluded.generation, counter = excluded.counter",
        [(tag, *epoch) for tag in sorted(set(touched))],
    )


def touch_gone(connection: sqlite3.Connection, epoch: Epoch, gone: Iterable[str]) -> None:
    """Pages of an earlier epoch that carry one of these tags, touched just now, must not be served any more."""
    connection.executemany(
        "UPDATE touched SET gone_generation = ?, gone_counter = ? WHERE tag = ?", [(*epoch, tag) for tag in gone]
    )


def forget_touches(connection: sqlite3.Connection) -> None:
    """Before an erasure touches everything: older touches say nothing more, what is gone stays gone.

    So a projection rebuilt without the erased text holds the same rows as the one that knew it.
    """
    connection.execute("DELETE FROM touched WHERE gone_counter = 0")
    connection.execute("UPDATE touched SET generation = gone_generation, counter = gone_counter")
