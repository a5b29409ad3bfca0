"""Bringing readers up to date after a publication at the desk."""

from django.contrib import messages
from django.http import HttpRequest

from redaksi.media.shelf import newspaper_shelf
from redaksi.site.projector import ProjectionBehind, apply_pending

from .places import site_folder


def show_to_readers(request: HttpRequest, done: str, behind: str) -> None:
    """Do it at once; if that fails the worker does it, and whoever published is told."""
    try:
        apply_pending(site_folder(), newspaper_shelf())
    except ProjectionBehind as error:
        messages.warning(request, behind.format(why=error))
    else:
        messages.success(request, done)
