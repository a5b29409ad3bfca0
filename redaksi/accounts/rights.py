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


def _in_their_channels(actor: User, thing: Owned | None) -> bool:
    """Whether an editor's channels hold the thing. Administrators, and who has no channels named, have all."""
    if actor.role == Role.ADMINISTRATOR or not actor.channels:
        return True
    return thing is None or not thing.channel_numbers or bool(set(actor.channels) & set(thing.channel_numbers))


def _of_channel(*roles: Role) -> Rule:
    return lambda actor, thing: actor.role in roles and _in_their_channels(actor, thing)


def _owns_draft(actor: User, thing: Owned | None) -> bool:
    return thing is not None and actor.role in _WRITERS and thing.owner_id == actor.pk and thing.state == "draft"


def _editor_or_owner_of_a_draft(actor: User, thing: Owned | None) -> bool:
    is_editor = actor.role in _EDITORS and _in_their_channels(actor, thing)
    return thing is not None and (is_editor or _owns_draft(actor, thing))


_RULES: dict[str, Rule] = {
    "desk.enter": _anybody,
    "password.change": _anybody,
    "story.create": _one_of(*_WRITERS),
    "story.see": _anybody,
    "story.edit": _editor_or_owner_of_a_draft,
    "story.file": _editor_or_owner_of_a_draft,
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
