"""Beginning a story, and throwing away what nobody needs before any reader has it."""

import datetime as dt

from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require
from redaksi.press.body import ParagraphBlock, block_text

from ..auditing import audit
from ..errors import WrongState
from ..manuscripts.keeping import manuscript_text
from ..models import Story, StoryState
from ..searching import forget_words
from ..texts import StoryText, TextRefused, text_of
from .stories import create_story
from .story_rows import locked_story

LOOKED_AT = 5
"""Among so many of somebody's last drafts an empty one is looked for."""


def begin_story(*, by: User, now: dt.datetime) -> Story:
    """The empty draft that `by` has begun already and nobody has touched since, or a new one."""
    require(by, "story.create")
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        drafts = Story.objects.filter(owner=by, state=StoryState.DRAFT, holder=None).order_by("-changed_at", "-pk")
        for story in drafts[:LOOKED_AT]:
            if not story.plain_headline and _is_untouched(story):
                return story
        return create_story(by=by, now=now)


def discard_story(story_id: int, *, by: User, now: dt.datetime) -> None:
    """Throw a draft away that readers never had: its row, its manuscript and the words it is found by. Pictures stay.

    Raises `WrongState` for any other.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.discard", story)
        if story.state != StoryState.DRAFT or story.published_at is not None or story.versions.exists():
            raise WrongState(f"story {story_id} is {story.state}; look at it again, only drafts are discarded")
        audit("discard_story", story, by, now, owner=story.owner_id)
        forget_words(story)
        story.delete()


def _is_untouched(story: Story) -> bool:
    try:
        text = manuscript_text(story) or text_of(story)
    except TextRefused:
        return False
    has_words = any(not isinstance(block, ParagraphBlock) or block_text(block).strip() for block in text.body.content)
    return not has_words and text == StoryText(body=text.body)
