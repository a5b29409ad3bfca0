"""Random histories of a newspaper, and the law: every answer equals a fresh render, within its bound."""

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from redaksi.edge.answer import Answer, Request, answer_with
from redaksi.edge.epoch import Epoch
from redaksi.edge.key import Key, key_of
from redaksi.site import projector
from redaksi.site.assets import Assets, assets_of

from .addresses import Addresses
from .edges import History, RenderHouse, SimulatedEdge
from .newspaper import START, Newspaper, undone

EXAMPLES = int(os.environ.get("REDAKSI_LAW_EXAMPLES", "0"))
"""Set it for a longer search than the daily one; the search is then another each time."""

PHASES = (Phase.generate, Phase.shrink) if os.environ.get("REDAKSI_LAW_SHRINK") else (Phase.generate,)
"""Set it to see a short history instead of the first that was found; that takes minutes."""

DAILY_EXAMPLES = 25
STEPS = 50
SEED = int(os.environ.get("REDAKSI_LAW_SEED", "1"))

JAKARTA = ZoneInfo("Asia/Jakarta")
EPOCH_HEADER = "x-redaksi-epoch"
OF_THE_RENDER = {EPOCH_HEADER, "cdn-cache-control"}
"""Headers that tell when a page was rendered; an older render of the same page has others."""

numbers = st.integers(0, 9_999)
either_edge = st.integers(0, 1)


class LawBroken(AssertionError):
    """An answer that no reader should have got."""


def searching(examples: int) -> settings:
    """How a machine is run: the same histories each time, unless a longer search is asked for."""
    return settings(
        max_examples=EXAMPLES or examples,
        stateful_step_count=STEPS,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )


