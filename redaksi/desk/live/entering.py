"""Who may open a manuscript's socket: the desk's session and the rights function decide, as for every screen."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, parse_cookie

from redaksi.accounts.models import User
from redaksi.accounts.rights import can
from redaksi.newsroom.models import Story, StoryState


def headers_of(scope: dict[str, Any]) -> dict[str, str]:
    """The headers of an ASGI scope by lower-case names."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def is_from_the_desk(headers: dict[str, str]) -> bool:
    """Whether a page of the desk itself opens the socket: browsers let every page try, with our cookies."""
    return headers.get("origin", "") in settings.CSRF_TRUSTED_ORIGINS


def who_knocks(headers: dict[str, str]) -> User | None:
    """The member of staff whose session the cookie names; None for nobody, or who must change the password first."""
    key = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    request = HttpRequest()
    request.session = SessionStore(key)
    user = get_user(request)
    return user if isinstance(user, User) and user.is_active and not user.must_change_password else None


def may_read(user: User, story_id: int) -> bool:
    """Whether the story is there and may be seen."""
    story = Story.objects.select_related("channel").filter(pk=story_id).exclude(state=StoryState.ERASED).first()
    return story is not None and can(user, "story.see", story)


def may_write(user_id: int, story_id: int) -> bool:
    """Whether the account, as it is now, may write in the story, as it is now."""
    user = User.objects.filter(pk=user_id).first()
    story = Story.objects.select_related("channel").filter(pk=story_id).first()
    return story is not None and story.state != StoryState.ERASED and can(user, "story.edit", story)
