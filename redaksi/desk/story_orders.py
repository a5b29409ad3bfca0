"""Which orders the story screen offers: one as the button of the state, the others in a menu."""

import datetime as dt

import msgspec
from django.utils.translation import gettext as _

from redaksi.accounts.models import User
from redaksi.accounts.rights import can
from redaksi.newsroom.auditing import thing_name
from redaksi.newsroom.models import UNPUBLISHED, AuditRow, Story, StoryState

PUBLISHABLE = (*UNPUBLISHED, StoryState.LIVE)
"""What the screen offers to publish. A withdrawal is a public record; taking it back needs a reason, not a button."""

IN_ORDER: dict[str, tuple[str, ...]] = {
    StoryState.DRAFT: ("publish", "file", "ready", "take"),
    StoryState.FILED: ("take", "publish", "ready", "send_back"),
    StoryState.EDITING: ("publish", "ready", "take", "send_back"),
    StoryState.READY: ("publish", "take", "send_back"),
    StoryState.LIVE: ("publish", "take"),
}
"""What makes sense in each state, the most likely first."""


class Order(msgspec.Struct, frozen=True):
    """`value` is what the button sends."""

    value: str
    words: str


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """What was said when the story was last handed over: by whom, when, in which direction."""

    who: str
    at: dt.datetime
    was_sent_back: bool
    words: str


def orders_for(actor: User, story: Story) -> list[Order]:
    """What `actor` may order here; the first is the button of the state."""
    names = [name for name in IN_ORDER.get(story.state, ()) if _makes_sense(name, actor, story)]
    if story.state == StoryState.EDITING and story.holder_id not in (None, actor.pk) and "take" in names:
        names.sort(key=lambda name: name != "take")  # somebody else works on it: that comes first
    return [Order(name, _words(name, story)) for name in names]


def last_handed(story: Story) -> Handed | None:
    """The note or reason that whoever opens the story should read before anything else."""
    if story.state not in UNPUBLISHED:
        return None
    rows = AuditRow.objects.filter(thing=thing_name(story), action__in=("file_story", "send_back"))
    row = rows.select_related("by").order_by("-pk").first()
    if row is None or (row.action == "send_back") != (story.state == StoryState.DRAFT):
        return None
    words = row.detail.get("reason", "") or row.detail.get("note", "")
    return Handed(who=str(row.by or ""), at=row.at, was_sent_back=row.action == "send_back", words=words)


def _makes_sense(name: str, actor: User, story: Story) -> bool:
    is_own_draft = story.state == StoryState.DRAFT and story.owner_id == actor.pk
    if name == "take" and (is_own_draft or story.holder_id == actor.pk):
        return False
    return can(actor, "story.edit", story) and can(actor, f"story.{name}", story)


def _words(name: str, story: Story) -> str:
    if name == "publish" and story.state == StoryState.LIVE:
        return _("Publish this text")
    if name == "take" and story.holder is not None:
        return _("Take over from %(name)s") % {"name": story.holder}
    return {
        "publish": _("Publish"),
        "file": _("File to the desk"),
        "take": _("Take in hand"),
        "ready": _("Mark as ready"),
        "send_back": _("Send back"),
    }[name]
