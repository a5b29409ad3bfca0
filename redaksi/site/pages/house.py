"""What every template gets beside its own page: the newspaper, its menu, its footer."""

import datetime as dt

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Channel

from .. import addresses
from ..cards import Furniture
from ..reading import Reading
from ..timing import Stamp, stamp


class MenuLink(msgspec.Struct, frozen=True, kw_only=True):
    """A channel, or another place of a menu (then `colour` is empty). `is_here`: the page belongs to it."""

    name: str
    path: str
    colour: str = ""
    is_here: bool = False


class FooterLink(msgspec.Struct, frozen=True, kw_only=True):
    """A static page in the footer, or a link that the newspaper has put there."""

    name: str
    path: str


class House(msgspec.Struct, frozen=True, kw_only=True):
    """The frame of a page. `menu` is the main one; `submenu` what lies below the channel we are in."""

    name: str
    tagline: str
    description: str
    language: str
    site_url: str
    publisher: str
    responsible_person: str
    postal_address: str
    contact_email: str
    ad_label: str
    menu: tuple[MenuLink, ...]
    submenu: tuple[MenuLink, ...]
    footer: tuple[FooterLink, ...]
    indeks_path: str
    year: int


def house(reading: Reading, here: Channel | None, canonical: str) -> House:
    """The frame of the page at `canonical`, in channel `here`."""
    furniture = reading.furniture()
    masthead = furniture.masthead
    top = furniture.channels.get(here.parent) if here and here.parent else here
    return House(
        name=masthead.name,
        tagline=masthead.tagline,
        description=masthead.description,
        language=masthead.language,
        site_url=masthead.site_url,
        publisher=masthead.publisher,
        responsible_person=masthead.responsible_person,
        postal_address=masthead.postal_address,
        contact_email=masthead.contact_email,
        ad_label=masthead.ad_label,
        menu=_main_menu(furniture, top, canonical),
        submenu=_menu(furniture, top.id, {here.id}) if top and here else (),
        footer=_footer(furniture),
        indeks_path="/indeks",
        year=_year(reading),
    )


def channel_link(furniture: Furniture, channel: Channel, *, is_here: bool = False) -> MenuLink:
    """A channel as templates name it."""
    return MenuLink(name=channel.name, path=furniture.channel_path(channel), colour=channel.colour, is_here=is_here)


def local_stamp(reading: Reading, instant: dt.datetime) -> Stamp:
    """An instant in the newspaper's zone and language."""
    return stamp(instant, reading.zone, reading.furniture().masthead.language)


def story_path_of(reading: Reading, channel: str, published_at: dt.datetime, slug: str, id: str) -> str:
    """A story's canonical address."""
    return addresses.story_path(reading.furniture(), channel, published_at, slug, id)


def _main_menu(furniture: Furniture, top: Channel | None, canonical: str) -> tuple[MenuLink, ...]:
    """The newspaper's own menu, or channels, infographics and indeks."""
    written = furniture.menus.get("main")
    if written is not None:
        places = [MenuLink(name=item.label, path=item.href) for item in written.items]
    else:
        places = [
            *_menu(furniture, None, set()),
            MenuLink(name=_("Infographics"), path="/infografis"),
            MenuLink(name=_("Index"), path="/indeks"),
        ]
    here = furniture.channel_path(top) if top else f"/{canonical[1:].partition('?')[0].partition('/')[0]}"
    return tuple(msgspec.structs.replace(place, is_here=place.path == here != "/") for place in places)


def _footer(furniture: Furniture) -> tuple[FooterLink, ...]:
    pages = [FooterLink(name=page.title, path=f"/{page.slug}") for page in furniture.footer]
    written = furniture.menus.get("footer")
    others = [FooterLink(name=item.label, path=item.href) for item in written.items] if written else []
    return tuple({link.path: link for link in (*pages, *others)}.values())


def _menu(furniture: Furniture, parent: str | None, here: set[str]) -> tuple[MenuLink, ...]:
    return tuple(channel_link(furniture, channel, is_here=channel.id in here) for channel in furniture.children(parent))


def _year(reading: Reading) -> int:
    """The year of the copyright line; pages last until it ends."""
    year = reading.now.astimezone(reading.zone).year
    reading.lasts_until(dt.datetime(year + 1, 1, 1, tzinfo=reading.zone))
    return year
