"""What the newsroom works on. Rows that decide something are changed by actions.py alone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from redaksi.media.models import Picture


class Masthead(models.Model):
    """The newspaper: one row with id 1. Fields as in press/documents/masthead.py."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(_("name"), max_length=300)
    site_url = models.CharField(_("address of the site"), max_length=200)
    founded_date = models.DateField(_("founded on"))
    tagline = models.CharField(_("tagline"), max_length=300, blank=True)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=5, default="id")
    timezone = models.CharField(_("time zone"), max_length=60, default="Asia/Jakarta")
    dateline_pattern = models.CharField(_("dateline"), max_length=60, default="{place} -")
    ad_label = models.CharField(_("label of advertisements"), max_length=30, default="Iklan")
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    responsible_person = models.CharField(_("responsible person"), max_length=300, blank=True)
    postal_address = models.CharField(_("postal address"), max_length=300, blank=True)
    contact_email = models.CharField(_("contact"), max_length=300, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="newsroom_masthead_is_one")]

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """A channel (kanal); at most two levels."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    label = models.CharField(_("name in running text"), max_length=300)
    colour = models.CharField(_("colour"), max_length=7, default="#7a1f1f")
    position = models.PositiveIntegerField(_("position"), default=0)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("below"), on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return f"{self.parent.name} › {self.name}" if self.parent else self.name


class Person(models.Model):
    """Somebody who is credited; may have an account."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    title = models.CharField(_("title"), max_length=300, blank=True)
    bio = models.TextField(_("about"), max_length=2000, blank=True)
    is_active = models.BooleanField(_("works here"), default=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="newsroom_person_name")]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """What stories are about."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    aliases = models.JSONField(_("other spellings"), default=list, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="newsroom_topic_name")]

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A static page. `body` is the tree of press/body.py."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    body = models.JSONField(_("text"), default=dict)
    position = models.PositiveIntegerField(_("position in the footer"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Redirect(models.Model):
    """An address that moved for ever."""

    source = models.CharField(_("old path"), max_length=500, unique=True)
    target = models.CharField(_("new path"), max_length=500)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["source"]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class StoryState(models.TextChoices):
    """Where a story stands."""

    DRAFT = "draft", _("Draft")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Erased")


class Story(models.Model):
    """A story being worked on. `headline` and `body` are trees of press/body.py; `credits` and `topics` are rows.

    `picture_words` is what this story says of its picture: the fields of texts.py `LeadPicture` without the picture.
    """

    slug = models.SlugField(_("slug"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, default="id")
    headline = models.JSONField(_("headline"), default=list)
    deck = models.TextField(_("deck"), max_length=2000, blank=True)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="stories")
    located = models.CharField(_("dateline"), max_length=80, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="stories")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="stories")
    picture_words = models.JSONField(default=dict)
    body = models.JSONField(_("text"), default=dict)
    state = models.CharField(max_length=10, choices=StoryState.choices, default=StoryState.DRAFT)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    live_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-changed_at", "-id"], name="newsroom_story_changed")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="newsroom_story_live_has_time",
            )
        ]

    def __str__(self) -> str:
        return f"story {self.pk}"

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