class NewsroomHistory(RuleBasedStateMachine):
    """What may happen in a newsroom. Each run is taken back in the end; the newspaper was founded before the first."""

    def __init__(self, newspaper: Newspaper) -> None:
        super().__init__()
        self._undoing = undone()
        self._undoing.__enter__()
        self._folder = tempfile.TemporaryDirectory(prefix="redaksi-law-")
        self.site_folder = Path(self._folder.name) / "site"
        self.newspaper = newspaper
        newspaper.back_up()
        self.now = START
        self.is_prompt = True
        self.addresses = Addresses()

    def teardown(self) -> None:
        self._folder.cleanup()
        self._undoing.__exit__(None, None, None)

    def published(self) -> None:
        """Called after each order: the desk projects at once, or is away and leaves it to the worker."""
        self.addresses.learn(self.now)
        if self.is_prompt:
            self.project()

    def project(self) -> None:
        """Bring the site database up to the log."""
        projector.apply_pending(self.site_folder)

    @initialize(is_prompt=st.booleans())
    def desk_begins(self, is_prompt: bool) -> None:
        self.is_prompt = is_prompt

    @rule()
    def worker_projects(self) -> None:
        self.project()

    @rule(by=st.sampled_from(["second", "minute", "hours", "day", "midnight", "new year", "month"]))
    def clock_goes_on(self, by: str) -> None:
        local = self.now.astimezone(JAKARTA)
        midnight = dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), JAKARTA)
        new_year = dt.datetime(local.year + 1, 1, 1, tzinfo=JAKARTA)
        self.now = {
            "second": self.now + dt.timedelta(seconds=1),
            "minute": self.now + dt.timedelta(minutes=1, milliseconds=17),
            "hours": self.now + dt.timedelta(hours=7),
            "day": self.now + dt.timedelta(days=1),
            "midnight": midnight.astimezone(dt.UTC),
            "new year": (new_year - dt.timedelta(microseconds=300)).astimezone(dt.UTC),
            "month": self.now + dt.timedelta(days=31),
        }[by]
        self.addresses.learn(self.now)

    @rule(number=numbers, age_hours=st.sampled_from([0, 0, 0, 0, 1, 26, 300, 1_000, 9_000]))
    def story_is_published(self, number: int, age_hours: int) -> None:
        self.newspaper.publish_story(number, self.now - dt.timedelta(hours=age_hours))
        self.published()

    @rule(
        number=numbers,
        part=st.sampled_from(["text", "body", "deck", "slug", "channel", "channel", "picture", "nothing"]),
    )
    def story_is_edited(self, number: int, part: str) -> None:
        self.newspaper.edit_story(number, part, self.now)
        self.published()

    @rule(number=numbers, op=st.sampled_from(["withdraw", "withdraw", "erase"]))
    def story_is_taken_back(self, number: int, op: Any) -> None:
        self.newspaper.take_back_story(number, op, self.now)
        self.published()

    @rule(number=numbers, part=st.sampled_from(["slug", "name", "colour", "position", "parent", "parent"]))
    def channel_is_edited(self, number: int, part: str) -> None:
        self.newspaper.edit_channel(number, part, self.now)
        self.published()

    @rule(number=numbers, what=st.sampled_from(["channel", "masthead", "name", "page", "address", "withdraw", "erase"]))
    def house_changes(self, number: int, what: str) -> None:
        paper, now = self.newspaper, self.now
        match what:
            case "channel":
                paper.open_channel(number, now)
            case "masthead":
                paper.edit_masthead(("tagline", "timezone", "language")[number // 6 % 3], number, now)
            case "name":
                paper.rename_person_or_topic(number, now)
            case "page":
                paper.publish_page(number, ("new", "slug", "text", "footer")[number // 20 % 4], now)
            case "withdraw" | "erase":
                paper.take_down_record(("page", "redirect", "channel")[number // 20 % 3], number, what, now)
            case _:
                [old, new] = self.addresses.some(number, 2)
                paper.publish_redirect(old if number % 3 else f"/lama-{number % 5}", new, number, now)
        self.published()

    @rule()
    def newsroom_is_backed_up(self) -> None:
        self.newspaper.back_up()

    @rule()
    def newsroom_is_restored(self) -> None:
        self.newspaper.restore()
        self.published()


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
        self.history.note(self.newspaper.forbidden_words())

    @invariant()
    def readers_never_stop(self) -> None:
        self._turn += 1
        for address in ("/", *self.addresses.some(5 * self._turn, 4)):
            self._read(self.edges[self._turn % 2], address, "asked")

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
        for address in (*self.addresses.some(start, 5), *self.addresses.newest(5)):
            key = key_of(*address.partition("?")[::2])
            if key is not None:
                self.house.start(key, self.now)

    @precondition(lambda self: self.house.under_way)
    @rule(edge=either_edge, are_overtaken=st.booleans())
    def slow_renders_end(self, edge: int, are_overtaken: bool) -> None:
        keys = list(self.house.under_way)
        for key in keys if are_overtaken else ():
            self._read(self.edges[edge], str(key), "asked")
        for key in keys:
            self.edges[edge].core.keep(self.house.page(key, self.now, joins=True))
        for key in keys:
            self._read(self.edges[edge], str(key), "asked")

    @rule(what=st.sampled_from(["first edge restarts", "second edge restarts", "projection is rebuilt"]))
    def operator_acts(self, what: str) -> None:
        if what == "projection is rebuilt":
            projector.rebuild(self.site_folder, lambda done, total: None)
            self.history.note(self.newspaper.forbidden_words())
        else:
            edge = self.edges[what.startswith("second")]
            edge.restart()
            edge.poll(self.history)

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
        text = dict(answer.headers).get(EPOCH_HEADER)
        if text is None or answer.status not in (200, 410):
            return
        epoch, before = Epoch.parse(text), edge.newest_answered.get(key)
        if before is not None and before.generation == epoch.generation and epoch < before:
            raise LawBroken(f"{key}: answered from {before} before, from {epoch} now")
        edge.newest_answered[key] = epoch


def hold_the_law() -> None:
    """Search for a history that breaks it. The same histories for whoever calls, honest or planted with a defect."""
    newspaper, assets = Newspaper.founded(START), assets_of()

    def machine() -> LawMachine:
        return LawMachine(newspaper.copy(), assets)

    run_state_machine_as_test(machine if EXAMPLES else seed(SEED)(machine), settings=searching(DAILY_EXAMPLES))


def shown(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """What must equal a fresh render: all but what tells when the page was rendered."""
    return answer.status, [header for header in answer.headers if header[0] not in OF_THE_RENDER], answer.body


def difference(answered: tuple[Any, ...], fresh: tuple[Any, ...]) -> str:
    """The first lines in which they differ, for whoever reads the failure."""
    lines = [f"status {answered[0]}, fresh {fresh[0]}"]
    lines += [f"header {a}, fresh {b}" for a, b in zip(answered[1], fresh[1], strict=False) if a != b]
    pairs = zip(answered[2].split(b"\n"), fresh[2].split(b"\n"), strict=False)
    return "\n".join(lines + [f"- {b!r}\n+ {a!r}" for a, b in pairs if a != b][:5])
