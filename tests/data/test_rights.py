"""Who may do what: every role, every action, on one's own draft, another's draft and a live story."""

import pytest

from redaksi.accounts.models import Role, User
from redaksi.accounts.rights import ACTIONS, can
from redaksi.newsroom.models import Story, StoryState

pytestmark = pytest.mark.django_db

NOBODY: set[Role] = set()
WITH_ROLE = {role for role in Role if role}
WRITERS = {Role.REPORTER, Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR}
EDITORS = {Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR}
CHIEFS = {Role.DESK_CHIEF, Role.ADMINISTRATOR}
ADMINISTRATORS = {Role.ADMINISTRATOR}

MAY: dict[str, dict[str, set[Role]]] = {
    "desk.enter": dict.fromkeys(("none", "own", "other", "live"), WITH_ROLE),
    "password.change": dict.fromkeys(("none", "own", "other", "live"), WITH_ROLE),
    "story.create": dict.fromkeys(("none", "own", "other", "live"), WRITERS),
    "picture.take": dict.fromkeys(("none", "own", "other", "live"), WITH_ROLE),
    "story.see": dict.fromkeys(("none", "own", "other", "live"), WITH_ROLE),
    "story.edit": {"none": NOBODY, "own": WRITERS, "other": EDITORS, "live": EDITORS},
    "story.publish": dict.fromkeys(("none", "own", "other", "live"), EDITORS),
    "story.withdraw": dict.fromkeys(("none", "own", "other", "live"), CHIEFS),
    "story.erase": dict.fromkeys(("none", "own", "other", "live"), EDITORS),
    "record.publish": dict.fromkeys(("none", "own", "other", "live"), CHIEFS),
    "staff.manage": dict.fromkeys(("none", "own", "other", "live"), ADMINISTRATORS),
}


def test_the_table_has_every_action() -> None:
    assert set(MAY) == set(ACTIONS)


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role or "no role")
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("on", ["none", "own", "other", "live"])
def test_who_may_do_what(role: Role, action: str, on: str) -> None:
    actor = User(pk=1, username="seseorang", role=role)
    thing = {
        "none": None,
        "own": Story(owner_id=1, state=StoryState.DRAFT),
        "other": Story(owner_id=2, state=StoryState.DRAFT),
        "live": Story(owner_id=1, state=StoryState.LIVE),
    }[on]
    assert can(actor, action, thing) == (role in MAY[action][on])
    actor.is_active = False
    assert not can(actor, action, thing)
