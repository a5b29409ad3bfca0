"""Who is in a manuscript, and when what they type is saved. How bytes travel is in socket.py."""

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import msgspec
from asgiref.sync import sync_to_async
from pycrdt import Doc

from redaksi.accounts.models import User
from redaksi.newsroom.manuscripts.keeping import (
    NOTHING,
    ManuscriptFull,
    NoManuscript,
    Typed,
    add_updates,
    keep_branch,
    open_manuscript,
    updates_after,
)

from . import messages
from .entering import may_write

log = logging.getLogger("redaksi.desk.live")

GROUP_SECONDS = 0.1
"""How long updates are gathered before they are saved in one commit."""

AGAIN_AFTER_SECONDS = 1.0

LOOK_SECONDS = 1.0
"""How often a room looks into the database for what came by another way."""

RIGHT_HOLDS_SECONDS = 1.0
"""How long an answer to "may they write" is trusted."""

Send = Callable[[bytes], Awaitable[None]]


class RightLost(Exception):
    """Who types may not write here any more; what they sent is kept for them."""


class Member(msgspec.Struct, eq=False):
    """Somebody's window. `clients` are the numbers under which it says what it does, with their clocks.

    `sent` counts the updates that came from it, `kept` those that are on disk.
    """

    user: User
    send: Send
    writes: bool
    asked_at: float
    clients: dict[int, int] = {}
    sent: int = 0
    kept: int = 0


class Waiting(NamedTuple):
    """An update that is not on disk yet: the `number`th that the window has sent."""

    member: Member
    number: int
    update: bytes


