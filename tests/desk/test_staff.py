"""Staff accounts: who keeps them, what is set, how a one-time password ends."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from redaksi.accounts.models import Role, User
from redaksi.newsroom.models import AuditRow, Channel, Person
from tests.builders import a_channel, a_draft, a_person, ayu, bima, sari, wati
from tests.desk.test_doors import logged_in

NEW = {"username": "rini", "first_name": "Rini", "role": "reporter", "language": "", "is_active": "on"}


@pytest.fixture
def office(channel: Channel) -> Client:
    """Ayu's browser."""
    return logged_in(ayu())


def html(answer: Any) -> str:
    return str(answer.content.decode())


def opened(office: Client, **fields: str) -> tuple[User, str]:
    answer = office.post(reverse("staff_create"), NEW | fields)
    return answer.context["account"], answer.context["password"]


def log_in(username: str, password: str) -> Client:
    browser = Client()
    browser.post(reverse("account_login"), {"login": username, "password": password})
    return browser


def test_a_new_account_gets_a_password_that_is_shown_once(office: Client) -> None:
    user, password = opened(office)
    assert user.check_password(password)
    for address in (reverse("staff"), reverse("staff_account", args=[user.pk])):
        assert password not in html(office.get(address))
    row = AuditRow.objects.get(thing=f"user:{user.pk}")
    assert (row.by, row.action, password in str(row.detail)) == (ayu(), "open_account", False)
    assert "rini" in html(office.get(reverse("staff")))


def test_a_one_time_password_opens_nothing_but_its_change(office: Client) -> None:
    _user, password = opened(office)
    browser = log_in("rini", password)
    change = reverse("account_change_password")
    for name in ("queue", "settings"):
        answer = browser.get(reverse(name))
        assert answer.status_code == 403 or answer.headers["location"] == change
    assert browser.get(reverse("queue")).headers["location"] == change
    short = {"old_password": password, "new_password1": "pendek", "new_password2": "pendek"}
    answer = browser.post(change, short)
    assert (answer.status_code, "Terlalu pendek" in html(answer) or "12 karakter" in html(answer)) == (422, True)
    own = "kata sandi yang panjang"
    browser.post(change, {"old_password": password, "new_password1": own, "new_password2": own})
    assert browser.get(reverse("queue")).status_code == 200
    assert log_in("rini", password).get(reverse("queue")).status_code == 302
    assert log_in("rini", own).get(reverse("queue")).status_code == 200


def test_closing_an_account_ends_its_sessions_for_good(office: Client) -> None:
    reporter = sari()
    browser = logged_in(reporter)
    assert browser.get(reverse("queue")).status_code == 200
    address = reverse("staff_account", args=[reporter.pk])
    fields = {"username": "sari", "first_name": "Sari", "role": "reporter", "language": ""}
    assert office.post(address, fields).status_code == 302
    assert browser.get(reverse("queue")).status_code == 302
    assert office.post(address, fields | {"is_active": "on"}).status_code == 302
    assert browser.get(reverse("queue")).status_code == 302
    assert logged_in(User.objects.get(pk=reporter.pk)).get(reverse("queue")).status_code == 200


def test_a_new_password_ends_sessions_and_the_old_password(office: Client) -> None:
    reporter = sari()
    browser = logged_in(reporter)
    answer = office.post(reverse("staff_password", args=[reporter.pk]))
    assert browser.get(reverse("queue")).status_code == 302
    assert log_in("sari", "sandi-yang-panjang").get(reverse("queue")).headers["location"].startswith("/account/login/")
    assert log_in("sari", answer.context["password"]).get(reverse("queue")).status_code == 302


def test_another_role_counts_at_once(office: Client) -> None:
    reporter = sari()
    browser = logged_in(reporter)
    assert browser.get(reverse("settings")).status_code == 403
    fields = {"username": "sari", "role": "desk_chief", "language": "", "is_active": "on"}
    office.post(reverse("staff_account", args=[reporter.pk]), fields)
    assert browser.get(reverse("settings")).status_code == 200
    assert browser.get(reverse("staff")).status_code == 403


def test_an_account_is_tied_to_one_person(office: Client) -> None:
    person = a_person("rini-uji")
    user, _password = opened(office, person="rini-uji")
    person.refresh_from_db()
    assert person.user == user
    answer = office.post(reverse("staff_create"), NEW | {"username": "lain", "person": "rini-uji"})
    assert (answer.status_code, "person" in answer.context["form"].errors) == (422, True)
    answer = office.post(reverse("staff_create"), NEW | {"username": "lain", "person": "tidak-ada"})
    assert (answer.status_code, "person" in answer.context["form"].errors) == (422, True)
    office.post(reverse("staff_account", args=[user.pk]), NEW | {"person": ""})
    person.refresh_from_db()
    assert person.user is None


