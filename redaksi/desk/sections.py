"""Which sections of the desk somebody sees in the navigation."""

from django.http import HttpRequest

from redaksi.accounts.models import User
from redaksi.accounts.rights import can


def sections(request: HttpRequest) -> dict[str, bool]:
    """For every template of the desk."""
    user = getattr(request, "user", None)
    return {"may_see_settings": isinstance(user, User) and can(user, "record.publish")}
