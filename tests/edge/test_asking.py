"""Asking renderers over a real Unix socket."""

import asyncio
import contextlib
import datetime as dt
import tempfile
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from redaksi.edge import asking
from redaksi.edge.asking import MAX_FRAME_BYTES, Question, Renderers, framed
from redaksi.edge.errors import RendererAway, RenderFailed
from redaksi.edge.key import Key
from redaksi.edge.store import DiskShelf
from redaksi.site.assets import assets_of
from redaksi.site.projector import apply_pending
from redaksi.site.renderer import RendererService
from tests.builders import NOON, a_channel, a_live_story, a_masthead

HOME = Key("/")
Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
def sockets() -> Iterator[Path]:
    """A folder whose name is short enough for a socket's address."""
    with tempfile.TemporaryDirectory(prefix="r-") as folder:
        yield Path(folder)


hung_on: list[Renderers] = []
"""The edges of the scene being played: one that nobody holds may be collected in the middle of a question."""


def an_edge(*sockets: Path) -> Renderers:
    hung_on.append(Renderers(sockets))
    return hung_on[-1]


def run(scene: Coroutine[Any, Any, None]) -> None:
    """Play `scene`, then hang up, so that renderers see their conversations end."""

    async def played() -> None:
        await scene
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            if "_listen" in repr(task.get_coro()):
                task.cancel()
        if others:
            await asyncio.wait(others, timeout=2)

    asyncio.run(played())
    hung_on.clear()


