"""Which stories stand in the queue: by tab, channel and words, walked by key through an index each."""

import datetime as dt
from collections.abc import Iterator

import msgspec
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy

from redaksi.accounts.models import Role, User
from redaksi.newsroom.models import Channel, Story, StoryState
from redaksi.newsroom.searching import newest_by_words, words_of

ON_A_PAGE = 50

TABS: dict[str, object] = {
    "mine": gettext_lazy("Mine"),
    "filed": StoryState.FILED.label,
    "editing": StoryState.EDITING.label,
    "ready": StoryState.READY.label,
    "live": StoryState.LIVE.label,
    "withdrawn": StoryState.WITHDRAWN.label,
    "all": gettext_lazy("All"),
}
"""The tabs in their order. Those but the first and the last are states."""

SHOWN = (
    *("pk", "headline", "state", "format", "changed_at", "held_since"),
    *("channel__name", "channel__parent__name", "owner__username", "owner__first_name", "owner__last_name"),
    *("holder__username", "holder__first_name", "holder__last_name"),
)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to see. `after` is the key of the last story of the page before, "" for the first page."""

    tab: str = "all"
    channel: int | None = None
    words: str = ""
    after: str = ""


def first_tab(actor: User) -> str:
    """The tab that opens by itself: what waits for `actor`, or all if nothing does."""
    match actor.role:
        case Role.REPORTER | Role.PHOTO:
            mine = Q(owner=actor) | Q(holder=actor)
            return "mine" if _of_tab("mine").filter(mine).exists() else "all"
        case Role.EDITOR | Role.DESK_CHIEF | Role.ADMINISTRATOR:
            return "filed" if _of_tab("filed").exists() else "all"
    return "all"


def listed(asked: Asked, actor: User) -> tuple[list[Story], str]:
    """A page of stories, the last changed first, and the key of the next page ("" at the end).

    A search gives one page only: who looks for something types another word.
    """
    walks = [_after(stories, asked.after).order_by("-changed_at", "-pk") for stories in _walks(asked, actor)]
    keys = {key for walk in walks for key in walk.values_list("changed_at", "pk")[: ON_A_PAGE + 1]}
    page = sorted(keys, reverse=True)[:ON_A_PAGE]
    rows = Story.objects.select_related("channel__parent", "owner", "holder").only(*SHOWN)
    stories = rows.in_bulk([pk for _, pk in page]) if page else {}
    goes_on = len(keys) > ON_A_PAGE and not words_of(asked.words)
    return [stories[pk] for _, pk in page if pk in stories], _key(*page[-1]) if goes_on else ""


def _walks(asked: Asked, actor: User) -> Iterator[QuerySet[Story]]:
    """The lists that make up what was asked for, each in the order of one index. Most often it is one.

    A channel with its sub-channels, and what somebody owns or holds, are walked apart and merged: one query over
    several of them would have to sort all that they have.
    """
    stories = _of_tab(asked.tab)
    channels = _with_sub_channels(asked.channel) if asked.channel is not None else []
    if words_of(asked.words):
        of_channels = stories.filter(channel__in=channels) if channels else stories
        mine = Q(owner=actor) | Q(holder=actor)
        yield newest_by_words(of_channels.filter(mine) if asked.tab == "mine" else of_channels, asked.words)
    elif asked.tab == "mine":
        of_channels = stories.filter(channel__in=channels) if channels else stories
        yield of_channels.filter(owner=actor)
        yield of_channels.filter(holder=actor)
    elif channels:
        yield from (stories.filter(channel=channel) for channel in channels)
    else:
        yield stories


def _of_tab(tab: str) -> QuerySet[Story]:
    if tab in ("mine", "all"):
        return Story.objects.exclude(state=StoryState.ERASED)
    return Story.objects.filter(state=tab)


def _with_sub_channels(channel: int) -> list[int]:
    return [channel, *Channel.objects.filter(parent=channel).values_list("pk", flat=True)]


def _after(stories: QuerySet[Story], key: str) -> QuerySet[Story]:
    """The stories behind that key; written as one range, so that an index can be entered there."""
    instant, _, pk = key.rpartition("_")
    changed_at = _instant(instant)
    if changed_at is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return stories
    return stories.filter(changed_at__lte=changed_at).exclude(changed_at=changed_at, pk__gte=int(pk))


def _instant(text: str) -> dt.datetime | None:
    try:
        instant = parse_datetime(text)
        return instant.astimezone(dt.UTC) if instant is not None and instant.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _key(changed_at: dt.datetime, pk: int) -> str:
    return f"{changed_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{pk}"
