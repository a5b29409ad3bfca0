"""The history of a story or a record, and the earlier texts of a story, to read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from redaksi.accounts.rights import require
from redaksi.newsroom.models import Story
from redaksi.newsroom.texts import text_from
from redaksi.site.body_html import body_html

from ..asking import actor_of, door
from ..history import deeds
from .records import KEEPERS, kept_kind


@door("story.see")
@require_GET
def of_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Who did what to a story, with links to the texts that were published."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    found, older = deeds(story, request.GET.get("before", ""))
    context = {
        "thing": story.plain_headline,
        "back": reverse("story", args=[story_id]),
        "deeds": found,
        "older": older,
        "story": story,
        "section": "queue",
    }
    return render(request, "desk/history.html", context)


@door(*KEEPERS)
@require_GET
def of_record(request: HttpRequest, kind: str, record_id: int) -> HttpResponse:
    """Who did what to a record."""
    record: Any = get_object_or_404(kept_kind(request, kind).model, pk=record_id)
    found, older = deeds(record, request.GET.get("before", ""))
    context = {
        "thing": str(record),
        "back": reverse("record", args=[kind, record_id]),
        "deeds": found,
        "older": older,
        "section": "settings",
    }
    return render(request, "desk/history.html", context)


@door("story.see")
@require_GET
def version(request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """A text as it was published then; nothing on the screen changes it."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    cut = get_object_or_404(story.versions.select_related("cut_by"), number=number)
    text = text_from(cut.text) if cut.text else None  # emptied by an erasure
    context = {
        "story": story,
        "version": cut,
        "text": text,
        "body": body_html(text.body) if text else "",
        "section": "queue",
    }
    return render(request, "desk/version.html", context)
