"""Records: what stands on many pages or lends its name to stories. Advertising stands in its own module."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
    initials = models.CharField(_("initials"), max_length=8, blank=True)
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


class RunningStory(models.Model):
    """A running story (berita berjalan): an affair that goes on over many stories."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    is_open = models.BooleanField(_("still running"), default=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="newsroom_running_story_name")]

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """An agency or outlet that a text rests on."""

    KINDS = [("agency", _("Agency")), ("outlet", _("Outlet"))]

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=300, blank=True)
    source_kind = models.CharField(_("kind"), max_length=10, choices=KINDS, default="agency")
    url = models.CharField(_("address"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="newsroom_source_name")]

    def __str__(self) -> str:
        return self.name


class Menu(models.Model):
    """A menu of the site; `items` are objects with `label` and `href`."""

    PLACES = [("main", _("Main menu")), ("footer", _("Footer"))]

    place = models.CharField(_("place"), max_length=20, choices=PLACES, unique=True)
    items = models.JSONField(_("links"), default=list)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return str(self.get_place_display())
