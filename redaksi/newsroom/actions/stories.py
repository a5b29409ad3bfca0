"""Writing a story and giving it to readers."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec
from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require
from redaksi.edge.epoch import Epoch
from redaksi.press import log

from ..auditing import audit
from ..checks import blocks, lacks_credit, uncredited, unguarded, untold
from ..documents import document_of_text, slug_of
from ..errors import NotReady, WrongState
from ..manuscripts.keeping import replace_words
from ..models import Story, StoryChange, StoryState
from ..texts import StoryText, digest_of
from .story_rows import cut_version, locked_story, refuse_foreign_channel, settle, text_if_unchanged, write_text


class ChangeNote(msgspec.Struct, frozen=True):
    """What an editor says of a change to a live story; a mended typing error needs no note."""

    kind: Literal["typo", "update", "correction"] = "typo"
    note: str = ""


def create_story(*, by: User, now: dt.datetime) -> Story:
    """A new, empty draft that belongs to `by`."""
    require(by, "story.create")
    with transaction.atomic():
        story = Story.objects.create(owner=by, created_at=now, changed_at=now, body={"type": "doc"})
        audit("create_story", story, by, now)
    return story


def save_story(story_id: int, text: StoryText, *, seen: str, by: User, now: dt.datetime) -> str:
    """Put `text` into the story and give its digest. Raises `TextChanged` if it was not the text `seen` before,
    `ForeignChannel` if it moves the story out of reach.

    What was typed into the story's manuscript counts as standing there; the text becomes one more change of it.
    A text that stands there already leaves no trace: neither who saved it nor when would tell anything.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.edit", story)
        if story.state == StoryState.ERASED:
            raise WrongState(f"story {story_id} was erased; its text can't be brought back")
        settle(story, now)
        text_if_unchanged(story, seen)
        refuse_foreign_channel(story, text, by)
        digest = digest_of(text)
        if digest != seen:
            write_text(story, text, now)
            replace_words(story_id, text, by=by, now=now)
            audit("save_story", story, by, now)
    return digest


def publish(
    story_id: int,
    *,
    digest: str,
    by: User,
    now: dt.datetime,
    uncredited_because: str = "",
    minor_is_safe: bool = False,
    change: ChangeNote = ChangeNote(),  # noqa: B008 - it has no state
) -> Epoch:
    """Give the story to readers, for the first time or anew. `digest` is of the text that the editor saw.

    `uncredited_because` is why a picture without credit goes out, `minor_is_safe` that nothing in a story that involves
    a minor makes them findable; the audit keeps both. `change` counts for a story that
    readers have already. A withdrawn story comes back, if `by` could have withdrawn it. Raises `TextChanged` if another
    text stands there now, `NotReady` with what is missing.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.publish", story)
        if story.state == StoryState.ERASED:
            raise WrongState(f"story {story_id} was erased; write a new one")
        if story.state == StoryState.WITHDRAWN:
            _settle_withdrawal(story, by, now)
        text = text_if_unchanged(story, digest)
        was_live = story.state == StoryState.LIVE
        if was_live and story.live_digest == digest:
            return log.current_epoch("story", str(story.pk))  # a second press of the button: readers have this text
        reason = uncredited_because.strip() if lacks_credit(text) else ""
        if missing := [
            *_unanswered(text, reason, minor_is_safe),
            *(untold(change.kind, change.note) if was_live else []),
        ]:
            raise NotReady(missing)
        text = msgspec.structs.replace(text, slug=text.slug or slug_of(text))
        _go_live(story, text, now)
        if was_live:
            StoryChange.objects.create(story=story, kind=change.kind, note=change.note.strip(), at=now, by=by)
        epoch = append_story(story, text, now)
        number = cut_version(story, text, by, now)
        answered: dict[str, str | bool] = {"uncredited_because": reason} if reason else {}
        answered |= {"minor_is_safe": True} if text.involves_minor else {}
        told = {"change": change.kind, "note": change.note.strip()} if was_live else {}
        audit("publish", story, by, now, epoch=str(epoch), version=number, **answered, **told)
    return epoch


def append_story(story: Story, text: StoryText, now: dt.datetime) -> Epoch:
    """Put the text into the press log with what readers were told of its changes, inside the caller's transaction."""
    assert story.published_at is not None
    told = story.changes.exclude(kind=StoryChange.Kind.TYPO)
    document = document_of_text(text, str(story.pk), story.published_at, max(now, story.published_at), told)
    return log.append("story", str(story.pk), "put", document, now=now)


def _unanswered(text: StoryText, reason: str, minor_is_safe: bool) -> Iterator[str]:
    """What is missing, and what an editor has to answer for and has not."""
    yield from blocks(text)
    if lacks_credit(text) and not reason:
        yield uncredited()
    if text.involves_minor and not minor_is_safe:
        yield unguarded()


def _settle_withdrawal(story: Story, by: User, now: dt.datetime) -> None:
    """Nothing is left to confirm of it. An editor can't undo what a desk chief ordered."""
    require(by, "story.withdraw", story)
    story.withdrawals.filter(confirmed_at=None, reversed_at=None).update(reversed_at=now)


def _go_live(story: Story, text: StoryText, now: dt.datetime) -> None:
    story.slug = text.slug
    story.published_at = story.published_at or now
    story.state = StoryState.LIVE
    story.live_digest = digest_of(text)
    story.holder = story.held_since = None
    story.changed_at = now
    story.save(update_fields=["slug", "published_at", "state", "live_digest", "holder", "held_since", "changed_at"])
