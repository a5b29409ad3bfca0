"""A channel's page: its newest stories, and older ones page by page."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Channel

from .. import addresses
from ..lists import channel_list
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .house import MenuLink, channel_link
from .teaser import Teaser, teasers

ON_A_PAGE = 20


class ChannelPage(msgspec.Struct, frozen=True, kw_only=True):
    """`older_path` leads on, None at the end; `is_first` is the page without `before`."""

    title: str
    channel: MenuLink
    parent: MenuLink | None
    label: str
    description: str
    stories: tuple[Teaser, ...]
    older_path: str | None
    is_first: bool
    indeks_path: str


def channel(reading: Reading, channel: Channel, before: Place | None) -> Html | Moved:
    """The page at a channel's path."""
    furniture = reading.furniture()
    path = furniture.channel_path(channel)
    parent = furniture.channels.get(channel.parent) if channel.parent else None
    name = channel_list(channel.id)
    if before is not None and not reading.is_listed(name, before):
        return Moved(target=path, status=302)
    found = reading.older(name, before, ON_A_PAGE) if before else reading.newest(name, ON_A_PAGE)
    page = ChannelPage(
        title=(_("Older %(channel)s news") if before else _("%(channel)s news today")) % {"channel": channel.name},
        channel=channel_link(furniture, channel, is_here=True),
        parent=channel_link(furniture, parent) if parent else None,
        label=channel.label,
        description=channel.description,
        stories=teasers(reading, found.cards),
        older_path=addresses.before(path, found.older) if found.older else None,
        is_first=before is None,
        indeks_path=f"/indeks{path}",
    )
    canonical = addresses.before(path, before) if before else path
    return Html(template="site/channel.html", context=page, canonical=canonical, channel=channel, is_paged=True)
