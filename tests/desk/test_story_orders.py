"""The story screen's orders: the button of each state, what it does, and what is said of it afterwards."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from redaksi.accounts.models import User
from redaksi.newsroom import actions
from redaksi.newsroom.models import AuditRow, Channel, Story, StoryChange, StoryState, StoryWithdrawal
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from tests.builders import HOUR, NOON, a_channel, a_draft, a_live_story, a_source, ayu, bima, sari, tono, wati
from tests.desk.test_doors import form_of, logged_in

REASON = "Lengkapi keterangan polisi."


def screen(story: Story) -> str:
    return reverse("story", args=[story.pk])


def html(answer: Any) -> str:
    return str(answer.content.decode())


def ordered(who: User, story: Story, order: str, **fields: str) -> Any:
    browser = logged_in(who)
    return browser.post(screen(story), form_of(browser, story) | {"order": order, **fields}, follow=True)


def offered(who: User, story: Story) -> list[str]:
    return [order.value for order in logged_in(who).get(screen(story)).context["orders"]]


def standing(story: Story, state: str, holder: User | None = None) -> Story:
    held_since = NOON if holder else None
    Story.objects.filter(pk=story.pk).update(state=state, published_at=NOON, holder=holder, held_since=held_since)
    return Story.objects.get(pk=story.pk)


@pytest.mark.parametrize(
    ("who", "state", "orders"),
    [
        (sari, "draft", ["file"]),
        (sari, "filed", []),
        (sari, "live", []),
        (bima, "draft", ["publish", "file", "ready", "take"]),
        (bima, "filed", ["take", "publish", "ready", "send_back"]),
        (bima, "editing", ["publish", "ready", "take", "send_back"]),
        (bima, "ready", ["publish", "take", "send_back"]),
        (bima, "live", ["publish", "take"]),
        (bima, "withdrawn", []),
        (bima, "erased", []),
    ],
)
def test_each_state_offers_one_button_and_the_rest_in_a_menu(
    channel: Channel, who: Any, state: str, orders: list[str]
) -> None:
    story = standing(a_draft(channel, by=sari()), state)
    assert offered(who(), story) == orders


def test_what_somebody_else_has_in_hand_is_first_of_all_taken_over(channel: Channel) -> None:
    story = standing(a_draft(channel, by=sari()), "editing", wati())
    assert offered(bima(), story)[0] == "take"
    assert "Wati" in str(logged_in(bima()).get(screen(story)).context["orders"][0].words)
    assert offered(wati(), story) == ["publish", "ready", "send_back"]


def test_an_editor_of_other_channels_is_offered_nothing(channel: Channel) -> None:
    editor = bima()
    editor.channels = [a_channel("olahraga").pk]
    editor.save()
    story = standing(a_draft(channel, by=sari()), "filed")
    answer = logged_in(editor).get(screen(story))
    assert (answer.context["orders"], answer.context["may_edit"]) == ([], False)
    assert ordered(editor, story, "take").status_code == 403
    assert ordered(editor, story, "publish").status_code == 403
    assert Story.objects.get(pk=story.pk).state == StoryState.FILED


def test_a_reporter_files_and_reads_on(channel: Channel) -> None:
    story = a_draft(channel, by=sari())
    answer = ordered(sari(), story, "file", deck="Dek terakhir.", **{"file-note": "Foto menyusul."})
    story.refresh_from_db()
    assert (story.state, story.deck) == (StoryState.FILED, "Dek terakhir.")
    assert (answer.status_code, answer.context["may_edit"]) == (200, False)
    assert 'value="save"' not in html(answer)
    handed = logged_in(bima()).get(screen(story)).context["handed"]
    assert (handed.who, handed.words, handed.was_sent_back) == ("Sari", "Foto menyusul.", False)
    assert ordered(sari(), story, "save", deck="Masih menyunting.").status_code == 403


def test_taking_over_shows_who_has_it_since_when_and_from_whom(channel: Channel) -> None:
    story = standing(a_draft(channel, by=sari()), "filed")
    ordered(bima(), story, "take")
    answer = ordered(wati(), story, "take")
    story.refresh_from_db()
    assert (story.holder, story.state) == (wati(), StoryState.EDITING)
    assert any("Bima" in str(message) for message in answer.context["messages"])
    assert answer.context["is_mine"]
    others = html(logged_in(bima()).get(screen(story)))
    assert "story-form__holder" in others
    assert "Wati" in others
    deeds = logged_in(bima()).get(reverse("story_history", args=[story.pk])).context["deeds"]
    assert "Bima" in deeds[0].what
    assert "Bima" not in deeds[1].what


def test_sending_back_needs_a_reason_which_the_writer_reads(channel: Channel) -> None:
    story = standing(a_draft(channel, by=sari()), "editing", bima())
    answer = ordered(bima(), story, "send_back")
    assert (answer.status_code, Story.objects.get(pk=story.pk).state) == (409, StoryState.EDITING)
    assert ordered(bima(), story, "send_back", **{"send-back-reason": REASON}).status_code == 200
    page = logged_in(sari()).get(screen(story))
    assert REASON in html(page)
    assert page.context["may_edit"]
    assert page.context["handed"].was_sent_back
    history = html(logged_in(sari()).get(reverse("story_history", args=[story.pk])))
    assert REASON in history


def test_an_order_that_comes_too_late_is_refused_in_the_desk_s_language(channel: Channel) -> None:
    story = standing(a_draft(channel, by=sari()), "filed")
    browser = logged_in(bima())
    form = form_of(browser, story) | {"order": "send_back", "send-back-reason": REASON}
    standing(story, "live")
    answer = browser.post(screen(story), form | {"deck": "Belum tersimpan."})
    assert answer.status_code == 409
    (problem,) = answer.context["problems"]
    assert "look at it again" not in problem
    assert str(story.pk) not in problem


def test_a_text_is_kept_when_the_order_is_refused(channel: Channel) -> None:
    story = standing(a_draft(channel, by=sari()), "editing")
    ordered(bima(), story, "send_back", deck="Dek yang diketik.")
    assert Story.objects.get(pk=story.pk).deck == "Dek yang diketik."


@pytest.mark.parametrize(
    ("kind", "note", "status"),
    [("", "", 422), ("typo", "", 302), ("update", "", 422), ("update", "Jadwal baru.", 302), ("correction", "x", 302)],
)
def test_publishing_a_live_story_anew_asks_what_changed(channel: Channel, kind: str, note: str, status: int) -> None:
    story = a_live_story(channel)
    browser = logged_in(wati())
    form = form_of(browser, story) | {"deck": "Dek baru.", "order": "publish", "change-kind": kind, "change-note": note}
    answer = browser.post(screen(story), form)
    assert answer.status_code == status
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert (document.deck == "Dek baru.") == (status == 302)
    if status == 422:
        assert (answer.context["typed"]["kind"], answer.context["typed"]["note"]) == (kind, note)
        assert answer.context["problems"]
        return
    change = StoryChange.objects.get()
    assert (change.kind, change.note, change.by) == (kind, note, wati())
    deed = browser.get(reverse("story_history", args=[story.pk])).context["deeds"][0]
    assert note in deed.why
    assert str(change.get_kind_display()) in deed.why


def test_a_second_chief_confirms_a_withdrawal_at_its_story(channel: Channel) -> None:
    story = a_live_story(channel)
    ordering = {"ground": "other", "reason": "Sumber mencabut keterangannya."}
    logged_in(wati()).post(reverse("story_withdraw", args=[story.pk]), ordering)
    number = StoryWithdrawal.objects.get().pk
    confirm = reverse("story_withdraw_confirm", args=[story.pk])
    assert confirm not in html(logged_in(wati()).get(screen(story)))
    assert confirm not in html(logged_in(bima()).get(screen(story)))
    assert logged_in(wati()).post(confirm, {"withdrawal": number}).status_code == 403
    assert logged_in(bima()).post(confirm, {"withdrawal": number}).status_code == 403
    chief = logged_in(ayu())
    assert confirm in html(chief.get(screen(story)))
    assert chief.post(confirm, {"withdrawal": number}).status_code == 302
    assert StoryWithdrawal.objects.get().confirmed_by == ayu()
    assert confirm not in html(chief.get(screen(story)))
    again = chief.post(confirm, {"withdrawal": number}, follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["error"]


def test_a_second_chief_gives_a_story_back_for_a_reason(channel: Channel) -> None:
    story = a_live_story(channel)
    actions.withdraw(story.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON + HOUR)
    number = StoryWithdrawal.objects.get().pk
    chief, address = logged_in(ayu()), reverse("story_withdraw_reverse", args=[story.pk])
    assert chief.post(address, {"withdrawal": number, "reason": " "}).status_code == 422
    assert chief.post(address, {"withdrawal": "x", "reason": "Keliru."}).status_code == 404
    other = a_live_story(channel)
    elsewhere = reverse("story_withdraw_reverse", args=[other.pk])
    assert chief.post(elsewhere, {"withdrawal": number, "reason": "Keliru."}).status_code == 404
    assert Story.objects.get(pk=story.pk).state == StoryState.WITHDRAWN
    answer = chief.post(address, {"withdrawal": number, "reason": "Sumber keliru."}, follow=True)
    assert answer.context["live_url"]
    assert "Sumber keliru." in html(chief.get(reverse("story_history", args=[story.pk])))


def test_a_withdrawn_story_is_not_published_by_its_form(channel: Channel) -> None:
    story = a_live_story(channel)
    actions.withdraw(story.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON + HOUR)
    ordered(wati(), story, "publish")
    assert Story.objects.get(pk=story.pk).state == StoryState.WITHDRAWN
    assert log.current_document("story", str(story.pk)) is None


def test_what_the_press_refuses_is_said_in_the_desk_s_language(channel: Channel) -> None:
    source = a_source("kcna")
    story = a_draft(channel, sources=[source.pk])
    actions.withdraw_record(source, reason="Tidak dipakai lagi.", by=wati(), now=NOON)
    answer = ordered(wati(), story, "publish")
    assert answer.status_code == 409
    (problem,) = answer.context["problems"]
    assert "is not published" not in problem
    assert f"{source.pk}" in problem


def test_nobody_without_a_role_settles_anything(channel: Channel) -> None:
    story = a_live_story(channel)
    browser: Client = logged_in(tono())
    for name in ("story_withdraw_confirm", "story_withdraw_reverse"):
        assert browser.post(reverse(name, args=[story.pk]), {"withdrawal": 1}).status_code == 403


def test_the_note_of_who_filed_stands_above_the_text(channel: Channel) -> None:
    story = a_draft(channel, by=sari())
    actions.file_story(story.pk, note="Foto menyusul.", by=sari(), now=NOON + HOUR)
    page = html(logged_in(bima()).get(screen(story)))
    top = page.partition('class="story-form__top"')[2].partition('class="story-form__paper"')[0]
    assert "Foto menyusul." in top


@pytest.mark.parametrize("is_live", [False, True], ids=["first", "anew"])
def test_a_story_that_involves_a_minor_goes_out_when_an_editor_answers_for_it(channel: Channel, is_live: bool) -> None:
    story = a_live_story(channel) if is_live else a_draft(channel)
    told = {"change-kind": "typo"} if is_live else {}
    assert "minor-is-safe" not in html(logged_in(bima()).get(screen(story)))
    answer = ordered(bima(), story, "publish", involves_minor="1", **told)
    assert (answer.status_code, len(answer.context["problems"])) == (422, 1)
    assert 'name="minor-is-safe"' in html(answer)
    before = log.current_document("story", str(story.pk))
    assert before is None or (isinstance(before, PressStory) and not before.involves_minor)
    assert 'name="minor-is-safe"' not in html(logged_in(sari()).get(screen(story)))
    answer = ordered(bima(), story, "publish", **{"minor-is-safe": "1"}, **told)
    assert answer.status_code == 200
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert document.involves_minor
    row = AuditRow.objects.get(action="publish", by=bima())
    assert row.detail["minor_is_safe"] is True
    assert logged_in(bima()).get(reverse("story_history", args=[story.pk])).context["deeds"][0].why
