"""Destroying a text wherever it stands."""

import datetime as dt
import functools

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed, require
from redaksi.edge.epoch import Epoch
from redaksi.media.models import Picture
from redaksi.media.shelf import newspaper_shelf
from redaksi.press import log

from ..auditing import audit
from ..models import AuditRow, Manuscript, Story, StoryChange, StoryPicture, StoryState
from ..texts import StoryText
from .story_rows import locked_story, write_text


def erase_story(story_id: int, *, order: str, by: User, second: User, now: dt.datetime) -> Epoch:
    """Destroy the text of a story wherever it stands, by a court's order or the law's. Two people answer for it.

    So are pictures that no other story has: originals and renditions go when all is committed.

    `order` names the decision; it must not repeat what is erased, since it stays in the audit.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.erase", story)
        require(second, "story.erase", story)
        if by.pk == second.pk:
            raise NotAllowed("an erasure takes two people; ask another editor to confirm")
        epoch = log.append("story", str(story.pk), "erase", None, now=now)
        unused = _pictures_of_this_story_alone(story)
        write_text(story, StoryText(), now)
        story.versions.update(text={}, digest="")
        story.changes.exclude(note="").update(kind=StoryChange.Kind.TYPO, note="")
        story.withdrawals.update(reason="")
        StoryPicture.objects.filter(story=story).delete()
        Manuscript.objects.filter(story=story).delete()
        _destroy_pictures(unused)
        AuditRow.objects.filter(thing=f"story:{story.pk}").update(detail={"erased": True})
        story.state = StoryState.ERASED
        story.live_digest = story.slug = ""
        story.holder = story.held_since = None
        story.save(update_fields=["state", "live_digest", "slug", "holder", "held_since"])
        audit("erase_story", story, by, now, epoch=str(epoch), order=order, second=second.pk)
    _empty_journal()
    return epoch


def _pictures_of_this_story_alone(story: Story) -> list[Picture]:
    """The pictures of its text and its versions that no other story has or had."""
    others = StoryPicture.objects.filter(picture=OuterRef("pk")).exclude(story=story)
    return list(Picture.objects.filter(uses__story=story).exclude(Exists(others)))


def _destroy_pictures(pictures: list[Picture]) -> None:
    shelf = newspaper_shelf()
    for picture in pictures:
        files = [f"{rendition.name}.{rendition.format}" for rendition in picture.renditions.all()]
        AuditRow.objects.filter(thing=f"picture:{picture.pk}").update(detail={"erased": True})
        transaction.on_commit(functools.partial(shelf.destroy, picture.sha256, files))
        picture.delete()


def _empty_journal() -> None:
    """What was erased must not stay in SQLite's write-ahead log either; PostgreSQL recycles its own."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
