"""The edge without its sockets: what to answer, when to ask a renderer, what to do when none answers."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from .answer import AWAY, GONE, NOT_FOUND, WRONG_HOST, WRONG_METHOD, Answer, Request, answer_with
from .entry import Entry
from .freshness import Freshness, Verdict
from .key import Key, key_of
from .pictures import PREFIX, Pictures
from .store import DiskShelf, MemoryStore

PATIENCE_WITH_STALE_SECONDS = 0.25
"""How long a reader waits for the fresh page while a stale one lies ready."""

PATIENCE_WITHOUT_SECONDS = 10.0
PATIENCE_WITH_GONE_SECONDS = 0.4


KEPT_STATUSES = (200, 410)
"""Not 301, nor a 302 for a place that does not exist: they are without number, and cost a renderer no template."""


class Ask(NamedTuple):
    """A renderer must be asked for `key`; after `patience_seconds` `otherwise` is the answer."""

    key: Key
    patience_seconds: float
    otherwise: Answer


class Core:
    """Decides for every request. Holds no socket and no clock: `now` is in Unix seconds."""

    def __init__(
        self,
        *,
        build: str,
        memory: MemoryStore,
        shelf: DiskShelf | None,
        freshness: Freshness,
        assets: Mapping[str, Entry],
        pictures: Pictures,
        hosts: Collection[str],
    ) -> None:
        self.build = build
        self.memory = memory
        self.shelf = shelf
        self.freshness = freshness
        self.assets = assets
        self.pictures = pictures
        self.hosts = frozenset(hosts)
        self.trouble = ""

    def receive(self, request: Request, now: float) -> Answer | Ask:
        """The answer if it is at hand, else what to ask a renderer for."""
        if request.method not in ("GET", "HEAD"):
            return WRONG_METHOD
        if self.hosts and request.host.partition(":")[0].lower() not in self.hosts:
            return WRONG_HOST
        if request.path.startswith(PREFIX):
            picture = self.pictures.get(request.path)
            return answer_with(picture, request) if picture is not None else NOT_FOUND
        asset = self.assets.get(request.path)
        if asset is not None:
            return answer_with(asset, request)
        key = key_of(request.path, request.query)
        if key is None:
            return NOT_FOUND
        return self._page(key, request, now)

    def rendered(self, key: Key, entry: Entry, request: Request, now: float) -> Answer | Ask:
        """Keep what a renderer made and answer with it, or ask again if it was overtaken meanwhile."""
        self.keep(entry)
        verdict = self.freshness.judge(entry, now, known_until=entry.epoch)
        if verdict is Verdict.FRESH:
            return answer_with(entry, request)
        return self._ask(key, entry, verdict, request)

    def keep(self, entry: Entry) -> None:
        """Keep what a renderer made, unless a newer one stands there or it is nobody's page."""
        build, _, path = entry.key.partition("|")
        if build != self.build:
            self.trouble = f"a renderer has build {build}, this edge {self.build}: restart `redaksi serve`"
        elif path.startswith("/") and (entry.status in KEPT_STATUSES or (entry.status == 302 and "?" not in path)):
            self.memory.put(entry)

    def store_key(self, key: Key) -> str:
        """The key under which a page is kept: pages of another build are other pages."""
        return f"{self.build}|{key}"

    def _page(self, key: Key, request: Request, now: float) -> Answer | Ask:
        store_key = self.store_key(key)
        found = self.memory.get(store_key, now)
        if self.shelf is not None and (found is None or found[1] is not Verdict.FRESH):
            # another edge of this machine may have had it rendered since
            entry = self.shelf.get(store_key)
            if entry is not None and entry.key == store_key and (found is None or entry.epoch > found[0].epoch):
                self.memory.put(entry)
                found = self.memory.get(store_key, now) or found
        if found is None:
            return Ask(key, PATIENCE_WITHOUT_SECONDS, AWAY)
        entry, verdict = found
        if verdict is Verdict.FRESH:
            return answer_with(entry, request)
        return self._ask(key, entry, verdict, request)

    def _ask(self, key: Key, entry: Entry, verdict: Verdict, request: Request) -> Ask:
        if verdict is Verdict.STALE:
            # a stale 410 too: its story may be live again
            return Ask(key, PATIENCE_WITH_STALE_SECONDS, answer_with(entry, request))
        if entry.subject and self.freshness.is_gone(entry.subject, after=entry.epoch):
            return Ask(key, PATIENCE_WITH_GONE_SECONDS, GONE)
        return Ask(key, PATIENCE_WITHOUT_SECONDS, AWAY)
