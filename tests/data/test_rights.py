"""Who may do what: every role, every action, every state of a story, one's own and another's, and in which channels."""

import pytest

from redaksi.accounts.models import Role, User
from redaksi.accounts.rights import ACTIONS, can
from redaksi.newsroom.models import UNPUBLISHED, Channel, Story, StoryState

NOBODY: set[Role] = set()
WITH_ROLE = {role for role in Role if role}
WRITERS = {Role.REPORTER, Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR}
EDITORS = {Role.EDITOR, Role.DESK_CHIEF, Role.ADMINISTRATOR}
CHIEFS = {Role.DESK_CHIEF, Role.ADMINISTRATOR}

ON_NOTHING = "nothing"
ON_OWN_DRAFT = "own draft"
ON = (ON_NOTHING, *(f"{whose} {state}" for whose in ("own", "other") for state in StoryState.values))
"""What an action may be about: nothing in particular, or a story in any state, one's own or another's."""

SAME_ON_ALL: dict[str, set[Role]] = {
    "desk.enter": WITH_ROLE,
    "password.change": WITH_ROLE,
    "story.create": WRITERS,
    "story.see": WITH_ROLE,
    "story.take": EDITORS,
    "story.ready": EDITORS,
    "story.send_back": EDITORS,
    "story.publish": EDITORS,
    "story.withdraw": CHIEFS,
    "picture.take": WITH_ROLE,
    "story.erase": EDITORS,
    "record.publish": CHIEFS,
    "advertising.publish": {Role.ADS, *CHIEFS},
    "staff.manage": {Role.ADMINISTRATOR},
}

BY_STATE = dict.fromkeys(ON, EDITORS) | {ON_NOTHING: NOBODY, ON_OWN_DRAFT: WRITERS}
"""What a writer may do to their own draft, and to nothing else; editors to any story."""

UNSEEN = {f"{whose} {state}" for whose in ("own", "other") for state in UNPUBLISHED}
TEXT = {on: roles | ({Role.PHOTO} if on in UNSEEN else NOBODY) for on, roles in BY_STATE.items()}
"""The photo desk works on what readers don't have yet: its pictures and captions."""

MAY: dict[str, dict[str, set[Role]]] = {
    **{action: dict.fromkeys(ON, roles) for action, roles in SAME_ON_ALL.items()},
    "story.edit": TEXT,
    "story.place": TEXT,
    "story.discard": {on: roles if on.endswith(" draft") else NOBODY for on, roles in BY_STATE.items()},
    "story.file": BY_STATE,
}

OF_A_CHANNEL = (
    "story.edit",
    "story.discard",
    "story.place",
    "story.file",
    "story.take",
    "story.ready",
    "story.send_back",
    "story.publish",
)
CHANNEL_ROLES = {
    **{action: {Role.EDITOR, Role.DESK_CHIEF} for action in OF_A_CHANNEL},
    "story.edit": {Role.EDITOR, Role.DESK_CHIEF, Role.PHOTO},
    "story.place": {Role.EDITOR, Role.DESK_CHIEF, Role.PHOTO},
    "story.withdraw": {Role.DESK_CHIEF},
}
"""The actions that are bound to channels, and the roles that they bind; an administrator decides everywhere."""


def somebody(role: Role, channels: list[int] | None = None) -> User:
    return User(pk=1, username="seseorang", role=role, channels=channels or [])


def story_of(on: str, channel: Channel | None = None) -> Story | None:
    if on == ON_NOTHING:
        return None
    whose, _, state = on.partition(" ")
    return Story(owner_id=1 if whose == "own" else 2, state=state, channel=channel)


def test_the_table_has_every_action() -> None:
    assert set(MAY) == set(ACTIONS)


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role or "no role")
@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_do_what(role: Role, action: str) -> None:
    actor = somebody(role)
    may = {on for on in ON if can(actor, action, story_of(on))}
    assert may == {on for on in ON if role in MAY[action][on]}
    actor.is_active = False
    assert not any(can(actor, action, story_of(on)) for on in ON)


SPORT = Channel(pk=10, slug="olahraga", name="Olahraga")
FOOTBALL = Channel(pk=11, slug="sepak-bola", name="Sepak Bola", parent=SPORT)
POLITICS = Channel(pk=20, slug="politik", name="Politik")
STANDS_IN = {"sport": SPORT, "football": FOOTBALL, "politics": POLITICS, "none yet": None}


@pytest.mark.parametrize(
    ("channels", "inside"),
    [
        ([], {"sport", "football", "politics", "none yet"}),
        ([10], {"sport", "football", "none yet"}),
        ([11], {"football", "none yet"}),
        ([11, 20], {"football", "politics", "none yet"}),
        ([99], {"none yet"}),
    ],
    ids=["all", "sport", "football", "football and politics", "one that is gone"],
)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", list(Role), ids=lambda role: role or "no role")
def test_channels_bound_who_decides_on_another_s_story(
    role: Role, action: str, channels: list[int], inside: set[str]
) -> None:
    actor = somebody(role, channels)
    for state in StoryState.values:
        on = f"other {state}"
        for name, channel in STANDS_IN.items():
            is_kept_out = role in CHANNEL_ROLES.get(action, NOBODY) and name not in inside
            expected = role in MAY[action][on] and not is_kept_out
            assert can(actor, action, story_of(on, channel)) == expected, (on, name)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.DESK_CHIEF])
def test_an_own_draft_is_one_s_own_in_any_channel(role: Role) -> None:
    actor = somebody(role, [SPORT.pk])
    assert can(actor, "story.edit", story_of(ON_OWN_DRAFT, POLITICS))
    assert can(actor, "story.file", story_of(ON_OWN_DRAFT, POLITICS))
    assert not can(actor, "story.publish", story_of(ON_OWN_DRAFT, POLITICS))
    assert not can(actor, "story.edit", story_of("own filed", POLITICS))
    assert can(actor, "story.place", story_of(ON_OWN_DRAFT, POLITICS))


def test_a_reporter_works_on_an_own_draft_anywhere_and_puts_it_only_into_own_channels() -> None:
    actor = somebody(Role.REPORTER, [SPORT.pk])
    assert can(actor, "story.edit", story_of(ON_OWN_DRAFT, POLITICS))
    for action in ("story.place", "story.file"):
        assert not can(actor, action, story_of(ON_OWN_DRAFT, POLITICS))
        assert can(actor, action, story_of(ON_OWN_DRAFT, FOOTBALL))
        assert can(actor, action, story_of(ON_OWN_DRAFT))
        assert can(somebody(Role.REPORTER), action, story_of(ON_OWN_DRAFT, POLITICS))
