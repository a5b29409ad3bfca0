"""A story's page."""

import datetime as dt

import msgspec
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from redaksi.press.body import headline_text, running_text
from redaksi.press.documents import Channel, LeadPicture, Story, Topic
from redaksi.press.documents.advertising import AdPlaceName

from .. import addresses, tags
from ..addresses import picture_path
from ..body_html import headline_html
from ..cards import Card
from ..json_ld import Article, news_article
from ..outcome import Html
from ..reading import Reading
from ..timing import Stamp
from .advertising import IN_TEXT, WITH_SIDE, PromoStrip, ad_slots, promo_in
from .credits import CreditLine, SourceLink, credit_lines, signature, source_links
from .house import MenuLink, channel_link, local_stamp, story_path_of
from .labels import Label, label_of, running_stories_of
from .neighbours import Neighbours, neighbours
from .picture import ShownPicture, shown
from .teaser import Teaser, teaser, teasers
from .text import Surroundings, TextPart, text_parts

DESCRIPTION_CHARACTERS = 160


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


class ToldChange(msgspec.Struct, frozen=True, kw_only=True):
    """What was changed after publication, in words for readers; `kind` as they call it."""

    kind: str
    is_correction: bool
    note: str
    at: Stamp


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """`title`, `social_title`, `text_headline` and `description` are plain text; `headline` is HTML.

    `updated` is the last change that readers were told of, None before one. `signature` is as printed, or empty.
    The page fetches the piece at `latest_path`, the channel's newest stories, and doesn't depend on it.
    """

    title: str
    social_title: str
    text_headline: str
    headline: SafeString
    label: Label
    deck: str
    description: str
    language: str
    channel: MenuLink | None
    parent: MenuLink | None
    channel_label: str
    latest_path: str | None
    most_read_path: str
    credits: tuple[CreditLine, ...]
    sources: tuple[SourceLink, ...]
    published: Stamp
    updated: Stamp | None
    changes: tuple[ToldChange, ...]
    parts: tuple[TextPart, ...]
    signature: str
    topics: tuple[TopicLink, ...]
    promo: PromoStrip | None
    related: tuple[Teaser, ...]
    picture: ShownPicture | None
    social: SocialPicture | None
    json_ld: SafeString


def story(reading: Reading, story: Story) -> Html:
    """The page of a live story, at its canonical address."""
    furniture = reading.furniture()
    channel = furniture.channels.get(story.channel)
    parent = furniture.channels.get(channel.parent) if channel and channel.parent else None
    near = neighbours(reading, story)
    _look_up_names(reading, story, [*near.in_text.values(), *near.related])
    label = label_of(reading, story)
    plain = headline_text(story.headline)
    told = max((change.at for change in story.changes), default=None)
    page = StoryPage(
        title=_titled(label, story.seo_title or plain),
        social_title=_titled(label, story.social_title or plain),
        text_headline=_titled(label, plain),
        headline=headline_html(story.headline),
        label=label,
        deck=story.deck,
        description=description_of(story),
        language=story.language,
        channel=channel_link(furniture, channel) if channel else None,
        parent=channel_link(furniture, parent) if parent else None,
        channel_label=channel.label if channel else "",
        latest_path=addresses.latest_path(furniture, channel) if channel else None,
        most_read_path=addresses.MOST_READ_PIECE,
        credits=credit_lines(reading, story),
        sources=source_links(reading, story),
        published=local_stamp(reading, story.published_at),
        updated=local_stamp(reading, told) if told else None,
        changes=_changes(reading, story),
        parts=_parts(reading, story, channel, near),
        signature=signature(reading, story),
        topics=_topics(reading, story),
        promo=promo_in(reading, "below_text", channel),
        related=teasers(reading, near.related),
        picture=shown(story.lead_picture) if story.lead_picture else None,
        social=_social(furniture.masthead.site_url, story.lead_picture) if story.lead_picture else None,
        json_ld=_json_ld(reading, story, channel, told),
    )
    return Html(
        template="site/story.html",
        context=page,
        canonical=story_path_of(reading, story.channel, story.published_at, story.slug, story.id),
        channel=channel,
        ads=() if story.is_sensitive else WITH_SIDE,
        subject=tags.document("story", story.id),
    )


def description_of(story: Story) -> str:
    """The deck, else the first words of the text, else the headline; plain, without the dateline."""
    return excerpt(story.deck or running_text(story.body) or headline_text(story.headline))


def excerpt(text: str) -> str:
    """The first words of a plain text on one line, for descriptions."""
    return Truncator(" ".join(text.replace("\xa0", " ").split())).chars(DESCRIPTION_CHARACTERS, truncate="…")


def dateline_of(story: Story, pattern: str) -> str:
    """`MOSKOW -` by the house's pattern; empty without a place."""
    return pattern.replace("{place}", story.located) if story.located else ""


def _parts(reading: Reading, story: Story, channel: Channel | None, near: Neighbours) -> tuple[TextPart, ...]:
    around = Surroundings(
        dateline=dateline_of(story, reading.furniture().masthead.dateline_pattern),
        stories={id: teaser(reading, card) for id, card in near.in_text.items()},
        ads=ad_slots(reading, _inside(story), channel),
    )
    return text_parts(story, around)


def _titled(label: Label, title: str) -> str:
    """A title as it stands alone elsewhere: what was paid for says so there too."""
    return f"{label.format}: {title}" if label.is_paid else title


def _look_up_names(reading: Reading, story: Story, cards: list[Card]) -> None:
    """One query for everything that the page names."""
    reading.look_up(
        {
            "person": [credit.person for credit in story.credits if credit.person],
            "topic": story.topics,
            "source": story.sources,
            "running_story": running_stories_of([story, *cards]),
        }
    )


def _inside(story: Story) -> tuple[AdPlaceName, ...]:
    """No advertisement beside what hurts (the page has none either), none inside a text that somebody paid for."""
    return () if story.is_sensitive or story.format == "paid" else IN_TEXT


def _changes(reading: Reading, story: Story) -> tuple[ToldChange, ...]:
    """Newest first."""
    names = {"correction": _("Correction"), "update": _("Update")}
    return tuple(
        ToldChange(
            kind=names[change.kind],
            is_correction=change.kind == "correction",
            note=change.note,
            at=local_stamp(reading, change.at),
        )
        for change in sorted(story.changes, key=lambda change: change.at, reverse=True)
    )


def _social(site_url: str, picture: LeadPicture) -> SocialPicture:
    chosen = picture.widest_jpeg()
    return SocialPicture(url=site_url + picture_path(chosen), width=chosen.width, height=chosen.height, alt=picture.alt)


def _topics(reading: Reading, story: Story) -> tuple[TopicLink, ...]:
    topics = reading.documents("topic", story.topics, Topic).values()
    return tuple(TopicLink(name=topic.name, path=addresses.named_path(topic)) for topic in topics)


def _json_ld(reading: Reading, story: Story, channel: Channel | None, told: dt.datetime | None) -> SafeString:
    def iso(instant: dt.datetime) -> str:
        return local_stamp(reading, instant).iso

    path = story_path_of(reading, story.channel, story.published_at, story.slug, story.id)
    return news_article(
        reading.furniture().masthead,
        story,
        Article(
            path=path,
            published=iso(story.published_at),
            modified=iso(told or story.published_at),
            description=description_of(story),
            authors=tuple((line.name, line.path) for line in credit_lines(reading, story)),
            section=channel.name if channel else "",
            sources=tuple(source.name for source in source_links(reading, story)),
            corrections=tuple((change.note, iso(change.at)) for change in story.changes if change.kind == "correction"),
        ),
    )
