"""What was done to a thing, in words, newest first. The rows come from the audit."""

import datetime as dt
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from redaksi.accounts.models import User
from redaksi.newsroom.auditing import thing_name
from redaksi.newsroom.documents import Record
from redaksi.newsroom.models import AuditRow, Story, StoryChange
from redaksi.site.pages.absent import ground_name

ON_A_PAGE = 50


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One row: `epoch` is its place in the press log, `version` the number of the text that was cut; or "" and 0."""

    at: dt.datetime
    who: str
    what: str
    epoch: str
    version: int
    why: str


def deeds(thing: Story | Record, before: str) -> tuple[list[Deed], str]:
    """A page of the history, and the key of the next one ("" at the end)."""
    rows = AuditRow.objects.filter(thing=thing_name(thing)).select_related("by").order_by("-pk")
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=before)
    page = list(rows[: ON_A_PAGE + 1])
    older = str(page[ON_A_PAGE - 1].pk) if len(page) > ON_A_PAGE else ""
    before_them = {row.detail["from"] for row in page if "from" in row.detail}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=before_them)} if before_them else {}
    return [_deed(row, names) for row in page[:ON_A_PAGE]], older


def _deed(row: AuditRow, names: dict[int, str]) -> Deed:
    detail = row.detail
    return Deed(
        at=row.at,
        who=str(row.by) if isinstance(row.by, User) else "",
        what=_what(row, names),
        epoch=str(detail.get("epoch", "")),
        version=int(detail.get("version", 0)),
        why=_why(detail),
    )


def _why(detail: dict[str, Any]) -> str:
    if detail.get("erased"):
        return _("The details were erased.")
    ground, change = detail.get("ground", ""), detail.get("change", "")
    parts = [
        ground_name(ground) if ground else "",
        str(StoryChange.Kind(change).label) if change else "",
        _("confirmed that nothing makes a minor findable") if detail.get("minor_is_safe") else "",
        *(detail.get(name, "") for name in ("note", "reason", "order", "uncredited_because")),
    ]
    return " · ".join(part for part in parts if part)


def _what(row: AuditRow, names: dict[int, str]) -> str:
    if row.action == "take_story" and row.detail.get("from") in names:
        return _("took it over from %(name)s") % {"name": names[row.detail["from"]]}
    return _words(row.action)


def _words(action: str) -> str:
    words = {
        "create_story": _("began the story"),
        "save_story": _("saved the text"),
        "file_story": _("filed it to the desk"),
        "take_story": _("took it in hand"),
        "mark_ready": _("marked it as ready"),
        "send_back": _("sent it back"),
        "publish": _("published it"),
        "withdraw": _("withdrew it"),
        "confirm_withdrawal": _("confirmed the withdrawal"),
        "reverse_withdrawal": _("gave it back to readers"),
        "erase_story": _("erased it"),
        "publish_record": _("saved it for readers"),
        "withdraw_record": _("took it down"),
    }
    return words.get(action, action)
