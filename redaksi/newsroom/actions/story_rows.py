"""The rows of a story: locked, compared, written. The orders that do it are in the other modules."""

import datetime as dt

from redaksi.accounts.models import User
from redaksi.accounts.rights import can

from ..errors import ForeignChannel, TextChanged
from ..manuscripts.keeping import manuscript_text
from ..models import Channel, Credit, Story, StoryPicture, Version
from ..searching import remember_words
from ..texts import PLAIN_FIELDS, StoryText, builtins_of, digest_of, pictures_of, text_of


def locked_story(story_id: int) -> Story:
    """The story, locked until the transaction ends."""
    return Story.objects.select_for_update(of=("self",)).get(pk=story_id)


def settle(story: Story, now: dt.datetime) -> None:
    """Bring the rows of a locked story up to date with what was typed into its manuscript, if it has one.

    Raises `TextRefused` if somebody's editor has written what no story may hold.
    """
    text = manuscript_text(story)
    if text is not None and text != text_of(story):
        write_text(story, text, now)


def refuse_foreign_channel(story: Story, text: StoryText, by: User) -> None:
    """Raise `ForeignChannel` if `text` moves the story to a channel that `by` may not put it into."""
    if text.channel is None or text.channel == story.channel_id:
        return
    channel = Channel.objects.select_related("parent").get(pk=text.channel)
    there = Story(owner_id=story.owner_id, state=story.state, channel=channel)
    if not can(by, "story.place", there):
        raise ForeignChannel(f"channel '{channel}' is not one of those that {by} may put a story into")


def text_if_unchanged(story: Story, seen: str) -> StoryText:
    """The text that stands there. Raises `TextChanged` unless its digest is `seen`."""
    text = text_of(story)
    if digest_of(text) != seen:
        raise TextChanged("somebody has changed this story since you opened it", builtins_of(text))
    return text


def write_text(story: Story, text: StoryText, now: dt.datetime) -> None:
    """Put a text into the rows."""
    plain = builtins_of(text)
    for name in PLAIN_FIELDS:
        setattr(story, name, plain[name])
    story.headline, story.body = plain["headline"], plain["body"]
    story.channel_id, story.running_story_id = text.channel, text.running_story
    story.picture_words = plain["lead_picture"] or {}
    story.picture_id = story.picture_words.pop("picture", None)
    story.changed_at = now
    names = ["headline", "body", "channel", "running_story", "picture", "picture_words", "changed_at"]
    story.save(update_fields=[*PLAIN_FIELDS, *names])
    remember_words(story)
    story.topics.set(text.topics)
    story.sources.set(text.sources)
    StoryPicture.objects.bulk_create(
        (StoryPicture(story=story, picture_id=id) for id in sorted(pictures_of(text))), ignore_conflicts=True
    )
    story.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(
            story=story,
            position=position,
            role=credit.role,
            person_id=int(credit.person) if credit.person else None,
            name=credit.name,
        )
        for position, credit in enumerate(text.credits)
    )


def cut_version(story: Story, text: StoryText, by: User, now: dt.datetime) -> int:
    """Keep the text as the story's next version; give its number."""
    newest = story.versions.order_by("-number").values_list("number", flat=True).first() or 0
    Version.objects.create(
        story=story, number=newest + 1, cut_at=now, cut_by=by, digest=digest_of(text), text=builtins_of(text)
    )
    return newest + 1
