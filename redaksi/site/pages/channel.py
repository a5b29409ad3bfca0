"""A channel's page: its newest stories, and older ones page by page."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Channel

from ..lists import channel_list
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .advertising import FRAME, PromoStrip, promo_in
from .house import MenuLink, channel_link
from .story_list import StoryList, story_list


class ChannelPage(msgspec.Struct, frozen=True, kw_only=True):
    """`parent` is None for a channel of the first level; `label` is its name in running text."""

    title: str
    channel: MenuLink
    parent: MenuLink | None
    label: str
    description: str
    list: StoryList
    indeks_path: str
    promo: PromoStrip | None


def channel(reading: Reading, channel: Channel, before: Place | None) -> Html | Moved:
    """The page at a channel's path."""
    furniture = reading.furniture()
    path = furniture.channel_path(channel)
    parent = furniture.channels.get(channel.parent) if channel.parent else None
    shown = story_list(reading, channel_list(channel.id), path, before)
    if shown is None:
        return Moved(target=path, status=302)
    page = ChannelPage(
        title=(_("Older %(channel)s news") if before else _("%(channel)s news today")) % {"channel": channel.name},
        channel=channel_link(furniture, channel, is_here=True),
        parent=channel_link(furniture, parent) if parent else None,
        label=channel.label,
        description=channel.description,
        list=shown,
        indeks_path=f"/indeks{path}",
        promo=promo_in(reading, "channel", channel),
    )
    return Html(
        template="site/channel.html",
        context=page,
        canonical=shown.path,
        channel=channel,
        ads=FRAME,
        is_paged=True,
    )
