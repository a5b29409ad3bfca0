"""From the story screen's fields to a text and back."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from redaksi.accounts.models import User
from redaksi.media.models import Picture
from redaksi.newsroom.models import Channel, Person, RunningStory, Source, Story, Topic
from redaksi.newsroom.texts import StoryText, TextRefused, builtins_of, pictures_of, text_from
from redaksi.press.body import stories_in
from redaksi.press.documents import Credit

from .channel_choices import live_channels
from .picture_form import PictureFields, lead_picture_of, picture_fields_from, picture_fields_of

MAX_FIELD_BYTES = 1_500_000
MAX_CREDITS = 30
LINES = ("short_headline", "seo_title", "social_title", "kicker", "located", "sponsor")
"""The fields of one line; a text and the screen name them alike."""

FLAGS = ("is_sensitive", "involves_minor", "comments_off")
LISTS = ("topics", "sources", "related")
"""Others that the text names, by number."""


class CreditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the credits as the screen shows it; with a `person`, `name` is theirs."""

    role: str = "reporter"
    person: str = ""
    name: str = ""


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen from a short list on the screen: (value, words)."""

    channels: list[tuple[int, str]]
    formats: list[tuple[str, str]]
    roles: list[tuple[str, str]]


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The screen's fields as typed; `headline` and `body` are JSON, "" for a new text."""

    headline: str
    body: str
    deck: str
    channel: int | None
    credits: list[CreditRow]
    slug: str
    language: str
    format: str = "news"
    short_headline: str = ""
    seo_title: str = ""
    social_title: str = ""
    kicker: str = ""
    located: str = ""
    sponsor: str = ""
    running_story: int | None = None
    topics: list[int] = []
    sources: list[int] = []
    related: list[int] = []
    is_sensitive: bool = False
    involves_minor: bool = False
    comments_off: bool = False
    picture: PictureFields = PictureFields()


def choices(may_choose: Callable[[Channel], bool] = lambda channel: True) -> Choices:
    """The channels that readers have and that `may_choose` lets through, and the words for formats and roles."""
    return Choices(
        channels=[(row.pk, str(row)) for row in live_channels() if may_choose(row)],
        formats=[(value, str(words)) for value, words in Story.FORMATS],
        roles=[
            ("journalist", _("Journalist")),
            ("reporter", _("Reporter")),
            ("writer", _("Writer")),
            ("contributor", _("Contributor")),
            ("photographer", _("Photographer")),
            ("editor", _("Editor")),
            ("translator", _("Translator")),
        ],
    )


def fields_of(text: StoryText) -> Fields:
    """The screen's fields for a text that stands in the newsroom."""
    plain = builtins_of(text)
    names = _names_of({int(credit.person) for credit in text.credits if credit.person})
    same = (*LINES, *FLAGS, "deck", "channel", "running_story", "format", "slug", "language")
    alike: dict[str, Any] = {name: plain[name] for name in same} | {name: list(plain[name]) for name in LISTS}
    return Fields(
        **alike,
        headline=msgspec.json.encode(plain["headline"]).decode() if text.headline else "",
        body=msgspec.json.encode(plain["body"]).decode() if text.body.content else "",
        credits=[_row(credit, names) for credit in text.credits],
        picture=picture_fields_of(text.lead_picture),
    )


def fields_from(posted: QueryDict) -> Fields:
    """The screen's fields as they were sent, kept whatever they hold so that nothing typed is lost."""
    rows = zip(
        posted.getlist("credit-role"), posted.getlist("credit-person"), posted.getlist("credit-name"), strict=False
    )
    simple: dict[str, Any] = {
        **{name: posted.get(name, "").strip() for name in LINES},
        **{name: bool(posted.get(name)) for name in FLAGS},
        **{name: [number for value in posted.getlist(name) if (number := _number(value))] for name in LISTS},
    }
    return Fields(
        **simple,
        headline=posted.get("headline", ""),
        body=posted.get("body", ""),
        deck=posted.get("deck", "").strip().replace("\r\n", "\n"),
        channel=_number(posted.get("channel", "")),
        running_story=_number(posted.get("running_story", "")),
        format=posted.get("format", "news"),
        credits=[CreditRow(role=role, person=person, name=name.strip()) for role, person, name in rows][:MAX_CREDITS],
        slug=posted.get("slug", "").strip().lower(),
        language=posted.get("language", "id"),
        picture=picture_fields_from(posted),
    )


def text_of_fields(fields: Fields) -> StoryText:
    """The text that the fields make. Raises `TextRefused`, naming the field."""
    if max(len(fields.headline), len(fields.body)) > MAX_FIELD_BYTES:
        raise TextRefused(_("the text is too large; split it into several stories"))
    names = _names_of({number for row in fields.credits if (number := _number(row.person))})
    plain: dict[str, Any] = {
        **msgspec.structs.asdict(fields),
        "headline": _json("headline", fields.headline or "[]"),
        "body": _json("body", fields.body or '{"type":"doc"}'),
        "sponsor": fields.sponsor if fields.format == "paid" else "",
        "credits": [_credit(row, names) for row in fields.credits if row.person or row.name],
        "lead_picture": lead_picture_of(fields.picture),
    }
    del plain["picture"]
    text = text_from(plain)
    _refuse_unknown(text)
    return text


def first_credit(user: User) -> list[CreditRow]:
    """The credit that a new story starts with: whoever writes it."""
    person = getattr(user, "person", None)
    return [CreditRow(person=str(person.pk), name=person.name)] if person else []


def _row(credit: Credit, names: dict[int, str]) -> CreditRow:
    name = names.get(int(credit.person), "") if credit.person else credit.name
    return CreditRow(role=credit.role, person=credit.person or "", name=name)


def _credit(row: CreditRow, names: dict[int, str]) -> dict[str, str]:
    """Who typed another name over that of a person means the name, also without script."""
    is_overwritten = row.name and names.get(_number(row.person) or 0, row.name) != row.name
    if row.person and not is_overwritten:
        return {"role": row.role, "person": row.person}
    return {"role": row.role, "name": row.name}


def _names_of(people: set[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _json(name: str, raw: str) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TextRefused(f"{name}: {error}") from error


def _refuse_unknown(text: StoryText) -> None:
    people = {int(credit.person) for credit in text.credits if credit.person}
    _refuse_missing("picture", pictures_of(text), Picture)
    _refuse_missing("channel", {text.channel} if text.channel is not None else set(), Channel)
    running = {text.running_story} if text.running_story is not None else set()
    _refuse_missing("running_story", running, RunningStory)
    _refuse_missing("topics", text.topics, Topic)
    _refuse_missing("sources", text.sources, Source)
    _refuse_missing("related", text.related, Story)
    _refuse_missing("read_also", stories_in(text.body), Story)
    _refuse_missing("credits", people, Person)


def _refuse_missing(field: str, wanted: Iterable[int], model: type[Model]) -> None:
    named = set(wanted)
    known = set(model._default_manager.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    if missing := named - known:
        raise TextRefused(f"{field}: {sorted(missing)} " + _("is not there any more; choose another"))
