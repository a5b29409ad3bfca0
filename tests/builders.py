"""One builder for each noun, with a newsroom's defaults, and the fixed cast."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from redaksi.accounts.models import Role, User
from redaksi.media.models import Picture, Rendition
from redaksi.media.report import FORMATS
from redaksi.media.shelf import newspaper_shelf, rendition_name
from redaksi.newsroom import actions
from redaksi.newsroom.models import (
    Channel,
    Creative,
    Masthead,
    Menu,
    Page,
    Person,
    Promo,
    Redirect,
    RunningStory,
    Source,
    Story,
    Topic,
)
from redaksi.newsroom.texts import StoryText, digest_of, marked_headline, text_from, text_of

NOON = dt.datetime(2026, 11, 20, 5, 0, tzinfo=dt.UTC)
"""Friday 20 November 2026, 12:00 WIB."""

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def sari() -> User:
    """Sari reports."""
    return _user("sari", "Sari", Role.REPORTER)


def bima() -> User:
    """Bima edits."""
    return _user("bima", "Bima", Role.EDITOR)


def wati() -> User:
    """Wati runs the desk."""
    return _user("wati", "Wati", Role.DESK_CHIEF)


def tono() -> User:
    """Tono has no rights."""
    return _user("tono", "Tono", Role.NONE)


def ayu() -> User:
    """Ayu keeps the accounts."""
    return _user("ayu", "Ayu", Role.ADMINISTRATOR)


def _user(username: str, first_name: str, role: str) -> User:
    user, is_new = User.objects.get_or_create(username=username, defaults={"first_name": first_name, "role": role})
    if is_new:
        user.set_password("sandi-yang-panjang")
        user.save()
    return user


def a_masthead(now: dt.datetime = NOON, **fields: Any) -> Masthead:
    """The newspaper, published."""
    defaults = {
        "name": "Warta Uji",
        "tagline": "Kabar yang diuji",
        "site_url": "http://localhost:8000",
        "founded_date": dt.date(2020, 1, 1),
    }
    masthead = Masthead(**{**defaults, **fields})
    actions.publish_record(masthead, by=wati(), now=now)
    return masthead


def a_channel(slug: str = "nasional", now: dt.datetime = NOON, **fields: Any) -> Channel:
    """A channel, published."""
    defaults = {"name": slug.title(), "label": slug}
    channel = Channel(slug=slug, **{**defaults, **fields})
    actions.publish_record(channel, by=wati(), now=now)
    return channel


def a_person(slug: str = "sari-utami", now: dt.datetime = NOON, **fields: Any) -> Person:
    """Somebody who is credited, published."""
    defaults = {"name": slug.replace("-", " ").title(), "title": "Jurnalis"}
    person = Person(slug=slug, **{**defaults, **fields})
    actions.publish_record(person, by=wati(), now=now)
    return person


def a_topic(slug: str = "pelabuhan", now: dt.datetime = NOON, **fields: Any) -> Topic:
    """A topic, published."""
    topic = Topic(slug=slug, **{"name": slug.title(), **fields})
    actions.publish_record(topic, by=wati(), now=now)
    return topic


def a_running_story(slug: str = "pelabuhan-roro", now: dt.datetime = NOON, **fields: Any) -> RunningStory:
    """A running story, published."""
    running = RunningStory(slug=slug, **{"name": slug.replace("-", " ").title(), **fields})
    actions.publish_record(running, by=wati(), now=now)
    return running


def a_source(slug: str = "kcna", now: dt.datetime = NOON, **fields: Any) -> Source:
    """An agency, published."""
    source = Source(slug=slug, **{"name": slug.upper(), **fields})
    actions.publish_record(source, by=wati(), now=now)
    return source


def a_picture(number: int = 1, **fields: Any) -> Picture:
    """A picture that was taken, with renditions of a few bytes on the shelf: nobody looks into them."""
    sha256 = f"{number:064x}"
    picture = Picture.objects.create(sha256=sha256, width=800, height=450, taken_at=NOON, taken_by=wati(), **fields)
    for format in FORMATS:
        for width in (320, 640):
            name = rendition_name(sha256, width, format)
            Rendition.objects.create(picture=picture, format=format, width=width, height=width * 9 // 16, name=name)
            with tempfile.NamedTemporaryFile() as file:
                file.write(f"{number} {width} {format}".encode())
                file.flush()
                newspaper_shelf().put_rendition(Path(file.name), f"{name}.{format}")
    return picture


def a_use_of(picture: Picture, **fields: Any) -> dict[str, Any]:
    """A story's lead picture, with all that readers are owed."""
    words = {"alt": "Kapal di dermaga.", "caption": "Kapal pertama bersandar.", "credit": "Rahayu"}
    return {"picture": picture.pk, **words, **fields}


