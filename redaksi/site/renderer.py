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
from redaksi.edge.errors import NoProjection
from redaksi.edge.freshness import Freshness, Verdict
from redaksi.edge.key import Key
from redaksi.edge.store import DiskStore

from .assets import Assets
from .rendering import Renderer

log = logging.getLogger("redaksi.renderer")

KEPT_ON_DISK_BYTES = 2_000_000_000
SWEEP_SECONDS = 1.0


def utc_now() -> dt.datetime:
    """The clock of the renderer, read once for each page."""
    return dt.datetime.now(dt.UTC)


class RendererService:
    """One renderer process: one thread that renders, any number of edges that ask."""

    def __init__(
        self, site_folder: Path, page_file: Path, assets: Assets, clock: Callable[[], dt.datetime] = utc_now
    ) -> None:
        self._renderer = Renderer(site_folder, assets)
        self._freshness = Freshness(site_folder)
        self._pages = DiskStore(page_file, budget_bytes=KEPT_ON_DISK_BYTES)
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="render")
        self._flights: dict[Key, asyncio.Future[Entry]] = {}
        self._conversations: set[asyncio.Task[None]] = set()
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
        sweeping = asyncio.create_task(self._sweep_for_ever())
        async with server:
            await stopping.wait()
            server.close()
            for conversation in self._conversations:
                conversation.cancel()
        sweeping.cancel()
        socket.unlink(missing_ok=True)

    async def _conversation(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations.add(conversation)
        conversation.add_done_callback(self._conversations.discard)
        decoder = msgspec.msgpack.Decoder(Question)
        replies: set[asyncio.Task[None]] = set()
        with contextlib.suppress(ConnectionError, ValueError, msgspec.MsgspecError, asyncio.CancelledError):
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

    async def _sweep_for_ever(self) -> None:
        """Destroy kept pages of what was erased, soon after it was, a few at a time between renders."""
        loop = asyncio.get_running_loop()
        while True:
            key: str | None = ""
            while key is not None:
                key = await loop.run_in_executor(self._thread, self._sweep_some, key)
            await asyncio.sleep(SWEEP_SECONDS)

    def _sweep_some(self, after: str) -> str | None:
        try:
            self._freshness.poll()
            return self._pages.sweep_some(self._is_gone, up_to=self._freshness.newest_erasure, after=after)
        except NoProjection:
            return None  # nothing was published yet
        except Exception:  # a sweep that failed is tried again, and such pages are never served anyway
            log.exception("could not sweep the kept pages; trying again")
            return None

    def _is_gone(self, entry: Entry) -> bool:
        now = self._clock().timestamp()
        return self._freshness.judge(entry, now, known_until=entry.epoch) is Verdict.GONE

    def _make(self, key: Key) -> Entry:
        entry = self._renderer.render(key, self._clock())
        self.rendered += 1
        if entry.status in (200, 410) and entry.key.endswith(f"|{key}"):
            self._pages.put(entry)
        return entry
