"""Staff users. What they may do is decided in rights.py alone."""

from django.contrib.auth.models import AbstractUser
from django.db import models
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
    """Somebody who logs in at the desk."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.NONE, blank=True)
    language = models.CharField(_("language of the desk"), max_length=5, blank=True, default="", choices=LANGUAGES)

    class Meta(AbstractUser.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_user_role")]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
