"""Staff users. What they may do is decided in rights.py alone."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("", _("As chosen on the device")), ("id", "Bahasa Indonesia"), ("en", "English")]


class Role(models.TextChoices):
    """What somebody is in the newsroom; an account without a role may do nothing."""

    NONE = "", _("No role")
    REPORTER = "reporter", _("Reporter")
    EDITOR = "editor", _("Editor")
    DESK_CHIEF = "desk_chief", _("Desk chief")
    PHOTO = "photo", _("Photo desk")
    ADS = "ads", _("Advertising")
    ADMINISTRATOR = "administrator", _("Administrator")


class User(AbstractUser):
    """Somebody who logs in at the desk. Who raises `sessions_ended` logs the account out everywhere.

    `channels` are the numbers of those that they work in; none means all.
    """

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.NONE, blank=True)
    language = models.CharField(_("language of the desk"), max_length=5, blank=True, default="", choices=LANGUAGES)
    channels = models.JSONField(_("channels"), default=list, blank=True)
    must_change_password = models.BooleanField(default=False, editable=False)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_user_role")]

    def get_session_auth_hash(self) -> str:
        """What a session must match to go on: ends with another password and with `sessions_ended`."""
        value = f"{self.password} {self.sessions_ended}"
        return salted_hmac("redaksi.accounts.session", value, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        return self.get_full_name() or self.username
