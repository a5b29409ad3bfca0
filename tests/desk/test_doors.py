"""Who gets through which door of the desk."""

from contextlib import suppress
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from redaksi.accounts.models import User
from redaksi.accounts.rights import ACTIONS
from redaksi.desk.story_form import FLAGS, LINES, LISTS
from redaksi.newsroom.models import Channel, Story, StoryState
from redaksi.press import log
from tests.builders import a_draft, a_live_story, bima, sari, tono, wati

OPEN_TO_ALL = {"language"}


def desk_patterns() -> list[tuple[str, Any]]:
    included = next(p for p in get_resolver().url_patterns if getattr(p, "urlconf_name", None))
    assert isinstance(included, URLResolver)
    views = [pattern for pattern in included.url_patterns if isinstance(pattern, URLPattern)]
    return [(str(view.name), view.callback) for view in views]


def address(name: str, story: Story) -> str:
    for args in (
        [story.pk],
        [story.pk, 1],
        ["channels", story.channel_id],
        ["channels"],
        ["ab", "ab" * 16, "avif"],
        [],
    ):
        with suppress(NoReverseMatch):
            return reverse(name, args=args)
    raise AssertionError(f"{name} wants arguments that this test doesn't know")


ALL_NAMES = [name for name, _ in desk_patterns()]


def test_every_view_of_the_desk_states_its_action() -> None:
    stated = {name: getattr(view, "desk_actions", ()) for name, view in desk_patterns()}
    assert {name for name, actions in stated.items() if not actions or set(actions) - set(ACTIONS)} == OPEN_TO_ALL


@pytest.mark.parametrize("name", sorted(set(ALL_NAMES) - OPEN_TO_ALL))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_a_login(name: str, method: str, channel: Channel) -> None:
    answer = getattr(Client(), method)(address(name, a_draft(channel)))
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("name", sorted(set(ALL_NAMES) - OPEN_TO_ALL))
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_account_without_rights_gets_nowhere(name: str, method: str, channel: Channel) -> None:
    story = a_draft(channel, headline="Rahasia Redaksi")
    answer = getattr(logged_in(tono()), method)(address(name, story))
    assert answer.status_code == 403
    assert "Rahasia" not in answer.content.decode()


def test_an_account_that_was_closed_gets_nowhere(channel: Channel) -> None:
    user = bima()
    browser = logged_in(user)
    user.is_active = False
    user.save()
    assert browser.get(reverse("queue")).status_code == 302


def test_a_reporter_can_not_publish_by_sending_the_form(channel: Channel) -> None:
    story = a_draft(channel, by=sari())
    form = form_of(logged_in(sari()), story) | {"order": "publish"}
    answer = logged_in(sari()).post(reverse("story", args=[story.pk]), form)
    assert answer.status_code == 403
    story.refresh_from_db()
    assert story.state == StoryState.DRAFT
    assert log.current_document("story", str(story.pk)) is None


def test_a_reporter_can_not_change_what_is_live_or_another_s_draft(channel: Channel) -> None:
    for story in (a_live_story(channel), a_draft(channel, by=wati())):
        form = form_of(logged_in(wati()), story) | {"deck": "Diubah oleh Sari."}
        assert logged_in(sari()).post(reverse("story", args=[story.pk]), form).status_code == 403
        story.refresh_from_db()
        assert story.deck != "Diubah oleh Sari."


def test_a_reporter_can_not_withdraw(channel: Channel) -> None:
    story = a_live_story(channel)
    form = {"ground": "other", "reason": "Tidak suka beritanya."}
    assert logged_in(sari()).post(reverse("story_withdraw", args=[story.pk]), form).status_code == 403
    story.refresh_from_db()
    assert story.state == StoryState.LIVE


def test_a_form_from_another_site_is_refused(channel: Channel) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(wati(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.post(reverse("story_create"), headers={"origin": "https://jahat.example"})
    assert answer.status_code == 403
    assert not Story.objects.exists()


def test_guessing_a_password_ends(channel: Channel) -> None:
    wati()
    browser = Client()
    attempt = {"login": "wati", "password": "salah"}
    for _ in range(10):
        browser.post(reverse("account_login"), attempt)
    right = {"login": "wati", "password": "sandi-yang-panjang"}
    answer = browser.post(reverse("account_login"), right)
    assert answer.status_code in (403, 429)
    assert browser.get(reverse("queue")).status_code == 302


def test_the_right_password_opens_the_queue(channel: Channel) -> None:
    wati()
    browser = Client()
    answer = browser.post(reverse("account_login"), {"login": "wati", "password": "sandi-yang-panjang"})
    assert (answer.status_code, answer.headers["location"]) == (302, "/")
    assert browser.get(reverse("queue")).status_code == 200


@pytest.mark.parametrize("path", ["/account/signup/", "/account/reset/", "/admin/", "/account/inactive/"])
def test_there_is_no_other_way_in(path: str, channel: Channel) -> None:
    assert Client().get(path).status_code == 404


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def form_of(browser: Client, story: Story) -> dict[str, object]:
    """The story screen's form as a browser would send it unchanged."""
    context = browser.get(reverse("story", args=[story.pk])).context
    fields = context["fields"]
    return {
        "seen": context["seen"].whole,
        "seen-fields": context["seen"].fields,
        "headline": fields.headline,
        "body": fields.body,
        "deck": fields.deck,
        "channel": fields.channel or "",
        "running_story": fields.running_story or "",
        "format": fields.format,
        **{name: getattr(fields, name) for name in (*LINES, *LISTS)},
        **{name: "1" for name in FLAGS if getattr(fields, name)},
        "credit-role": [row.role for row in fields.credits],
        "credit-person": [row.person for row in fields.credits],
        "credit-name": [row.name for row in fields.credits],
        "slug": fields.slug,
        "language": fields.language,
        "order": "save",
        "picture": "" if fields.picture.id is None else fields.picture.id,
        "picture-alt": fields.picture.alt,
        "picture-caption": fields.picture.caption,
        "picture-credit": fields.picture.credit,
        "picture-credit-kind": fields.picture.credit_kind,
        "picture-focus-x": fields.picture.focus_x,
        "picture-focus-y": fields.picture.focus_y,
    }
