"""Taking a live story away from readers, and a second person's answer to that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from redaksi.newsroom import actions
from redaksi.newsroom.errors import NewsroomError
from redaksi.newsroom.models import Story, StoryWithdrawal
from redaksi.newsroom.texts import text_of
from redaksi.press.errors import PressError

from ..asking import actor_of, door
from ..readers import show_to_readers
from ..refusals import refusal_of
from ..story_form import fields_of
from ..story_screen import Seen, story_screen


@door("story.withdraw")
@require_POST
def withdraw(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take the story away from readers, with its ground and reason."""
    story = get_object_or_404(Story, pk=story_id)
    try:
        actions.withdraw(
            story.pk,
            ground=request.POST.get("ground", ""),
            reason=request.POST.get("reason", "").strip(),
            label=request.POST.get("label", "").strip(),
            by=actor_of(request),
            now=timezone.now(),
        )
    except PressError as error:
        refusal = refusal_of(error)
        if refusal.field == "label":
            return _again(request, story, refusal.sentence)
        return _again(request, story, _("Choose a ground and give readers a reason of at least ten characters."))
    except NewsroomError as error:
        messages.error(request, refusal_of(error).sentence)
        return _back(story)
    show_to_readers(request, _("Withdrawn. Its address says so, with the reason."), _("Not yet down: {why}"))
    messages.info(request, _("A second desk chief has 24 hours to confirm it."))
    return _back(story)


@door("story.withdraw")
@require_POST
def confirm(request: HttpRequest, story_id: int) -> HttpResponse:
    """Stand by a withdrawal that another ordered."""
    withdrawal = _withdrawal(request, story_id)
    try:
        actions.confirm_withdrawal(withdrawal.pk, by=actor_of(request), now=timezone.now())
    except NewsroomError as error:
        messages.error(request, refusal_of(error).sentence)
    else:
        messages.success(request, _("The withdrawal is confirmed by two people."))
    return _back(withdrawal.story)


@door("story.withdraw")
@require_POST
def reverse_it(request: HttpRequest, story_id: int) -> HttpResponse:
    """Give readers the story back, for a reason."""
    withdrawal = _withdrawal(request, story_id)
    reason = request.POST.get("reason", "").strip()[:2_000]
    if not reason:
        return _again(request, withdrawal.story, _("Say why readers get the story back."))
    try:
        actions.reverse_withdrawal(withdrawal.pk, reason=reason, by=actor_of(request), now=timezone.now())
    except (NewsroomError, PressError) as error:
        messages.error(request, refusal_of(error).sentence)
        return _back(withdrawal.story)
    show_to_readers(request, _("Readers have the story again."), _("Reversed, but not yet visible: {why}"))
    return _back(withdrawal.story)


def _withdrawal(request: HttpRequest, story_id: int) -> StoryWithdrawal:
    """The withdrawal that whoever asks has read of; a later one of the same story is another."""
    number = request.POST.get("withdrawal", "")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    return get_object_or_404(StoryWithdrawal.objects.select_related("story"), pk=wanted, story=story_id)


def _again(request: HttpRequest, story: Story, problem: str) -> HttpResponse:
    text = text_of(story)
    return story_screen(request, story, fields_of(text), seen=Seen.of(text), problems=[problem], status=422)


def _back(story: Story) -> HttpResponse:
    return HttpResponseRedirect(reverse("story", args=[story.pk]))
