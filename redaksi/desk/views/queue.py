"""The queue: every story of the newsroom, the last changed first."""

import msgspec
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from redaksi.accounts.rights import can

from ..asking import actor_of, door
from ..channel_choices import live_channels
from ..live.socket import ROOMS
from ..story_queue import TABS, Asked, first_tab, listed
from ..withdrawal_clock import open_withdrawals


class Tab(msgspec.Struct, frozen=True, kw_only=True):
    """A choice above the list; `query` leads to it and keeps channel and words."""

    query: str
    label: str
    is_here: bool


@door("story.see")
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The list, by tab, channel and words, page by key. Withdrawals that wait for a second person stand on top."""
    actor = actor_of(request)
    asked = _asked(request.GET) if request.GET else Asked(tab=first_tab(actor))
    stories, older = listed(asked, actor)
    writers = ROOMS.writers()
    context = {
        "stories": stories,
        "rows": [(story, ", ".join(writers.get(story.pk, ()))) for story in stories],
        "older": _query(asked, after=older) if older else "",
        "asked": asked,
        "is_search": bool(asked.words),
        "tabs": [Tab(query=_query(asked, tab=tab), label=str(TABS[tab]), is_here=tab == asked.tab) for tab in TABS],
        "channels": [(row.pk, str(row)) for row in live_channels()],
        "waiting": open_withdrawals(timezone.now()) if _shows_withdrawals(asked) else [],
        "withdrawn": _query(Asked(tab="withdrawn")),
        "may_confirm": can(actor, "story.withdraw"),
        "may_create": can(actor, "story.create"),
        "section": "queue",
    }
    return render(request, "desk/queue.html", context)


def _asked(sent: QueryDict) -> Asked:
    tab, channel = sent.get("tab", ""), sent.get("channel", "")
    return Asked(
        tab=tab if tab in TABS else "all",
        channel=int(channel) if channel.isascii() and channel.isdigit() and len(channel) < 19 else None,
        words=sent.get("q", "").strip()[:200],
        after=sent.get("after", ""),
    )


def _shows_withdrawals(asked: Asked) -> bool:
    return not asked.after and not asked.words and asked.tab in ("withdrawn", "all")


def _query(asked: Asked, *, tab: str = "", after: str = "") -> str:
    """The part of an address behind its `?`."""
    query = QueryDict(mutable=True)
    query["tab"] = tab or asked.tab
    if asked.channel is not None:
        query["channel"] = str(asked.channel)
    if asked.words:
        query["q"] = asked.words
    if after:
        query["after"] = after
    return query.urlencode()
