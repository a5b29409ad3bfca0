"""A story's way over the desk, and what two people have to say about a withdrawal."""

import datetime as dt
from collections.abc import Callable

import pytest

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed
from redaksi.newsroom import actions
from redaksi.newsroom.actions import ChangeNote
from redaksi.newsroom.errors import NotReady, WrongState
from redaksi.newsroom.models import AuditRow, Channel, Story, StoryState, StoryWithdrawal
from redaksi.newsroom.texts import digest_of, text_of
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from tests.builders import HOUR, NOON, a_channel, a_draft, a_live_story, a_text, ayu, bima, rewritten, sari, wati

pytestmark = pytest.mark.django_db

LATER = NOON + HOUR

ORDERS: dict[str, Callable[[Story, User], None]] = {
    "file": lambda story, by: actions.file_story(story.pk, note="Siap disunting.", by=by, now=LATER),
    "take": lambda story, by: actions.take_story(story.pk, by=by, now=LATER),
    "ready": lambda story, by: actions.mark_ready(story.pk, by=by, now=LATER),
    "send_back": lambda story, by: actions.send_back(story.pk, reason="Lengkapi sumbernya.", by=by, now=LATER),
}
LEADS_TO = {
    ("draft", "file"): "filed",
    ("draft", "take"): "editing",
    ("draft", "ready"): "ready",
    ("filed", "take"): "editing",
    ("filed", "ready"): "ready",
    ("filed", "send_back"): "draft",
    ("editing", "take"): "editing",
    ("editing", "ready"): "ready",
    ("editing", "send_back"): "draft",
    ("ready", "take"): "editing",
    ("ready", "send_back"): "draft",
    ("live", "take"): "live",
}
"""Every step there is; all others are refused."""


@pytest.fixture
def nasional() -> Channel:
    """A channel, published."""
    return a_channel()


def standing(story: Story, state: str) -> Story:
    """The story put into a state, as if it had come there."""
    Story.objects.filter(pk=story.pk).update(state=state, published_at=NOON)
    return Story.objects.get(pk=story.pk)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("state", StoryState.values)
def test_where_an_order_leads(nasional: Channel, state: str, order: str) -> None:
    story = standing(a_draft(nasional, by=sari()), state)
    audited, before = AuditRow.objects.order_by("pk").last(), Story.objects.values().get(pk=story.pk)
    if (state, order) in LEADS_TO:
        ORDERS[order](story, bima())
        story.refresh_from_db()
        row = AuditRow.objects.order_by("pk").last()
        assert row is not None
        assert (story.state, story.changed_at) == (LEADS_TO[state, order], LATER)
        assert (row.by, row.thing) == (bima(), f"story:{story.pk}")
        return
    with pytest.raises(WrongState, match="look at it again"):
        ORDERS[order](story, bima())
    assert Story.objects.values().get(pk=story.pk) == before
    assert AuditRow.objects.order_by("pk").last() == audited


def test_a_reporter_files_an_own_draft_and_then_only_reads_it(nasional: Channel) -> None:
    story = a_draft(nasional, by=sari())
    ORDERS["file"](story, sari())
    story.refresh_from_db()
    assert story.state == StoryState.FILED
    assert AuditRow.objects.get(action="file_story").detail == {"note": "Siap disunting."}
    with pytest.raises(NotAllowed):
        actions.save_story(story.pk, a_text("Lain"), seen=digest_of(text_of(story)), by=sari(), now=LATER)
    for order in ("take", "ready", "send_back"):
        with pytest.raises(NotAllowed):
            ORDERS[order](story, sari())
    ORDERS["send_back"](story, bima())
    actions.save_story(story.pk, a_text("Lain"), seen=digest_of(text_of(story)), by=sari(), now=LATER)


def test_taking_over_says_from_whom_and_taking_again_changes_nothing(nasional: Channel) -> None:
    story = a_draft(nasional, by=sari())
    ORDERS["take"](story, bima())
    story.refresh_from_db()
    assert (story.holder, story.held_since) == (bima(), LATER)
    assert AuditRow.objects.filter(action="take_story").get().detail == {}
    actions.take_story(story.pk, by=bima(), now=LATER + HOUR)
    story.refresh_from_db()
    assert story.held_since == LATER
    actions.take_story(story.pk, by=wati(), now=LATER + HOUR)
    story.refresh_from_db()
    assert (story.holder, story.held_since) == (wati(), LATER + HOUR)
    assert [row.detail for row in AuditRow.objects.filter(action="take_story").order_by("pk")] == [
        {},
        {"from": bima().pk},
    ]


@pytest.mark.parametrize("order", ["ready", "send_back", "publish"])
def test_who_lets_go_of_a_story_holds_it_no_more(nasional: Channel, order: str) -> None:
    story = a_draft(nasional, by=sari())
    ORDERS["take"](story, bima())
    if order == "publish":
        actions.publish(story.pk, digest=digest_of(text_of(story)), by=bima(), now=LATER)
    else:
        ORDERS[order](story, bima())
    story.refresh_from_db()
    assert (story.holder, story.held_since) == (None, None)


