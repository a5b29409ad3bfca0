"""From the story screen's fields to a text and back."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from redaksi.accounts.models import User
from redaksi.media.models import Picture
from redaksi.newsroom.models import Channel, Person, Story, Topic
from redaksi.newsroom.texts import StoryText, TextRefused, builtins_of, pictures_of, text_from
from redaksi.press.body import stories_in
from redaksi.press.documents import Credit

from .picture_form import PictureFields, lead_picture_of, picture_fields_from, picture_fields_of

MAX_FIELD_BYTES = 1_500_000
MAX_CREDITS = 30


class CreditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the credits as the screen shows it."""

    role: str = "reporter"
    person: str = ""
    name: str = ""


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen on the screen: (value, words)."""

    channels: list[tuple[int, str]]
    topics: list[tuple[int, str]]
    people: list[tuple[str, str]]
    roles: list[tuple[str, str]]


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The screen's fields as typed; `headline` and `body` are JSON, "" for a new text."""

    headline: str
    body: str
    deck: str
    channel: int | None
    located: str
    topics: list[int]
    credits: list[CreditRow]
    slug: str
    language: str
    picture: PictureFields = PictureFields()


def choices() -> Choices:
    """The channels, topics and people that exist now."""
    return Choices(
        channels=[(row.pk, str(row)) for row in Channel.objects.filter(withdrawn_at=None).select_related("parent")],
        topics=list(Topic.objects.filter(withdrawn_at=None).values_list("pk", "name")),
        people=[(str(pk), name) for pk, name in Person.objects.filter(is_active=True).values_list("pk", "name")],
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
    return Fields(
        headline=msgspec.json.encode(plain["headline"]).decode() if text.headline else "",
        body=msgspec.json.encode(plain["body"]).decode() if text.body.content else "",
        deck=text.deck,
        channel=text.channel,
        located=text.located,
        topics=list(text.topics),
        credits=[_row(credit) for credit in text.credits],
        slug=text.slug,
        language=text.language,
        picture=picture_fields_of(text.lead_picture),
    )


def fields_from(posted: QueryDict) -> Fields:
    """The screen's fields as they were sent, kept whatever they hold so that nothing typed is lost."""
    rows = zip(
        posted.getlist("credit-role"), posted.getlist("credit-person"), posted.getlist("credit-name"), strict=False
    )
    return Fields(
        headline=posted.get("headline", ""),
        body=posted.get("body", ""),
        deck=posted.get("deck", "").strip().replace("\r\n", "\n"),
        channel=_number(posted.get("channel", "")),
        located=posted.get("located", "").strip(),
        topics=[number for value in posted.getlist("topics") if (number := _number(value)) is not None],
        credits=[CreditRow(role=role, person=person, name=name.strip()) for role, person, name in rows][:MAX_CREDITS],
        slug=posted.get("slug", "").strip().lower(),
        language=posted.get("language", "id"),
        picture=picture_fields_from(posted),
    )


def text_of_fields(fields: Fields) -> StoryText:
    """The text that the fields make. Raises `TextRefused`, naming the field."""
    if max(len(fields.headline), len(fields.body)) > MAX_FIELD_BYTES:
        raise TextRefused(_("the text is too large; split it into several stories"))
    plain: dict[str, Any] = {
        "headline": _json("headline", fields.headline or "[]"),
        "body": _json("body", fields.body or '{"type":"doc"}'),
        "deck": fields.deck,
        "channel": fields.channel,
        "located": fields.located,
        "topics": fields.topics,
        "credits": [_credit(row) for row in fields.credits if row.person or row.name],
        "slug": fields.slug,
        "language": fields.language,
        "lead_picture": lead_picture_of(fields.picture),
    }
    text = text_from(plain)
    _refuse_unknown(text)
    return text


def first_credit(user: User) -> list[CreditRow]:
    """The credit that a new story starts with: whoever writes it."""
    person = getattr(user, "person", None)
    return [CreditRow(person=str(person.pk))] if person else []


def _row(credit: Credit) -> CreditRow:
    return CreditRow(role=credit.role, person=credit.person or "", name=credit.name)


def _credit(row: CreditRow) -> dict[str, str]:
    if row.person:
        return {"role": row.role, "person": row.person}
    return {"role": row.role, "name": row.name}


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _json(name: str, raw: str) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TextRefused(f"{name}: {error}") from error


def _refuse_unknown(text: StoryText) -> None:
    pictures, pointed = pictures_of(text), set(stories_in(text.body))
    _refuse_missing("picture", pictures, Picture.objects.filter(pk__in=pictures).values_list("pk", flat=True))
    _refuse_missing("readAlso", pointed, Story.objects.filter(pk__in=pointed).values_list("pk", flat=True))
    people = {int(credit.person) for credit in text.credits if credit.person}
    channels = {text.channel} if text.channel is not None else set()
    _refuse_missing("channel", channels, Channel.objects.filter(pk__in=channels).values_list("pk", flat=True))
    _refuse_missing("topics", set(text.topics), Topic.objects.filter(pk__in=text.topics).values_list("pk", flat=True))
    _refuse_missing("credits", people, Person.objects.filter(pk__in=people).values_list("pk", flat=True))


def _refuse_missing(field: str, wanted: set[int], known: Iterable[int]) -> None:
    missing = wanted - set(known)
    if missing:
        raise TextRefused(f"{field}: {sorted(missing)} " + _("is not there any more; choose another"))
