"""What goes over a manuscript's socket: the y-websocket protocol, and three messages of our own.

Numbers are lib0's variable-length integers, byte strings have their length before them.
Source: github.com/yjs/y-protocols, PROTOCOL.md.
"""

from typing import NamedTuple

SYNC, AWARENESS, ASK_AWARENESS = 0, 1, 3
STEP_1, STEP_2, UPDATE = 0, 1, 2

SAVED, REFUSED, CHANGED = 100, 101, 102
"""Ours: what is on disk; why an update is not taken; that the story's rows have changed."""

MAX_MESSAGE_BYTES = 4_000_000
MAX_CLIENTS = 200
MAX_PRESENCE_BYTES = 50_000


class BadMessage(Exception):
    """Bytes that are no message of this protocol."""


class Present(NamedTuple):
    """What one client says of itself; `state` is JSON, "null" once it has gone."""

    client: int
    clock: int
    state: str


class Reader:
    """Takes a message apart."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > MAX_MESSAGE_BYTES:
            raise BadMessage(f"a message of {len(raw)} bytes is too large")
        self._raw = raw
        self._at = 0

    def number(self) -> int:
        """The next integer."""
        value = shift = 0
        while True:
            if self._at >= len(self._raw) or shift > 63:
                raise BadMessage("the message ends in a number")
            byte = self._raw[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def bytes(self) -> bytes:
        """The next byte string."""
        length = self.number()
        start, self._at = self._at, self._at + length
        if self._at > len(self._raw):
            raise BadMessage("the message is shorter than it says")
        return self._raw[start : self._at]


def number(value: int) -> bytes:
    """An integer as it is sent."""
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def sync(step: int, payload: bytes) -> bytes:
    """A message of the sync protocol."""
    return number(SYNC) + number(step) + number(len(payload)) + payload


def saved(state_vector: bytes, taken: int) -> bytes:
    """Everything up to this state vector is on disk, and the first `taken` updates that this window has sent.

    A deletion does not show in a state vector; the number says that it is kept, too.
    """
    return number(SAVED) + number(len(state_vector)) + state_vector + number(taken)


def refused(reason: str) -> bytes:
    """What was sent last is not taken; the reason is a word that the browser has a sentence for."""
    raw = reason.encode()
    return number(REFUSED) + number(len(raw)) + raw


def changed(words: str) -> bytes:
    """JSON of what the story's rows say now."""
    raw = words.encode()
    return number(CHANGED) + number(len(raw)) + raw


def presents(raw: bytes) -> list[Present]:
    """Who says what in an awareness message's byte string. Raises `BadMessage`."""
    reader = Reader(raw)
    count = reader.number()
    if count > MAX_CLIENTS or len(raw) > MAX_PRESENCE_BYTES:
        raise BadMessage(f"{count} clients in a message of {len(raw)} bytes")
    try:
        return [Present(reader.number(), reader.number(), reader.bytes().decode()) for _ in range(count)]
    except UnicodeDecodeError as error:
        raise BadMessage(str(error)) from error


def awareness(clients: list[Present]) -> bytes:
    """A message that says what clients say of themselves."""
    payload = number(len(clients))
    for client in clients:
        raw = client.state.encode()
        payload += number(client.client) + number(client.clock) + number(len(raw)) + raw
    return number(AWARENESS) + number(len(payload)) + payload
