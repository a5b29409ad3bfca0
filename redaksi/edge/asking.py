"""How an edge asks a renderer: frames of msgpack over a Unix socket, many questions on one connection."""

import asyncio
import itertools
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from .entry import Entry
from .errors import RendererAway, RenderFailed
from .key import Key

MAX_FRAME_BYTES = 32_000_000
PATIENCE_SECONDS = 20.0
MAX_WAITING = 500
"""Questions under way at once; one more is told that the renderer is away (overload sheds misses, never hits)."""


class Question(msgspec.Struct, frozen=True, array_like=True):
    """A page is wanted."""

    number: int
    path: str
    query: str


class Reply(msgspec.Struct, frozen=True, array_like=True):
    """The page, or `trouble` in one sentence if it could not be rendered."""

    number: int
    entry: Entry | None
    trouble: str = ""


_encoder = msgspec.msgpack.Encoder()


def framed(message: msgspec.Struct) -> bytes:
    """The message with its length in front, four bytes, big-endian."""
    raw = _encoder.encode(message)
    return len(raw).to_bytes(4, "big") + raw


async def next_frame(reader: asyncio.StreamReader) -> bytes | None:
    """The next message's bytes; None at the end of the connection. Raises ValueError if it is too long."""
    try:
        length = int.from_bytes(await reader.readexactly(4), "big")
        if length > MAX_FRAME_BYTES:
            raise ValueError(f"a frame of {length} bytes; {MAX_FRAME_BYTES} are the limit")
        return await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


class Renderers:
    """The renderers of this machine. A key goes to the same one while that answers, so each page is rendered once."""

    def __init__(self, sockets: Sequence[Path]) -> None:
        self._lines = [_Line(socket) for socket in sockets]

    async def ask(self, key: Key) -> Entry:
        """The page for `key`. Raises `RendererAway` if no renderer answers, `RenderFailed` if one can't make it."""
        first = zlib.crc32(str(key).encode()) % len(self._lines)
        trouble = "no renderer"
        for step in range(len(self._lines)):
            try:
                return await self._lines[(first + step) % len(self._lines)].ask(key)
            except RendererAway as away:
                trouble = str(away)
        raise RendererAway(trouble)


class _Line:
    """One connection to one renderer, opened when needed and again after it broke."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._opening = asyncio.Lock()
        self._listener: asyncio.Task[None] | None = None

    async def ask(self, key: Key) -> Entry:
        if len(self._waiting) >= MAX_WAITING:
            raise RendererAway(f"{MAX_WAITING} pages are being waited for already")
        writer = await self._connected()
        question = Question(next(self._numbers), key.path, key.query)
        answered: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting[question.number] = answered
        try:
            writer.write(framed(question))
            reply = await asyncio.wait_for(answered, PATIENCE_SECONDS)
        except TimeoutError:
            raise RendererAway(f"{self._socket.name}: no answer within {PATIENCE_SECONDS:.0f} s") from None
        finally:
            self._waiting.pop(question.number, None)
        if reply.entry is None:
            raise RenderFailed(reply.trouble)
        return reply.entry

    async def _connected(self) -> asyncio.StreamWriter:
        async with self._opening:
            if self._writer is None or self._writer.is_closing():
                try:
                    reader, self._writer = await asyncio.open_unix_connection(str(self._socket))
                except OSError as error:
                    raise RendererAway(f"{self._socket.name}: {error.strerror or error}") from error
                self._listener = asyncio.create_task(self._listen(reader, self._writer))
            return self._writer

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        decoder = msgspec.msgpack.Decoder(Reply)
        trouble = "the renderer closed the connection"
        try:
            while (frame := await next_frame(reader)) is not None:
                reply = decoder.decode(frame)
                waiting = self._waiting.get(reply.number)
                if waiting is not None and not waiting.done():
                    waiting.set_result(reply)
        except (ValueError, msgspec.MsgspecError) as error:
            trouble = f"the renderer's answer can't be read: {error}"
        finally:
            writer.close()
            if self._writer is writer:
                self._writer = None
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(RendererAway(trouble))
