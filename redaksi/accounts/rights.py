"""The one function that decides who may do what. Every action and every screen asks it."""

from collections.abc import Callable
from typing import Protocol

from .models import Role, User


class NotAllowed(Exception):
    """Somebody tried what they may not do; the message says what, and who could."""


class Owned(Protocol):
    """A thing that belongs to somebody and stands in channels: its own and the one above; none yet for a new one."""

    owner_id: int | None
    state: str

    @property
    def channel_numbers(self) -> tuple[int, ...]:
        """The numbers of the channels that it stands in."""


def can(actor: User | None, action: str, thing: Owned | None = None) -> bool:
    """True if `actor` may do `action`, to `thing` where the action has one.

    Raises KeyError for an action that is not declared here: a misspelt action must not become a right.
    """
    rule = _RULES[action]
    return actor is not None and actor.is_active and bool(actor.role) and rule(actor, thing)


def require(actor: User | None, action: str, thing: Owned | None = None) -> None:
    """Raise `NotAllowed` unless `can`."""
    if not can(actor, action, thing):
        raise NotAllowed(f"{actor or 'nobody'} may not do {action}; ask the desk chief or an administrator")


Rule = Callable[[User, Owned | None], bool]


def _anybody(actor: User, thing: Owned | None) -> bool:
    return True


def _one_of(*roles: Role) -> Rule:
    return lambda actor, thing: actor.role in roles


_WRITERS = (Role.REPORTER, Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR)
_EDITORS = (Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR)
_CHIEFS = (Role.DESK_CHIEF, Role.ADMINISTRATOR)
_UNSEEN = ("draft", "filed", "editing", "ready")
"""The states of what readers don't have yet."""


def _in_their_channels(actor: User, thing: Owned | None) -> bool:
    """Whether somebody's channels hold the thing. Administrators, and who has no channels named, have all."""
    if actor.role == Role.ADMINISTRATOR or not actor.channels:
        return True
    return thing is None or not thing.channel_numbers or bool(set(actor.channels) & set(thing.channel_numbers))


def _of_channel(*roles: Role) -> Rule:
    return lambda actor, thing: actor.role in roles and _in_their_channels(actor, thing)


def _owns_draft(actor: User, thing: Owned | None) -> bool:
    return thing is not None and actor.role in _WRITERS and thing.owner_id == actor.pk and thing.state == "draft"


def _edits(actor: User, thing: Owned | None) -> bool:
    """Editors theirs, writers their own drafts, the photo desk what readers don't have yet: pictures and captions."""
    if thing is None:
        return False
    is_photo_work = actor.role == Role.PHOTO and thing.state in _UNSEEN
    return _owns_draft(actor, thing) or ((actor.role in _EDITORS or is_photo_work) and _in_their_channels(actor, thing))


def _discards(actor: User, thing: Owned | None) -> bool:
    is_draft = thing is not None and thing.state == "draft"
    return is_draft and actor.role in _WRITERS and _edits(actor, thing)


def _files(actor: User, thing: Owned | None) -> bool:
    """Who edits it may file it, but for the photo desk; a reporter with channels only into them."""
    return actor.role in _WRITERS and _edits(actor, thing) and _places(actor, thing)


def _places(actor: User, thing: Owned | None) -> bool:
    """Whether a story may be put where `thing` stands. An editor writes for any; its editors decide."""
    is_own = thing is not None and actor.role in _EDITORS and _owns_draft(actor, thing)
    return thing is not None and _edits(actor, thing) and (is_own or _in_their_channels(actor, thing))


_RULES: dict[str, Rule] = {
    "desk.enter": _anybody,
    "password.change": _anybody,
    "story.create": _one_of(*_WRITERS),
    "story.see": _anybody,
    "story.edit": _edits,
    "story.place": _places,
    "story.file": _files,
    "story.discard": _discards,
    "story.take": _of_channel(*_EDITORS),
    "story.ready": _of_channel(*_EDITORS),
    "story.send_back": _of_channel(*_EDITORS),
    "story.publish": _of_channel(*_EDITORS),
    "story.withdraw": _of_channel(*_CHIEFS),
    "picture.take": _anybody,
    "story.erase": _one_of(*_EDITORS),
    "record.publish": _one_of(*_CHIEFS),
    "advertising.publish": _one_of(Role.ADS, *_CHIEFS),
    "staff.manage": _one_of(Role.ADMINISTRATOR),
}

ACTIONS = tuple(_RULES)
"""Every action there is, for screens and for the tests that try all of them."""
