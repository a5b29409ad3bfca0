"""Loads the demo newspaper by the newsroom's own actions, as if its staff had typed it over the last month."""

import datetime as dt
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from redaksi.accounts.models import Role, User
from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Masthead, Page, Person, Story, Topic
from redaksi.newsroom.texts import digest_of, marked_headline, text_from, text_of
from redaksi.site.projector import apply_pending

from ..environment import Environment
from .drawing import draw
from .markup import dated, tree

USERNAMES = ("wati", "sari")
PASSWORD = "redaksi-demo"  # noqa: S105 - printed on purpose: the demo listens on this machine only
FOUNDED_DAYS_AGO = 60

Progress = Callable[[int, int], None]


def load_demo(environment: Environment, progress: Progress, now: dt.datetime | None = None) -> None:
    """Load what is not there yet; a second time nothing is left to do. Stopped half-way, it goes on from there."""
    now = now or dt.datetime.now(dt.UTC)
    steps = list(_steps(_text("newspaper.toml"), _text("pictures.toml"), environment, now))
    for number, step in enumerate(steps, start=1):
        with transaction.atomic():
            step()
        progress(number, len(steps))
    apply_pending(environment.site, newspaper_shelf())


def _text(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def _steps(
    newspaper: dict[str, Any], illustrations: dict[str, Any], environment: Environment, now: dt.datetime
) -> Iterator[Callable[[], None]]:
    zone = ZoneInfo(newspaper["masthead"]["timezone"])
    today = now.astimezone(zone).date()
    began = now - dt.timedelta(days=FOUNDED_DAYS_AGO)
    yield _staff
    yield lambda: _masthead(newspaper["masthead"], environment.site_url, began)
    for fields in newspaper["channel"]:
        yield lambda fields=fields: _channel(fields, began)  # type: ignore[misc]
    for fields in newspaper["person"]:
        yield lambda fields=fields: _person(fields, began)  # type: ignore[misc]
    for fields in newspaper["topic"]:
        yield lambda fields=fields: _topic(fields, began)  # type: ignore[misc]
    for fields in newspaper["page"]:
        yield lambda fields=fields: _page(fields, today, began)  # type: ignore[misc]
    dates = [(_published(fields, today, zone, now), fields) for fields in newspaper["story"]]
    for published_at, fields in sorted(dates, key=lambda pair: (pair[0], pair[1]["slug"])):
        yield lambda at=published_at, fields=fields: _story(fields, at, zone, illustrations)  # type: ignore[misc]


def _published(fields: dict[str, Any], today: dt.date, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    day = today - dt.timedelta(days=fields["days_ago"])
    instant = dt.datetime.combine(day, dt.time.fromisoformat(fields["time"]), zone).astimezone(dt.UTC)
    return min(instant, now)  # today's stories are no later than now, whenever the demo is loaded


def _staff() -> None:
    for username, first_name, role in (("wati", "Wati", Role.ADMINISTRATOR), ("sari", "Sari", Role.REPORTER)):
        if not User.objects.filter(username=username).exists():
            User.objects.create_user(username, password=PASSWORD, first_name=first_name, role=role)


def _editor() -> User:
    return User.objects.get(username=USERNAMES[0])


def _masthead(fields: dict[str, Any], site_url: str, at: dt.datetime) -> None:
    if Masthead.objects.exists():
        return
    masthead = Masthead(
        site_url=site_url,
        founded_date=at.date(),
        postal_address=fields["address"],
        **{name: value for name, value in fields.items() if name != "address"},
    )
    actions.publish_record(masthead, by=_editor(), now=at)


def _channel(fields: dict[str, Any], at: dt.datetime) -> None:
    if Channel.objects.filter(slug=fields["slug"]).exists():
        return
    parent = Channel.objects.get(slug=fields["parent"]) if fields.get("parent") else None
    actions.publish_record(Channel(**{**fields, "parent": parent}), by=_editor(), now=at)


def _person(fields: dict[str, Any], at: dt.datetime) -> None:
    if Person.objects.filter(slug=fields["slug"]).exists():
        return
    is_active = fields["active"]
    person = Person(is_active=is_active, **{name: value for name, value in fields.items() if name != "active"})
    actions.publish_record(person, by=_editor(), now=at)


def _topic(fields: dict[str, Any], at: dt.datetime) -> None:
    if not Topic.objects.filter(slug=fields["slug"]).exists():
        actions.publish_record(Topic(**fields), by=_editor(), now=at)


def _page(fields: dict[str, Any], today: dt.date, at: dt.datetime) -> None:
    if not Page.objects.filter(slug=fields["slug"]).exists():
        actions.publish_record(Page(**{**fields, "body": tree(dated(fields["body"], today))}), by=_editor(), now=at)


def _story(fields: dict[str, Any], at: dt.datetime, zone: ZoneInfo, illustrations: dict[str, Any]) -> None:
    if Story.objects.filter(slug=fields["slug"]).exists():
        return
    day = at.astimezone(zone).date()
    people = dict(Person.objects.values_list("slug", "pk"))
    text = text_from(
        {
            "slug": fields["slug"],
            "headline": msgspec.to_builtins(marked_headline(dated(fields["headline"], day))),
            "deck": dated(fields["deck"], day),
            "channel": Channel.objects.get(slug=fields["channel"]).pk,
            "located": fields["located"],
            "topics": sorted(Topic.objects.filter(slug__in=fields["topics"]).values_list("pk", flat=True)),
            "credits": [
                {"role": credit["role"], "person": str(people[credit["person"]])} for credit in fields["credits"]
            ],
            "body": tree(dated(fields["body"], day)),
            "lead_picture": _picture(illustrations[fields["slug"]], fields["slug"], at)
            if fields["slug"] in illustrations
            else None,
        }
    )
    story = actions.create_story(by=_editor(), now=at)
    digest = actions.save_story(story.pk, text, seen=digest_of(text_of(story)), by=_editor(), now=at)
    actions.publish(story.pk, digest=digest, by=_editor(), now=at)


def _picture(illustration: dict[str, str], slug: str, at: dt.datetime) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="redaksi-demo-") as folder:
        file = Path(folder, "illustration.png")
        draw(illustration["motif"], slug, file)
        picture = actions.take_picture(file, by=_editor(), now=at)
    words = {"alt": illustration["alt"], "caption": illustration["caption"]}
    return {"picture": picture.pk, "credit": "Redaksi", "credit_kind": "illustration", **words}
