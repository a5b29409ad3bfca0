"""What the editor of a text asks while somebody writes: a place for pictures, other stories, what stands there."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from redaksi.accounts.rights import require
from redaksi.media.errors import PictureRefused
from redaksi.media.models import Picture, Rendition
from redaksi.newsroom import actions
from redaksi.newsroom.models import Story, StoryState
from redaksi.newsroom.searching import found_by_words, newest_by_words

from .. import uploads
from ..asking import actor_of, door
from ..picture_form import credit_of

MOST_STORIES = 8
MOST_NAMES = 100
EDITOR_WIDTH_PX = 800
"""A text is shown 680 px wide at the desk; a larger picture is not worth its bytes."""


@door("story.see")
@require_POST
def take_picture(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take the picture sent as `picture-file` for a story's text: its number, its thumbnail, its file's own words.

    422 with {"problem": sentence} if it is refused.
    """
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.edit", story)
    upload = request.FILES.get("picture-file")
    try:
        if uploads.was_too_large(request):
            raise PictureRefused("bytes")
        if upload is None:
            return JsonResponse({"problem": _("No picture was sent.")}, status=422)
        with uploads.lying_in_a_file(upload) as file:
            picture = actions.take_picture(file, by=actor_of(request), now=timezone.now())
    except PictureRefused as refused:
        return JsonResponse({"problem": uploads.refusal(refused.reason)}, status=422)
    return JsonResponse(_described(picture))


@door("story.see")
@require_GET
def thumbnail(request: HttpRequest) -> HttpResponse:
    """The way to what the editor shows of the picture `id`."""
    rendition = _thumbnail_of(_number(request.GET.get("id", "")))
    if rendition is None:
        raise Http404
    return HttpResponseRedirect(_address(rendition))


@door("story.see")
@require_GET
def pick(request: HttpRequest) -> HttpResponse:
    """Live stories whose headlines hold the words of `q`, the newest first; without words the newest of all.

    `not` is the number of the story that asks. {"stories": [{"id", "headline", "channel", "day"}]}
    """
    live = Story.objects.filter(state=StoryState.LIVE).exclude(pk=_number(request.GET.get("not", "")))
    rows = live.select_related("channel__parent").order_by("-changed_at", "-pk")
    query = request.GET.get("q", "")[:200]
    found = list(newest_by_words(rows, query)[:MOST_STORIES])
    if len(found) < MOST_STORIES:  # the last word may not be typed to its end
        rest = found_by_words(rows, query).exclude(pk__in=[story.pk for story in found])
        found += rest[: MOST_STORIES - len(found)]
    return JsonResponse({"stories": [_picked(story) for story in found]})


@door("story.see")
@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """The headlines of the stories `ids`, numbers with commas between. {"stories": [{"id", "headline", "is_live"}]}"""
    wanted = {_number(value) for value in request.GET.get("ids", "").split(",")[:MOST_NAMES]}
    stories = Story.objects.filter(pk__in=wanted)
    named = [
        {"id": story.pk, "headline": story.plain_headline, "is_live": story.state == StoryState.LIVE}
        for story in stories
    ]
    return JsonResponse({"stories": named})


def _described(picture: Picture) -> dict[str, object]:
    rendition = _thumbnail_of(picture.pk)
    assert rendition is not None, "a picture is taken with its renditions"
    return {
        "picture": picture.pk,
        "thumbnail": _address(rendition),
        "width": rendition.width,
        "height": rendition.height,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": credit_of(picture),
    }


def _picked(story: Story) -> dict[str, object]:
    day = timezone.localdate(story.published_at) if story.published_at else None
    return {
        "id": story.pk,
        "headline": story.plain_headline,
        "channel": str(story.channel or ""),
        "day": day and day.isoformat(),
    }


def _thumbnail_of(picture: int) -> Rendition | None:
    renditions = Rendition.objects.filter(picture_id=picture, format="jpeg")
    fitting = renditions.filter(width__lte=EDITOR_WIDTH_PX).order_by("-width").first()
    return fitting or renditions.order_by("width").first()


def _address(rendition: Rendition) -> str:
    return reverse("picture", args=[rendition.name[:2], rendition.name, rendition.format])


def _number(text: str) -> int:
    """The number in a text; 0, which nothing has, if it holds none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
