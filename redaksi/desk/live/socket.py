"""The way in: /live/stories/<number>/ as a WebSocket. Who is in a manuscript and what is saved is room.py's matter."""

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async

from redaksi.newsroom.actions import settle_manuscript
from redaksi.newsroom.texts import TextRefused

from . import messages
from .entering import headers_of, is_from_the_desk, may_read, may_write, who_knocks
from .room import Member, RightLost, Room

log = logging.getLogger("redaksi.desk.live")

PATH = re.compile(r"/live/stories/([1-9][0-9]{0,17})/?")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
SendEvent = Callable[[dict[str, Any]], Awaitable[None]]

UNKNOWN, FORBIDDEN, NONSENSE, RIGHT_LOST = 4404, 4403, 4400, 4410
"""Why a socket closes; the browser has a sentence for each."""

MOST_ROOMS = 500


class Rooms:
    """The manuscripts that are open on this desk process: one room each, made at the first window."""

    def __init__(self) -> None:
        self._rooms: dict[int, Room] = {}
        self._opening: dict[int, asyncio.Lock] = {}

    async def enter(self, story_id: int, member: Member) -> Room:
        """The manuscript's room, with the member in it."""
        async with self._opening.setdefault(story_id, asyncio.Lock()):
            room = self._rooms.get(story_id)
            if room is None:
                room = Room(story_id, utc_now)
                await room.open()
                self._rooms[story_id] = room
            await room.enter(member)
        return room

    async def leave(self, room: Room, member: Member) -> None:
        """Let the member go, and the room once all is saved and nobody is in it."""
        await room.leave(member)
        await room.settled()
        async with self._opening.setdefault(room.story_id, asyncio.Lock()):
            if not room.members and self._rooms.get(room.story_id) is room:
                del self._rooms[room.story_id]
                room.close()
                await _settle(room.story_id)
        if room.story_id not in self._rooms:
            self._opening.pop(room.story_id, None)

    def writers(self) -> dict[int, list[str]]:
        """Who may write and is in which story now; may be asked from another thread."""
        there = {id: [one.user for one in list(room.members) if one.writes] for id, room in list(self._rooms.items())}
        return {id: sorted(set(map(str, users))) for id, users in there.items() if users}


async def _settle(story_id: int) -> None:
    try:
        await sync_to_async(settle_manuscript)(story_id, now=utc_now())
    except TextRefused as error:  # somebody's editor wrote nonsense: the next save says which block it is
        log.warning("story %d: %s", story_id, error)


ROOMS = Rooms()


def utc_now() -> dt.datetime:
    """The clock of the desk, read once for each thing that happens."""
    return dt.datetime.now(dt.UTC)


async def manuscript_socket(scope: Scope, receive: Receive, send: SendEvent) -> None:
    """One window's conversation, from its first knock to its last word."""
    event = await receive()
    if event["type"] != "websocket.connect":
        return
    match, headers = PATH.fullmatch(scope["path"]), headers_of(scope)
    user = await sync_to_async(who_knocks)(headers) if match and is_from_the_desk(headers) else None
    if match is None or user is None or not await sync_to_async(may_read)(user, int(match[1])):
        await send({"type": "websocket.close", "code": FORBIDDEN})
        return
    story_id = int(match[1])
    await send({"type": "websocket.accept"})

    async def tell(message: bytes) -> None:
        await send({"type": "websocket.send", "bytes": message})

    member = Member(user, tell, await sync_to_async(may_write)(user.pk, story_id), 0.0)
    room = await ROOMS.enter(story_id, member)
    try:
        await _converse(room, member, receive, send)
    finally:
        await ROOMS.leave(room, member)


async def _converse(room: Room, member: Member, receive: Receive, send: SendEvent) -> None:
    code = None
    while code is None:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        try:
            await room.take(member, event.get("bytes") or b"")
        except RightLost:
            await member.send(messages.refused("right"))
            code = RIGHT_LOST
        except messages.BadMessage as error:
            log.warning("story %d: %s sent nonsense: %s", room.story_id, member.user, error)
            code = NONSENSE
    await send({"type": "websocket.close", "code": code})
