"""A story as readers would see it, in the real theme, before they do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from redaksi.accounts.rights import require
from redaksi.newsroom.documents import document_of_text
from redaksi.newsroom.models import Story, StoryChange
from redaksi.newsroom.texts import text_of
from redaksi.press.errors import DocumentRefused
from redaksi.site.preview import piece, story_preview

from ..asking import actor_of, door
from ..places import assets, site_folder


@door("story.see")
@require_GET
@xframe_options_sameorigin
def preview(request: HttpRequest, story_id: int) -> HttpResponse:
    """The saved text in the theme; nothing of it is kept anywhere."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    now = timezone.now()
    text = text_of(story)
    try:
        if text.channel is None or not text.plain_headline:
            raise DocumentRefused("headline or channel is missing")
        published_at = story.published_at or now
        told = story.changes.exclude(kind=StoryChange.Kind.TYPO)
        document = document_of_text(text, str(story.pk), published_at, max(now, published_at), told)
    except DocumentRefused as error:
        return render(request, "desk/no_preview.html", {"story": story, "why": str(error)}, status=409)
    page = story_preview(site_folder(), document, assets(), now)
    response = HttpResponse(page.html)
    response.headers["Content-Security-Policy"] = page.policy.replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


WIDTHS = {"phone": 360, "desktop": 1280}
"""The widths at which a preview can be looked at, in CSS pixels."""


@door("story.see")
@require_GET
def framed(request: HttpRequest, story_id: int) -> HttpResponse:
    """The preview in a frame as wide as a phone or a desktop screen."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    screen = request.GET.get("screen", "")
    screen = screen if screen in WIDTHS else "phone"
    context = {"story": story, "screen": screen, "width_px": WIDTHS[screen], "section": "queue"}
    return render(request, "desk/preview.html", context)


@door("story.see")
@require_GET
def fetched_piece(request: HttpRequest, name: str) -> HttpResponse:
    """A piece that a previewed story fetches: the newest of its channel, what is read most."""
    entry = piece(site_folder(), f"/potongan/{name}", assets(), timezone.now())
    return HttpResponse(entry.body, status=entry.status)
