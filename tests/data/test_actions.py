"""Orders at the desk: who may give them, what they refuse, and that all of an order happens or nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from redaksi.accounts.models import User
from redaksi.accounts.rights import ACTIONS, NotAllowed, can
from redaksi.newsroom import actions
from redaksi.newsroom.errors import NotReady, TextChanged, WrongState
from redaksi.newsroom.models import AuditRow, Channel, Menu, Story, StoryState, Topic, Version
from redaksi.newsroom.texts import digest_of, text_from, text_of
from redaksi.press import log
from redaksi.press.errors import DanglingReference, DocumentRefused, StillNamed
from tests.builders import (
    HOUR,
    NOON,
    a_channel,
    a_creative,
    a_draft,
    a_live_story,
    a_promo,
    a_running_story,
    a_source,
    a_text,
    a_topic,
    ayu,
    bima,
    dewi,
    rewritten,
    sari,
    tono,
    wati,
)

pytestmark = pytest.mark.django_db

REASON = "Sumber mencabut keterangannya."


@pytest.fixture
def nasional() -> Channel:
    """A channel, published."""
    return a_channel()


def seen(story: Story) -> str:
    """The digest of the text as it stands now."""
    return digest_of(text_of(Story.objects.get(pk=story.pk)))


def state_of_everything() -> tuple[object, ...]:
    """What an order may change: stories, versions, the audit, the log."""
    return (
        list(Story.objects.order_by("pk").values()),
        list(Version.objects.order_by("pk").values()),
        list(AuditRow.objects.order_by("pk").values()),
        log.head_epoch(),
    )


def an_order(name: str, story: Story, by: User) -> Callable[[], object]:
    """One of the orders about `story`, ready to be given by `by`."""
    orders: dict[str, Callable[[], object]] = {
        "create": lambda: actions.create_story(by=by, now=NOON),
        "save": lambda: actions.save_story(story.pk, a_text(), seen=seen(story), by=by, now=NOON),
        "publish": lambda: actions.publish(story.pk, digest=seen(story), by=by, now=NOON),
        "withdraw": lambda: actions.withdraw(story.pk, ground="other", reason=REASON, by=by, now=NOON),
        "erase": lambda: actions.erase_story(story.pk, order="12/2026", by=by, second=wati(), now=NOON),
        "erase as second": lambda: actions.erase_story(story.pk, order="12/2026", by=wati(), second=by, now=NOON),
        "record": lambda: actions.publish_record(Channel(slug="baru", name="Baru", label="baru"), by=by, now=NOON),
    }
    return orders[name]


@pytest.mark.parametrize("action", ACTIONS)
def test_somebody_without_a_role_may_do_nothing(nasional: Channel, action: str) -> None:
    story = a_draft(nasional, by=wati())
    assert not can(tono(), action)
    assert not can(tono(), action, story)
    assert not can(None, action, story)


@pytest.mark.parametrize("action", ACTIONS)
def test_an_account_that_was_closed_may_do_nothing(nasional: Channel, action: str) -> None:
    former = wati()
    former.is_active = False
    assert not can(former, action, a_draft(nasional, by=bima()))


def test_a_misspelt_action_is_never_a_right() -> None:
    with pytest.raises(KeyError):
        can(wati(), "story.publsh")


@pytest.mark.parametrize(
    ("who", "order"),
    [(tono, name) for name in ("create", "save", "publish", "withdraw", "erase", "erase as second", "record")]
    + [(sari, name) for name in ("publish", "withdraw", "erase", "erase as second", "record")]
    + [(bima, name) for name in ("withdraw", "record")],
)
def test_an_order_by_somebody_who_may_not_give_it_changes_nothing(
    nasional: Channel, who: Callable[[], User], order: str
) -> None:
    story = a_live_story(nasional)
    Story.objects.update(owner=who())
    before = state_of_everything()
    with pytest.raises(NotAllowed, match="ask the desk chief"):
        an_order(order, story, who())()
    assert state_of_everything() == before


def test_a_reporter_writes_in_their_own_draft_and_in_no_other_text(nasional: Channel) -> None:
    own, foreign = a_draft(nasional, by=sari()), a_draft(nasional, by=bima())
    actions.save_story(own.pk, a_text("Judul Sari"), seen=seen(own), by=sari(), now=NOON)
    assert Story.objects.get(pk=own.pk).plain_headline == "Judul Sari"
    with pytest.raises(NotAllowed):
        actions.save_story(foreign.pk, a_text("Judul Sari"), seen=seen(foreign), by=sari(), now=NOON)


def test_a_reporter_may_not_write_in_their_story_once_it_is_live(nasional: Channel) -> None:
    story = a_draft(nasional, by=sari())
    actions.publish(story.pk, digest=seen(story), by=bima(), now=NOON)
    with pytest.raises(NotAllowed):
        actions.save_story(story.pk, a_text("Lain"), seen=seen(story), by=sari(), now=NOON)


@pytest.mark.parametrize("order", ["save", "publish"])
def test_a_text_that_changed_meanwhile_is_handed_back_instead_of_lost(nasional: Channel, order: str) -> None:
    story = a_draft(nasional)
    mine = seen(story)
    theirs = a_text("Judul Mereka", channel=nasional.pk)
    actions.save_story(story.pk, theirs, seen=mine, by=bima(), now=NOON)
    before = state_of_everything()
    orders: dict[str, Callable[[], object]] = {
        "save": lambda: actions.save_story(story.pk, a_text("Judulku"), seen=mine, by=wati(), now=NOON),
        "publish": lambda: actions.publish(story.pk, digest=mine, by=wati(), now=NOON),
    }
    with pytest.raises(TextChanged) as refused:
        orders[order]()
    assert text_from(refused.value.theirs) == theirs
    assert state_of_everything() == before


def test_a_saved_text_comes_back_as_it_was(nasional: Channel) -> None:
    text = a_text("Kapal *Roro* & *Feri*", channel=nasional.pk, slug="kapal", language="en")
    story = actions.create_story(by=sari(), now=NOON)
    digest = actions.save_story(story.pk, text, seen=seen(story), by=sari(), now=NOON)
    assert text_of(Story.objects.get(pk=story.pk)) == text
    assert digest == digest_of(text)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"headline": ""}, ["headline"]),
        ({"headline": " "}, ["headline"]),
        ({"headline": "x" * 201}, ["200"]),
        ({"channel": None}, ["channel"]),
        ({"credits": []}, ["credited"]),
        ({"body": {"type": "doc"}}, ["text"]),
        ({"body": {"type": "doc", "content": [{"type": "paragraph"}]}}, ["text"]),
        (
            {"headline": "", "channel": None, "credits": [], "body": {"type": "doc"}},
            ["headline", "channel", "c", "text"],
        ),
    ],
)
def test_a_story_that_is_not_ready_says_all_that_is_missing(
    nasional: Channel, fields: dict[str, Any], missing: list[str]
) -> None:
    story = actions.create_story(by=wati(), now=NOON)
    text = a_text(**{"channel": nasional.pk, **fields})
    digest = actions.save_story(story.pk, text, seen=seen(story), by=wati(), now=NOON)
    with translation.override("en"), pytest.raises(NotReady) as refused:
        actions.publish(story.pk, digest=digest, by=wati(), now=NOON)
    assert all(word in sentence for word, sentence in zip(missing, refused.value.blocks, strict=True))
    assert str(refused.value) == "; ".join(refused.value.blocks)


def test_publishing_puts_the_story_its_version_and_who_did_it_on_record(nasional: Channel) -> None:
    story = a_draft(nasional, by=sari())
    epoch = actions.publish(story.pk, digest=seen(story), by=bima(), now=NOON + HOUR)
    story.refresh_from_db()
    assert (story.state, story.published_at, story.slug) == ("live", NOON + HOUR, "pelabuhan-roro-dibuka-lagi")
    assert story.live_digest == seen(story)
    version = story.versions.get()
    assert (version.number, version.cut_by, version.digest) == (1, bima(), story.live_digest)
    audit = AuditRow.objects.get(action="publish")
    assert (audit.by, audit.thing, audit.detail) == (bima(), f"story:{story.pk}", {"epoch": str(epoch), "version": 1})
    entry = log.read(epoch.counter - 1)[0]
    assert (entry.kind, entry.id, entry.op, entry.epoch) == ("story", str(story.pk), "put", epoch)


def test_publishing_anew_keeps_the_first_time_and_the_address(nasional: Channel) -> None:
    story = a_live_story(nasional)
    again = rewritten(story, now=NOON + HOUR, headline="Judul Lain Sama Sekali")
    assert (again.published_at, again.slug) == (NOON, story.slug)
    assert list(again.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    document = log.current_document("story", str(story.pk))
    assert document is not None
    assert (document.published_at, document.version_created) == (NOON, NOON + HOUR)  # type: ignore[attr-defined]


def test_a_publication_that_the_log_refuses_leaves_nothing() -> None:
    unpublished = Channel.objects.create(slug="baru", name="Baru", label="baru")
    story = a_draft(unpublished)
    before = state_of_everything()
    with pytest.raises(DanglingReference, match="channel names channel"):
        actions.publish(story.pk, digest=seen(story), by=wati(), now=NOON)
    assert state_of_everything() == before


@pytest.mark.parametrize("step", ["cut_version", "audit"])
def test_a_publication_that_fails_after_the_log_took_it_leaves_nothing(
    nasional: Channel, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    story = a_draft(nasional)
    before, digest = state_of_everything(), seen(story)

    def fail(*_: object, **__: object) -> None:
        assert log.head_epoch() != before[-1], "the log has the story already"
        raise OSError("disk is full")

    monkeypatch.setattr(f"redaksi.newsroom.actions.stories.{step}", fail)
    with pytest.raises(OSError, match="disk is full"):
        actions.publish(story.pk, digest=digest, by=wati(), now=NOON)
    assert state_of_everything() == before


def test_a_withdrawal_keeps_the_title_that_readers_saw(nasional: Channel) -> None:
    story = a_live_story(nasional)
    rewritten(story, now=NOON + HOUR, publish=False, headline="Judul Yang Belum Terbit")
    epoch = actions.withdraw(story.pk, ground="press_council", reason=REASON, by=wati(), now=NOON + HOUR)
    withdrawal = log.read(epoch.counter - 1)[0].document
    assert withdrawal is not None
    assert (withdrawal.title, withdrawal.reason) == ("Pelabuhan Roro Dibuka Lagi", REASON)  # type: ignore[attr-defined]
    assert Story.objects.get(pk=story.pk).state == StoryState.WITHDRAWN
    audit = AuditRow.objects.get(action="withdraw")
    assert (audit.by, audit.detail["ground"], audit.detail["reason"]) == (wati(), "press_council", REASON)


@pytest.mark.parametrize("ground", ["child_future", "victim_trauma"])
def test_a_withdrawal_that_protects_somebody_needs_a_neutral_label(nasional: Channel, ground: str) -> None:
    story = a_live_story(nasional)
    before = state_of_everything()
    with pytest.raises(DocumentRefused, match="neutral label"):
        actions.withdraw(story.pk, ground=ground, reason=REASON, label=" ", by=wati(), now=NOON)
    assert state_of_everything() == before
    actions.withdraw(story.pk, ground=ground, reason=REASON, label=" Tentang seorang anak ", by=wati(), now=NOON)
    withdrawal = log.read(0)[-1].document
    assert (withdrawal.title, withdrawal.slug) == ("Tentang seorang anak", None)  # type: ignore[union-attr]


@pytest.mark.parametrize("order", ["withdraw", "erase"])
def test_what_readers_never_had_can_not_be_taken_from_them(nasional: Channel, order: str) -> None:
    story = a_draft(nasional)
    before = state_of_everything()
    with pytest.raises((WrongState, DocumentRefused), match=r"nothing to (withdraw|erase)"):
        an_order(order, story, ayu())()
    assert state_of_everything() == before


def test_an_erasure_takes_two_people(nasional: Channel) -> None:
    story = a_live_story(nasional)
    before = state_of_everything()
    with pytest.raises(NotAllowed, match="two people"):
        actions.erase_story(story.pk, order="12/2026", by=wati(), second=wati(), now=NOON)
    assert state_of_everything() == before
    actions.erase_story(story.pk, order="12/2026", by=wati(), second=bima(), now=NOON)
    detail = AuditRow.objects.get(action="erase_story").detail
    assert (detail["order"], detail["second"]) == ("12/2026", bima().pk)


@pytest.mark.parametrize("order", ["save", "publish", "withdraw", "erase"])
def test_an_erased_story_stays_erased(nasional: Channel, order: str) -> None:
    story = a_live_story(nasional)
    actions.erase_story(story.pk, order="12/2026", by=wati(), second=bima(), now=NOON)
    before = state_of_everything()
    with pytest.raises((WrongState, DocumentRefused), match=r"erased|not live"):
        an_order(order, story, ayu())()
    assert state_of_everything() == before


@pytest.mark.parametrize("name", ["topic", "running_story", "source", "channel"])
def test_what_a_live_story_names_can_neither_go_nor_vanish(nasional: Channel, name: str) -> None:
    records: dict[str, Any] = {
        "topic": a_topic(),
        "running_story": a_running_story(),
        "source": a_source(),
        "channel": nasional,
    }
    story = a_live_story(
        nasional,
        topics=[records["topic"].pk],
        running_story=records["running_story"].pk,
        sources=[records["source"].pk],
    )
    before = state_of_everything()
    with pytest.raises(StillNamed, match=f"still named by story {story.pk}"):
        actions.withdraw_record(records[name], reason=REASON, by=wati(), now=NOON)
    assert state_of_everything() == before
    actions.withdraw(story.pk, ground="other", reason=REASON, by=wati(), now=NOON)
    actions.withdraw_record(records[name], reason=REASON, by=wati(), now=NOON)
    assert log.current_document(name, str(records[name].pk)) is None


def test_advertising_publishes_its_records_and_no_others() -> None:
    a_promo()
    a_creative()
    assert len(actions.set_up_ad_places(by=dewi(), now=NOON)) == 7
    before = state_of_everything()
    for record in (Topic(slug="lain", name="Lain"), Menu(place="main", items=[{"label": "A", "href": "/"}])):
        with pytest.raises(NotAllowed):
            actions.publish_record(record, by=dewi(), now=NOON)
    with pytest.raises(NotAllowed):
        actions.set_up_ad_places(by=bima(), now=NOON)
    assert state_of_everything() == before


def test_a_record_with_a_bad_field_is_not_saved() -> None:
    before = Channel.objects.count(), log.head_epoch()
    with pytest.raises(ValidationError, match="slug"):
        actions.publish_record(Channel(slug="Bukan Slug", name="x", label="x"), by=wati(), now=NOON)
    assert (Channel.objects.count(), log.head_epoch()) == before
