"""What a picker asks for while somebody types."""

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ..asking import door
from ..picking import KINDS, found


@door("story.see")
@require_GET
def pick(request: HttpRequest, kind: str) -> HttpResponse:
    """`{"found": [{"id", "label", "hint"}]}` for the words in `q`, at most ten."""
    if kind not in KINDS:
        raise Http404
    choices = found(kind, request.GET.get("q", "")[:200])
    return JsonResponse({"found": [msgspec.to_builtins(choice) for choice in choices]})
