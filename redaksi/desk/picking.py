"""What the pickers of the story screen offer and show: people, topics, sources, running stories, stories.

However many there are, a picker asks for at most `MOST_OFFERED`, through the index of words.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from redaksi.newsroom.models import Person, RunningStory, Source, Story, StoryState, Topic
from redaksi.newsroom.searching import found_by_words, newest_by_words, words_of

MOST_OFFERED = 10


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of them by its number; `hint` tells it from others of the same name."""

    id: int
    label: str
    hint: str = ""


class Kind(msgspec.Struct, frozen=True):
    """`offered` are those that can be chosen anew; what was chosen earlier stays shown."""

    offered: Callable[[], QuerySet[Any]]
    shown: Callable[[Any], Choice]


def found(kind: str, query: str) -> list[Choice]:
    """Those whose words begin as `query` does, names that begin so first; none for an empty query."""
    if not words_of(query):
        return []
    of_kind = KINDS[kind]
    rows = of_kind.offered()
    if rows.model is Story:
        return [of_kind.shown(row) for row in _found_stories(rows, query)]
    begins = Case(When(name__istartswith=query.strip(), then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = found_by_words(rows, query).order_by(begins, "name", "pk")
    return [of_kind.shown(row) for row in rows[:MOST_OFFERED]]


def named(kind: str, ids: Iterable[int]) -> list[Choice]:
    """Those with these numbers, in their order; one that is not there any more goes by its number."""
    wanted = list(ids)
    of_kind = KINDS[kind]
    model: type[Model] = of_kind.offered().model
    rows: dict[int, Any] = model._default_manager.in_bulk(wanted) if wanted else {}
    return [of_kind.shown(rows[id]) if id in rows else Choice(id=id, label=f"#{id}") for id in wanted]


def _found_stories(rows: QuerySet[Story], query: str) -> list[Story]:
    """By whole words, the newest first; a last word that is not whole yet counts for what it begins with."""
    whole = list(newest_by_words(rows, query).order_by("-published_at", "-pk")[:MOST_OFFERED])
    return whole or list(found_by_words(rows, query).order_by("-published_at", "-pk")[:MOST_OFFERED])


def _person(row: Person) -> Choice:
    left = "" if row.is_active else _("No longer works here")
    return Choice(id=row.pk, label=row.name, hint=" · ".join(part for part in (row.title, row.slug, left) if part))


def _source(row: Source) -> Choice:
    parts = (str(row.get_source_kind_display()), row.short_name)
    return Choice(id=row.pk, label=row.name, hint=" · ".join(part for part in parts if part))


def _running(row: RunningStory) -> Choice:
    return Choice(id=row.pk, label=row.name, hint="" if row.is_open else _("It has ended"))


def _story(row: Story) -> Choice:
    day = date_format(localtime(row.published_at), "j M Y") if row.published_at else ""
    state = "" if row.state == StoryState.LIVE else str(row.get_state_display())
    headline = row.plain_headline or _("Without a headline")
    return Choice(id=row.pk, label=headline, hint=" · ".join(part for part in (day, f"#{row.pk}", state) if part))


KINDS = {
    "people": Kind(lambda: Person.objects.filter(is_active=True), _person),
    "topics": Kind(
        lambda: Topic.objects.filter(withdrawn_at=None),
        lambda row: Choice(id=row.pk, label=row.name, hint=row.slug),
    ),
    "sources": Kind(lambda: Source.objects.filter(withdrawn_at=None), _source),
    "running": Kind(lambda: RunningStory.objects.filter(withdrawn_at=None), _running),
    "stories": Kind(lambda: Story.objects.filter(state=StoryState.LIVE).defer("body"), _story),
}
"""The pickers by the word in their address."""
