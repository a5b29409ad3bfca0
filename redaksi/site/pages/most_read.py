"""What is read most: a piece that other pages fetch, and a page of its own. Empty until readers are counted."""

import msgspec
from django.utils.translation import gettext as _

from .. import addresses
from ..outcome import Html
from .advertising import FRAME
from .teaser import Teaser


class MostReadPiece(msgspec.Struct, frozen=True, kw_only=True):
    """A list without a frame around it, the most read first."""

    stories: tuple[Teaser, ...] = ()


class MostReadPage(msgspec.Struct, frozen=True, kw_only=True):
    """The same list as a page."""

    title: str
    stories: tuple[Teaser, ...] = ()


def most_read_piece() -> Html:
    """What stands at /potongan/terpopuler."""
    return Html(
        template="site/most_read_piece.html",
        context=MostReadPiece(),
        canonical=addresses.MOST_READ_PIECE,
        is_indexed=False,
    )


def most_read_page() -> Html:
    """The page at /terpopuler."""
    page = MostReadPage(title=_("Most read"))
    return Html(template="site/most_read.html", context=page, canonical=addresses.MOST_READ, ads=FRAME)
