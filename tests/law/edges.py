"""The public side in one process without sockets: the site database's states, a renderer, an edge before it."""

import contextlib
import datetime as dt
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from redaksi.edge import sqlite
from redaksi.edge.answer import Answer, Request
from redaksi.edge.core import Ask, Core
from redaksi.edge.entry import Entry
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import Freshness, current_projection
from redaksi.edge.key import Key
from redaksi.edge.pictures import Pictures
from redaksi.edge.server import ATTEMPTS
from redaksi.edge.store import DiskShelf, MemoryStore
from redaksi.site import rendering
from redaksi.site.assets import Assets
from redaksi.site.reading import Reading, SiteDatabase
from redaksi.site.renderer import RendererService


@dataclass
class State:
    """A copy of the site database as it once was. `forbidden`: words that it must not show.

    `related` tells the lists that the worker had found from others of the same epoch.
    """

    number: int
    name: str
    epoch: Epoch
    related: str
    forbidden: frozenset[str]
    connection: sqlite3.Connection

    def is_of(self, name: str, epoch: Epoch, related: str) -> bool:
        """Whether it is just that state."""
        return (self.name, self.epoch, self.related) == (name, epoch, related)


class History:
    """Every state that the site database was in, and fresh renders of any of them."""

    def __init__(self, site_folder: Path, assets: Assets) -> None:
        self.site_folder, self.assets = site_folder, assets
        self.states: list[State] = []
        self._made: dict[tuple[int, Key, dt.datetime], Entry] = {}

    def note(self, forbidden: frozenset[str]) -> None:
        """Remember the live state, unless it is the last one still."""
        name = current_projection(self.site_folder)
        with contextlib.closing(sqlite.open_to_read(self.site_folder / f"{name}.sqlite3")) as live:
            epoch = Epoch(*live.execute("SELECT generation, counter FROM state").fetchone())
            related = str(live.execute("SELECT story, version FROM related ORDER BY story").fetchall())
            if self.states and self.states[-1].is_of(name, epoch, related):
                return
            copy = sqlite.library.connect(":memory:", isolation_level=None)
            live.backup(copy)
        self.states.append(State(len(self.states), name, epoch, related, forbidden, copy))

    def fresh(self, state: State, key: Key, now: dt.datetime) -> Entry:
        """The page for `key` as that state gives it at `now`."""
        wanted = (state.number, key, now)
        if wanted not in self._made:
            self._made[wanted] = rendering.entry_for(Reading(state.connection, now), key, self.assets)
        return self._made[wanted]

    def close(self) -> None:
        """Let go of every state."""
        for state in self.states:
            state.connection.close()


class SlowRender:
    """A page on the way in another renderer: its snapshot is taken, its text not yet made."""

    def __init__(self, site_folder: Path, key: Key, now: dt.datetime) -> None:
        self.key = key
        self._stack = contextlib.ExitStack()
        database = SiteDatabase(site_folder)
        self._stack.callback(database.close)
        self._reading = self._stack.enter_context(database.reading(now))

    def finished(self, assets: Assets) -> Entry:
        """The page; the snapshot is let go."""
        with self._stack:
            return rendering.entry_for(self._reading, self.key, assets)

    def given_up(self) -> None:
        """Let the snapshot go."""
        self._stack.close()


class RenderHouse(RendererService):
    """A renderer that is called, not asked over a socket, beside others that are slow.

    A render that is under way is joined, or not: when the renderer that has it seems away, another one is asked.
    """

    def __init__(self, site_folder: Path, page_file: Path, assets: Assets) -> None:
        super().__init__(site_folder, page_file, assets, clock=lambda: self.now)
        self.site_folder, self.assets = site_folder, assets
        self.now = dt.datetime.min
        self.under_way: dict[Key, SlowRender] = {}

    def start(self, key: Key, now: dt.datetime) -> None:
        """Begin a render and leave it unfinished."""
        if key not in self.under_way:
            self.under_way[key] = SlowRender(self.site_folder, key, now)

    def page(self, key: Key, now: dt.datetime, *, joins: bool) -> Entry:
        """The page: of the render that is under way if there is one and it is joined, else of a new one."""
        self.now = now
        begun = self.under_way.pop(key, None) if joins else None
        if begun is None:
            return self._make(key)
        entry = begun.finished(self.assets)
        if entry.status in (200, 410) and entry.key.endswith(f"|{key}"):
            self._pages.put(entry)
        return entry

    def sweep(self, now: dt.datetime) -> None:
        """Destroy on disk what was withdrawn or erased."""
        self.now = now
        key: str | None = ""
        while key is not None:
            key = self._sweep_some(key)

    def close(self) -> None:
        """Give up what is under way."""
        for render in self.under_way.values():
            render.given_up()
        self._renderer.close()
        self._pages.close()


class SimulatedEdge:
    """An edge process that polls when it is told to. `known` is the number of the state that it polled last."""

    def __init__(self, house: RenderHouse, page_file: Path, *, memory_bytes: int, remembered: int) -> None:
        self.house = house
        self._page_file, self._memory_bytes, self._remembered = page_file, memory_bytes, remembered
        self.known = 0
        self.restart()

    def restart(self) -> None:
        """A new process: its memory is empty, the disk is as it was."""
        self.newest_answered: dict[Key, Epoch] = {}
        self.freshness = Freshness(self.house.site_folder, remembered=self._remembered)
        self.core = Core(
            build=self.house.assets.build,
            memory=MemoryStore(self._memory_bytes, self.freshness),
            shelf=DiskShelf(self._page_file),
            freshness=self.freshness,
            assets={},
            pictures=Pictures(self._page_file.parent, 1_000),
            hosts=(),
        )

    def poll(self, history: History) -> None:
        """See what was touched."""
        self.freshness.poll()
        self.known = history.states[-1].number

    def patient_answer(
        self, key: Key, request: Request, now: dt.datetime, *, joins: bool
    ) -> tuple[Answer, list[Answer]]:
        """What a reader gets who waits for the renderer, and what impatient ones would have got meanwhile."""
        meanwhile: list[Answer] = []
        decision = self.core.receive(request, now.timestamp())
        for _ in range(ATTEMPTS):
            if not isinstance(decision, Ask):
                return decision, meanwhile
            meanwhile.append(decision.otherwise)
            entry = self.house.page(key, now, joins=joins)
            self.core.keep(entry)
            decision = self.core.rendered(key, entry, request, now.timestamp())
        return decision.otherwise if isinstance(decision, Ask) else decision, meanwhile

    def impatient_answer(self, request: Request, now: dt.datetime) -> tuple[Answer | None, list[Answer]]:
        """What a reader gets while no renderer answers: the right page if it is at hand, else something meanwhile."""
        decision = self.core.receive(request, now.timestamp())
        return (None, [decision.otherwise]) if isinstance(decision, Ask) else (decision, [])
