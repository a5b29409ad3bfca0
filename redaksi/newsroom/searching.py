"""Finding records and stories by the words of their names, through an index. What a list shows is the desk's matter.

The desk never counts and never walks a table: at most `MOST_CANDIDATES` things that have the words are looked at.
"""

import re
import unicodedata
from typing import TypeVar

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils import translation

from .documents import Record, record_title
from .models import AdPlace, Creative, Menu, Page, Person, Promo, Redirect, SearchWord, Source, Story, Topic

MOST_CANDIDATES = 2_000
MOST_WORDS = 40
WORD_CHARACTERS = 40

T = TypeVar("T", bound=Model)
Findable = Record | Story


def words_of(text: str) -> list[str]:
    """The words of a name: lower case, without accents, each once, at most 40. Only Latin letters and digits count."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = (word[:WORD_CHARACTERS] for word in re.findall(r"[a-z0-9]+", plain))
    return list(dict.fromkeys(words))[:MOST_WORDS]


def remember_words(thing: Findable) -> None:
    """Bring the index up to date with a row, inside the caller's transaction."""
    kind = _kind(type(thing))
    SearchWord.objects.filter(kind=kind, thing_id=thing.pk).delete()
    SearchWord.objects.bulk_create(
        SearchWord(kind=kind, thing_id=thing.pk, word=word) for word in words_of(_name_of(thing))
    )


def forget_words(thing: Findable) -> None:
    """Take a row that goes out of the index, inside the caller's transaction."""
    SearchWord.objects.filter(kind=_kind(type(thing)), thing_id=thing.pk).delete()


def found_by_words(rows: QuerySet[T], query: str) -> QuerySet[T]:
    """Those of `rows` whose name holds a word that begins with each word of `query`; all rows if it holds none."""
    words = words_of(query)
    if not words:
        return rows
    rarest, *others = sorted(words, key=len, reverse=True)
    of_kind = SearchWord.objects.filter(kind=_kind(rows.model))
    candidates = of_kind.filter(**_beginning(rarest)).order_by("word", "thing_id")
    for word in others:  # before the cut: of two thousand Rizkis the one Muhammad among them must be found
        candidates = candidates.filter(Exists(of_kind.filter(thing_id=OuterRef("thing_id"), **_beginning(word))))
    return rows.filter(pk__in=list(candidates.values_list("thing_id", flat=True)[:MOST_CANDIDATES]))


def newest_by_words(stories: QuerySet[Story], query: str) -> QuerySet[Story]:
    """Those stories whose headline holds each word of `query` whole; of the rarest word the newest are looked at."""
    words = words_of(query)
    if not words:
        return stories
    rarest, *others = sorted(words, key=len, reverse=True)
    of_stories = SearchWord.objects.filter(kind="story")
    candidates = of_stories.filter(word=rarest).order_by("-thing_id")
    ids = list(candidates.values_list("thing_id", flat=True)[:MOST_CANDIDATES])
    for word in others:
        stories = stories.filter(Exists(of_stories.filter(thing_id=OuterRef("pk"), word=word)))
    return stories.filter(pk__in=ids)


def _beginning(word: str) -> dict[str, str]:
    """A range of the index; `z` is the last character that a word can hold, so any collation keeps to it."""
    return {"word__gte": word, "word__lte": word + "z" * (WORD_CHARACTERS - len(word))}


def _kind(model: type[Model]) -> str:
    return model.__name__.lower()


def _name_of(thing: Findable) -> str:
    match thing:
        case Story():
            return thing.plain_headline
        case Page():
            return f"{thing.title} {thing.slug}"
        case Redirect():
            return f"{thing.source} {thing.target}"
        case Topic():
            return " ".join([thing.name, thing.slug, *thing.aliases])
        case Person():
            return f"{thing.name} {thing.slug} {thing.initials}"
        case Source():
            return f"{thing.name} {thing.slug} {thing.short_name}"
        case Creative():
            return f"{thing.heading} {thing.text} {thing.button}"
        case Promo():
            return f"{thing.text} {thing.link_text}"
        case Menu():
            return " ".join([_in_every_language(thing), *(item["label"] for item in thing.items)])
        case AdPlace():
            return _in_every_language(thing)
        case _:
            return f"{record_title(thing)} {getattr(thing, 'slug', '')}"


def _in_every_language(thing: Model) -> str:
    """What a thing with a translated name is called by whoever looks for it."""
    names = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            names.append(str(thing))
    return " ".join(names)
