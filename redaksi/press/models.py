"""Tables of the press log. They are written by press/log.py alone."""

from django.db import models


class LogHead(models.Model):
    """One row: the newest epoch. Locked in every publishing transaction, so counters follow commits."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    generation = models.PositiveIntegerField(default=1)
    counter = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="press_head_is_one_row")]


class LogRow(models.Model):
    """One publication. Never updated, never deleted: a trigger refuses both."""

    counter = models.PositiveBigIntegerField(primary_key=True)
    generation = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    document_id = models.CharField(max_length=18)
    version = models.PositiveIntegerField()
    op = models.CharField(max_length=8)
    document_digest = models.CharField(max_length=64, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "document_id", "version"], name="press_row_version_once"),
            models.CheckConstraint(condition=models.Q(op__in=["put", "withdraw", "erase"]), name="press_row_op"),
        ]


class StoredDocument(models.Model):
    """The text of one row, apart from it so that an erasure can take it away and the chain still holds."""

    row = models.OneToOneField(LogRow, on_delete=models.PROTECT, primary_key=True, related_name="stored")
    salt = models.BinaryField(max_length=16)
    body = models.BinaryField()


class Current(models.Model):
    """The newest row of each document, kept for checks of references."""

    kind = models.CharField(max_length=20)
    document_id = models.CharField(max_length=18)
    version = models.PositiveIntegerField()
    op = models.CharField(max_length=8)
    row = models.ForeignKey(LogRow, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "document_id"], name="press_current_once")]


class Naming(models.Model):
    """A live document names another: the other can't go while this stands."""

    from_kind = models.CharField(max_length=20)
    from_id = models.CharField(max_length=18)
    field = models.CharField(max_length=60)
    to_kind = models.CharField(max_length=20)
    to_id = models.CharField(max_length=18)

    class Meta:
        indexes = [
            models.Index(fields=["to_kind", "to_id"], name="press_naming_to"),
            models.Index(fields=["from_kind", "from_id"], name="press_naming_from"),
        ]


class Claim(models.Model):
    """A path or name that one document holds; two can't hold the same."""

    claimed = models.CharField(max_length=520, primary_key=True)
    kind = models.CharField(max_length=20)
    document_id = models.CharField(max_length=18)

    class Meta:
        indexes = [models.Index(fields=["kind", "document_id"], name="press_claim_of")]
