"""What the lab tells of one file, and its limits. Read by both sides of the border, so without Django and Pillow."""

from typing import Annotated, Literal

import msgspec

REPORT = "report.json"
WIDTHS = (320, 640, 960, 1280, 1600)
"""The widths of renditions in pixels; a narrower original has fewer, and is never enlarged."""

FORMATS = ("avif", "webp", "jpeg")

MAX_UPLOAD_BYTES = 25_000_000
MAX_PIXELS = 100_000_000
MIN_WIDTH_PX = WIDTHS[0]
MAX_RATIO = 4
"""How many times one side may be as long as the other."""

Reason = Literal["bytes", "format", "pixels", "small", "shape", "animated", "broken", "heavy", "died"]
"""`died` is told by no lab: it ended without a word, or did not begin."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file says of itself, cut to what a story can hold; "" where it says nothing."""

    caption: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    credit: Annotated[str, msgspec.Meta(max_length=300)] = ""
    creator: Annotated[str, msgspec.Meta(max_length=300)] = ""
    copyright: Annotated[str, msgspec.Meta(max_length=300)] = ""
    alt: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A rendition that lies in the lab's folder as `<width>.<format>`."""

    format: Literal["avif", "webp", "jpeg"]
    width: Annotated[int, msgspec.Meta(ge=1, le=WIDTHS[-1])]
    height: Annotated[int, msgspec.Meta(ge=1, le=WIDTHS[-1] * MAX_RATIO)]


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`refused` is None for a picture; `width` and `height` are the original's as it is looked at."""

    refused: Reason | None = None
    width: int = 0
    height: int = 0
    metadata: Metadata = Metadata()
    renditions: Annotated[tuple[Made, ...], msgspec.Meta(max_length=len(WIDTHS) * len(FORMATS))] = ()
