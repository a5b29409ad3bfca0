"""A running story's page: its steps, newest first, day by day."""

import itertools

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import RunningStory

from .. import addresses, tags
from ..lists import running_list
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .advertising import FRAME
from .story_list import StoryList, story_list
from .teaser import Teaser


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The steps of one day, newest first; `name` as readers write it, `iso` for machines."""

    name: str
    iso: str
    stories: tuple[Teaser, ...]


class RunningStoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """`days` hold the stories of `list`. `is_open` is False once the affair has come to an end."""

    title: str
    name: str
    description: str
    is_open: bool
    path: str
    list: StoryList
    days: tuple[Day, ...]


def running_story(reading: Reading, running: RunningStory, before: Place | None) -> Html | Moved:
    """The page at /fokus/slug."""
    path = addresses.named_path(running)
    shown = story_list(reading, running_list(running.id), path, before)
    if shown is None:
        return Moved(target=path, status=302)
    title = _("%(name)s: earlier steps") if before else _("%(name)s: all the news")
    page = RunningStoryPage(
        title=title % {"name": running.name},
        name=running.name,
        description=running.description,
        is_open=running.is_open,
        path=path,
        list=shown,
        days=_days(shown.stories),
    )
    return Html(
        template="site/running_story.html",
        context=page,
        canonical=shown.path,
        ads=FRAME,
        subject=tags.document("running_story", running.id),
        is_paged=True,
    )


def _days(stories: tuple[Teaser, ...]) -> tuple[Day, ...]:
    return tuple(
        Day(name=name, iso=iso, stories=tuple(steps))
        for (name, iso), steps in itertools.groupby(stories, lambda one: (one.published.date, one.published.iso[:10]))
    )
