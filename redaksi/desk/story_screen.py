"""The story screen as it is shown: what stands on it for whom. Taking what it sends is views/story.py's work."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from redaksi.accounts.models import User
from redaksi.accounts.rights import can
from redaksi.newsroom.checks import lacks_credit
from redaksi.newsroom.manuscripts.texts import fields_digest
from redaksi.newsroom.models import Channel, Story, StoryChange, StoryState
from redaksi.newsroom.texts import StoryText, digest_of, text_of
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from redaksi.site.pages.absent import ground_name
from redaksi.site.preview import story_address

from . import labels, places
from .asking import actor_of
from .picking import named
from .picture_form import thumbnail_of
from .story_form import Fields, choices
from .story_orders import last_handed, orders_for
from .withdrawal_clock import open_withdrawal_of

SAVED = "saved_story"
"""The story whose text the desk has just taken: its next screen tells the browser to drop its own copy, once."""

TYPED = {
    "order": "order",
    "kind": "change-kind",
    "note": "change-note",
    "minor_is_safe": "minor-is-safe",
    "file_note": "file-note",
    "send_back_reason": "send-back-reason",
}
"""What was typed beside the text and must stand there again if it is refused, by the names of what was sent."""


class Seen(NamedTuple):
    """Digests of what somebody has before their eyes: of the whole text, and of what stands beside its manuscript."""

    whole: str
    fields: str

    @classmethod
    def of(cls, text: StoryText) -> "Seen":
        """For a text."""
        return cls(digest_of(text), fields_digest(text))

    @classmethod
    def sent_with(cls, request: HttpRequest) -> "Seen":
        """As the screen sent them back."""
        return cls(request.POST.get("seen", ""), request.POST.get("seen-fields", ""))


CARET_COLOURS = 8
"""How many colours writers' carets have; they stand in the editor's style sheet."""

GROUNDS = ("source_withdrew", "press_council", "child_future", "victim_trauma", "decency", "sara", "other")


def story_screen(
    request: HttpRequest,
    story: Story,
    fields: Fields,
    *,
    seen: Seen,
    problems: list[str] | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The screen with these fields, `seen` being of the text that they were made from."""
    story = Story.objects.select_related("channel__parent", "holder", "owner").get(pk=story.pk)
    context = {
        "story": story,
        "fields": fields,
        "seen": seen,
        "problems": problems or [],
        "typed": {name: request.POST.get(sent, "") for name, sent in TYPED.items()},
        "was_saved": request.session.pop(SAVED, None) == story.pk,
        "section": "write",
        "my_colour": actor_of(request).pk % CARET_COLOURS,
        **_choosing(fields, actor_of(request), story),
        **_standing(story, seen),
        **_allowed(actor_of(request), story),
        "asks_for_minor": fields.involves_minor,
        **extra,
    }
    return render(request, "desk/story.html", context, status=status)


def _choosing(fields: Fields, actor: User, story: Story) -> dict[str, Any]:
    running = [fields.running_story] if fields.running_story is not None else []
    people = [int(row.person) for row in fields.credits if row.person.isascii() and row.person.isdigit()]
    hints = {str(choice.id): choice.hint for choice in named("people", [id for id in people if id < 2**63])}
    return {
        "choices": choices(lambda channel: channel.pk == fields.channel or _may_place(actor, story, channel)),
        "credits": [(row, hints.get(row.person, "")) for row in fields.credits],
        "chosen_topics": named("topics", fields.topics),
        "chosen_sources": named("sources", fields.sources),
        "chosen_running": named("running", running),
        "chosen_related": named("stories", fields.related),
        "thumbnail": thumbnail_of(fields.picture),
        "editor_labels": labels.editor_labels(),
    }


def _may_place(actor: User, story: Story, channel: Channel) -> bool:
    there = Story(owner_id=story.owner_id, state=story.state, channel=channel)
    return not can(actor, "story.edit", story) or can(actor, "story.place", there)


def _standing(story: Story, seen: Seen) -> dict[str, Any]:
    is_live = story.state == StoryState.LIVE
    return {
        "live_url": _live_url(story),
        "is_live": is_live,
        "differs_from_live": is_live and story.live_digest != seen.whole,
        "handed": last_handed(story),
        "withdrawal": open_withdrawal_of(story, timezone.now()),
    }


def _allowed(actor: User, story: Story) -> dict[str, Any]:
    orders = orders_for(actor, story)
    withdrawal = can(actor, "story.withdraw", story)
    may_publish = any(order.value == "publish" for order in orders)
    return {
        "orders": orders,
        "may_answer_for_credit": may_publish and lacks_credit(text_of(story)),
        "may_edit": can(actor, "story.edit", story) and story.state != StoryState.ERASED,
        "may_publish": may_publish,
        "may_discard": can(actor, "story.discard", story) and story.published_at is None,
        "may_withdraw": withdrawal and story.state == StoryState.LIVE,
        "may_settle": withdrawal and story.state == StoryState.WITHDRAWN,
        "is_mine": story.holder_id == actor.pk,
        "grounds": [(ground, ground_name(ground)) for ground in GROUNDS],
        "change_kinds": StoryChange.Kind.choices,
    }


def _live_url(story: Story) -> str:
    published = log.current_document("story", str(story.pk)) if story.state == StoryState.LIVE else None
    if not isinstance(published, PressStory):
        return ""
    return places.site_url() + story_address(places.site_folder(), published, timezone.now())
