"""Withdrawals that stand on one person's word: what the desk shows of them until a second person has answered."""

import datetime as dt

import msgspec
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from redaksi.newsroom.actions import CONFIRM_WITHIN
from redaksi.newsroom.models import Story, StoryState, StoryWithdrawal
from redaksi.site.pages.absent import ground_name

MOST = 50


class OpenWithdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """One of them. `number` is the row's; `clock` says in words how long a second person has."""

    number: int
    story: Story
    by: str
    by_id: int
    at: dt.datetime
    ground: str
    reason: str
    is_late: bool
    clock: str


def open_withdrawals(now: dt.datetime) -> list[OpenWithdrawal]:
    """The oldest first, which is the most urgent."""
    rows = _open().select_related("story__channel", "by").order_by("at")
    return [_shown(row, now) for row in rows.filter(story__state=StoryState.WITHDRAWN)[:MOST]]


def open_withdrawal_of(story: Story, now: dt.datetime) -> OpenWithdrawal | None:
    """What nobody has confirmed yet of this story's withdrawal."""
    if story.state != StoryState.WITHDRAWN:
        return None
    row = _open().filter(story=story).select_related("story__channel", "by").order_by("-at").first()
    return _shown(row, now) if row is not None else None


def _open() -> QuerySet[StoryWithdrawal]:
    return StoryWithdrawal.objects.filter(confirmed_at__isnull=True, reversed_at__isnull=True)


def _shown(row: StoryWithdrawal, now: dt.datetime) -> OpenWithdrawal:
    left = row.at + CONFIRM_WITHIN - now
    return OpenWithdrawal(
        number=row.pk,
        story=row.story,
        by=str(row.by),
        by_id=row.by_id,
        at=row.at,
        ground=ground_name(row.ground),
        reason=row.reason,
        is_late=left <= dt.timedelta(0),
        clock=_clock(left),
    )


def _clock(left: dt.timedelta) -> str:
    if left <= dt.timedelta(0):
        return _("Late: nobody has confirmed it within 24 hours")
    hours = int(left.total_seconds()) // 3600
    if hours == 0:
        return _("Less than an hour left to confirm it")
    return _("Hours left to confirm it: %(hours)s") % {"hours": hours}
