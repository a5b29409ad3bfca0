"""What somebody sees whose form can't be trusted: most often the login has ended meanwhile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Says how to save what was typed."""
    return render(request, "desk/form_refused.html", {"reason": reason}, status=403)
