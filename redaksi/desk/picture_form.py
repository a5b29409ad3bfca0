"""The picture's fields on the story screen, and what an upload puts into them."""

from typing import Any

import msgspec
from django.http import QueryDict

from redaksi.media.models import Picture, Rendition
from redaksi.newsroom.texts import LeadPicture


class PictureFields(msgspec.Struct, frozen=True, kw_only=True):
    """As typed. `id` is None without a picture; the words may be typed before the picture is sent."""

    id: int | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""
    credit_kind: str = "photo"
    focus_x: int = 50
    focus_y: int = 50


def picture_fields_of(used: LeadPicture | None) -> PictureFields:
    """The fields for what stands in the newsroom."""
    if used is None:
        return PictureFields()
    words = msgspec.structs.asdict(used)
    return PictureFields(id=words.pop("picture"), **words)


def picture_fields_from(posted: QueryDict) -> PictureFields:
    """The fields as they were sent; a picture that is to be taken off takes its words with it."""
    if posted.get("picture-remove"):
        return PictureFields()
    number = posted.get("picture", "")
    return PictureFields(
        id=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None,
        alt=_line(posted.get("picture-alt", "")),
        caption=_line(posted.get("picture-caption", "")),
        credit=_line(posted.get("picture-credit", "")),
        credit_kind=posted.get("picture-credit-kind", "photo"),
        focus_x=_percent(posted.get("picture-focus-x", "")),
        focus_y=_percent(posted.get("picture-focus-y", "")),
    )


WORDS = ("alt", "caption", "credit")


def with_picture(fields: PictureFields, picture: Picture, before: PictureFields) -> PictureFields:
    """The fields with a new picture. What its file says of itself stands where nothing was typed for it.

    Words that stand as they did `before` were of the picture that is replaced, and go with it.
    """
    is_other = fields.id is not None and fields.id != picture.pk
    typed = {
        name: "" if is_other and getattr(fields, name) == getattr(before, name) else getattr(fields, name)
        for name in WORDS
    }
    focus = {"focus_x": 50, "focus_y": 50} if is_other else {}
    return msgspec.structs.replace(
        fields,
        id=picture.pk,
        alt=typed["alt"] or picture.alt,
        caption=typed["caption"] or picture.caption,
        credit=typed["credit"] or credit_of(picture),
        **focus,
    )


def credit_of(picture: Picture) -> str:
    """`Creator/Agency` as far as the file names them."""
    return "/".join(dict.fromkeys(name for name in (picture.creator, picture.credit) if name))[:300]


def lead_picture_of(fields: PictureFields) -> dict[str, Any] | None:
    """The plain fields of texts.py `LeadPicture`; None without a picture."""
    if fields.id is None:
        return None
    words = msgspec.structs.asdict(fields)
    return {"picture": words.pop("id"), **words}


def thumbnail_of(fields: PictureFields) -> Rendition | None:
    """What the screen shows of it: a small JPEG."""
    if fields.id is None:
        return None
    return Rendition.objects.filter(picture_id=fields.id, format="jpeg").order_by("width").first()


def _line(text: str) -> str:
    return " ".join(text.split())


def _percent(text: str) -> int:
    return min(int(text), 100) if text.isascii() and text.isdigit() and len(text) < 4 else 50
