"""Orders about staff accounts: right, transaction, audit row. Who may do what is decided in accounts/rights.py."""

import datetime as dt
import secrets

import msgspec
from django.db import transaction

from redaksi.accounts.models import Role, User
from redaksi.accounts.rights import require

from .auditing import audit
from .errors import WrongState
from .models import Person

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for each other on a slip of paper."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What an administrator sets. `person` is whom the account's own stories are credited to.

    `channels` are the numbers of those that an editor or desk chief decides in; none means all.
    """

    username: str
    first_name: str
    last_name: str
    role: str
    language: str
    is_active: bool
    person: int | None
    channels: tuple[int, ...] = ()


def open_account(account: Account, *, by: User, now: dt.datetime) -> tuple[User, str]:
    """A new account and its one-time password, which is kept nowhere. Raises `ValidationError` naming the field."""
    require(by, "staff.manage")
    password = one_time_password()
    with transaction.atomic():
        user = User(must_change_password=True)
        user.set_password(password)
        _write(user, account)
        audit("open_account", user, by, now, role=user.role, channels=user.channels)
    return user, password


def change_account(user_id: int, account: Account, *, by: User, now: dt.datetime) -> User:
    """Set name, role, language, person and whether it may log in; without that it is logged out everywhere.

    Raises `WrongState` if no administrator would be left.
    """
    require(by, "staff.manage")
    with transaction.atomic():
        administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
        is_last = {administrator.pk for administrator in administrators} == {user_id}
        user = User.objects.select_for_update().get(pk=user_id)
        before = {"role": user.role, "is_active": user.is_active, "channels": user.channels}
        stays = account.role == Role.ADMINISTRATOR and account.is_active
        if is_last and not stays:
            raise WrongState("this is the last administrator; make somebody else one first")
        if user.is_active and not account.is_active:
            user.sessions_ended += 1
        _write(user, account)
        audit(
            "change_account",
            user,
            by,
            now,
            before=before,
            role=user.role,
            is_active=user.is_active,
            channels=user.channels,
        )
    return user


def renew_password(user_id: int, *, by: User, now: dt.datetime) -> tuple[User, str]:
    """Another one-time password; the account is logged out everywhere."""
    require(by, "staff.manage")
    password = one_time_password()
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user_id)
        user.set_password(password)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        audit("renew_password", user, by, now)
    return user, password


def one_time_password() -> str:
    """Sixteen letters in fours, 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _write(user: User, account: Account) -> None:
    user.username, user.first_name, user.last_name = account.username, account.first_name, account.last_name
    user.role, user.language, user.is_active = account.role, account.language, account.is_active
    user.channels = sorted(set(account.channels))
    user.full_clean()
    user.save()
    Person.objects.filter(user=user).exclude(pk=account.person or 0).update(user=None)
    if account.person is not None:
        Person.objects.filter(pk=account.person).update(user=user)
