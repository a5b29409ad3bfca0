"""The queue: every story of the newsroom, the last changed first."""

import datetime as dt

import msgspec
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from redaksi.accounts.rights import can
from redaksi.newsroom.models import Story, StoryState

from ..asking import actor_of, door

ON_A_PAGE = 50


class Tab(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of states above the list; `state` "" means all."""

    state: str
    label: str
    is_here: bool


@door("story.see")
def queue(request: HttpRequest) -> HttpResponse:
    """The list, by state, page by key."""
    state = request.GET.get("state", "")
    state = state if state in StoryState.values else ""
    stories = list(_after(_in_state(state), request.GET.get("after", ""))[: ON_A_PAGE + 1])
    context = {
        "stories": stories[:ON_A_PAGE],
        "older": _key(stories[ON_A_PAGE - 1]) if len(stories) > ON_A_PAGE else "",
        "state": state,
        "tabs": [Tab(state=value, label=str(label), is_here=value == state) for value, label in [("", ""), *STATES]],
        "may_create": can(actor_of(request), "story.create"),
        "section": "queue",
    }
    return render(request, "desk/queue.html", context)


STATES = [(value, label) for value, label in StoryState.choices if value != StoryState.ERASED]


def _in_state(state: str) -> QuerySet[Story]:
    stories = Story.objects.select_related("channel", "owner").order_by("-changed_at", "-pk")
    stories = stories.defer("body")
    return stories.filter(state=state) if state else stories.exclude(state=StoryState.ERASED)


def _after(stories: QuerySet[Story], key: str) -> QuerySet[Story]:
    instant, _, pk = key.rpartition("_")
    changed_at = _instant(instant)
    if changed_at is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return stories
    return stories.filter(Q(changed_at__lt=changed_at) | Q(changed_at=changed_at, pk__lt=int(pk)))


def _instant(text: str) -> dt.datetime | None:
    try:
        instant = parse_datetime(text)
        return instant.astimezone(dt.UTC) if instant is not None and instant.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _key(story: Story) -> str:
    return f"{story.changed_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{story.pk}"
