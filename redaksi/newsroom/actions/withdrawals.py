"""Taking a live story away from readers: one desk chief at once, a second confirms."""

import datetime as dt

from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed, require
from redaksi.edge.epoch import Epoch
from redaksi.press import documents as press
from redaksi.press import log
from redaksi.press.body import headline_text
from redaksi.press.errors import DocumentRefused

from ..auditing import audit
from ..errors import WrongState
from ..models import Story, StoryState, StoryWithdrawal
from ..texts import digest_of, text_from
from .stories import append_story
from .story_rows import locked_story

CONFIRM_WITHIN = dt.timedelta(hours=24)
"""How long a withdrawal may stand on one person's word; the desk shows those that are late."""

NEUTRAL_GROUNDS = frozenset({"child_future", "victim_trauma"})
"""The grounds on which the headline itself may harm: a neutral label must stand in its place."""


def withdraw(story_id: int, *, ground: str, reason: str, by: User, now: dt.datetime, label: str = "") -> Epoch:
    """Take a live story away from readers; its address says why. Ground: press/documents/withdrawal.py.

    `label` stands instead of the headline, and the slug is forgotten with it; `NEUTRAL_GROUNDS` require one. Raises
    `DocumentRefused` without.
    """
    with transaction.atomic():
        story = locked_story(story_id)
        require(by, "story.withdraw", story)
        if ground == "newsroom":
            raise DocumentRefused("ground: news is withdrawn on one of the grounds of the Press Council")
        if ground in NEUTRAL_GROUNDS and not label.strip():
            raise DocumentRefused("label: on this ground a neutral label must stand instead of the headline")
        if story.state != StoryState.LIVE:
            raise WrongState(f"story {story_id} is not live, so there is nothing to withdraw")
        document = _withdrawal(story, ground, reason, label.strip(), now)
        epoch = log.append("story", str(story.pk), "withdraw", document, now=now)
        StoryWithdrawal.objects.create(story=story, ground=ground, reason=reason, at=now, by=by)
        story.state = StoryState.WITHDRAWN
        story.live_digest = ""
        story.holder = story.held_since = None
        story.changed_at = now
        story.save(update_fields=["state", "live_digest", "holder", "held_since", "changed_at"])
        audit("withdraw", story, by, now, epoch=str(epoch), ground=ground, reason=reason, label=label.strip())
    return epoch


def confirm_withdrawal(withdrawal_id: int, *, by: User, now: dt.datetime) -> None:
    """Stand by a withdrawal that another ordered. Raises `NotAllowed` for who ordered it, `WrongState` once settled."""
    with transaction.atomic():
        withdrawal, story = _open_withdrawal(withdrawal_id, by)
        withdrawal.confirmed_at, withdrawal.confirmed_by = now, by
        withdrawal.save(update_fields=["confirmed_at", "confirmed_by"])
        audit("confirm_withdrawal", story, by, now)


def reverse_withdrawal(withdrawal_id: int, *, reason: str, by: User, now: dt.datetime) -> Epoch:
    """Give readers the story back as it was, because a second person does not stand by its withdrawal."""
    if not reason.strip():
        raise WrongState("a withdrawal is reversed for a reason; give one")
    with transaction.atomic():
        withdrawal, story = _open_withdrawal(withdrawal_id, by)
        withdrawal.reversed_at = now
        withdrawal.save(update_fields=["reversed_at"])
        text = text_from(story.versions.order_by("-number")[0].text)
        story.state, story.live_digest, story.changed_at = StoryState.LIVE, digest_of(text), now
        story.save(update_fields=["state", "live_digest", "changed_at"])
        epoch = append_story(story, text, now)
        audit("reverse_withdrawal", story, by, now, epoch=str(epoch), reason=reason.strip())
    return epoch


def _open_withdrawal(withdrawal_id: int, by: User) -> tuple[StoryWithdrawal, Story]:
    withdrawal = StoryWithdrawal.objects.select_for_update(of=("self",)).get(pk=withdrawal_id)
    story = locked_story(withdrawal.story_id)
    require(by, "story.withdraw", story)
    if withdrawal.confirmed_at or withdrawal.reversed_at or story.state != StoryState.WITHDRAWN:
        raise WrongState("this withdrawal was settled already")
    if withdrawal.by_id == by.pk:
        raise NotAllowed("a withdrawal is confirmed by a second person; ask another desk chief")
    return withdrawal, story


def _withdrawal(story: Story, ground: str, reason: str, label: str, now: dt.datetime) -> press.Document:
    published = log.current_document("story", str(story.pk))
    assert isinstance(published, press.Story)
    return press.from_fields(
        "withdrawal",
        {
            "id": str(story.pk),
            "title": label or headline_text(published.headline),
            "ground": ground,
            "reason": reason,
            "withdrawn_at": now,
            "slug": None if label else published.slug,
            "channel": published.channel,
            "published_at": published.published_at,
        },
    )
