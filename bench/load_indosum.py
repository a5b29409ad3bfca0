"""Loads real articles into a newspaper's folder through the desk's actions, for local looks.

REDAKSI_VAR=/tmp/looks redaksi demo --load-only
REDAKSI_VAR=/tmp/looks python -m bench.load_indosum ../shared/data/indosum/articles.jsonl 500
REDAKSI_VAR=/tmp/looks redaksi serve
"""

import datetime as dt
import itertools
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

if TYPE_CHECKING:
    from redaksi.accounts.models import User

HEADLINE_WORDS = 14
DECK_CHARACTERS = 200
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_NOT_NEWS = re.compile(r"^Baca (juga|selengkapnya)\b|<|function\s*\(|â€", re.IGNORECASE)


class Article(msgspec.Struct, frozen=True):
    """One line of articles.jsonl; `id` begins with the Unix time of publication and goes on with the headline."""

    id: Annotated[str, msgspec.Meta(pattern=r"^\d+-")]
    category: str
    source: str
    paragraphs: list[str]
    summary: str

    @property
    def headline(self) -> str:
        """The words of the id, as headlines are written here."""
        words = self.id.partition("-")[2].strip("-").split("-")[:HEADLINE_WORDS]
        return " ".join(words).title()

    @property
    def published_at(self) -> dt.datetime:
        """When it was published."""
        return dt.datetime.fromtimestamp(int(self.id.partition("-")[0]), dt.UTC)

    @property
    def text(self) -> list[str]:
        """The paragraphs as an editor pastes them: without invisible characters, scripts and links to other stories."""
        tidied = (tidy(paragraph) for paragraph in self.paragraphs)
        return [paragraph for paragraph in tidied if paragraph and not _NOT_NEWS.search(paragraph)]

    @property
    def deck(self) -> str:
        """The first sentence of the summary, if it is short enough for a deck."""
        first = re.split(r"(?<=[.!?])\s", tidy(self.summary))[0]
        return first if len(first) <= DECK_CHARACTERS and not _NOT_NEWS.search(first) else ""


def tidy(text: str) -> str:
    """On one line, without what can't be seen; as the story editor does with what is pasted."""
    return " ".join(INVISIBLE.sub("", text.replace("\n", " ").replace("\t", " ")).split())


def articles(path: Path) -> Iterator[Article]:
    """Those of a file that have a text."""
    decoder = msgspec.json.Decoder(Article)
    with path.open("rb") as lines:
        for line in lines:
            article = decoder.decode(line)
            if article.text:
                yield article


def publish_articles(chosen: list[Article], by: "User") -> list[int]:
    """Publish each with its channel and topics through the desk's actions, oldest first; give their ids."""
    from redaksi.newsroom import actions
    from redaksi.newsroom.models import Channel, Source, Topic
    from redaksi.newsroom.texts import digest_of, text_from, text_of

    began = min(article.published_at for article in chosen)
    ids = []
    for article in sorted(chosen, key=lambda article: (article.published_at, article.id)):
        channel = _record(Channel, article.category, by, began, label=article.category)
        source = _record(Source, article.source, by, began)
        topics = [_record(Topic, word, by, began) for word in sorted(_names(article))]
        text = text_from(
            {
                "headline": [{"type": "text", "text": article.headline}],
                "deck": article.deck,
                "channel": channel,
                "topics": topics,
                "sources": [source],
                "credits": [{"role": "reporter", "name": article.source.title()}],
                "body": {"type": "doc", "content": [_paragraph(paragraph) for paragraph in article.text]},
            }
        )
        now = article.published_at
        story = actions.create_story(by=by, now=now)
        digest = actions.save_story(story.pk, text, seen=digest_of(text_of(story)), by=by, now=now)
        actions.publish(story.pk, digest=digest, by=by, now=now)
        ids.append(story.pk)
    return ids


def main() -> int:
    """Load the first articles of a file into the newspaper in REDAKSI_VAR."""
    if len(sys.argv) not in (2, 3) or not os.environ.get("REDAKSI_VAR"):
        print(__doc__, file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")
    import django

    django.setup()
    from django.conf import settings

    from redaksi.accounts.models import Role, User
    from redaksi.media.shelf import newspaper_shelf
    from redaksi.site.projector import apply_pending

    chosen = list(itertools.islice(articles(Path(sys.argv[1])), int(sys.argv[2]) if len(sys.argv) == 3 else 500))
    by = User.objects.filter(role=Role.ADMINISTRATOR).first()
    if by is None:
        print("this newspaper has no administrator yet; run `redaksi demo --load-only` first", file=sys.stderr)
        return 1
    ids = publish_articles(chosen, by)
    apply_pending(settings.ENVIRONMENT.site, newspaper_shelf())
    print(f"{len(ids)} stories are published; the worker finds what is related once `redaksi serve` runs.")
    return 0


def _record(model: Any, name: str, by: "User", now: dt.datetime, **fields: str) -> int:
    """The channel, source or topic of that name."""
    from django.utils.text import slugify

    from redaksi.newsroom import actions

    found = model.objects.filter(slug=slugify(name.replace(".", " "))).first()
    if found is None:
        found = model(slug=slugify(name.replace(".", " ")), name=name.title(), **fields)
        actions.publish_record(found, by=by, now=now)
    return int(found.pk)


def _names(article: Article) -> set[str]:
    """Two words with capitals after another word, three times in the text or more: what it is about, roughly."""
    found = re.findall(r"(?<=[a-z,] )([A-Z][a-z]{3,} [A-Z][a-z]{3,})\b", " ".join(article.text))
    return {name.lower() for name in found if found.count(name) >= 3}


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


if __name__ == "__main__":
    sys.exit(main())