def test_the_channels_of_an_editor_count_at_once(office: Client, channel: Channel) -> None:
    editor, other = bima(), a_channel("olahraga")
    story = a_draft(channel, by=sari())
    address = reverse("staff_account", args=[editor.pk])
    fields = {"username": "bima", "role": "editor", "language": "", "is_active": "on"}

    def may_publish() -> bool:
        return bool(logged_in(editor).get(reverse("story", args=[story.pk])).context["may_publish"])

    assert may_publish()
    assert office.post(address, fields | {"channels": [other.pk]}).status_code == 302
    assert not may_publish()
    assert f'value="{other.pk}" class="form-check-input" id="id_channels_1" checked' in html(office.get(address))
    assert office.post(address, fields | {"channels": [channel.pk, other.pk]}).status_code == 302
    assert may_publish()
    assert office.post(address, fields | {"channels": ["999"]}).status_code == 422
    assert User.objects.get(pk=editor.pk).channels == [channel.pk, other.pk]
    row = AuditRow.objects.filter(thing=f"user:{editor.pk}").order_by("-pk")[0]
    assert (row.detail["before"]["channels"], row.detail["channels"]) == ([other.pk], [channel.pk, other.pk])


@pytest.mark.parametrize("fields", [{"role": "reporter", "is_active": "on"}, {"role": "administrator"}])
def test_the_last_administrator_stays(office: Client, fields: dict[str, str]) -> None:
    keeper = ayu()
    answer = office.post(reverse("staff_account", args=[keeper.pk]), {"username": "ayu", "language": ""} | fields)
    assert (answer.status_code, "pengelola terakhir" in html(answer)) == (422, True)
    keeper.refresh_from_db()
    assert (keeper.role, keeper.is_active) == (Role.ADMINISTRATOR, True)


@pytest.mark.parametrize(
    ("field", "value"),
    [("username", "sari"), ("username", ""), ("username", "a b"), ("role", "king"), ("language", "x")],
)
def test_a_bad_field_is_said_and_what_was_typed_is_kept(office: Client, field: str, value: str) -> None:
    sari()
    answer = office.post(reverse("staff_create"), NEW | {field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["first_name"].value() == "Rini"
    assert not User.objects.filter(first_name="Rini").exists()


def test_the_desk_speaks_the_account_s_language_until_the_device_chose_one(office: Client) -> None:
    reporter = sari()
    reporter.language = "en"
    reporter.save()
    browser = logged_in(reporter)
    assert "Queue" in html(browser.get("/"))
    browser.post(reverse("language"), {"language": "id", "next": "/"})
    assert "Antrean" in html(browser.get("/"))


def test_a_desk_chief_does_not_keep_the_accounts(channel: Channel) -> None:
    browser = logged_in(wati())
    assert browser.post(reverse("staff_create"), NEW).status_code == 403
    assert reverse("staff") not in html(browser.get(reverse("settings")))
    assert not User.objects.filter(username="rini").exists()


def test_the_list_of_accounts_walks_everybody_once(office: Client) -> None:
    User.objects.bulk_create(User(username=f"staf-{number:03}") for number in range(120))
    seen: list[str] = []
    after = ""
    while True:
        context = office.get(reverse("staff"), {"after": after}).context
        seen += [account.username for account in context["accounts"]]
        after = context["older"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == User.objects.count()


def test_a_person_is_picked_or_typed_by_name_or_slug(office: Client) -> None:
    first, second, alone = a_person("rini-1", name="Rini"), a_person("rini-2", name="Rini"), a_person("ade", name="Ade")
    user, _password = opened(office, person="Rini", person_number=str(second.pk))
    address = reverse("staff_account", args=[user.pk])
    page = office.get(address)
    assert (page.context["form"]["person"].value(), page.context["form"]["person_number"].value()) == (
        "Rini",
        second.pk,
    )
    assert "data-picker=" in page.content.decode()
    refused = office.post(address, NEW | {"person": "Rini", "person_number": "x"})
    assert (refused.status_code, "person" in refused.context["form"].errors) == (422, True)
    for typed, number, expected in (
        ("rini-1", str(second.pk), first),
        ("Ade", "", alone),
        ("Ade", str(first.pk), alone),
        ("Rini", str(first.pk), first),
    ):
        assert office.post(address, NEW | {"person": typed, "person_number": number}).status_code == 302
        user.refresh_from_db()
        assert Person.objects.get(user=user) == expected
