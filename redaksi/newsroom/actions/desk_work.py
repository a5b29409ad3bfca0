"""A story's way over the desk before readers have it: filed, taken in hand, ready, or sent back."""

import datetime as dt

from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require

from ..auditing import audit
from ..errors import WrongState
from ..models import UNPUBLISHED, Story, StoryState
from .story_rows import locked_story


def file_story(story_id: int, *, note: str = "", by: User, now: dt.datetime) -> None:
    """Hand a draft over to the desk, with a note for who edits it."""
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.file", story)
        _refuse_unless(story, StoryState.DRAFT)
        _move(story, StoryState.FILED, now)
        audit("file_story", story, by, now, **_said(note))


def take_story(story_id: int, *, by: User, now: dt.datetime) -> None:
    """Take a story in hand, also out of another's: the desk shows who holds it since when. A live one stays live.

    Who has it already keeps it, since when they had it.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.take", story)
        _refuse_unless(story, *UNPUBLISHED, StoryState.LIVE)
        before = story.holder_id
        if before == by.pk:
            return
        _move(story, story.state if story.state == StoryState.LIVE else StoryState.EDITING, now, holder=by)
        audit("take_story", story, by, now, **({"from": before} if before else {}))


def mark_ready(story_id: int, *, by: User, now: dt.datetime) -> None:
    """Say that nothing is left to do before publication."""
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.ready", story)
        _refuse_unless(story, StoryState.DRAFT, StoryState.FILED, StoryState.EDITING)
        _move(story, StoryState.READY, now)
        audit("mark_ready", story, by, now)


def send_back(story_id: int, *, reason: str, by: User, now: dt.datetime) -> None:
    """Give a story back to who wrote it, saying why."""
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.send_back", story)
        _refuse_unless(story, StoryState.FILED, StoryState.EDITING, StoryState.READY)
        if not reason.strip():
            raise WrongState("a story is sent back with a reason; give one")
        _move(story, StoryState.DRAFT, now)
        audit("send_back", story, by, now, reason=reason.strip())


def _refuse_unless(story: Story, *states: str) -> None:
    if story.state not in states:
        raise WrongState(f"story {story.pk} is {story.state}; look at it again, somebody has moved it on")


def _move(story: Story, state: str, now: dt.datetime, holder: User | None = None) -> None:
    story.state, story.holder, story.held_since = StoryState(state), holder, now if holder else None
    story.changed_at = now
    story.save(update_fields=["state", "holder", "held_since", "changed_at"])


def _said(note: str) -> dict[str, str]:
    return {"note": note.strip()} if note.strip() else {}
