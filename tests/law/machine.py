"""The law over random histories: every answer equals a fresh render, within its bound."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from redaksi.edge.answer import Answer, Request, answer_with
from redaksi.edge.epoch import Epoch
from redaksi.edge.key import Key, key_of
from redaksi.site import projector
from redaksi.site.assets import Assets, assets_of

from .edges import History, RenderHouse, SimulatedEdge
from .newspaper import START, Newspaper
from .newsroom_history import NewsroomHistory, numbers
from .searching import DAILY_EXAMPLES, search

EPOCH_HEADER = "x-redaksi-epoch"
OF_THE_RENDER = {EPOCH_HEADER, "cdn-cache-control"}
"""Headers that tell when a page was rendered; an older render of the same page has others."""

either_edge = st.integers(0, 1)


class LawBroken(AssertionError):
    """An answer that no reader should have got."""


class LawMachine(NewsroomHistory):
    """Two edges before one renderer and one page file: the first polls before each reader, the second now and then."""

    def __init__(self, newspaper: Newspaper, assets: Assets) -> None:
        super().__init__(newspaper)
        page_file = Path(self._folder.name) / "pages.sqlite3"
        self.history = History(self.site_folder, assets)
        self.house = RenderHouse(self.site_folder, page_file, assets)
        self.edges = (
            SimulatedEdge(self.house, page_file, memory_bytes=100_000_000, remembered=200_000),
            SimulatedEdge(self.house, page_file, memory_bytes=200_000, remembered=30),
        )
        self._turn = 0
        self._forbidden: frozenset[str] = frozenset()
        self.addresses.learn(self.now)
        self.project()
        for edge in self.edges:
            edge.poll(self.history)

    def teardown(self) -> None:
        self.house.close()
        self.history.close()
        super().teardown()

    def project(self) -> None:
        super().project()
        self._forbidden = self.newspaper.forbidden_words()
        self.history.note(self._forbidden)

    def find_related(self, most: int) -> None:
        """Projects nothing: what was taken back since the last projection is not down yet."""
        super().find_related(most)
        self.history.note(self._forbidden)

    @invariant()
    def readers_never_stop(self) -> None:
        """Some pages are always read, and some are always on the way, whatever else happens."""
        self._turn += 1
        for address in ("/", *self.addresses.some(5 * self._turn, 3)):
            self._read(self.edges[self._turn % 2], address, "asked")
        if self._turn % 5 == 0:
            self._begin_slow_renders(5 * self._turn)
        elif self._turn % 5 == 3:
            self._end_slow_renders(self.edges[self._turn // 5 % 2], are_overtaken=self._turn % 10 == 3)

    @rule(edge=either_edge, start=numbers, renderer=st.sampled_from(["joined", "asked", "asked", "away"]))
    def readers_come(self, edge: int, start: int, renderer: str) -> None:
        for address in self.addresses.some(start, 10):
            self._read(self.edges[edge], address, renderer)

    @rule(edge=either_edge)
    def everything_is_read(self, edge: int) -> None:
        for address in self.addresses.all():
            self._read(self.edges[edge], address, "asked")

    @rule()
    def second_edge_polls(self) -> None:
        self.edges[1].poll(self.history)

    @rule(start=numbers)
    def slow_renders_begin(self, start: int) -> None:
        self._begin_slow_renders(start)

    @precondition(lambda self: self.house.under_way)
    @rule(edge=either_edge, are_overtaken=st.booleans())
    def slow_renders_end(self, edge: int, are_overtaken: bool) -> None:
        self._end_slow_renders(self.edges[edge], are_overtaken=are_overtaken)

    @rule(what=st.sampled_from(["first edge restarts", "second edge restarts", "rebuild", "sweep"]))
    def operator_acts(self, what: str) -> None:
        if what == "sweep":
            self.house.sweep(self.now)
        elif what == "rebuild":
            projector.rebuild(self.site_folder, lambda done, total: None)
            self._forbidden = self.newspaper.forbidden_words()
            self.history.note(self._forbidden)
        else:
            edge = self.edges[what.startswith("second")]
            edge.restart()
            edge.poll(self.history)

    def _begin_slow_renders(self, start: int) -> None:
        for address in ("/", *self.addresses.some(start, 3), *self.addresses.newest(3)):
            key = key_of(*address.partition("?")[::2])
            if key is not None:
                self.house.start(key, self.now)

    def _end_slow_renders(self, edge: SimulatedEdge, *, are_overtaken: bool) -> None:
        keys = list(self.house.under_way)
        for key in keys if are_overtaken else ():
            self._read(edge, str(key), "asked")
        for key in keys:
            edge.core.keep(self.house.page(key, self.now, joins=True))
        for key in keys:
            self._read(edge, str(key), "asked")

    def _read(self, edge: SimulatedEdge, address: str, renderer: str) -> None:
        path, _, query = address.partition("?")
        key = key_of(path, query)
        if key is None:
            return
        if edge is self.edges[0]:
            edge.poll(self.history)
        request = Request("GET", "localhost", path, query, "", "")
        if renderer == "away":
            final, meanwhile = edge.impatient_answer(request, self.now)
        else:
            final, meanwhile = edge.patient_answer(key, request, self.now, joins=renderer == "joined")
        for answer in (*meanwhile, *([final] if final else [])):
            self._shows_nothing_forbidden(edge, address, answer)
        if final is not None:
            self._is_a_fresh_render(edge, key, request, final)
            self._goes_on(edge, key, final)

    def _is_a_fresh_render(self, edge: SimulatedEdge, key: Key, request: Request, answer: Answer) -> None:
        """Of a state that was live since the edge polled last: of the live one if it polled just now."""
        fresh: Any = None
        for state in self.history.states[edge.known :]:
            fresh = shown(answer_with(self.history.fresh(state, key, self.now), request))
            if fresh == shown(answer):
                return
        raise LawBroken(f"{key}: the answer is no fresh render\n{difference(shown(answer), fresh)}")

    def _shows_nothing_forbidden(self, edge: SimulatedEdge, address: str, answer: Answer) -> None:
        since = [state.forbidden for state in self.history.states[edge.known :]]
        for word in frozenset.intersection(*since):
            if word.encode() in answer.body or word in str(answer.headers):
                raise LawBroken(f"{address}: shows {word}, which was withdrawn or erased")

    def _goes_on(self, edge: SimulatedEdge, key: Key, answer: Answer) -> None:
        """A process that drops no page never answers from an older snapshot than before, even if that still holds."""
        text = dict(answer.headers).get(EPOCH_HEADER)
        if text is None or answer.status not in (200, 410) or edge is not self.edges[0]:
            return
        epoch, before = Epoch.parse(text), edge.newest_answered.get(key)
        if before is not None and before.generation == epoch.generation and epoch < before:
            raise LawBroken(f"{key}: answered from {before} before, from {epoch} now")
        edge.newest_answered[key] = epoch


def hold_the_law(examples: int = DAILY_EXAMPLES) -> None:
    """Search for a history that breaks it. The same histories for whoever calls, honest or planted with a defect."""
    newspaper, assets = Newspaper.founded(START), assets_of()
    search(lambda: LawMachine(newspaper.copy(), assets), examples)


def shown(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """What must equal a fresh render: all but what tells when, or for which missing address, it was rendered."""
    ignored = OF_THE_RENDER | ({"cache-tag"} if answer.status == 404 else set())
    return answer.status, [header for header in answer.headers if header[0] not in ignored], answer.body


def difference(answered: tuple[Any, ...], fresh: tuple[Any, ...]) -> str:
    """The first lines in which they differ, for whoever reads the failure."""
    lines = [f"status {answered[0]}, fresh {fresh[0]}"]
    lines += [f"header {a}, fresh {b}" for a, b in zip(answered[1], fresh[1], strict=False) if a != b]
    pairs = zip(answered[2].split(b"\n"), fresh[2].split(b"\n"), strict=False)
    return "\n".join(lines + [f"- {b!r}\n+ {a!r}" for a, b in pairs if a != b][:5])
