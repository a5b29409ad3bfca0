"""Pictures for staff: their renditions, before readers may have them, and a screen that says where each is used."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from redaksi.media.models import Picture
from redaksi.media.shelf import newspaper_shelf

from ..asking import door

MOST_USES = 50


@door("story.see")
@require_GET
def picture(request: HttpRequest, folder: str, name: str, format: str) -> HttpResponse:
    """One rendition; the address has the form of the public one."""
    file = newspaper_shelf().rendition(f"{name}.{format}")
    if not name.startswith(folder) or not file.exists():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type=f"image/{format}")


@door("story.see")
@require_GET
def about(request: HttpRequest, picture_id: int) -> HttpResponse:
    """What its file says of itself, and the newest stories that have or had it."""
    picture = get_object_or_404(Picture.objects.select_related("taken_by"), pk=picture_id)
    uses = picture.uses.select_related("story__channel", "story__owner").order_by("-story_id")
    context = {
        "picture": picture,
        "shown": picture.renditions.filter(format="jpeg", width__lte=960).order_by("-width").first(),
        "stories": [use.story for use in uses[:MOST_USES]],
        "most": MOST_USES,
        "section": "queue",
    }
    return render(request, "desk/picture.html", context)
