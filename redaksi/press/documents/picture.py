"""A picture inside another document: complete, so that no page looks anything up to show it."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from .base import END, Id, OptionalLine

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Pixels = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class Rendition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One form of the picture; `name` is a keyed hash that tells nothing of the original."""

    format: Literal["avif", "webp", "jpeg"]
    width: Pixels
    height: Pixels
    name: Annotated[str, msgspec.Meta(pattern=rf"^[0-9a-f]{{32}}{END}")]

    @property
    def file(self) -> str:
        """What its public file is called."""
        return f"{self.name}.{self.format}"


class LeadPicture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The picture above a story. `focus_x` and `focus_y` are the point, in percent, that no crop may lose.

    `credit` is empty only where an editor has answered for it. Fields as in ninjs: `altText` is `alt` here.
    """

    alt: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
    caption: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    credit: OptionalLine = ""
    credit_kind: Literal["photo", "illustration"] = "photo"
    width: Pixels
    height: Pixels
    focus_x: Percent = 50
    focus_y: Percent = 50
    renditions: Annotated[tuple[Rendition, ...], msgspec.Meta(min_length=1, max_length=30)]

    def widest_jpeg(self) -> Rendition:
        """For machines that show one picture of a page."""
        return max((one for one in self.renditions if one.format == "jpeg"), key=lambda one: one.width)

    def flaws(self) -> Iterator[str]:
        """What types can't say: the one form that every browser reads must be there."""
        if not any(rendition.format == "jpeg" for rendition in self.renditions):
            yield "lead_picture needs a rendition in jpeg"
        if len({rendition.name for rendition in self.renditions}) != len(self.renditions):
            yield "lead_picture must not name one rendition twice"


class BodyPicture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The forms of a picture that the text names by number; its words stand in the text."""

    id: Id
    width: Pixels
    height: Pixels
    renditions: Annotated[tuple[Rendition, ...], msgspec.Meta(min_length=1, max_length=30)]

    def flaws(self) -> Iterator[str]:
        """As for a lead picture."""
        if not any(rendition.format == "jpeg" for rendition in self.renditions):
            yield f"pictures: {self.id} needs a rendition in jpeg"
