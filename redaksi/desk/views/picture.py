"""Renditions for staff: for the story screen and for previews, before readers may have them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from redaksi.media.shelf import newspaper_shelf

from ..asking import door


@door("story.see")
@require_GET
def picture(request: HttpRequest, folder: str, name: str, format: str) -> HttpResponse:
    """One rendition; the address has the form of the public one."""
    file = newspaper_shelf().rendition(f"{name}.{format}")
    if not name.startswith(folder) or not file.exists():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type=f"image/{format}")
