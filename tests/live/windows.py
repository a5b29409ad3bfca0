"""Windows on a manuscript without a browser: a Yjs document each, and the desk's socket called directly."""

import asyncio
from typing import Any

from pycrdt import Doc, Text, XmlFragment

from redaksi.desk.live import messages
from redaksi.desk.live.socket import manuscript_socket

ORIGIN = "http://127.0.0.1:8001"


class Window:
    """What one browser would hold and send. `sent` counts its updates, `kept` those that the desk said are on disk."""

    def __init__(self, story_id: int, cookie: str) -> None:
        self.document: Doc[Any] = Doc()
        self.body = self.document.get("body", type=XmlFragment)
        self.deck = self.document.get("deck", type=Text)
        self.sent = self.kept = 0
        self.saved = b""
        self._heard = False
        self.refused: list[str] = []
        self.closed: int | None = None
        self._scope = {
            "type": "websocket",
            "path": f"/live/stories/{story_id}/",
            "headers": [(b"origin", ORIGIN.encode()), (b"cookie", cookie.encode())],
        }
        self._to_desk: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._is_online = False
        self._subscription = self.document.observe(self._typed)
        self._hearing = False

    async def connect(self) -> None:
        """Open the socket, and send what the desk lacks once it asks."""
        self._to_desk = asyncio.Queue()
        self._is_online, self.closed = True, None
        self.sent = self.kept = 0
        self._heard = False
        self._to_desk.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(manuscript_socket(self._scope, self._to_desk.get, self._from_desk))
        self._say(messages.sync(messages.STEP_1, self.document.get_state()))

    async def disconnect(self) -> None:
        """Lose the signal."""
        if self._task is not None:
            self._is_online = False
            self._to_desk.put_nowait({"type": "websocket.disconnect"})
            await self._task
            self._task = None

    async def quiet(self) -> None:
        """Wait until the desk says that all that stands here is saved, or closes."""
        async with asyncio.timeout(10):
            while self.closed is None and (self.kept < self.sent or not self._heard):
                await asyncio.sleep(0.005)

    def _send_update(self, step: int, update: bytes) -> None:
        self.sent += 1
        self._say(messages.sync(step, update))

    def _say(self, message: bytes) -> None:
        self._to_desk.put_nowait({"type": "websocket.receive", "bytes": message})

    def _typed(self, event: Any) -> None:
        if self._is_online and not self._hearing:
            self._send_update(messages.UPDATE, event.update)

    async def _from_desk(self, event: dict[str, Any]) -> None:
        if event["type"] == "websocket.close":
            self.closed, self._is_online = event["code"], False
        elif event["type"] == "websocket.send" and self._is_online:
            self._hear(messages.Reader(event["bytes"]))

    def _hear(self, reader: messages.Reader) -> None:
        match reader.number():
            case messages.SYNC:
                step, payload = reader.number(), reader.bytes()
                if step == messages.STEP_1:
                    self._send_update(messages.STEP_2, self.document.get_update(payload))
                else:
                    self._hearing = True
                    self.document.apply_update(payload)
                    self._hearing = False
                    self._heard = True
            case messages.SAVED:
                self.saved, self.kept = reader.bytes(), reader.number()
            case messages.REFUSED:
                self.refused.append(reader.bytes().decode())
