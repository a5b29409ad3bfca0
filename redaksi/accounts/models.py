"""Staff users. What they may do is decided in rights.py alone."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is in the newsroom; an account without a role may do nothing."""

    NONE = "", _("No role")
    REPORTER = "reporter", _("Reporter")
    EDITOR = "editor", _("Editor")


class User(AbstractUser):
    """Somebody who logs in at the desk."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.NONE, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=["", "reporter", "editor"]), name="accounts_user_role")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
