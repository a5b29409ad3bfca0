"""The kinds of record that have screens under Settings, and how their lists are walked and searched."""

import msgspec
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import Channel, Masthead, Page, Person, Redirect, Topic
from redaksi.newsroom.searching import found_by_words

from .record_forms import ChannelForm, MastheadForm, PageForm, PersonForm, RecordForm, RedirectForm, TopicForm

ON_A_PAGE = 50


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind: `path` in addresses, words for the screens, `order` the unique or indexed field of its list."""

    path: str
    name: str
    many: object
    new: object
    teaching: object
    model: type[Model]
    form: type[RecordForm]
    order: str = "name"
    may_go: bool = True


KINDS = {
    kind.path: kind
    for kind in (
        Kind(
            path="masthead",
            name="masthead",
            many=gettext_lazy("Masthead"),
            new=gettext_lazy("The newspaper begins"),
            teaching=gettext_lazy("Name, address, time zone, who answers for the newspaper."),
            model=Masthead,
            form=MastheadForm,
            may_go=False,
        ),
        Kind(
            path="channels",
            name="channel",
            many=gettext_lazy("Channels"),
            new=gettext_lazy("New channel"),
            teaching=gettext_lazy("The parts of the newspaper, in two levels, each with its colour."),
            model=Channel,
            form=ChannelForm,
            order="position",
        ),
        Kind(
            path="people",
            name="person",
            many=gettext_lazy("People"),
            new=gettext_lazy("New person"),
            teaching=gettext_lazy("Whoever is credited. Who logs in stands under staff accounts."),
            model=Person,
            form=PersonForm,
            may_go=False,
        ),
        Kind(
            path="topics",
            name="topic",
            many=gettext_lazy("Topics"),
            new=gettext_lazy("New topic"),
            teaching=gettext_lazy("What stories are about, across channels."),
            model=Topic,
            form=TopicForm,
        ),
        Kind(
            path="pages",
            name="page",
            many=gettext_lazy("Static pages"),
            new=gettext_lazy("New page"),
            teaching=gettext_lazy("Imprint, guideline, contact: what stands in the footer."),
            model=Page,
            form=PageForm,
            order="title",
        ),
        Kind(
            path="redirects",
            name="redirect",
            many=gettext_lazy("Redirects"),
            new=gettext_lazy("New redirect"),
            teaching=gettext_lazy("Old addresses and where their readers are sent."),
            model=Redirect,
            form=RedirectForm,
            order="source",
        ),
    )
}


def listed(kind: Kind, query: str, after: str) -> tuple[list[Model], str]:
    """A page of the list in its order, and the key of the next page ("" at the end).

    A search gives one page only: who looks for something types another word.
    """
    rows = kind.model._default_manager.order_by(kind.order, "pk")
    if kind.model is Channel:
        rows = rows.select_related("parent")
    if query:
        return list(found_by_words(rows, query)[:ON_A_PAGE]), ""
    page = list(_beyond(kind, rows, after)[: ON_A_PAGE + 1])
    return page[:ON_A_PAGE], str(page[ON_A_PAGE - 1].pk) if len(page) > ON_A_PAGE else ""


def _beyond(kind: Kind, rows: QuerySet[Model], after: str) -> QuerySet[Model]:
    """The rows behind the one with this key; written as one range so that an index can walk it."""
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        return rows
    value = kind.model._default_manager.filter(pk=after).values_list(kind.order, flat=True).first()
    if value is None:
        return rows
    return rows.filter(**{f"{kind.order}__gte": value}).exclude(**{kind.order: value, "pk__lte": after})
