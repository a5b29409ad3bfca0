"""The newest stories of a channel as a piece of a page: other pages fetch it, so that they needn't depend on it."""

import msgspec

from redaksi.press.documents import Channel

from .. import addresses
from ..lists import channel_list
from ..outcome import Html
from ..reading import Reading
from .teaser import Teaser, latest_teasers

SHOWN = 6


class LatestPiece(msgspec.Struct, frozen=True, kw_only=True):
    """A list without a frame around it; empty while the channel is."""

    stories: tuple[Teaser, ...]


def latest(reading: Reading, channel: Channel) -> Html:
    """What stands at /potongan/terkini below a channel's path."""
    newest = reading.newest(channel_list(channel.id), SHOWN).cards
    return Html(
        template="site/latest.html",
        context=LatestPiece(stories=latest_teasers(reading, newest)),
        canonical=addresses.latest_path(reading.furniture(), channel),
        is_indexed=False,
    )
