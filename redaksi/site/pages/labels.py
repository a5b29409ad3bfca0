"""What stands above a headline besides its channel: the running story or kicker, the kind of piece, who paid."""

from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import RunningStory, Story

from .. import addresses
from ..cards import Card
from ..reading import Reading


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """`kicker` is a running story's name, at `path`, or words by hand without one. `format` is empty for plain news.

    A paid story says so wherever it is shown: `is_paid`, and `sponsor` as it is printed.
    """

    kicker: str
    path: str | None
    format: str
    is_paid: bool
    sponsor: str


def label_of(reading: Reading, story: Story | Card) -> Label:
    """The label of one story, on its page and in lists."""
    running = _running(reading, story)
    is_paid = story.format == "paid"
    return Label(
        kicker=running.name if running else story.kicker,
        path=addresses.named_path(running) if running else None,
        format=format_name(story.format),
        is_paid=is_paid,
        sponsor=_("Paid for by %(sponsor)s") % {"sponsor": story.sponsor} if is_paid else "",
    )


def running_stories_of(stories: Iterable[Story | Card]) -> list[str]:
    """The ids of the running stories that lend their names to these, for one query ahead."""
    return [story.running_story for story in stories if story.running_story is not None]


def format_name(format: str) -> str:
    """What readers call a kind of piece; empty for plain news."""
    if format == "news":
        return ""
    return {
        "opinion": _("Opinion"),
        "analysis": _("Analysis"),
        "feature": _("Feature"),
        "photo": _("Photos"),
        "video": _("Video"),
        "infographic": _("Infographic"),
        "fact_check": _("Fact check"),
        "paid": _("Advertorial"),
    }[format]


def _running(reading: Reading, story: Story | Card) -> RunningStory | None:
    if story.running_story is None:
        return None
    return reading.documents("running_story", [story.running_story], RunningStory).get(story.running_story)
