"""Accounts that work in some channels only, and how channels are offered."""

from typing import Any

import pytest
from django.urls import reverse

from redaksi.accounts.models import Role, User
from redaksi.newsroom import actions
from redaksi.newsroom.errors import ForeignChannel
from redaksi.newsroom.models import Channel, Story, StoryState
from redaksi.newsroom.texts import digest_of, text_of
from redaksi.press import log
from tests.builders import HOUR, NOON, a_channel, a_draft, a_live_story, a_text, bima, foto, sari, wati
from tests.desk.test_doors import form_of, logged_in


def only_in(user: User, *channels: Channel) -> User:
    user.channels = [channel.pk for channel in channels]
    user.save()
    return user


def sent(who: User, story: Story, **fields: Any) -> Any:
    browser = logged_in(who)
    form = form_of(browser, story) | fields
    return browser.post(reverse("story", args=[story.pk]), form)


@pytest.mark.parametrize("manuscript", ["", "1"], ids=["whole", "fields"])
def test_a_live_story_is_not_moved_out_of_an_editor_s_channels(channel: Channel, manuscript: str) -> None:
    sport = a_channel("olahraga", name="Olahraga")
    story = a_live_story(channel)
    answer = sent(only_in(bima(), channel), story, channel=sport.pk, deck="Dek baru.", manuscript=manuscript)
    assert answer.status_code == 409
    (problem,) = answer.context["problems"]
    assert "Olahraga" in problem
    assert "may put" not in problem
    assert answer.context["fields"].deck == "Dek baru."
    story.refresh_from_db()
    assert (story.channel, story.deck) == (channel, "Kapal pertama berangkat pukul enam pagi.")


def test_a_story_moves_below_a_channel_of_the_editor(channel: Channel) -> None:
    below = a_channel("pemilu", parent=channel)
    story = a_live_story(channel)
    assert sent(only_in(bima(), channel), story, channel=below.pk).status_code == 302
    story.refresh_from_db()
    assert story.channel == below


@pytest.mark.parametrize("order", ["publish", "ready"])
def test_an_order_for_another_channel_is_refused_on_the_screen_and_the_text_is_kept(
    channel: Channel, order: str
) -> None:
    sport = a_channel("olahraga")
    story = a_draft(channel, by=bima())
    answer = sent(only_in(bima(), channel), story, channel=sport.pk, deck="Dek baru.", order=order)
    assert answer.status_code == 403
    assert len(answer.context["problems"]) == 1
    assert "Dek baru." in answer.content.decode()
    story.refresh_from_db()
    assert (story.channel, story.deck, story.state) == (sport, "Dek baru.", StoryState.DRAFT)
    assert log.current_document("story", str(story.pk)) is None


def test_a_right_that_is_gone_does_not_take_the_typed_text_along(channel: Channel) -> None:
    story = a_draft(channel, by=sari())
    browser = logged_in(sari())
    form = form_of(browser, story) | {"deck": "Belum tersimpan."}
    actions.mark_ready(story.pk, by=wati(), now=NOON + HOUR)
    answer = browser.post(reverse("story", args=[story.pk]), form)
    assert answer.status_code == 403
    assert "Belum tersimpan." in answer.content.decode()
    story.refresh_from_db()
    assert story.deck != "Belum tersimpan."


def test_a_reporter_puts_and_files_stories_only_into_own_channels(channel: Channel) -> None:
    sport = a_channel("olahraga")
    reporter = only_in(sari(), sport)
    story = actions.create_story(by=reporter, now=NOON)
    seen = digest_of(text_of(story))
    with pytest.raises(ForeignChannel):
        actions.save_story(story.pk, a_text(channel=channel.pk), seen=seen, by=reporter, now=NOON)
    actions.save_story(story.pk, a_text(channel=sport.pk), seen=seen, by=reporter, now=NOON)
    assert [value for value, _ in screen(reporter, story).context["choices"].channels] == [sport.pk]
    Story.objects.filter(pk=story.pk).update(channel=channel)
    answer = sent(reporter, story, order="file", deck="Dek baru.")
    assert (answer.status_code, len(answer.context["problems"])) == (403, 1)
    Story.objects.filter(pk=story.pk).update(channel=sport)
    assert sent(reporter, story, order="file").status_code == 302


def screen(who: User, story: Story) -> Any:
    return logged_in(who).get(reverse("story", args=[story.pk]))


def test_the_photo_desk_works_on_the_pictures_of_what_readers_don_t_have_yet(channel: Channel) -> None:
    other = a_channel("olahraga")
    photographer = only_in(foto(), channel)
    filed = a_draft(channel, by=sari())
    actions.file_story(filed.pk, by=sari(), now=NOON + HOUR)
    shown = screen(photographer, filed)
    assert (shown.context["may_edit"], shown.context["orders"]) == (True, [])
    assert sent(photographer, filed, deck="Dek foto.").status_code == 302
    assert sent(photographer, filed, order="publish").status_code == 403
    for story in (a_live_story(channel), a_draft(other, by=sari())):
        assert not screen(photographer, story).context["may_edit"]
        assert sent(photographer, story, deck="Dek foto.").status_code == 403


@pytest.mark.parametrize(("role", "writes"), [(Role.PHOTO, False), (Role.ADS, False), (Role.REPORTER, True)])
def test_writing_is_offered_to_who_may_write(channel: Channel, role: Role, writes: bool) -> None:
    user = foto()
    user.role = role
    user.save()
    assert (f'action="{reverse("story_create")}"' in logged_in(user).get("/").content.decode()) == writes


def test_channels_are_offered_in_the_order_of_the_menu(channel: Channel) -> None:
    channel.position = 5
    channel.save()
    first = a_channel("ekonomi", position=1, name="Ekonomi")
    below = a_channel("bursa", position=9, parent=first, name="Bursa")
    kind = a_channel("ekonomi-kreatif", position=1, name="Ekonomi Kreatif")
    gone = a_channel("lama", position=0)
    actions.withdraw_record(gone, reason="Sudah ditutup.", by=wati(), now=NOON)
    order = [first.pk, below.pk, kind.pk, channel.pk]
    desk = logged_in(wati())
    assert [value for value, _ in desk.get("/").context["channels"]] == order
    assert [value for value, _ in screen(wati(), a_draft(channel)).context["choices"].channels] == order
    wati_s = desk.get(reverse("record_create", args=["promos"])).context["form"].fields["channels"].choices
    assert [value for value, _ in wati_s] == order
    User.objects.filter(username="wati").update(role=Role.ADMINISTRATOR)
    boxes = logged_in(wati()).get(reverse("staff_create")).context["form"].fields["channels"].choices
    assert [value for value, _ in boxes] == [gone.pk, *order]
