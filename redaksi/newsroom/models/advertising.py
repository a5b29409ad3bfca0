"""Records of what is not news on a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdPlace(models.Model):
    """One of the seven places for advertisements; fields as in press/documents/advertising.py."""

    PLACES = [
        ("top", _("Above the name of the newspaper")),
        ("below_menu", _("Below the menu")),
        ("in_text_1", _("In the text, first")),
        ("in_text_2", _("In the text, second")),
        ("side_1", _("Beside the text, first")),
        ("side_2", _("Beside the text, second")),
        ("bottom", _("Above the footer")),
    ]

    place = models.CharField(_("place"), max_length=20, choices=PLACES, unique=True)
    is_on = models.BooleanField(_("kept free"), default=True)
    phone_height_px = models.PositiveIntegerField(_("height on phones, in pixels"), default=100)
    desktop_height_px = models.PositiveIntegerField(_("height on wide screens, in pixels"), default=250)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return str(self.get_place_display())


class Creative(models.Model):
    """An advertisement of the house itself. `places` are those of `AdPlace`, `channels` numbers of channels."""

    heading = models.CharField(_("heading"), max_length=300)
    text = models.CharField(_("text"), max_length=300, blank=True)
    button = models.CharField(_("button"), max_length=300)
    href = models.CharField(_("leads to"), max_length=500)
    places = models.JSONField(_("places"), default=list)
    channels = models.JSONField(_("channels"), default=list, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "heading"]

    def __str__(self) -> str:
        return self.heading


class Promo(models.Model):
    """A line that asks readers to follow or subscribe. Fields as in press/documents/advertising.py."""

    PLACES = [
        ("below_text", _("Below the text of a story")),
        ("home", _("On the home page")),
        ("channel", _("On channel pages")),
    ]

    text = models.CharField(_("text"), max_length=300)
    link_text = models.CharField(_("words of the link"), max_length=300, blank=True)
    href = models.CharField(_("leads to"), max_length=500)
    places = models.JSONField(_("places"), default=list)
    channels = models.JSONField(_("channels"), default=list, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "text"]

    def __str__(self) -> str:
        return self.text
