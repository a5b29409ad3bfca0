"""The demo's records: what stories need before they can be published, and what stands around them."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from redaksi.accounts.models import Role, User
from redaksi.newsroom import actions
from redaksi.newsroom.documents import Record
from redaksi.newsroom.models import (
    AdPlace,
    Channel,
    Creative,
    Masthead,
    Page,
    Person,
    Promo,
    RunningStory,
    Source,
    Topic,
)

from .markup import dated, tree
from .newspaper import Fields, Newspaper

STAFF = (
    ("wati", "Wati", Role.ADMINISTRATOR),
    ("ratna", "Ratna", Role.DESK_CHIEF),
    ("bima", "Bima", Role.EDITOR),
    ("sari", "Sari", Role.REPORTER),
)
"""Who can log in: name, first name, role. The first loads the demo, the second confirms what takes two."""

PASSWORD = "redaksi-demo"  # noqa: S105 - printed on purpose: the demo listens on this machine only

HEIGHTS_PX = {"top": (100, 100), "below_menu": (0, 90), "side_1": (0, 250), "side_2": (0, 250)}
"""The places whose heights on phones and on wide screens differ from 100 and 250."""

Step = Callable[[], None]


def record_steps(newspaper: Newspaper, site_url: str, began: dt.datetime, today: dt.date) -> Iterator[Step]:
    """A step for each record; one that is there already does nothing."""
    records = newspaper.records
    positions = {row["slug"]: row["position"] for row in records["channel_order"]}
    initials = {row["slug"]: row["initials"] for row in records["person_initials"]}
    yield _staff
    yield partial(_masthead, newspaper.masthead, site_url, began)
    for fields in sorted(records["channel"], key=lambda fields: "parent" in fields):
        yield partial(_channel, {**fields, "position": positions.get(fields["slug"], fields["position"])}, began)
    for fields in records["person"]:
        yield partial(_person, {"initials": initials.get(fields["slug"], ""), **fields}, began)
    for fields in records["topic"]:
        yield partial(_named, Topic, fields, began)
    for fields in records["running_story"]:
        yield partial(_named, RunningStory, fields, began)
    for fields in records["source"]:
        yield partial(_named, Source, {**fields, "source_kind": fields["kind"]}, began)
    for fields in {row["slug"]: row for row in records["page"]}.values():  # the later text of a page counts
        yield partial(_named, Page, {**fields, "body": tree(dated(fields["body"], today))}, began)
    yield partial(_advertising, records, began)


def member(number: int) -> User:
    """Somebody of the staff by their place in `STAFF`."""
    return User.objects.get(username=STAFF[number][0])


def _staff() -> None:
    for username, first_name, role in STAFF:
        if not User.objects.filter(username=username).exists():
            User.objects.create_user(username, password=PASSWORD, first_name=first_name, role=role)


def _publish(record: Record, at: dt.datetime) -> None:
    actions.publish_record(record, by=member(0), now=at)


def _masthead(fields: Fields, site_url: str, at: dt.datetime) -> None:
    """The demo's address is that of this machine, also when another port was chosen since."""
    masthead = Masthead.objects.first()
    if masthead is not None and masthead.site_url != site_url:
        masthead.site_url = site_url
        _publish(masthead, at)
    elif masthead is None:
        words = {name: value for name, value in fields.items() if name != "address"}
        _publish(Masthead(site_url=site_url, founded_date=at.date(), postal_address=fields["address"], **words), at)


def _channel(fields: Fields, at: dt.datetime) -> None:
    if not Channel.objects.filter(slug=fields["slug"]).exists():
        parent = Channel.objects.get(slug=fields["parent"]) if fields.get("parent") else None
        _publish(Channel(**{**fields, "parent": parent}), at)


def _person(fields: Fields, at: dt.datetime) -> None:
    if not Person.objects.filter(slug=fields["slug"]).exists():
        words = {name: value for name, value in fields.items() if name not in ("active", "user")}
        user = User.objects.get(username=fields["user"]) if "user" in fields else None
        _publish(Person(is_active=fields["active"], user=user, **words), at)


def _named(model: type[Topic | RunningStory | Source | Page], fields: Fields, at: dt.datetime) -> None:
    if not model.objects.filter(slug=fields["slug"]).exists():
        known = {field.name for field in model._meta.get_fields()}
        _publish(model(**{name: value for name, value in fields.items() if name in known}), at)


def _advertising(records: dict[str, list[Fields]], at: dt.datetime) -> None:
    if AdPlace.objects.exists():
        return
    for place, _ in AdPlace.PLACES:
        phone_px, desktop_px = HEIGHTS_PX.get(place, (100, 250))
        _publish(AdPlace(place=place, phone_height_px=phone_px, desktop_height_px=desktop_px), at)
    for position, fields in enumerate(records["house_ad"]):
        words = {name: fields[name] for name in ("heading", "text", "button", "href", "places")}
        _publish(Creative(position=position, **words), at)
    for position, fields in enumerate(records["promo"]):
        words = {name: fields[name] for name in ("text", "link_text", "href", "places")}
        _publish(Promo(position=position, ends_at=at + dt.timedelta(days=3650), **words), at)
