"""The manuscripts of stories as bytes; what they mean is read in redaksi/newsroom/manuscripts/."""

from django.conf import settings
from django.db import models

from .stories import Story


class Manuscript(models.Model):
    """A story's manuscript: `state` holds all updates up to number `upto`; later ones stand in rows of their own."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="manuscript")
    state = models.BinaryField()
    upto = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()


class ManuscriptUpdate(models.Model):
    """What somebody typed in a moment, as Yjs writes it. Only added to, until it is folded into the state."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="updates")
    body = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["manuscript", "id"], name="newsroom_manuscript_update")]


class KeptBranch(models.Model):
    """What somebody typed after they had lost the right to: never merged, kept for them to copy out."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="branches")
    body = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
