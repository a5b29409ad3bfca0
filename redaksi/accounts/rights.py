"""The one function that decides who may do what. Every action and every screen asks it."""

from collections.abc import Callable
from typing import Protocol

from .models import Role, User


class NotAllowed(Exception):
    """Somebody tried what they may not do; the message says what, and who could."""


class Owned(Protocol):
    """A thing that belongs to somebody."""

    owner_id: int | None
    state: str


def can(actor: User | None, action: str, thing: Owned | None = None) -> bool:
    """True if `actor` may do `action`, to `thing` where the action has one.

    Raises KeyError for an action that is not declared here: a misspelt action must not become a right.
    """
    rule = _RULES[action]
    return actor is not None and actor.is_active and bool(actor.role) and rule(actor, thing)


def require(actor: User | None, action: str, thing: Owned | None = None) -> None:
    """Raise `NotAllowed` unless `can`."""
    if not can(actor, action, thing):
        raise NotAllowed(f"{actor or 'nobody'} may not do {action}; ask an editor")


def _anybody(actor: User, thing: Owned | None) -> bool:
    return True


def _editor(actor: User, thing: Owned | None) -> bool:
    return actor.role == Role.EDITOR


def _editor_or_owner_of_a_draft(actor: User, thing: Owned | None) -> bool:
    if thing is None:
        return False
    return actor.role == Role.EDITOR or (thing.owner_id == actor.pk and thing.state == "draft")


_RULES: dict[str, Callable[[User, Owned | None], bool]] = {
    "desk.enter": _anybody,
    "story.create": _anybody,
    "story.see": _anybody,
    "story.edit": _editor_or_owner_of_a_draft,
    "story.publish": _editor,
    "story.withdraw": _editor,
    "picture.take": _anybody,
    "story.erase": _editor,
    "record.publish": _editor,
}

ACTIONS = tuple(_RULES)
"""Every action there is, for screens and for the tests that try all of them."""