class Room:
    """One manuscript that is open in at least one window."""

    def __init__(self, story_id: int, now: Callable[[], dt.datetime]) -> None:
        self.story_id = story_id
        self.members: set[Member] = set()
        self._now = now
        self._document: Doc[Any] = Doc()
        self._waiting: list[Waiting] = []
        self._saving: asyncio.Task[None] | None = None
        self._present: dict[int, messages.Present] = {}
        self._known = 0
        self._ours: set[int] = set()
        self._following: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Bring the manuscript from the database, and look there from time to time for what others add."""
        state = await sync_to_async(open_manuscript)(self.story_id, now=self._now())
        self._document.apply_update(state)
        await self._look()
        self._following = asyncio.create_task(self._follow())

    def close(self) -> None:
        """Nobody is here any more."""
        if self._following is not None:
            self._following.cancel()

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self._look()
            except Exception:  # a database that is locked for a moment: the next look finds the same
                log.exception("story %d: could not look for what others have added", self.story_id)

    async def _look(self) -> None:
        """Take in what came by another way than a window here: a screen without script, a version brought back."""
        found = await sync_to_async(updates_after)(self.story_id, self._known)
        for number, update in found.items():
            self._known = max(self._known, number)
            if number not in self._ours:
                self._document.apply_update(update)
                await self._tell(messages.sync(messages.UPDATE, update))
        self._ours = {number for number in self._ours if number > self._known}

    async def enter(self, member: Member) -> None:
        """Ask the window what it has that we don't; say who is here."""
        self.members.add(member)
        await member.send(messages.sync(messages.STEP_1, self._document.get_state()))
        if self._present:
            await member.send(messages.awareness(list(self._present.values())))

    async def leave(self, member: Member) -> None:
        """Tell the others that the window is gone; what it typed is saved all the same."""
        self.members.discard(member)
        gone = [messages.Present(client, clock + 1, "null") for client, clock in member.clients.items()]
        for client in member.clients:
            self._present.pop(client, None)
        if gone:
            await self._tell(messages.awareness(gone), but=member)

    async def take(self, member: Member, raw: bytes) -> None:
        """Do what a message asks for. Raises `BadMessage` for what is none."""
        reader = messages.Reader(raw)
        match reader.number():
            case messages.SYNC:
                await self._sync(member, reader)
            case messages.AWARENESS:
                await self._hear(member, reader.bytes())
            case messages.ASK_AWARENESS:
                await member.send(messages.awareness(list(self._present.values())))
            case other:
                raise messages.BadMessage(f"no message has the number {other}")

    async def settled(self) -> None:
        """Wait until nothing waits to be saved."""
        while self._saving is not None:
            await asyncio.shield(self._saving)

    async def _sync(self, member: Member, reader: messages.Reader) -> None:
        step, payload = reader.number(), reader.bytes()
        if step == messages.STEP_1:
            await member.send(messages.sync(messages.STEP_2, self._update_since(payload)))
        else:
            await self._add(member, payload)

    def _update_since(self, state_vector: bytes) -> bytes:
        try:
            return self._document.get_update(state_vector)
        except (ValueError, RuntimeError) as error:
            raise messages.BadMessage(str(error)) from error

    async def _add(self, member: Member, update: bytes) -> None:
        if update != NOTHING:
            await self._merge(member, update)
        member.sent += 1
        self._waiting.append(Waiting(member, member.sent, update))
        if self._saving is None:
            self._saving = asyncio.create_task(self._save_soon())

    async def _merge(self, member: Member, update: bytes) -> None:
        if not await self._may_write(member):
            await sync_to_async(keep_branch)(self.story_id, update, by=member.user, reason="right", now=self._now())
            raise RightLost
        try:
            self._document.apply_update(update)
        except (ValueError, RuntimeError) as error:
            raise messages.BadMessage(str(error)) from error
        await self._tell(messages.sync(messages.UPDATE, update), but=member)

    async def _may_write(self, member: Member) -> bool:
        """Asked of the database again when the last answer is old: a right that was taken away ends the writing."""
        now = time.monotonic()
        if now - member.asked_at > RIGHT_HOLDS_SECONDS:
            member.writes = await sync_to_async(may_write)(member.user.pk, self.story_id)
            member.asked_at = now
        return member.writes

    async def _save_soon(self) -> None:
        """Save what has gathered, again and again until nothing waits; then say what is saved."""
        await asyncio.sleep(GROUP_SECONDS)
        while self._waiting:
            group, self._waiting = self._waiting, []
            state_vector = self._document.get_state()
            typed = [Typed(one.update, one.member.user) for one in group if one.update != NOTHING]
            try:
                if typed:
                    self._ours.update(await sync_to_async(add_updates)(self.story_id, typed, now=self._now()))
            except (ManuscriptFull, NoManuscript) as error:
                log.warning("story %d: %s", self.story_id, error)
                await self._tell(messages.refused("full" if isinstance(error, ManuscriptFull) else "right"))
            except Exception:  # the disk may be full or locked: nothing is said to be saved, and it is tried again
                log.exception("story %d: what was typed could not be saved; trying again", self.story_id)
                self._waiting = group + self._waiting
                await self._tell(messages.refused("disk"))
                await asyncio.sleep(AGAIN_AFTER_SECONDS)
            else:
                for one in group:
                    one.member.kept = one.number
                for member in list(self.members):
                    await _send(member, messages.saved(state_vector, member.kept))
        self._saving = None

    async def _hear(self, member: Member, raw: bytes) -> None:
        heard = messages.presents(raw)
        if len(member.clients | {present.client: 0 for present in heard}) > messages.MAX_CLIENTS:
            raise messages.BadMessage("one window speaks for too many clients")
        for present in heard:
            member.clients[present.client] = present.clock
            if present.state == "null":
                self._present.pop(present.client, None)
            else:
                self._present[present.client] = present
        await self._tell(messages.awareness(heard), but=member)

    async def _tell(self, message: bytes, but: Member | None = None) -> None:
        for member in list(self.members):
            if member is not but:
                await _send(member, message)


async def _send(member: Member, message: bytes) -> None:
    """A window that is gone must not keep the others waiting; its own conversation finds out by itself."""
    try:
        await member.send(message)
    except Exception:
        log.info("a window of %s could not be reached", member.user)
