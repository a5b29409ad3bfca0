"""The renderer's socket: takes questions from edges, makes each page once however many ask, keeps it on disk."""

import asyncio
import contextlib
import datetime as dt
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from redaksi.edge.asking import Question, Reply, framed, next_frame
from redaksi.edge.entry import Entry
from redaksi.edge.key import Key
from redaksi.edge.store import DiskStore

from .assets import Assets
from .rendering import Renderer

log = logging.getLogger("redaksi.renderer")

KEPT_ON_DISK_BYTES = 2_000_000_000


def utc_now() -> dt.datetime:
    """The clock of the renderer, read once for each page."""
    return dt.datetime.now(dt.UTC)


class RendererService:
    """One renderer process: one thread that renders, any number of edges that ask."""

    def __init__(
        self, site_folder: Path, page_file: Path, assets: Assets, clock: Callable[[], dt.datetime] = utc_now
    ) -> None:
        self._renderer = Renderer(site_folder, assets)
        self._pages = DiskStore(page_file, budget_bytes=KEPT_ON_DISK_BYTES)
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="render")
        self._flights: dict[Key, asyncio.Future[Entry]] = {}
        self.rendered = 0

    async def serve(self, socket: Path, stopping: asyncio.Event) -> None:
        """Answer questions on a Unix socket until `stopping` is set."""
        socket.parent.mkdir(parents=True, exist_ok=True)
        socket.unlink(missing_ok=True)
        old_mask = os.umask(0o117)
        try:
            server = await asyncio.start_unix_server(self._conversation, str(socket))
        finally:
            os.umask(old_mask)
        async with server:
            await stopping.wait()
            server.close()
        socket.unlink(missing_ok=True)

    async def _conversation(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        decoder = msgspec.msgpack.Decoder(Question)
        replies: set[asyncio.Task[None]] = set()
        with contextlib.suppress(ConnectionError, ValueError, msgspec.MsgspecError):
            while (frame := await next_frame(reader)) is not None:
                task = asyncio.create_task(self._reply(decoder.decode(frame), writer))
                replies.add(task)
                task.add_done_callback(replies.discard)
        writer.close()

    async def _reply(self, question: Question, writer: asyncio.StreamWriter) -> None:
        key = Key(question.path, question.query)
        try:
            reply = Reply(question.number, await self._flight(key))
        except Exception as error:  # one page that can't be made must not take the others along
            log.exception("could not render %s", key)
            reply = Reply(question.number, None, f"{type(error).__name__}: {error}")
        with contextlib.suppress(ConnectionError):
            writer.write(framed(reply))
            await writer.drain()

    def _flight(self, key: Key) -> asyncio.Future[Entry]:
        flight = self._flights.get(key)
        if flight is None:
            loop = asyncio.get_running_loop()
            flight = self._flights[key] = loop.run_in_executor(self._thread, self._make, key)
            flight.add_done_callback(lambda done: self._flights.pop(key, None))
        return flight

    def _make(self, key: Key) -> Entry:
        entry = self._renderer.render(key, self._clock())
        self.rendered += 1
        if entry.status in (200, 410) and entry.key.endswith(f"|{key}"):
            self._pages.put(entry)
        return entry
