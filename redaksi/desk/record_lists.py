"""How the lists of records are walked and searched, and what a line says of its record."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from redaksi.newsroom.models import (
    AdPlace,
    Channel,
    Creative,
    Menu,
    Page,
    Person,
    Promo,
    Redirect,
    RunningStory,
    Source,
    Topic,
)
from redaksi.newsroom.searching import found_by_words

from .record_kinds import Kind

ON_A_PAGE = 50


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


def facts_of(record: Model, now: dt.datetime) -> list[str]:
    """What a list says beside the name, without a query."""
    return [fact for fact in _facts(record, now) if fact]


def _facts(record: Model, now: dt.datetime) -> Iterator[str]:
    match record:
        case Channel() | Page():
            yield f"/{record.slug}"
        case Person():
            yield from (record.slug, record.title, "" if record.is_active else _("No longer works here"))
        case Topic():
            yield record.slug
        case RunningStory():
            yield from (record.slug, "" if record.is_open else _("Came to an end"))
        case Source():
            yield from (record.short_name, str(record.get_source_kind_display()))
        case Menu():
            yield _("Links: {count}").format(count=len(record.items))
        case AdPlace():
            yield "" if record.is_on else _("Switched off")
            yield _("{phone} px on phones, {desktop} px on wide screens").format(
                phone=record.phone_height_px, desktop=record.desktop_height_px
            )
        case Creative() | Promo():
            names = dict(AdPlace.PLACES if isinstance(record, Creative) else Promo.PLACES)
            yield _in_time(record, now)
            yield from (str(names.get(place, place)) for place in record.places)
        case Redirect():
            pass


def _in_time(record: Creative | Promo, now: dt.datetime) -> str:
    if record.ends_at is not None and record.ends_at <= now:
        return _("Ended {time}").format(time=shown_time(record.ends_at))
    if record.starts_at is not None and record.starts_at > now:
        return _("Begins {time}").format(time=shown_time(record.starts_at))
    return _("Runs until {time}").format(time=shown_time(record.ends_at)) if record.ends_at is not None else _("Runs")


def shown_time(instant: dt.datetime) -> str:
    """A moment in the newspaper's time, as the desk prints it."""
    return date_format(localtime(instant), "j M Y H:i")
