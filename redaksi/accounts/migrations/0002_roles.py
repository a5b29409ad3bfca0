"""Four more roles, and the language that somebody wants the desk to speak."""

from django.db import migrations, models

ROLES = [
    ("", "No role"),
    ("reporter", "Reporter"),
    ("editor", "Editor"),
    ("desk_chief", "Desk chief"),
    ("photo", "Photo desk"),
    ("ads", "Advertising"),
    ("administrator", "Administrator"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="user", name="accounts_user_role"),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(blank=True, choices=ROLES, default="", max_length=20, verbose_name="role"),
        ),
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[("", "As chosen on the device"), ("id", "Bahasa Indonesia"), ("en", "English")],
                default="",
                max_length=5,
                verbose_name="language of the desk",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(role__in=[role for role, _ in ROLES]), name="accounts_user_role"
            ),
        ),
    ]
