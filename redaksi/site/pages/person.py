"""A person's page: who somebody is in this house, and the stories that credit them, newest first."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Person

from .. import addresses, tags
from ..lists import person_list
from ..outcome import Html, Moved
from ..reading import Place, Reading
from .advertising import FRAME
from .story_list import StoryList, story_list


class PersonPage(msgspec.Struct, frozen=True, kw_only=True):
    """`job_title` and `bio` may be empty; `is_active` is False once somebody has left. `path` is the first part's."""

    title: str
    name: str
    job_title: str
    bio: str
    is_active: bool
    path: str
    list: StoryList


def person(reading: Reading, person: Person, before: Place | None) -> Html | Moved:
    """The page at /penulis/slug."""
    path = addresses.named_path(person)
    shown = story_list(reading, person_list(person.id), path, before)
    if shown is None:
        return Moved(target=path, status=302)
    title = _("Older news by %(name)s") if before else _("News by %(name)s")
    page = PersonPage(
        title=title % {"name": person.name},
        name=person.name,
        job_title=person.title,
        bio=person.bio,
        is_active=person.is_active,
        path=path,
        list=shown,
    )
    return Html(
        template="site/person.html",
        context=page,
        canonical=shown.path,
        ads=FRAME,
        subject=tags.document("person", person.id),
        is_paged=True,
    )
