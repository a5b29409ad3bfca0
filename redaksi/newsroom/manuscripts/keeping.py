"""Keeping manuscripts: opened from what the newsroom has, added to, folded together. Sockets are elsewhere."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from pycrdt import Doc, merge_updates

from redaksi.accounts.models import User

from ..models import KeptBranch, Manuscript, ManuscriptUpdate, Story
from ..texts import StoryText, text_of
from .texts import document_of, rewrite, text_in

FOLD_AFTER = 200
"""How many updates may wait before they are folded into the state."""

NOTHING = b"\0\0"
"""An update that changes nothing."""

MAX_UPDATE_BYTES = 2_000_000
MAX_STATE_BYTES = 20_000_000


class ManuscriptFull(Exception):
    """A manuscript is larger than a text can be; the message says what to do."""


class NoManuscript(Exception):
    """The story's manuscript is gone: it was erased."""


class Typed(NamedTuple):
    """An update and who made it."""

    update: bytes
    by: User | None


def open_manuscript(story_id: int, *, now: dt.datetime) -> bytes:
    """The whole manuscript as one update. The first opening makes it, from the story's rows; a second finds it."""
    with transaction.atomic():
        story = Story.objects.select_for_update(of=("self",)).get(pk=story_id)
        manuscript = Manuscript.objects.filter(story=story).first()
        if manuscript is None:
            state = document_of(text_of(story)).get_update()
            manuscript = Manuscript.objects.create(story=story, state=state, opened_at=now)
        return _whole(manuscript)


def add_updates(story_id: int, typed: Iterable[Typed], *, now: dt.datetime) -> list[int]:
    """Keep updates in their order, in one commit; give their numbers. After it they may be acknowledged.

    Raises `ManuscriptFull`, `NoManuscript`.
    """
    with transaction.atomic():
        manuscript = Manuscript.objects.select_for_update().filter(pk=story_id).first()
        if manuscript is None:
            raise NoManuscript(f"story {story_id} has no manuscript any more")
        rows = [ManuscriptUpdate(manuscript=manuscript, body=one.update, by=one.by, at=now) for one in typed]
        if any(len(row.body) > MAX_UPDATE_BYTES for row in rows) or len(manuscript.state) > MAX_STATE_BYTES:
            raise ManuscriptFull("the manuscript is too large; begin another story for the rest")
        numbers = [row.pk for row in ManuscriptUpdate.objects.bulk_create(rows)]
        if manuscript.updates.filter(pk__gt=manuscript.upto)[FOLD_AFTER : FOLD_AFTER + 1]:
            _fold(manuscript)
    return numbers


def updates_after(story_id: int, number: int) -> dict[int, bytes]:
    """What was added since that update, by number; the whole manuscript under the newest if some were folded."""
    manuscript = Manuscript.objects.filter(pk=story_id).only("upto").first()
    if manuscript is None:
        return {}
    if manuscript.upto > number:
        whole = Manuscript.objects.get(pk=story_id)
        newest = whole.updates.order_by("-pk").values_list("pk", flat=True).first() or whole.upto
        return {newest: _whole(whole)}
    later = manuscript.updates.filter(pk__gt=number).order_by("pk").values_list("pk", "body")
    return {pk: bytes(body) for pk, body in later}


def replace_words(story_id: int, text: StoryText, *, by: User, now: dt.datetime) -> None:
    """Put the words of `text` in the place of the manuscript's where they differ: one more change, which merges.

    For a screen without script, and for bringing an older version back. Does nothing without a manuscript.
    """
    with transaction.atomic():
        manuscript = Manuscript.objects.select_for_update().filter(pk=story_id).first()
        if manuscript is not None:
            document: Doc[Any] = Doc()
            document.apply_update(_whole(manuscript))
            before = document.get_state()
            rewrite(document, text)
            update = document.get_update(before)
            if update != NOTHING:
                add_updates(story_id, [Typed(update, by)], now=now)


def keep_branch(story_id: int, update: bytes, *, by: User, reason: str, now: dt.datetime) -> None:
    """Put aside what can't be merged any more, for its author."""
    if len(update) <= MAX_UPDATE_BYTES and Manuscript.objects.filter(pk=story_id).exists():
        KeptBranch.objects.create(manuscript_id=story_id, body=update, by=by, reason=reason[:200], at=now)


def manuscript_text(story: Story) -> StoryText | None:
    """The story's text as its manuscript has it now, the other fields from the rows; None without a manuscript.

    Raises `TextRefused`, naming the block, if somebody's editor has written what no story may hold.
    """
    manuscript = Manuscript.objects.filter(story=story).first()
    if manuscript is None:
        return None
    document: Doc[Any] = Doc()
    document.apply_update(_whole(manuscript))
    return text_in(document, text_of(story))


def _whole(manuscript: Manuscript) -> bytes:
    later = manuscript.updates.filter(pk__gt=manuscript.upto).order_by("pk").values_list("body", flat=True)
    updates = [bytes(manuscript.state), *map(bytes, later)]
    return merge_updates(*updates) if len(updates) > 1 else updates[0]


def _fold(manuscript: Manuscript) -> None:
    """Make one state of everything, without what was deleted since: opening stays quick however long they write."""
    document: Doc[Any] = Doc()
    document.apply_update(_whole(manuscript))
    newest = manuscript.updates.order_by("-pk").values_list("pk", flat=True)[0]
    manuscript.state, manuscript.upto = document.get_update(), newest
    manuscript.save(update_fields=["state", "upto"])
    manuscript.updates.filter(pk__lte=newest).delete()