def a_page(slug: str = "redaksi", now: dt.datetime = NOON, **fields: Any) -> Page:
    """A static page, published."""
    defaults: dict[str, Any] = {"title": slug.title(), "position": 1, "body": a_tree("Susunan redaksi.")}
    page = Page(slug=slug, **{**defaults, **fields})
    actions.publish_record(page, by=wati(), now=now)
    return page


def a_redirect(source: str, target: str, now: dt.datetime = NOON) -> Redirect:
    """A moved address, published."""
    redirect = Redirect(source=source, target=target)
    actions.publish_record(redirect, by=wati(), now=now)
    return redirect


def a_tree(*paragraphs: str) -> dict[str, Any]:
    """A body of plain paragraphs."""
    return {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": paragraph}]} for paragraph in paragraphs
        ],
    }


def a_text(headline: str = "Pelabuhan *Roro* Dibuka Lagi", **fields: Any) -> StoryText:
    """A story's text; `*asterisks*` in the headline are italics. Needs `channel` to be publishable."""
    plain: dict[str, Any] = {
        "headline": [
            {"type": "text", "text": run.text, **({"marks": [{"type": "italic"}]} if run.marks else {})}
            for run in marked_headline(headline)
        ],
        "deck": "Kapal pertama berangkat pukul enam pagi.",
        "located": "SAGARA",
        "credits": [{"role": "reporter", "name": "Sari Utami"}],
        "body": a_tree("Pelabuhan dibuka lagi setelah dua hari.", "Kapal pertama membawa 120 penumpang."),
    }
    return text_from({**plain, **fields})


def a_draft(channel: Channel | None = None, *, now: dt.datetime = NOON, by: User | None = None, **fields: Any) -> Story:
    """A story that is being written."""
    by = by or wati()
    story = actions.create_story(by=by, now=now)
    text = a_text(channel=channel.pk if channel else None, **fields)
    actions.save_story(story.pk, text, seen=digest_of(text_of(story)), by=by, now=now)
    story.refresh_from_db()
    return story


def a_live_story(channel: Channel, *, now: dt.datetime = NOON, **fields: Any) -> Story:
    """A story that readers have."""
    story = a_draft(channel, now=now, **fields)
    actions.publish(story.pk, digest=digest_of(text_of(story)), by=wati(), now=now)
    story.refresh_from_db()
    return story


def rewritten(story: Story, *, now: dt.datetime, publish: bool = True, **fields: Any) -> Story:
    """The story with other text, given to readers too unless `publish` is False."""
    story = Story.objects.get(pk=story.pk)
    seen = digest_of(text_of(story))
    fields.setdefault("channel", story.channel_id)
    fields.setdefault("slug", story.slug)
    digest = actions.save_story(story.pk, a_text(**fields), seen=seen, by=wati(), now=now)
    if publish:
        actions.publish(story.pk, digest=digest, by=wati(), now=now)
    story.refresh_from_db()
    return story


def dewi() -> User:
    """Dewi sells advertisements."""
    return _user("dewi", "Dewi", Role.ADS)


def a_menu(place: str = "main", now: dt.datetime = NOON, **fields: Any) -> Menu:
    """A menu of one link, published."""
    menu = Menu(place=place, **{"items": [{"label": "Indeks", "href": "/indeks"}], **fields})
    actions.publish_record(menu, by=wati(), now=now)
    return menu


def a_promo(text: str = "Ikuti saluran kami", now: dt.datetime = NOON, **fields: Any) -> Promo:
    """A promo on the home page without end, published."""
    promo = Promo(text=text, **{"href": "https://saluran.example", "places": ["home"], **fields})
    actions.publish_record(promo, by=dewi(), now=now)
    return promo


def a_creative(heading: str = "Langganan Warta Uji", now: dt.datetime = NOON, **fields: Any) -> Creative:
    """A house ad for the place on top without end, published."""
    defaults = {"button": "Berlangganan", "href": "/langganan", "places": ["top"]}
    creative = Creative(heading=heading, **{**defaults, **fields})
    actions.publish_record(creative, by=dewi(), now=now)
    return creative


def a_picture_block(picture: Picture, **fields: Any) -> dict[str, Any]:
    """A picture in a text, with all that readers are owed."""
    return {"type": "picture", "attrs": a_use_of(picture, **fields)}


def foto() -> User:
    """Foto works at the photo desk."""
    return _user("foto", "Foto", Role.PHOTO)
