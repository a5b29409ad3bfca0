"""What stands beside a manuscript, and bringing a story's rows up to date with its words."""

import datetime as dt

from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require

from ..auditing import audit
from ..errors import TextChanged, WrongState
from ..manuscripts.keeping import manuscript_text
from ..manuscripts.texts import fields_digest, with_words_of
from ..models import Story, StoryState
from ..texts import StoryText, builtins_of, digest_of, text_of
from .story_rows import locked_story, refuse_foreign_channel, settle, write_text


def save_fields(story_id: int, text: StoryText, *, seen: str, by: User, now: dt.datetime) -> str:
    """Put the fields of `text` into the story, with the words that its manuscript has; give the whole text's digest.

    Raises `TextChanged` if other fields than those `seen` stand there, `TextRefused` if the manuscript can't be read,
    `ForeignChannel` if the story would go to a channel out of reach.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.edit", story)
        if story.state == StoryState.ERASED:
            raise WrongState(f"story {story_id} was erased; its text can't be brought back")
        standing = text_of(story)
        whole = with_words_of(text, manuscript_text(story) or standing)
        if fields_digest(standing) != seen:
            theirs = with_words_of(standing, whole)
            raise TextChanged("somebody has changed the fields since you opened the story", builtins_of(theirs))
        refuse_foreign_channel(story, whole, by)
        if whole != standing:
            write_text(story, whole, now)
            audit("save_story", story, by, now)
    return digest_of(whole)


def settle_manuscript(story_id: int, *, now: dt.datetime) -> None:
    """Bring the rows up to date with what was typed, so that queue and search know it. Nobody's order: no audit."""
    with transaction.atomic():
        story = (
            Story.objects.select_for_update(of=("self",)).exclude(state=StoryState.ERASED).filter(pk=story_id).first()
        )
        if story is not None:
            settle(story, now)