class Clock:
    """Noon, once it is let go: a render reads the clock first."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def __call__(self) -> dt.datetime:
        self.let_go.wait(10)
        return NOON


@pytest.fixture
def clock() -> Clock:
    """Let go already; a test may hold it."""
    clock = Clock()
    clock.let_go.set()
    return clock


@pytest.fixture
def service(db: None, site_folder: Path, tmp_path: Path, clock: Clock) -> RendererService:
    """A renderer of a newspaper with one story."""
    a_masthead()
    a_live_story(a_channel("nasional"))
    apply_pending(site_folder)
    return RendererService(site_folder, tmp_path / "pages.sqlite3", assets_of(), clock)


@contextlib.asynccontextmanager
async def served(service: RendererService, socket: Path) -> AsyncIterator[None]:
    stopping = asyncio.Event()
    serving = asyncio.create_task(service.serve(socket, stopping))
    while not socket.exists():
        await asyncio.sleep(0.005)
    yield
    stopping.set()
    await serving


@contextlib.asynccontextmanager
async def a_renderer_that(behaves: Conversation, socket: Path) -> AsyncIterator[Renderers]:
    """Somebody else at the other end of the line."""
    server = await asyncio.start_unix_server(behaves, str(socket))
    yield an_edge(socket)
    server.close()


def test_a_question_is_answered_with_the_page_and_it_is_kept_on_disk(
    service: RendererService, sockets: Path, tmp_path: Path
) -> None:
    async def ask() -> None:
        async with served(service, sockets / "r"):
            page = await an_edge(sockets / "r").ask(HOME)
        assert b"Pelabuhan" in page.body
        assert DiskShelf(tmp_path / "pages.sqlite3").get(page.key) == page

    run(ask())


def test_many_who_ask_for_one_page_cause_one_render(service: RendererService, sockets: Path, clock: Clock) -> None:
    async def ask() -> None:
        clock.let_go.clear()
        async with served(service, sockets / "r"):
            edges = [an_edge(sockets / "r") for _ in range(4)]
            questions = [asyncio.create_task(edge.ask(HOME)) for edge in edges for _ in range(50)]
            await asyncio.sleep(0.3)  # until all have reached the renderer
            clock.let_go.set()
            pages = await asyncio.gather(*questions)
        assert len(pages) == 200
        assert {page.body for page in pages} == {pages[0].body}

    run(ask())
    assert service.rendered == 1


def test_answers_find_their_questions_on_one_connection(service: RendererService, sockets: Path) -> None:
    async def ask() -> None:
        keys = [HOME, Key("/nasional"), Key("/indeks/2026/11/20"), Key("/tidak-ada")]
        async with served(service, sockets / "r"):
            renderers = an_edge(sockets / "r")
            pages = await asyncio.gather(*map(renderers.ask, keys))
        assert [page.status for page in pages] == [200, 200, 200, 404]
        assert [page.key.partition("|")[2] for page in pages] == ["/", "/nasional", "/indeks/2026/11/20", "!404"]

    run(ask())


def test_a_page_that_can_not_be_made_does_not_take_others_along(
    service: RendererService, sockets: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def ask() -> None:
        async with served(service, sockets / "r"):
            renderers = an_edge(sockets / "r")
            with pytest.raises(RenderFailed, match="ValueError"):
                await renderers.ask(Key("/nasional", "before=kemarin"))
            assert (await renderers.ask(HOME)).status == 200

    run(ask())
    assert "could not render /nasional?before=kemarin" in caplog.text


@pytest.mark.parametrize(
    "noise", [(MAX_FRAME_BYTES + 1).to_bytes(4, "big"), b"\x00\x00\x00\x03xyz", framed(Question(1, "/", ""))[:-2]]
)
def test_noise_on_one_connection_leaves_the_others_alone(service: RendererService, sockets: Path, noise: bytes) -> None:
    async def ask() -> None:
        async with served(service, sockets / "r"):
            reader, writer = await asyncio.open_unix_connection(str(sockets / "r"))
            writer.write(noise)
            writer.write_eof()
            assert await asyncio.wait_for(reader.read(), 2) == b""
            writer.close()
            assert (await an_edge(sockets / "r").ask(HOME)).status == 200

    run(ask())


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (b"", "closed the connection"),
        (b"\x00\x00\x10\x00half", "closed the connection"),
        (b"\x00\x00\x00\x03xyz", "can't be read: Expected `array`"),
        ((MAX_FRAME_BYTES + 1).to_bytes(4, "big"), "can't be read: a frame of 32000001 bytes"),
    ],
    ids=["killed before", "killed amid", "nonsense", "over-long"],
)
def test_a_broken_answer_tells_everybody_who_waits(sockets: Path, answer: bytes, trouble: str) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        await asyncio.sleep(0.05)
        writer.write(answer)
        if len(answer) == 4:
            await reader.read()  # alive, and waiting to be hung up on
        writer.close()

    async def ask() -> None:
        async with a_renderer_that(behave, sockets / "r") as renderers:
            questions = [renderers.ask(Key(f"/{number}")) for number in range(5)]
            answers = await asyncio.wait_for(asyncio.gather(*questions, return_exceptions=True), 2)
        assert [type(one) for one in answers] == [RendererAway] * 5
        assert all(trouble in str(one) for one in answers)

    run(ask())


def test_the_line_is_opened_again_after_it_broke(service: RendererService, sockets: Path) -> None:
    async def ask() -> None:
        renderers = an_edge(sockets / "r")
        with pytest.raises(RendererAway, match="No such file"):
            await renderers.ask(HOME)
        async with served(service, sockets / "r"):
            assert (await renderers.ask(HOME)).status == 200

    run(ask())


def test_another_renderer_answers_when_the_first_is_away(service: RendererService, sockets: Path) -> None:
    async def ask() -> None:
        async with served(service, sockets / "r"):
            for order in (["r", "away"], ["away", "r"]):
                assert (await an_edge(*(sockets / name for name in order)).ask(HOME)).status == 200

    run(ask())


def test_questions_beyond_the_limit_are_turned_away_at_once(sockets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MAX_WAITING", 3)

    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def ask() -> None:
        async with a_renderer_that(never, sockets / "r") as renderers:
            waiting = [asyncio.create_task(renderers.ask(Key(f"/{number}"))) for number in range(3)]
            await asyncio.sleep(0.05)
            with pytest.raises(RendererAway, match="3 pages are being waited for"):
                await renderers.ask(HOME)
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    run(ask())
