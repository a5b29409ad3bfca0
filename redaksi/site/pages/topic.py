"""A topic's page: the stories about it from all channels, newest first."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Topic

from .. import addresses, tags
from ..lists import topic_list
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .advertising import FRAME
from .story_list import StoryList, story_list


class TopicPage(msgspec.Struct, frozen=True, kw_only=True):
    """`path` is that of the newest stories. A topic's aliases are for search and not shown."""

    title: str
    name: str
    description: str
    path: str
    list: StoryList


def topic(reading: Reading, topic: Topic, before: Place | None) -> Html | Moved:
    """The page at /topik/slug."""
    path = addresses.named_path(topic)
    shown = story_list(reading, topic_list(topic.id), path, before)
    if shown is None:
        return Moved(target=path, status=302)
    title = _("Older news about %(name)s") if before else _("News about %(name)s")
    page = TopicPage(
        title=title % {"name": topic.name}, name=topic.name, description=topic.description, path=path, list=shown
    )
    return Html(
        template="site/topic.html",
        context=page,
        canonical=shown.path,
        ads=FRAME,
        subject=tags.document("topic", topic.id),
        is_paged=True,
    )
