"""Drafts: begun once, discarded after a question."""

from typing import Any

import pytest
from django.urls import reverse

from redaksi.accounts.models import User
from redaksi.newsroom import actions
from redaksi.newsroom.errors import WrongState
from redaksi.newsroom.manuscripts.keeping import open_manuscript, replace_words
from redaksi.newsroom.models import AuditRow, Channel, Manuscript, SearchWord, Story, StoryPicture, StoryState
from redaksi.newsroom.texts import StoryText
from tests.builders import HOUR, NOON, a_channel, a_draft, a_picture, a_text, a_use_of, bima, sari, wati
from tests.desk.test_doors import form_of, logged_in


def write(who: User) -> int:
    """The number of the story that the button leads to."""
    address = logged_in(who).post(reverse("story_create")).headers["location"]
    return int(address.strip("/").split("/")[-1])


def discard(who: User, story: Story, method: str = "post") -> Any:
    return getattr(logged_in(who), method)(reverse("story_discard", args=[story.pk]))


def test_writing_again_opens_one_s_own_empty_draft(channel: Channel) -> None:
    first = write(sari())
    logged_in(sari()).get(reverse("story", args=[first]))
    actions.settle_manuscript(first, now=NOON + HOUR)
    assert write(sari()) == first
    assert write(bima()) != first
    browser = logged_in(sari())
    story = Story.objects.get(pk=first)
    browser.post(reverse("story", args=[first]), form_of(browser, story) | {"channel": channel.pk})
    assert write(sari()) != first
    assert AuditRow.objects.filter(action="create_story").count() == Story.objects.count() == 3


def test_what_was_typed_and_not_saved_is_not_empty(channel: Channel) -> None:
    first = write(sari())
    open_manuscript(first, now=NOON)
    replace_words(first, StoryText(body=a_text().body), by=sari(), now=NOON)
    assert write(sari()) != first


def test_a_draft_is_discarded_after_a_question_and_leaves_an_audit_row(channel: Channel) -> None:
    picture = a_picture()
    story = a_draft(channel, by=sari(), lead_picture=a_use_of(picture))
    page = logged_in(sari()).get(reverse("story", args=[story.pk])).content.decode()
    assert reverse("story_discard", args=[story.pk]) in page
    assert discard(sari(), story, "get").status_code == 200
    assert Story.objects.filter(pk=story.pk).exists()
    assert discard(sari(), story).headers["location"] == reverse("queue")
    for rows in (
        Story.objects.filter(pk=story.pk),
        Manuscript.objects.filter(story=story.pk),
        SearchWord.objects.filter(kind="story", thing_id=story.pk),
        StoryPicture.objects.filter(story=story.pk),
    ):
        assert not rows.exists()
    picture.refresh_from_db()
    row = AuditRow.objects.get(thing=f"story:{story.pk}", action="discard_story")
    assert (row.by, row.detail) == (sari(), {"owner": sari().pk})
    assert logged_in(sari()).get(reverse("story", args=[story.pk])).status_code == 404


def test_only_the_owner_or_an_editor_of_the_channel_discards_a_draft(channel: Channel) -> None:
    story = a_draft(channel, by=wati())
    assert discard(sari(), story, "get").status_code == discard(sari(), story).status_code == 403
    editor = bima()
    editor.channels = [a_channel("olahraga").pk]
    editor.save()
    assert discard(editor, story).status_code == 403
    editor.channels = []
    editor.save()
    assert discard(editor, story).status_code == 302
    assert not Story.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("state", [state for state in StoryState if state != StoryState.DRAFT])
def test_what_is_no_draft_is_not_discarded(channel: Channel, state: str) -> None:
    story = a_draft(channel, by=sari())
    Story.objects.filter(pk=story.pk).update(state=state, published_at=NOON)
    assert discard(wati(), story).status_code == 403
    assert Story.objects.filter(pk=story.pk).exists()


def test_a_draft_that_readers_had_once_is_not_discarded(channel: Channel) -> None:
    story = a_draft(channel, by=sari())
    Story.objects.filter(pk=story.pk).update(published_at=NOON)
    with pytest.raises(WrongState):
        actions.discard_story(story.pk, by=wati(), now=NOON)
    assert discard(wati(), story).headers["location"] == reverse("story", args=[story.pk])
