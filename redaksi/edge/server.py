"""The edge's sockets and clock: granian in front of the core, renderers behind it."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from granian.server.embed import Server

from .answer import Answer, Request
from .asking import Renderers
from .assets import read_assets
from .core import Ask, Core
from .entry import Entry
from .errors import RendererAway, RenderFailed
from .freshness import Freshness
from .key import Key, key_of
from .pictures import Pictures
from .store import DiskShelf, MemoryStore

POLL_SECONDS = 0.025
LOOK_SECONDS = 0.5
"""How often pages that ran out by time are looked for; touched ones are looked for at once."""

HOT_WITHIN_SECONDS = 30.0
HOT_AT_ONCE = 20
REFRESHING_AT_ONCE = 2
ATTEMPTS = 3
"""How often a page that was overtaken while it was rendered is asked for again."""

log = logging.getLogger("redaksi.edge")


class EdgeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that an edge is told at its start. Paths are absolute."""

    build: str
    host: str
    port: int
    hosts: tuple[str, ...]
    site_folder: str
    page_file: str
    assets_folder: str
    pictures_folder: str
    renderer_sockets: tuple[str, ...]
    memory_bytes: int = 256_000_000
    picture_memory_bytes: int = 32_000_000


class Edge:
    """One edge process. `clock` gives Unix seconds."""

    def __init__(self, settings: EdgeSettings, clock: Callable[[], float] = time.time) -> None:
        self.settings = settings
        self._clock = clock
        self.freshness = Freshness(Path(settings.site_folder))
        self.core = Core(
            build=settings.build,
            memory=MemoryStore(settings.memory_bytes, self.freshness),
            shelf=DiskShelf(Path(settings.page_file)),
            freshness=self.freshness,
            assets=read_assets(Path(settings.assets_folder)),
            pictures=Pictures(Path(settings.pictures_folder), settings.picture_memory_bytes),
            hosts=settings.hosts,
        )
        self._renderers = Renderers([Path(socket) for socket in settings.renderer_sockets])
        self._flights: dict[Key, asyncio.Task[Entry]] = {}
        self._poll_trouble = ""

    async def __call__(self, scope: Any, protocol: Any) -> None:
        """Answer one request (RSGI)."""
        answer = await self.answer(request_of(scope))
        protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def answer(self, request: Request) -> Answer:
        """The whole way of a request."""
        if request.path == "/healthz":
            return self.health()
        decision = self.core.receive(request, self._clock())
        for _ in range(ATTEMPTS):
            if not isinstance(decision, Ask):
                return decision
            try:
                entry = await asyncio.wait_for(asyncio.shield(self._flight(decision.key)), decision.patience_seconds)
            except (TimeoutError, RendererAway, RenderFailed):
                return decision.otherwise
            decision = self.core.rendered(decision.key, entry, request, self._clock())
        return decision.otherwise if isinstance(decision, Ask) else decision

    def health(self) -> Answer:
        """What the operator must know of this process, as JSON."""
        trouble = self._poll_trouble or self.core.trouble
        state = {
            "epoch": str(self.freshness.epoch),
            "pages": len(self.core.memory),
            "page_bytes": self.core.memory.used_bytes,
            "trouble": trouble,
        }
        headers = [("content-type", "application/json"), ("cache-control", "no-store")]
        return Answer(503 if trouble else 200, headers, json.dumps(state).encode())

    def poll(self) -> bool:
        """Follow the site database once; True if something was touched. Trouble is logged when it changes."""
        try:
            touched = self.freshness.poll()
            trouble = ""
        except Exception as error:  # whatever is wrong with the file, kept pages are served on
            touched, trouble = False, f"{type(error).__name__}: {error}"
        if trouble != self._poll_trouble:
            self._poll_trouble = trouble
            log.warning("site database: %s", trouble or "readable again")
        return touched

    async def follow(self) -> None:
        """Poll for ever; pages that are being read are rendered anew as soon as they are touched."""
        hot: list[str] = []
        refreshing: set[asyncio.Task[Any]] = set()
        looked_at = 0.0
        while True:
            now = self._clock()
            if self.poll() or now - looked_at > LOOK_SECONDS:
                hot = self.core.memory.hot_and_stale(now, within_seconds=HOT_WITHIN_SECONDS, most=HOT_AT_ONCE)
                looked_at = now
            while hot and len(refreshing) < REFRESHING_AT_ONCE:
                task = asyncio.create_task(self._refresh(hot.pop(0)))
                refreshing.add(task)
                task.add_done_callback(refreshing.discard)
            await asyncio.sleep(POLL_SECONDS)

    async def _refresh(self, store_key: str) -> None:
        path, _, query = store_key.partition("|")[2].partition("?")
        key = key_of(path, query)
        if key is not None:
            with contextlib.suppress(RendererAway, RenderFailed):
                await self._flight(key)

    def _flight(self, key: Key) -> asyncio.Task[Entry]:
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = asyncio.create_task(self._fetch(key))
            flight.add_done_callback(lambda done: self._landed(key, done))
        return flight

    async def _fetch(self, key: Key) -> Entry:
        entry = await self._renderers.ask(key)
        self.core.keep(entry)
        return entry

    def _landed(self, key: Key, done: asyncio.Task[Entry]) -> None:
        self._flights.pop(key, None)
        if not done.cancelled() and (error := done.exception()) is not None:
            log.warning("no page for %s: %s", key, error)


def request_of(scope: Any) -> Request:
    """What of an RSGI scope matters to a page."""
    headers = scope.headers
    return Request(
        method=scope.method,
        host=headers.get("host") or scope.authority or "",
        path=scope.path,
        query=scope.query_string,
        accept_encoding=headers.get("accept-encoding") or "",
        if_none_match=headers.get("if-none-match") or "",
    )


async def serve(settings: EdgeSettings, stopping: asyncio.Event) -> None:
    """Serve until `stopping` is set."""
    edge = Edge(settings)
    edge.poll()
    server = Server(
        edge,
        address=settings.host,
        port=settings.port,
        interface="rsgi",
        http="1",
        websockets=False,
        backlog=2048,
        log_enabled=False,
    )
    following = asyncio.create_task(edge.follow())
    serving = asyncio.create_task(server.serve())
    await asyncio.wait({serving, asyncio.create_task(stopping.wait())}, return_when=asyncio.FIRST_COMPLETED)
    following.cancel()
    if serving.done():
        serving.result()  # it could not serve: say why and end with an error
    else:
        server.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(serving, 3)
