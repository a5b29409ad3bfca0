"""A story's page, and what stays at its address once it is withdrawn."""

import msgspec
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from redaksi.press.body import body_text, headline_text
from redaksi.press.documents import Channel, LeadPicture, Person, Story, Topic

from .. import addresses, tags
from ..addresses import picture_path
from ..body_html import body_html, headline_html
from ..json_ld import news_article
from ..outcome import Html
from ..reading import Reading
from ..timing import Stamp
from .house import MenuLink, channel_link, local_stamp, story_path_of
from .picture import ShownPicture, shown
from .teaser import Teaser, teasers

DESCRIPTION_CHARACTERS = 160
RELATED_SHOWN = 6


class CreditLine(msgspec.Struct, frozen=True, kw_only=True):
    """A name and what it did, as printed: `Rahman Asmardika`, `Jurnalis`. `path` is None for names from outside."""

    name: str
    role: str
    path: str | None


class TopicLink(msgspec.Struct, frozen=True, kw_only=True):
    """A topic below a story."""

    name: str
    path: str


class SocialPicture(msgspec.Struct, frozen=True, kw_only=True):
    """The picture that other sites show beside a link; `url` is a whole address."""

    url: str
    width: int
    height: int
    alt: str


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """`title`, `description` and `text_headline` are plain text; `headline` and `body` are HTML.

    `updated` is None while the first version stands. At `latest_path` is a piece with the channel's newest stories,
    which the page fetches and doesn't depend on.
    """

    title: str
    text_headline: str
    headline: SafeString
    deck: str
    description: str
    language: str
    channel: MenuLink | None
    parent: MenuLink | None
    label: str
    latest_path: str | None
    credits: tuple[CreditLine, ...]
    published: Stamp
    updated: Stamp | None
    body: SafeString
    topics: tuple[TopicLink, ...]
    related: tuple[Teaser, ...]
    picture: ShownPicture | None
    social: SocialPicture | None
    json_ld: SafeString


def story(reading: Reading, story: Story) -> Html:
    """The page of a live story, at its canonical address."""
    furniture = reading.furniture()
    channel = furniture.channels.get(story.channel)
    parent = furniture.channels.get(channel.parent) if channel and channel.parent else None
    plain = headline_text(story.headline)
    credits = _credits(reading, story)
    path = story_path_of(reading, story.channel, story.published_at, story.slug, story.id)
    published = local_stamp(reading, story.published_at)
    updated = local_stamp(reading, story.version_created)
    page = StoryPage(
        title=plain,
        text_headline=plain,
        headline=headline_html(story.headline),
        deck=story.deck,
        description=description_of(story),
        language=story.language,
        channel=channel_link(furniture, channel) if channel else None,
        parent=channel_link(furniture, parent) if parent else None,
        label=channel.label if channel else "",
        latest_path=addresses.latest_path(furniture, channel) if channel else None,
        credits=credits,
        published=published,
        updated=updated if story.version_created > story.published_at else None,
        body=body_html(story.body, dateline=dateline_of(story, furniture.masthead.dateline_pattern)),
        topics=_topics(reading, story),
        related=_related(reading, story),
        picture=shown(story.lead_picture) if story.lead_picture else None,
        social=_social(furniture.masthead.site_url, story.lead_picture) if story.lead_picture else None,
        json_ld=_json_ld(reading, story, path, credits, channel),
    )
    return Html(
        template="site/story.html",
        context=page,
        canonical=path,
        channel=channel,
        subject=tags.document("story", story.id),
    )


def description_of(story: Story) -> str:
    """The deck, or the first words of the text; plain, without the dateline."""
    return excerpt(story.deck or body_text(story.body))


def excerpt(text: str) -> str:
    """The first words of a plain text on one line, for descriptions."""
    return Truncator(" ".join(text.replace("\xa0", " ").split())).chars(DESCRIPTION_CHARACTERS, truncate="…")


def dateline_of(story: Story, pattern: str) -> str:
    """`MOSKOW -` by the house's pattern; empty without a place."""
    return pattern.replace("{place}", story.located) if story.located else ""


def role_name(role: str) -> str:
    """What readers call a credit's role."""
    return {
        "journalist": _("Journalist"),
        "reporter": _("Reporter"),
        "writer": _("Writer"),
        "contributor": _("Contributor"),
        "photographer": _("Photographer"),
        "editor": _("Editor"),
        "translator": _("Translator"),
    }[role]


def _credits(reading: Reading, story: Story) -> tuple[CreditLine, ...]:
    people = reading.documents("person", [credit.person for credit in story.credits if credit.person], Person)
    lines = []
    for credit in story.credits:
        person = people.get(credit.person) if credit.person else None
        name = person.name if person else credit.name
        if name:
            path = addresses.named_path(person) if person else None
            lines.append(CreditLine(name=name, role=role_name(credit.role), path=path))
    return tuple(lines)


def _social(site_url: str, picture: LeadPicture) -> SocialPicture:
    chosen = picture.widest_jpeg()
    return SocialPicture(url=site_url + picture_path(chosen), width=chosen.width, height=chosen.height, alt=picture.alt)


def _topics(reading: Reading, story: Story) -> tuple[TopicLink, ...]:
    topics = reading.documents("topic", story.topics, Topic).values()
    return tuple(TopicLink(name=topic.name, path=addresses.named_path(topic)) for topic in topics)


def _related(reading: Reading, story: Story) -> tuple[Teaser, ...]:
    ids = [id for id in (*story.related, *reading.related(story.id)) if id != story.id]
    return teasers(reading, reading.cards(ids)[:RELATED_SHOWN])


def _json_ld(
    reading: Reading, story: Story, path: str, credits: tuple[CreditLine, ...], channel: Channel | None
) -> SafeString:
    return news_article(
        masthead=reading.furniture().masthead,
        story=story,
        url=reading.furniture().masthead.site_url + path,
        published=local_stamp(reading, story.published_at).iso,
        modified=local_stamp(reading, story.version_created).iso,
        description=description_of(story),
        authors=[(line.name, line.path) for line in credits],
        section=channel.name if channel else "",
    )
