"""The list of all stories of one format: infographics, photos, videos."""

import msgspec
from django.utils.translation import gettext as _

from .. import addresses, lists
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .advertising import FRAME
from .story_list import StoryList, story_list


class FormatPage(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is what the format's pieces are called together."""

    title: str
    name: str
    description: str
    path: str
    list: StoryList


def format_page(reading: Reading, path: str, before: Place | None) -> Html | Moved:
    """The page at one of `addresses.FORMATS`."""
    shown = story_list(reading, lists.format_list(addresses.FORMATS[path]), path, before)
    if shown is None:
        return Moved(target=path, status=302)
    name = list_name(path)
    page = FormatPage(
        title=(_("Older: %(name)s") if before else "%(name)s") % {"name": name},
        name=name,
        description=_said(path),
        path=path,
        list=shown,
    )
    return Html(template="site/format.html", context=page, canonical=shown.path, ads=FRAME, is_paged=True)


def list_name(path: str) -> str:
    """What readers call the pieces at that address."""
    return {"/infografis": _("Infographics"), "/foto": _("Photos"), "/video": _("Videos")}[path]


def _said(path: str) -> str:
    return {
        "/infografis": _("News in figures, maps and drawings."),
        "/foto": _("News in pictures."),
        "/video": _("News in moving pictures."),
    }[path]