def test_nothing_goes_back_without_a_reason(nasional: Channel) -> None:
    story = standing(a_draft(nasional, by=sari()), "filed")
    with pytest.raises(WrongState, match="give one"):
        actions.send_back(story.pk, reason="  ", by=bima(), now=LATER)
    assert Story.objects.get(pk=story.pk).state == StoryState.FILED


def test_an_unchanged_text_is_not_saved_again(nasional: Channel) -> None:
    story = a_draft(nasional)
    rows = AuditRow.objects.filter(action="save_story").values_list("pk", flat=True)
    before = list(rows)
    seen = digest_of(text_of(story))
    assert actions.save_story(story.pk, text_of(story), seen=seen, by=wati(), now=LATER) == seen
    assert list(rows.all()) == before
    assert Story.objects.get(pk=story.pk).changed_at == NOON


@pytest.mark.parametrize(
    ("kind", "told"), [("typo", []), ("update", ["Jadwal baru."]), ("correction", ["Jadwal baru."])]
)
def test_readers_are_told_of_all_changes_but_mended_typing_errors(
    nasional: Channel, kind: str, told: list[str]
) -> None:
    story = rewritten(a_live_story(nasional), now=LATER, publish=False, deck="Dek yang lain.")
    change = ChangeNote(kind, "" if kind == "typo" else "Jadwal baru.")  # type: ignore[arg-type]
    actions.publish(story.pk, digest=digest_of(text_of(story)), by=bima(), now=LATER, change=change)
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert [one.note for one in document.changes] == told
    detail = AuditRow.objects.filter(action="publish").order_by("-pk")[0].detail
    assert (detail["change"], detail["note"]) == (kind, change.note)


@pytest.mark.parametrize("kind", ["update", "correction"])
def test_a_change_that_readers_are_told_of_needs_its_note(nasional: Channel, kind: str) -> None:
    story = rewritten(a_live_story(nasional), now=LATER, publish=False, deck="Dek yang lain.")
    change = ChangeNote(kind, " ")  # type: ignore[arg-type]
    with pytest.raises(NotReady):
        actions.publish(story.pk, digest=digest_of(text_of(story)), by=bima(), now=LATER, change=change)


def withdrawn(channel: Channel, now: dt.datetime = LATER) -> tuple[Story, StoryWithdrawal]:
    """A story that Wati withdrew."""
    story = a_live_story(channel)
    actions.withdraw(story.pk, ground="other", reason="Sumber mencabut keterangannya.", by=wati(), now=now)
    return story, StoryWithdrawal.objects.get(story=story)


def test_a_withdrawal_is_confirmed_by_a_second_person_only(nasional: Channel) -> None:
    story, withdrawal = withdrawn(nasional)
    for one in (wati(), bima(), sari()):
        with pytest.raises(NotAllowed):
            actions.confirm_withdrawal(withdrawal.pk, by=one, now=LATER)
        with pytest.raises(NotAllowed):
            actions.reverse_withdrawal(withdrawal.pk, reason="Keliru.", by=one, now=LATER)
    actions.confirm_withdrawal(withdrawal.pk, by=ayu(), now=LATER)
    withdrawal.refresh_from_db()
    assert (withdrawal.confirmed_by, withdrawal.confirmed_at) == (ayu(), LATER)
    for settle in (
        lambda: actions.confirm_withdrawal(withdrawal.pk, by=ayu(), now=LATER),
        lambda: actions.reverse_withdrawal(withdrawal.pk, reason="Keliru.", by=ayu(), now=LATER),
    ):
        with pytest.raises(WrongState, match="settled"):
            settle()
    assert Story.objects.get(pk=story.pk).state == StoryState.WITHDRAWN


def test_a_reversed_withdrawal_gives_readers_the_text_that_they_had(nasional: Channel) -> None:
    story, withdrawal = withdrawn(nasional)
    rewritten(story, now=LATER, publish=False, headline="Judul Yang Belum Terbit")
    with pytest.raises(WrongState, match="reason"):
        actions.reverse_withdrawal(withdrawal.pk, reason=" ", by=ayu(), now=LATER)
    actions.reverse_withdrawal(withdrawal.pk, reason="Sumber keliru mencabut.", by=ayu(), now=LATER + HOUR)
    story.refresh_from_db()
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert (story.state, document.slug) == (StoryState.LIVE, "pelabuhan-roro-dibuka-lagi")
    assert "".join(run.text for run in document.headline) == "Pelabuhan Roro Dibuka Lagi"
    assert story.live_digest != digest_of(text_of(story))
    assert AuditRow.objects.get(action="reverse_withdrawal").detail["reason"] == "Sumber keliru mencabut."


def test_an_editor_does_not_bring_back_what_a_chief_withdrew(nasional: Channel) -> None:
    story, withdrawal = withdrawn(nasional)
    digest = digest_of(text_of(story))
    with pytest.raises(NotAllowed):
        actions.publish(story.pk, digest=digest, by=bima(), now=LATER)
    assert log.current_document("story", str(story.pk)) is None
    actions.publish(story.pk, digest=digest, by=ayu(), now=LATER)
    withdrawal.refresh_from_db()
    assert withdrawal.reversed_at == LATER
