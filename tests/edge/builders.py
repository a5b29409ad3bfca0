"""Kept pages, requests, and a site database that holds nothing but touched tags."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from redaksi.edge import sqlite
from redaksi.edge.answer import Request
from redaksi.edge.entry import ENDLESS, Entry, compressed, etag_of
from redaksi.edge.epoch import Epoch
from redaksi.site import schema

BUILD = "abc"


def an_entry(path: str = "/", body: bytes = b"<p>Kabar pagi</p>", **fields: Any) -> Entry:
    """A page as a renderer made it, of build `BUILD` and epoch 1.1."""
    gzipped, brotlied = compressed(body)
    defaults = {
        "key": f"{BUILD}|{path}",
        "status": 200,
        "headers": (("content-type", "text/html; charset=utf-8"),),
        "body": body,
        "gzip": gzipped,
        "brotli": brotlied,
        "etag": etag_of(body, BUILD),
        "epoch": Epoch(1, 1),
        "tags": (),
        "subject": "",
        "fresh_until": ENDLESS,
        "rendered_at": 0.0,
    }
    return Entry(**{**defaults, **fields})


def a_request(path: str = "/", **fields: str) -> Request:
    """A reader's GET."""
    defaults = {
        "method": "GET",
        "host": "localhost:8000",
        "path": path,
        "query": "",
        "accept_encoding": "",
        "if_none_match": "",
    }
    return Request(**{**defaults, **fields})


class SiteFile:
    """The live site database as the edge sees it, written as the projector does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = 0
        folder.mkdir()
        self.switch(Epoch(1, 0))

    def switch(self, epoch: Epoch) -> None:
        """A new, empty database, and CURRENT names it."""
        self.name += 1
        with contextlib.closing(self._open()) as connection:
            schema.create(connection)
        self.move_to(epoch)
        (self.folder / "CURRENT").write_text(f"{self.name:06d}", "ascii")

    def move_to(self, epoch: Epoch) -> None:
        """The state after an entry that touched nothing."""
        self.epoch = epoch
        with contextlib.closing(self._open()) as connection:
            connection.execute("UPDATE state SET generation = ?, counter = ?", epoch)

    def touch(self, *tags: str, gone: bool = False) -> Epoch:
        """The next entry of the log touches `tags`; give its epoch."""
        self.epoch = Epoch(self.epoch.generation, self.epoch.counter + 1)
        gone_epoch = self.epoch if gone else Epoch(0, 0)
        with contextlib.closing(self._open()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO touched VALUES (?, ?, ?, ?, ?) ON CONFLICT (tag) DO UPDATE SET"
                " generation = excluded.generation, counter = excluded.counter,"
                " gone_generation = max(gone_generation, excluded.gone_generation),"
                " gone_counter = max(gone_counter, excluded.gone_counter)",
                [(tag, *self.epoch, *gone_epoch) for tag in tags],
            )
            connection.execute("UPDATE state SET generation = ?, counter = ?", self.epoch)
            connection.execute("COMMIT")
        return self.epoch

    def touch_ahead(self, *tags: str) -> None:
        """The worker touches `tags` between two entries, as of the next."""
        epoch = self.epoch
        self.touch(*tags)
        self.move_to(epoch)

    def _open(self) -> sqlite3.Connection:
        return sqlite.open_to_write(self.folder / f"{self.name:06d}.sqlite3")
