"""Throwing a draft away, after a question."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from redaksi.accounts.rights import require
from redaksi.newsroom import actions
from redaksi.newsroom.errors import NewsroomError
from redaksi.newsroom.models import Story

from ..asking import actor_of, door
from ..refusals import refusal_of


@door("story.see")
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, story_id: int) -> HttpResponse:
    """The question, and what is done at a yes."""
    story = get_object_or_404(Story.objects.select_related("channel", "owner"), pk=story_id)
    require(actor_of(request), "story.discard", story)
    if request.method != "POST":
        return render(request, "desk/discard.html", {"story": story, "section": "write"})
    try:
        actions.discard_story(story.pk, by=actor_of(request), now=timezone.now())
    except NewsroomError as error:
        messages.error(request, refusal_of(error).sentence)
        return HttpResponseRedirect(reverse("story", args=[story.pk]))
    messages.success(request, _("The draft is discarded."))
    return HttpResponseRedirect(reverse("queue"))
