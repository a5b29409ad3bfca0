"""The indeks: everything published on one day, of one channel or of all."""

import datetime as dt

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Channel

from .. import addresses
from ..lists import ALL_STORIES, channel_list
from ..outcome import Html, Missing, Moved, Outcome
from ..reading import Place, Reading
from ..timing import long_date
from .advertising import FRAME
from .house import MenuLink, channel_link
from .month import Month, month
from .teaser import Teaser, teasers

ON_A_PAGE = 50


class IndeksPage(msgspec.Struct, frozen=True, kw_only=True):
    """`next_path` is None on the newest day, `previous_path` on the first. `channels` switch the day's channel.

    `first_path` leads from a part of the day back to its newest stories, None there.
    """

    title: str
    date: str
    iso_date: str
    channel: MenuLink | None
    channels: tuple[MenuLink, ...]
    all_path: str
    stories: tuple[Teaser, ...]
    first_path: str | None
    older_path: str | None
    previous_path: str | None
    next_path: str | None
    month: Month


def today(reading: Reading, channel: Channel | None) -> Outcome:
    """/indeks leads to today's page."""
    return Moved(target=addresses.indeks_path(reading.furniture(), channel, reading.today), status=302)


def day(reading: Reading, channel: Channel | None, date: dt.date, before: Place | None) -> Outcome:
    """The page of one day; missing before the newspaper was founded and after today."""
    furniture = reading.furniture()
    newest = reading.today
    if not furniture.masthead.founded_date <= date <= newest:
        return Missing()
    path = addresses.indeks_path(furniture, channel, date)
    name = channel_list(channel.id) if channel else ALL_STORIES
    if before is not None and not (before.day_in(reading.zone) == date and reading.is_listed(name, before)):
        return Moved(target=path, status=302)
    found = reading.day(name, date, before, ON_A_PAGE)
    shown = long_date(date, furniture.masthead.language)
    page = IndeksPage(
        title=_index_title(channel, shown),
        date=shown,
        iso_date=date.isoformat(),
        channel=channel_link(furniture, channel, is_here=True) if channel else None,
        channels=tuple(_switch(reading, other, date, channel) for other in furniture.children(None)),
        all_path=addresses.indeks_path(furniture, None, date),
        stories=teasers(reading, found.cards),
        first_path=path if before else None,
        older_path=addresses.before(path, found.older) if found.older else None,
        previous_path=_neighbour(reading, channel, date, -1) if date > furniture.masthead.founded_date else None,
        next_path=_neighbour(reading, channel, date, 1) if date < newest else None,
        month=month(
            date,
            first=furniture.masthead.founded_date,
            last=newest,
            language=furniture.masthead.language,
            path=lambda day: addresses.indeks_path(furniture, channel, day),
        ),
    )
    canonical = addresses.before(path, before) if before else path
    return Html(
        template="site/indeks.html", context=page, canonical=canonical, channel=channel, ads=FRAME, is_paged=True
    )


def _index_title(channel: Channel | None, shown: str) -> str:
    if channel:
        return _("Index of %(channel)s news, %(date)s") % {"channel": channel.label, "date": shown}
    return _("Index of news, %(date)s") % {"date": shown}


def _neighbour(reading: Reading, channel: Channel | None, date: dt.date, days: int) -> str:
    return addresses.indeks_path(reading.furniture(), channel, date + dt.timedelta(days=days))


def _switch(reading: Reading, channel: Channel, date: dt.date, here: Channel | None) -> MenuLink:
    is_here = here is not None and channel.id in (here.id, here.parent)
    return MenuLink(
        name=channel.name,
        path=addresses.indeks_path(reading.furniture(), channel, date),
        colour=channel.colour,
        is_here=is_here,
    )
