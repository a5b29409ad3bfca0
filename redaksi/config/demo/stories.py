"""The demo's stories: what happened to each of them and when, in the order of time."""

import datetime as dt
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Person, RunningStory, Source, Story, StoryChange, StoryState, Topic
from redaksi.newsroom.texts import StoryText, digest_of, marked_headline, text_from, text_of

from .illustrations import Illustrations
from .markup import dated, tree
from .newspaper import Fields, Newspaper
from .records import Step, member

PLAIN = ("format", "short_headline", "kicker", "deck", "located", "sponsor")
FLAGS = {"sensitive": "is_sensitive", "minor": "involves_minor", "comments_off": "comments_off"}


class Event(NamedTuple):
    """Something that happens to a story at an instant."""

    at: dt.datetime
    slug: str
    step: Step


def story_steps(newspaper: Newspaper, illustrations: Illustrations, now: dt.datetime) -> list[Step]:
    """A step for each event, oldest first; one that has happened already does nothing."""
    zone = ZoneInfo(newspaper.masthead["timezone"])
    newest = _newest_day(newspaper, zone, now)
    events = [event for fields in newspaper.stories for event in _events(fields, illustrations, newest, zone, now)]
    return [event.step for event in sorted(events, key=lambda event: event[:2])]


def _newest_day(newspaper: Newspaper, zone: ZoneInfo, now: dt.datetime) -> dt.date:
    """Today, or yesterday while the hour of the newest story has not come: nothing is told before it happened."""
    local = now.astimezone(zone)
    latest = max(dt.time.fromisoformat(fields["time"]) for fields in newspaper.stories if fields["days_ago"] == 0)
    return local.date() if local.time() >= latest else local.date() - dt.timedelta(days=1)


def _events(
    fields: Fields, illustrations: Illustrations, newest: dt.date, zone: ZoneInfo, now: dt.datetime
) -> list[Event]:
    day = newest - dt.timedelta(days=fields["days_ago"])
    at = dt.datetime.combine(day, dt.time.fromisoformat(fields["time"]), zone).astimezone(dt.UTC)
    slug = fields["slug"]
    events = [Event(at, slug, partial(_write, fields, illustrations, day, at))]
    for number, change in enumerate(fields.get("changes", ())):
        then = min(at + dt.timedelta(hours=change["hours"]), now)
        events.append(Event(then, f"{slug} {number}", partial(_change, slug, number, change, day, then)))
    if "withdrawn" in fields:
        then = min(at + dt.timedelta(hours=fields["withdrawn"]["hours"]), now)
        events.append(Event(then, f"{slug} withdrawn", partial(_withdraw, slug, fields["withdrawn"], then)))
    return events


def _write(fields: Fields, illustrations: Illustrations, day: dt.date, at: dt.datetime) -> None:
    if Story.objects.filter(slug=fields["slug"]).exists():
        return
    by = member(0)
    story = actions.create_story(by=member(3) if fields.get("state") else by, now=at)
    text = _text(fields, illustrations, day)
    digest = actions.save_story(story.pk, text, seen=digest_of(text_of(story)), by=by, now=at)
    match fields.get("state", "live"):
        case "live":
            actions.publish(story.pk, digest=digest, by=by, now=at, minor_is_safe=text.involves_minor)
        case "filed":
            actions.file_story(story.pk, by=member(3), now=at)
        case "editing":
            actions.take_story(story.pk, by=member(2), now=at)
        case "ready":
            actions.mark_ready(story.pk, by=member(2), now=at)


def _change(slug: str, number: int, change: Fields, day: dt.date, at: dt.datetime) -> None:
    story = Story.objects.get(slug=slug)
    if StoryChange.objects.filter(story=story).count() > number:
        return
    text = text_of(story)
    plain = msgspec.to_builtins(text)
    plain["body"] = _replaced(plain["body"], dated(change["find"], day), dated(change["put"], day))
    digest = actions.save_story(story.pk, text_from(plain), seen=digest_of(text), by=member(2), now=at)
    note = actions.ChangeNote(change["kind"], dated(change["note"], day))
    is_safe = text.involves_minor
    actions.publish(story.pk, digest=digest, by=member(2), now=at, change=note, minor_is_safe=is_safe)


def _withdraw(slug: str, withdrawn: Fields, at: dt.datetime) -> None:
    story = Story.objects.get(slug=slug)
    if story.state == StoryState.LIVE:
        actions.withdraw(story.pk, ground=withdrawn["ground"], reason=withdrawn["reason"], by=member(0), now=at)
    for open_one in story.withdrawals.filter(confirmed_at=None):
        actions.confirm_withdrawal(open_one.pk, by=member(1), now=at)


def _text(fields: Fields, illustrations: Illustrations, day: dt.date) -> StoryText:
    numbers = _Numbers(illustrations)
    lead = str(fields.get("picture", fields["slug"]))
    return text_from(
        {
            **{name: dated(fields[name], day) for name in PLAIN if name in fields},
            **{name: True for flag, name in FLAGS.items() if fields.get(flag)},
            "slug": fields["slug"],
            "headline": msgspec.to_builtins(marked_headline(dated(fields["headline"], day))),
            "channel": Channel.objects.get(slug=fields["channel"]).pk,
            "running_story": RunningStory.objects.get(slug=fields["running"]).pk if "running" in fields else None,
            "topics": [Topic.objects.get(slug=slug).pk for slug in fields["topics"]],
            "sources": [Source.objects.get(slug=slug).pk for slug in fields.get("sources", ())],
            "related": [numbers.story(slug) for slug in fields.get("related", ())],
            "credits": [_credit(credit) for credit in fields["credits"]],
            "body": tree(dated(fields["body"], day), numbers),
            "lead_picture": numbers.picture(lead) if lead in illustrations else None,
        }
    )


def _credit(credit: Fields) -> Fields:
    if "person" not in credit:
        return credit
    return {"role": credit["role"], "person": str(Person.objects.get(slug=credit["person"]).pk)}


def _replaced(node: Any, old: str, new: str) -> Any:
    """The tree with other words; they stand in one run of text."""
    match node:
        case {"text": str(words)}:
            return {**node, "text": words.replace(old, new)}
        case dict():
            return {name: _replaced(value, old, new) for name, value in node.items()}
        case list() | tuple():
            return [_replaced(value, old, new) for value in node]
        case _:
            return node


class _Numbers:
    """What the newsroom calls the pictures and stories that a text names by key and slug."""

    def __init__(self, illustrations: Illustrations) -> None:
        self.picture = illustrations.in_text

    def story(self, slug: str) -> int:
        """The number of an older story."""
        return Story.objects.get(slug=slug).pk
