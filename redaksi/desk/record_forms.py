"""The fields of the records, how each is typed and what is said about it. Taking them is views/records.py's work."""

from typing import Any

import msgspec
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import Channel, Masthead, Page, Person, Redirect, Topic
from redaksi.press.body import Body
from redaksi.press.documents.base import is_slug

from .contrast import NEEDED, contrast
from .refusals import Refusal

ZONES = [
    ("Asia/Jakarta", "WIB · Asia/Jakarta"),
    ("Asia/Makassar", "WITA · Asia/Makassar"),
    ("Asia/Jayapura", "WIT · Asia/Jayapura"),
]
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
SLUG_HINT = gettext_lazy("Part of the address. Left empty, it is made from the name. Changing it moves the address.")


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the forms of all records share: how fields look, how a slug is made, where a refusal is shown."""

    named_by = "name"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name in ("slug", "source"):
            if name in self.fields:
                self.fields[name].error_messages["unique"] = _("Another one has this already. Choose another.")

    def clean_slug(self) -> str:
        """As typed, or made from the name."""
        slug: str = self.cleaned_data["slug"] or slugify(self.data.get(self.named_by, ""))[:120].strip("-_")
        if not is_slug(slug):
            raise forms.ValidationError(_("Use small letters, digits and single hyphens, such as berita-kota."))
        return slug

    def refuse(self, refusal: Refusal) -> None:
        """Show what was refused at its field, or above all if the screen has no such field."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)

    @property
    def problems(self) -> list[str]:
        """What belongs to no field."""
        return [str(sentence) for sentence in self.errors.get(NON_FIELD_ERRORS, [])]


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


class PersonForm(RecordForm):
    """Somebody who is credited."""

    class Meta:
        model = Person
        fields = ("name", "slug", "title", "bio", "is_active")
        widgets = {"bio": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "slug": SLUG_HINT,
            "title": gettext_lazy("As it stands in the byline, such as Jurnalis."),
            "is_active": gettext_lazy("Without it nobody can credit this person anew; earlier stories keep the name."),
        }


class TopicForm(RecordForm):
    """A topic."""

    class Meta:
        model = Topic
        fields = ("name", "slug", "description", "aliases")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"slug": SLUG_HINT}

    aliases = forms.CharField(
        label=gettext_lazy("other spellings"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line, at most 20. The topic is found under them too."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["aliases"] = "\n".join(self.instance.aliases)

    def clean_aliases(self) -> list[str]:
        """The lines, each once."""
        lines = [line.strip() for line in self.cleaned_data["aliases"].splitlines()]
        aliases = list(dict.fromkeys(line for line in lines if line))
        if len(aliases) > 20 or any(len(line) > 300 for line in aliases):
            raise forms.ValidationError(_("At most 20 lines of at most 300 characters."))
        return aliases


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
        return _path(self.cleaned_data["source"])

    def clean_target(self) -> str:
        """A path."""
        return _path(self.cleaned_data["target"])


def _path(typed: str) -> str:
    if not typed.startswith("/") or any(sign in typed for sign in " ?#\\\t\n"):
        raise forms.ValidationError(_("Use a path that begins with / and holds no space, ?, # or \\."))
    return typed


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


def dress(field: forms.Field) -> None:
    """Give a field the looks of the desk."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        widget.attrs["class"] = "form-check-input"
    elif isinstance(widget, forms.Select):
        widget.attrs["class"] = "form-select"
    elif widget.attrs.get("type") == "color":
        widget.attrs["class"] = "form-control form-control-color"
    else:
        widget.attrs["class"] = "form-control"
