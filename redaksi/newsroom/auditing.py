"""The one way into the audit: who did what to what, when."""

import datetime as dt
from typing import Any

from redaksi.accounts.models import User
from redaksi.media.models import Picture

from .documents import Record
from .models import AuditRow, Story


def audit(action: str, thing: Story | Record | User | Picture, by: User, now: dt.datetime, **detail: Any) -> None:
    """Add a row, inside the transaction of what it tells."""
    AuditRow.objects.create(at=now, by=by, action=action, thing=thing_name(thing), detail=detail)


def thing_name(thing: Story | Record | User | Picture) -> str:
    """How the audit names a thing, such as `story:17`."""
    return f"{type(thing).__name__.lower()}:{thing.pk}"
