"""Which sections of the desk somebody sees in the navigation."""

from django.http import HttpRequest

from redaksi.accounts.models import User
from redaksi.accounts.rights import can


def sections(request: HttpRequest) -> dict[str, bool]:
    """For every template of the desk."""
    user = getattr(request, "user", None)
    keeps = isinstance(user, User) and any(can(user, action) for action in ("record.publish", "advertising.publish"))
    return {"may_see_settings": keeps, "may_write": isinstance(user, User) and can(user, "story.create")}
