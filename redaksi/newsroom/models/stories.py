"""Stories and their rows: credits, versions, pictures, what was told of them; the audit; the words of the search."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from redaksi.media.models import Picture

from .records import Channel, Person, RunningStory, Source, Topic


class StoryState(models.TextChoices):
    """Where a story stands."""

    DRAFT = "draft", _("Draft")
    FILED = "filed", _("Filed")
    EDITING = "editing", _("In edit")
    READY = "ready", _("Ready")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Erased")


UNPUBLISHED = (StoryState.DRAFT, StoryState.FILED, StoryState.EDITING, StoryState.READY)
"""The states of a story that readers never had."""


class Story(models.Model):
    """A story being worked on. `headline` and `body` are trees of press/body.py; `credits` and `topics` are rows.

    `picture_words` is what this story says of its picture: the fields of texts.py `LeadPicture` without the picture.
    `related` are numbers of stories. `holder` has it in hand since `held_since`. Other fields as in
    press/documents/story.py.
    """

    FORMATS = [
        ("news", _("News")),
        ("opinion", _("Opinion")),
        ("analysis", _("Analysis")),
        ("feature", _("Feature")),
        ("photo", _("Photo")),
        ("video", _("Video")),
        ("infographic", _("Infographic")),
        ("fact_check", _("Fact check")),
        ("paid", _("Paid")),
    ]

    slug = models.SlugField(_("slug"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, default="id")
    format = models.CharField(_("format"), max_length=20, choices=FORMATS, default="news")
    headline = models.JSONField(_("headline"), default=list)
    short_headline = models.CharField(_("short headline"), max_length=200, blank=True)
    seo_title = models.CharField(_("title for search engines"), max_length=200, blank=True)
    social_title = models.CharField(_("title for shared links"), max_length=200, blank=True)
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    deck = models.TextField(_("deck"), max_length=2000, blank=True)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="stories")
    running_story = models.ForeignKey(
        RunningStory, on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )
    located = models.CharField(_("dateline"), max_length=80, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="stories")
    sources = models.ManyToManyField(Source, blank=True, related_name="stories")
    sponsor = models.CharField(_("paid for by"), max_length=300, blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="stories")
    picture_words = models.JSONField(default=dict)
    body = models.JSONField(_("text"), default=dict)
    related = models.JSONField(_("related stories"), default=list)
    is_sensitive = models.BooleanField(_("sensitive: no advertisements"), default=False)
    involves_minor = models.BooleanField(_("involves a minor"), default=False)
    comments_off = models.BooleanField(_("no comments"), default=False)
    state = models.CharField(max_length=10, choices=StoryState.choices, default=StoryState.DRAFT)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="held_stories"
    )
    held_since = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    live_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="newsroom_story_changed"),
            models.Index(fields=["state", "-changed_at", "-id"], name="newsroom_story_state"),
            models.Index(fields=["owner", "-changed_at", "-id"], name="newsroom_story_owner"),
            models.Index(fields=["holder", "-changed_at", "-id"], name="newsroom_story_holder"),
            models.Index(fields=["channel", "-changed_at", "-id"], name="newsroom_story_of_channel"),
            models.Index(fields=["channel", "state", "-changed_at", "-id"], name="newsroom_story_channel"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=UNPUBLISHED) | models.Q(published_at__isnull=False),
                name="newsroom_story_live_has_time",
            )
        ]

    def __str__(self) -> str:
        return f"story {self.pk}"

    @property
    def channel_numbers(self) -> tuple[int, ...]:
        """The story's channel and the one above it; empty while none is chosen."""
        if self.channel is None:
            return ()
        return (self.channel.pk, *([self.channel.parent_id] if self.channel.parent_id else []))

    @property
    def plain_headline(self) -> str:
        """The headline without italics; empty while nothing is typed."""
        return "".join(str(run.get("text", "")) for run in self.headline).strip()


class Credit(models.Model):
    """Somebody's part in a story: a person of the house or a name from outside."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="credits")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="credits")
    name = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="newsroom_credit_position_once"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, name="") | models.Q(person__isnull=True) & ~models.Q(name=""),
                name="newsroom_credit_person_or_name",
            ),
        ]


class Version(models.Model):
    """The text of a story at a moment that counts; never changed afterwards, but emptied by an erasure."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    cut_at = models.DateTimeField()
    cut_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    text = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="newsroom_version_once")]


class StoryPicture(models.Model):
    """A story that shows or showed a picture: where else a picture is used, and what an erasure may destroy."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "story"], name="newsroom_story_picture_once")]


class StoryChange(models.Model):
    """What was done to a story after its publication: a typing error mended, an update, a correction with its note."""

    class Kind(models.TextChoices):
        """How readers are told: not at all of a mended typing error."""

        TYPO = "typo", _("Typing error")
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    note = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="typo") | ~models.Q(note=""), name="newsroom_story_change_is_told"
            )
        ]


class StoryWithdrawal(models.Model):
    """A withdrawal that one desk chief ordered and a second has to confirm within a day."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="withdrawals")
    ground = models.CharField(max_length=20)
    reason = models.TextField(max_length=2000)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reversed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["at"],
                condition=models.Q(confirmed_at__isnull=True, reversed_at__isnull=True),
                name="newsroom_withdrawal_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("by")),
                name="newsroom_withdrawal_two_people",
            )
        ]


class AuditRow(models.Model):
    """Who did what, when. Only ever added to; an erasure empties the details of what it erased."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["thing", "-id"], name="newsroom_audit_thing")]


class SearchWord(models.Model):
    """A word under which a record or a story is found at the desk; redaksi/newsroom/searching.py writes them."""

    kind = models.CharField(max_length=20)
    word = models.CharField(max_length=40)
    thing_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "word", "thing_id"], name="newsroom_search_word_once")]
        indexes = [models.Index(fields=["kind", "thing_id", "word"], name="newsroom_search_thing")]
