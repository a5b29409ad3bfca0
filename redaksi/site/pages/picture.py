"""A picture as templates show it: addresses for each format and width, never a byte of it."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.body import PictureAttrs
from redaksi.press.documents import BodyPicture, LeadPicture, Rendition

from ..addresses import picture_path

THUMBNAIL_WIDTH = 640
FOCUS_STEP = 10
"""The style sheet has a class for every tenth of the way; a page carries no style of its own."""

_BEST_FIRST = ("avif", "webp", "jpeg")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser that reads `type` may choose from."""

    type: str
    srcset: str


class ShownPicture(msgspec.Struct, frozen=True, kw_only=True):
    """`sources` in the order of preference; `path` is in JPEG, for every other browser. `credit` is as printed."""

    sources: tuple[Source, ...]
    path: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    focus: str


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a picture in one place; `credit` is as printed."""

    alt: str
    caption: str
    credit: str
    focus: str


def shown(picture: LeadPicture, *, most_width: int = 1600) -> ShownPicture:
    """The picture at widths up to `most_width`, or at its smallest if that is wider."""
    words = _Words(
        alt=picture.alt,
        caption=picture.caption,
        credit=credit_line(picture.credit, picture.credit_kind),
        focus=f"focus-x-{_step(picture.focus_x)} focus-y-{_step(picture.focus_y)}",
    )
    return _shown(picture.renditions, words, most_width)


def shown_in_text(used: PictureAttrs, picture: BodyPicture) -> ShownPicture:
    """A picture of the text with the words that the text has for it; never cropped."""
    words = _Words(alt=used.alt, caption=used.caption, credit=credit_line(used.credit, used.credit_kind), focus="")
    return _shown(picture.renditions, words, 1600)


def _shown(renditions: tuple[Rendition, ...], words: _Words, most_width: int) -> ShownPicture:
    least = min(rendition.width for rendition in renditions)
    fitting = [one for one in renditions if one.width <= max(most_width, least)]
    by_format = {
        name: sorted((one for one in fitting if one.format == name), key=lambda one: one.width) for name in _BEST_FIRST
    }
    plain = by_format.pop("jpeg")
    middle = next((one for one in plain if one.width >= 640), plain[-1])
    return ShownPicture(
        sources=tuple(
            Source(type=f"image/{name}", srcset=_srcset(those)) for name, those in by_format.items() if those
        ),
        path=picture_path(middle),
        srcset=_srcset(plain),
        width=middle.width,
        height=middle.height,
        alt=words.alt,
        caption=words.caption,
        credit=words.credit,
        focus=words.focus,
    )


def credit_line(credit: str, kind: str) -> str:
    """`Photo: Antara` in the newspaper's language; empty without a credit."""
    if not credit:
        return ""
    pattern = _("Illustration: %(credit)s") if kind == "illustration" else _("Photo: %(credit)s")
    return pattern % {"credit": credit}


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{picture_path(one)} {one.width}w" for one in renditions)


def _step(percent: int) -> int:
    return round(percent / FOCUS_STEP) * FOCUS_STEP
