"""The forms of what the newspaper is built of: masthead, channels, static pages, redirects."""

from typing import Any

import msgspec
from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import Channel, Masthead, Page, Redirect
from redaksi.press.body import Body

from ..contrast import NEEDED, contrast
from .base import SLUG_HINT, RecordForm, a_path

ZONES = [
    ("Asia/Jakarta", "WIB · Asia/Jakarta"),
    ("Asia/Makassar", "WITA · Asia/Makassar"),
    ("Asia/Jayapura", "WIT · Asia/Jayapura"),
]
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]


class MastheadForm(RecordForm):
    """The newspaper."""

    class Meta:
        model = Masthead
        fields = (
            *("name", "tagline", "description", "site_url", "founded_date", "language", "timezone"),
            *("dateline_pattern", "ad_label", "publisher", "responsible_person", "postal_address", "contact_email"),
        )
        widgets = {
            "founded_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "description": forms.Textarea(attrs={"rows": 3}),
            "site_url": forms.URLInput(),
            "contact_email": forms.EmailInput(),
        }
        labels = {"dateline_pattern": gettext_lazy("dateline pattern")}
        help_texts = {
            "site_url": gettext_lazy("With https:// and without a slash at the end, such as https://warta.example"),
            "founded_date": gettext_lazy("The first day that the indeks knows."),
            "dateline_pattern": gettext_lazy("{place} stands for the place, such as {place} -"),
            "ad_label": gettext_lazy("Stands above every advertisement."),
        }

    language = forms.ChoiceField(label=gettext_lazy("language"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=gettext_lazy("time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.instance.timezone
        others = [(zone, zone)] if zone and zone not in dict(ZONES) else []
        self.fields["timezone"].choices = [*ZONES, *others]  # type: ignore[attr-defined]

    def clean_site_url(self) -> str:
        """Without the slash that people paste along."""
        return str(self.cleaned_data["site_url"]).rstrip("/")


class ChannelForm(RecordForm):
    """A channel."""

    class Meta:
        model = Channel
        fields = ("name", "slug", "label", "parent", "position", "colour", "description")
        widgets = {"colour": forms.TextInput(attrs={"type": "color"}), "description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "slug": SLUG_HINT,
            "label": gettext_lazy("As it stands within a sentence, such as “ekonomi”."),
            "position": gettext_lazy("Smaller numbers stand first in the menu."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = Channel.objects.filter(parent=None, withdrawn_at=None).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = top  # type: ignore[attr-defined]
        self.fields["parent"].empty_label = _("None: it stands on top")  # type: ignore[attr-defined]
        colour = self.initial.get("colour") or self.instance.colour
        self.fields["colour"].help_text = _contrast_sentence(colour)

    def clean_colour(self) -> str:
        """Refused if the channel's name could not be read in it."""
        colour = str(self.cleaned_data["colour"]).lower()
        sentence = _contrast_sentence(colour)
        if not _is_colour(colour) or contrast(colour) < NEEDED:
            raise forms.ValidationError(sentence)
        return colour


class PageForm(RecordForm):
    """A static page; its text is written in the same editor as a story's."""

    named_by = "title"

    class Meta:
        model = Page
        fields = ("title", "slug", "position", "body")
        labels = {"title": gettext_lazy("heading of the page")}
        help_texts = {
            "slug": SLUG_HINT,
            "position": gettext_lazy("Smaller numbers stand first. Left empty, the footer does not show the page."),
        }

    body = forms.CharField(label=gettext_lazy("text"), required=False, widget=forms.HiddenInput, max_length=1_000_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.instance.body
        self.initial["body"] = msgspec.json.encode(body).decode() if body else ""

    def clean_body(self) -> dict[str, Any]:
        """The tree, checked as the press will."""
        try:
            tree: dict[str, Any] = msgspec.json.decode(self.cleaned_data["body"] or '{"type":"doc"}', type=dict)
            return msgspec.to_builtins(msgspec.convert(tree, Body))  # type: ignore[no-any-return]
        except (msgspec.MsgspecError, RecursionError) as error:
            raise forms.ValidationError(_("The text could not be read: {why}").format(why=error)) from error


class RedirectForm(RecordForm):
    """An address that moved for ever."""

    class Meta:
        model = Redirect
        fields = ("source", "target")
        help_texts = {
            "source": gettext_lazy("A path of this site, such as /berita-lama. Readers who come here are sent on."),
            "target": gettext_lazy("Where it stands now, such as /nasional"),
        }

    def clean_source(self) -> str:
        """A path."""
        return a_path(self.cleaned_data["source"])

    def clean_target(self) -> str:
        """A path."""
        return a_path(self.cleaned_data["target"])


def _is_colour(colour: str) -> bool:
    return len(colour) == 7 and colour[0] == "#" and all(sign in "0123456789abcdef" for sign in colour[1:])


def _contrast_sentence(colour: str) -> str:
    if not _is_colour(colour):
        return _("Use a colour such as #7a1f1f.")
    facts = {"ratio": f"{number_format(contrast(colour), 1)}:1", "needed": f"{number_format(NEEDED, 1)}:1"}
    if contrast(colour) < NEEDED:
        return _("Too pale: contrast with the paper is {ratio}, readers need {needed}. Choose a darker one.").format(
            **facts
        )
    return _("Contrast with the paper is {ratio}; readers need at least {needed}.").format(**facts)
