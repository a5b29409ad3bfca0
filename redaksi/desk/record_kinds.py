"""The kinds of record that have screens under Settings: their words, who keeps them, and what happens when one goes."""

import msgspec
from django.db.models import Model
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import (
    AdPlace,
    Channel,
    Creative,
    Masthead,
    Menu,
    Page,
    Person,
    Promo,
    Redirect,
    RunningStory,
    Source,
    Topic,
)

from . import record_forms as form

NEWSPAPER = "newspaper"
NEWS = "news"
ADVERTISING = "advertising"

GROUPS = {
    NEWSPAPER: gettext_lazy("Newspaper"),
    NEWS: gettext_lazy("News"),
    ADVERTISING: gettext_lazy("Advertising"),
}


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind: `path` in addresses, words for the screens, `order` the field that its list is walked by.

    `right` is asked of accounts/rights.py. `gone` says what happens to readers when one is taken down; "" for a kind
    that stays. Of a kind without `new` there is a fixed number.
    """

    path: str
    name: str
    group: str
    many: object
    teaching: object
    model: type[Model]
    form: type[form.RecordForm]
    new: object = ""
    gone: object = ""
    order: str = "name"
    right: str = "record.publish"


_ALL = (
    Kind(
        path="masthead",
        name="masthead",
        group=NEWSPAPER,
        many=gettext_lazy("Masthead"),
        new=gettext_lazy("The newspaper begins"),
        teaching=gettext_lazy("Name, address, time zone, who answers for the newspaper."),
        model=Masthead,
        form=form.MastheadForm,
    ),
    Kind(
        path="channels",
        name="channel",
        group=NEWSPAPER,
        many=gettext_lazy("Channels"),
        new=gettext_lazy("New channel"),
        teaching=gettext_lazy("The parts of the newspaper, in two levels, each with its colour."),
        gone=gettext_lazy(
            "The channel leaves the menu, and its address says that it was taken down, with your reason. It can go "
            "only while it is empty: no live story, no channel below it."
        ),
        model=Channel,
        form=form.ChannelForm,
        order="position",
    ),
    Kind(
        path="menus",
        name="menu",
        group=NEWSPAPER,
        many=gettext_lazy("Menus"),
        new=gettext_lazy("New menu"),
        teaching=gettext_lazy(
            "The links below the name of the newspaper and in the footer. Without one: the channels."
        ),
        gone=gettext_lazy("The menu leaves every page; the channels stand in its place, in their order."),
        model=Menu,
        form=form.MenuForm,
        order="place",
    ),
    Kind(
        path="pages",
        name="page",
        group=NEWSPAPER,
        many=gettext_lazy("Static pages"),
        new=gettext_lazy("New page"),
        teaching=gettext_lazy("Imprint, guideline, contact: what stands in the footer."),
        gone=gettext_lazy("The page leaves the footer, and its address says that it was taken down, with your reason."),
        model=Page,
        form=form.PageForm,
        order="title",
    ),
    Kind(
        path="redirects",
        name="redirect",
        group=NEWSPAPER,
        many=gettext_lazy("Redirects"),
        new=gettext_lazy("New redirect"),
        teaching=gettext_lazy("Old addresses and where their readers are sent."),
        gone=gettext_lazy(
            "Readers who come to the old address will find a page that says nothing is there. Nothing else changes."
        ),
        model=Redirect,
        form=form.RedirectForm,
        order="source",
    ),
    Kind(
        path="people",
        name="person",
        group=NEWS,
        many=gettext_lazy("People"),
        new=gettext_lazy("New person"),
        teaching=gettext_lazy("Whoever is credited. Who logs in stands under staff accounts."),
        model=Person,
        form=form.PersonForm,
    ),
    Kind(
        path="topics",
        name="topic",
        group=NEWS,
        many=gettext_lazy("Topics"),
        new=gettext_lazy("New topic"),
        teaching=gettext_lazy("What stories are about, across channels."),
        gone=gettext_lazy("Nobody can choose this topic any more. It can go only while no live story names it."),
        model=Topic,
        form=form.TopicForm,
    ),
    Kind(
        path="running-stories",
        name="running_story",
        group=NEWS,
        many=gettext_lazy("Running stories"),
        new=gettext_lazy("New running story"),
        teaching=gettext_lazy("Affairs that go on over many stories and lend them their name."),
        gone=gettext_lazy(
            "Nobody can choose this running story any more, and its page says that it was taken down, with your "
            "reason. It can go only while no live story names it. One that came to an end stays: take away the tick."
        ),
        model=RunningStory,
        form=form.RunningStoryForm,
    ),
    Kind(
        path="sources",
        name="source",
        group=NEWS,
        many=gettext_lazy("Sources"),
        new=gettext_lazy("New source"),
        teaching=gettext_lazy("Agencies and outlets that stories rest on."),
        gone=gettext_lazy("Nobody can choose this source any more. It can go only while no live story names it."),
        model=Source,
        form=form.SourceForm,
    ),
    Kind(
        path="ad-places",
        name="ad_place",
        group=ADVERTISING,
        many=gettext_lazy("Ad places"),
        teaching=gettext_lazy("The seven places for advertisements, and the height that each keeps free."),
        model=AdPlace,
        form=form.AdPlaceForm,
        order="pk",
        right="advertising.publish",
    ),
    Kind(
        path="creatives",
        name="creative",
        group=ADVERTISING,
        many=gettext_lazy("House ads"),
        new=gettext_lazy("New house ad"),
        teaching=gettext_lazy("The house's own advertisements: what stands where nothing was sold."),
        gone=gettext_lazy("It leaves every page at once. Nothing else changes."),
        model=Creative,
        form=form.CreativeForm,
        order="position",
        right="advertising.publish",
    ),
    Kind(
        path="promos",
        name="promo",
        group=ADVERTISING,
        many=gettext_lazy("Promos"),
        new=gettext_lazy("New promo"),
        teaching=gettext_lazy("Lines that ask readers to follow or subscribe, outside the text."),
        gone=gettext_lazy("It leaves every page at once. Nothing else changes."),
        model=Promo,
        form=form.PromoForm,
        order="position",
        right="advertising.publish",
    ),
)

KINDS = {kind.path: kind for kind in _ALL}
