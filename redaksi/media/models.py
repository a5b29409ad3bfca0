"""Pictures as the newsroom keeps them. Rows are made by newsroom/actions/pictures.py; files lie where shelf.py says."""

from django.conf import settings
from django.db import models


class Picture(models.Model):
    """One original, known by the SHA-256 of its bytes. The words are the file's own; a story has words of its own."""

    sha256 = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.TextField(max_length=2000, blank=True)
    credit = models.CharField(max_length=300, blank=True)
    creator = models.CharField(max_length=300, blank=True)
    copyright = models.CharField(max_length=300, blank=True)
    alt = models.TextField(max_length=2000, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"picture {self.pk}"


class Rendition(models.Model):
    """A form of a picture. `name` is a keyed hash: who knows the picture can't tell it, and it tells nothing."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    format = models.CharField(max_length=4)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    name = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ["format", "width"]
        constraints = [
            models.UniqueConstraint(fields=["picture", "format", "width"], name="media_rendition_once"),
        ]
