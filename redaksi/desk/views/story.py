"""The story screen: write, save, publish, withdraw."""

import datetime as dt
from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from redaksi.accounts.rights import can, require
from redaksi.media.errors import PictureRefused
from redaksi.newsroom import actions
from redaksi.newsroom.errors import NewsroomError, NotReady, TextChanged
from redaksi.newsroom.models import Story, StoryState
from redaksi.newsroom.texts import StoryText, TextRefused, digest_of, text_from, text_of
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from redaksi.press.errors import PressError
from redaksi.site.pages.absent import ground_name
from redaksi.site.preview import story_address

from .. import labels, places, uploads
from ..asking import actor_of, door
from ..difference import differences
from ..picture_form import thumbnail_of, with_picture
from ..problems import problems_of
from ..readers import show_to_readers
from ..story_form import CreditRow, Fields, choices, fields_from, fields_of, first_credit, text_of_fields

SAVED = "saved_story"
"""The story whose text the desk has just taken: its next screen tells the browser to drop its own copy, once."""

PUBLISHABLE = (StoryState.DRAFT, StoryState.LIVE)
"""What the screen offers to publish. A withdrawal is a public record; taking it back needs a reason, not a button."""

GROUNDS = ("source_withdrew", "press_council", "child_future", "victim_trauma", "decency", "sara", "other")


@door("story.create")
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """A new draft, then its screen."""
    story = actions.create_story(by=actor_of(request), now=timezone.now())
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


@door("story.see")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """The screen; what is sent is saved, and published if the button says so."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    if request.method == "POST":
        return _taken(request, story)
    text = text_of(story)
    fields = fields_of(text)
    if story.created_at == story.changed_at and not fields.credits:
        fields = _with_credits(fields, first_credit(actor_of(request)))
    return _screen(request, story, fields, seen=digest_of(text))


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
            by=actor_of(request),
            now=timezone.now(),
        )
    except PressError:
        problem = _("Choose a ground and give readers a reason of at least ten characters.")
        text = text_of(story)
        return _screen(request, story, fields_of(text), seen=digest_of(text), problems=[problem], status=422)
    except NewsroomError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("story", args=[story.pk]))
    show_to_readers(request, _("Withdrawn. Its address says so, with the reason."), _("Not yet down: {why}"))
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


@door("story.see")
@require_GET
def credit_row(request: HttpRequest) -> HttpResponse:
    """One more line of credits, for the button that asks for it."""
    return render(request, "desk/parts/credit_row.html", {"row": CreditRow(), "choices": choices()})


def _taken(request: HttpRequest, story: Story) -> HttpResponse:
    fields = fields_from(request.POST)
    seen = request.POST.get("seen", "")
    by, now = actor_of(request), timezone.now()
    try:
        fields = _with_upload(request, story, fields, now)
        text = text_of_fields(fields)
    except PictureRefused as refused:
        return _screen(request, story, fields, seen=seen, problems=[uploads.refusal(refused.reason)], status=422)
    except TextRefused as error:
        return _screen(request, story, fields, seen=seen, problems=problems_of(error), status=422)
    try:
        digest = actions.save_story(story.pk, text, seen=seen, by=by, now=now)
    except TextChanged as changed:
        return _conflict(request, story, fields, text, changed)
    except NewsroomError as error:
        return _screen(request, story, fields, seen=seen, problems=[str(error)], status=409)
    if request.POST.get("order") != "publish" or story.state not in PUBLISHABLE:
        request.session[SAVED] = story.pk
        messages.success(request, _("Saved at the desk."))
        return HttpResponseRedirect(reverse("story", args=[story.pk]))
    return _published(request, story, fields, digest, now)


def _with_upload(request: HttpRequest, story: Story, fields: Fields, now: dt.datetime) -> Fields:
    """The fields with the picture that was sent along, if one was. Raises `PictureRefused`."""
    require(actor_of(request), "story.edit", story)
    if uploads.was_too_large(request):
        raise PictureRefused("bytes")
    upload = request.FILES.get("picture-file")
    if upload is None:
        return fields
    with uploads.lying_in_a_file(upload) as file:
        picture = actions.take_picture(file, by=actor_of(request), now=now)
    return msgspec.structs.replace(fields, picture=with_picture(fields.picture, picture))


def _published(request: HttpRequest, story: Story, fields: Fields, digest: str, now: dt.datetime) -> HttpResponse:
    try:
        reason = request.POST.get("uncredited-because", "")
        actions.publish(story.pk, digest=digest, by=actor_of(request), now=now, uncredited_because=reason)
    except NotReady as missing:
        return _screen(request, story, fields, seen=digest, problems=missing.blocks, status=422)
    except (NewsroomError, PressError) as error:
        return _screen(request, story, fields, seen=digest, problems=[str(error)], status=409)
    request.session[SAVED] = story.pk
    show_to_readers(request, _("Published: readers have it now."), _("Published, but not yet visible: {why}"))
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


def _conflict(
    request: HttpRequest, story: Story, fields: Fields, mine: StoryText, changed: TextChanged
) -> HttpResponse:
    theirs = text_from(changed.theirs)
    problem = _(
        "Somebody else changed this story while you were writing. Your text is kept below, the difference is shown; "
        "save again to put yours in its place."
    )
    return _screen(
        request,
        story,
        fields,
        seen=digest_of(theirs),
        problems=[problem],
        conflict=differences(theirs, mine),
        status=409,
    )


def _screen(
    request: HttpRequest,
    story: Story,
    fields: Fields,
    *,
    seen: str,
    problems: list[str] | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    story.refresh_from_db()
    actor = actor_of(request)
    context = {
        "story": story,
        "fields": fields,
        "seen": seen,
        "problems": problems or [],
        "choices": choices(),
        "thumbnail": thumbnail_of(fields.picture),
        "grounds": [(ground, ground_name(ground)) for ground in GROUNDS],
        "editor_labels": labels.editor_labels(),
        "live_url": _live_url(story),
        "is_live": story.state == StoryState.LIVE,
        "differs_from_live": story.state == StoryState.LIVE and story.live_digest != seen,
        "may_edit": can(actor, "story.edit", story) and story.state != StoryState.ERASED,
        "may_publish": can(actor, "story.publish", story) and story.state in PUBLISHABLE,
        "may_withdraw": can(actor, "story.withdraw", story) and story.state == StoryState.LIVE,
        "was_saved": request.session.pop(SAVED, None) == story.pk,
        "section": "write",
        **extra,
    }
    return render(request, "desk/story.html", context, status=status)


def _live_url(story: Story) -> str:
    published = log.current_document("story", str(story.pk)) if story.state == StoryState.LIVE else None
    if not isinstance(published, PressStory):
        return ""
    return places.site_url() + story_address(places.site_folder(), published, timezone.now())


def _with_credits(fields: Fields, credits: list[CreditRow]) -> Fields:
    return msgspec.structs.replace(fields, credits=credits)
